import type { Day } from '../knowledge/types';
import { resolveImport } from '../manifest/imports';
import { endOf, startOf } from '../manifest/model';
import { DEFAULT_POLICY } from '../policy/policy';
import { judgeRegimes } from '../regimes/judge';
import { RULES } from '../rules/catalogue';
import type { Report, Rule } from '../rules/rule';
import type { Analysis, AnalysisInput } from './analysis';
import { buildGraph } from './build-graph';
import type { Context } from './context';
import { isDay } from '../knowledge/calendar';
import type { Finding } from './finding';
import { Holdings } from './holdings';
import { Suppliers } from './suppliers';
import { coverFindings } from './waivers';

/** Judges a manifest by every rule. Work grows with the number of steps and of their inputs. */
export function analyse(input: AnalysisInput): Analysis {
  const { file } = input;
  const context = contextOf(input);
  const { policy } = context;
  const rules = RULES.filter(({ id }) => policy.rules.get(id) !== 'off');
  const told = (rule: Rule, reports: Iterable<Report>): Finding[] => {
    const severity = policy.rules.get(rule.id) ?? rule.severity;
    return severity === 'off'
      ? []
      : Array.from(reports, (report) => ({ ruleId: rule.id, severity, ...report }));
  };
  const { findings, used } = coverFindings(
    rules.flatMap((rule) => told(rule, reportsOf(rule, context))),
    RULES,
    context,
  );
  const late = rules.flatMap((rule) =>
    rule.late ? told(rule, rule.late({ used, rules: RULES }, context)) : [],
  );
  // The sort is stable: rules of one place keep their order.
  const all = [...findings, ...late].sort(
    (a, b) => startOf(a.place) - startOf(b.place) || endOf(a.place) - endOf(b.place),
  );
  return { ...context, file, input, findings: all };
}

function contextOf(input: AnalysisInput): Context {
  const { manifest, file, files, knowledge, policy = DEFAULT_POLICY } = input;
  const asOf = judgedDay(input);
  const graph = buildGraph(manifest, file, files, knowledge);
  const suppliers = new Suppliers(manifest, file, files, knowledge);
  const holdings = new Holdings(suppliers, knowledge);
  const ground = { graph, knowledge, suppliers, holdings };
  return {
    manifest,
    knowledge,
    policy,
    graph,
    ...(asOf !== undefined && { asOf }),
    directory: suppliers.directory(),
    suppliers,
    holdings,
    regimes: asOf === undefined ? [] : judgeRegimes({ ...ground, asOf }, policy.regimes),
    importedIds: importedIdsOf(input),
    missingImports: new Set(
      manifest.imports
        .filter(({ value }) => !files.get(resolveImport(file, value)))
        .map(({ value }) => value),
    ),
  };
}

function* reportsOf(rule: Rule, context: Context): Generator<Report> {
  if (rule.step) {
    for (const step of context.graph.own) {
      for (const report of rule.step(step, context)) yield { source: step.source, ...report };
    }
  }
  if (rule.stage) {
    for (const group of context.graph.stages) yield* rule.stage(group, context);
  }
  if (rule.file) yield* rule.file(context);
}

/** The day to judge; none where the manifest gives one that is not in the calendar. */
function judgedDay({ asOf, manifest, today }: AnalysisInput): Day | undefined {
  if (asOf !== undefined) return asOf;
  if (!manifest.keys.has('asOf')) return today;
  const own = manifest.asOf?.value;
  return own !== undefined && isDay(own) ? own : undefined;
}

function importedIdsOf({ manifest, file, files }: AnalysisInput): Map<string, string> {
  const ids = new Map<string, string>();
  for (const { value } of manifest.imports) {
    for (const { id } of files.get(resolveImport(file, value))?.sources ?? []) {
      if (id && !ids.has(id.value)) ids.set(id.value, value);
    }
  }
  return ids;
}
