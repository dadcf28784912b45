import type { Day } from '../knowledge/types';
import { resolveImport } from '../manifest/imports';
import type { Problem } from '../manifest/model';
import { endOf, startOf } from '../manifest/model';
import { DEFAULT_POLICY } from '../policy/policy';
import { judgeRegimes } from '../regimes/judge';
import { RULES } from '../rules/catalogue';
import type { Found, Report, Rule } from '../rules/rule';
import type { Analysis, AnalysisInput } from './analysis';
import { buildGraph } from './build-graph';
import type { Context } from './context';
import { isDay } from '../knowledge/calendar';
import type { Finding } from './finding';
import type { Step } from './graph';
import { Holdings } from './holdings';
import { Suppliers } from './suppliers';
import { coverFindings } from './waivers';

/** Judges a manifest by every rule. Work grows with the number of steps and of their inputs. */
export function analyse(input: AnalysisInput): Analysis {
  const slices = analyseInSlices(input);
  for (;;) {
    const { done, value } = slices.next();
    if (done === true) return value;
  }
}

/** Steps that are looked at between two points where others may have their turn. */
const SLICE = 500;

/** As `analyse`, in slices of a few milliseconds: whoever runs it may rest or give up between them. */
export function* analyseInSlices(input: AnalysisInput): Generator<undefined, Analysis> {
  const { file } = input;
  const context = yield* contextOf(input);
  const { policy } = context;
  const rules = RULES.filter(({ id }) => policy.rules.get(id) !== 'off');
  const found: Finding[] = [];
  for (const rule of rules) {
    const severity = policy.rules.get(rule.id) ?? rule.severity;
    if (severity === 'off') continue;
    const add = (report: Report): void => {
      found.push({ ruleId: rule.id, severity, ...report });
    };
    if (rule.step) {
      let looked = 0;
      for (const step of context.graph.own) {
        if (++looked % SLICE === 0) yield;
        rule.step(step, context, (report) => {
          found.push({ ruleId: rule.id, severity, source: step.source, ...report });
        });
      }
    }
    if (rule.stage) {
      for (const group of context.graph.stages) {
        for (const report of rule.stage(group, context)) add(report);
        yield;
      }
    }
    if (rule.file) for (const report of rule.file(context)) add(report);
    yield;
  }
  const { findings, used } = coverFindings(found, RULES, context);
  const all = [...findings, ...lateFindings(rules, { used, rules: RULES }, context)];
  yield;
  // The sort is stable: rules of one place keep their order.
  all.sort(byPlace);
  return { ...context, file, input, findings: all };
}

/** In order of place; of two at one start the shorter first. */
export const byPlace = (a: Finding, b: Finding): number =>
  startOf(a.place) - startOf(b.place) || endOf(a.place) - endOf(b.place);

/**
 * What the rules find that look at single steps, for some steps, in order of place. Nothing is
 * suggested that all the ids would have to be looked through for.
 *
 * @param problems what is wrong with the structure of these steps
 * @param known which steps there are to look at: `some` where there are others that are not read yet
 */
export function findingsOfSteps(
  steps: readonly Step[],
  problems: readonly Problem[],
  context: Context,
  known: 'all' | 'some' = 'all',
): readonly Finding[] {
  const { policy, graph, manifest } = context;
  const sources = steps.map(({ source }) => source);
  const near: Context = {
    ...context,
    manifest: { ...manifest, sources, problems, suppliers: new Map() },
    graph: {
      manifest,
      own: steps,
      all: steps,
      stages: [],
      byId: graph.byId,
      nearestId: () => undefined,
      upstream: (of) => graph.upstream(of),
    },
  };
  const found: Finding[] = [];
  for (const rule of RULES) {
    const severity = policy.rules.get(rule.id) ?? rule.severity;
    if (severity === 'off') continue;
    if (rule.step && !(known === 'some' && rule.needsAll)) {
      for (const step of steps) {
        rule.step(step, near, (report) => {
          found.push({ ruleId: rule.id, severity, source: step.source, ...report });
        });
      }
    }
    if (rule.file && rule.isLocal) {
      for (const report of rule.file(near)) found.push({ ruleId: rule.id, severity, ...report });
    }
  }
  return [...coverFindings(found, RULES, context).findings].sort(byPlace);
}

function lateFindings(rules: readonly Rule[], found: Found, context: Context): Finding[] {
  return rules.flatMap((rule) => {
    const severity = context.policy.rules.get(rule.id) ?? rule.severity;
    if (severity === 'off' || !rule.late) return [];
    return Array.from(rule.late(found, context), (report) => ({
      ruleId: rule.id,
      severity,
      ...report,
    }));
  });
}

/** What rules may ask, in slices. */
export function* contextOf(input: AnalysisInput): Generator<undefined, Context> {
  const { manifest, file, files, knowledge, policy = DEFAULT_POLICY } = input;
  const asOf = judgedDay(input);
  const graph = yield* buildGraph(manifest, file, files, knowledge);
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
    missingImports: missingImportsOf(input),
  };
}

/** The day to judge; none where the manifest gives one that is not in the calendar. */
function judgedDay({ asOf, manifest, today }: AnalysisInput): Day | undefined {
  if (asOf !== undefined) return asOf;
  if (!manifest.keys.has('asOf')) return today;
  const own = manifest.asOf?.value;
  return own !== undefined && isDay(own) ? own : undefined;
}

function missingImportsOf(input: AnalysisInput): Context['missingImports'] {
  const { manifest, file, files, unreadable } = input;
  return new Map(
    manifest.imports.flatMap(({ value }) => {
      const key = resolveImport(file, value);
      return files.get(key) ? [] : [[value, unreadable?.get(key)] as const];
    }),
  );
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
