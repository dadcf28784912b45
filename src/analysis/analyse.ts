import type { Day } from '../knowledge/types';
import { resolveImport } from '../manifest/imports';
import { endOf, startOf } from '../manifest/model';
import { RULES } from '../rules/catalogue';
import type { Report, Rule } from '../rules/rule';
import type { Analysis, AnalysisInput } from './analysis';
import { buildGraph } from './build-graph';
import type { Context, DirectoryEntry } from './context';
import { isDay } from './days';
import type { Finding } from './finding';

/** Judges a manifest by every rule. Work grows with the number of steps and of their inputs. */
export function analyse(input: AnalysisInput): Analysis {
  const { manifest, file, files, knowledge } = input;
  const asOf = judgedDay(input);
  const graph = buildGraph(manifest, file, files, knowledge);
  const context: Context = {
    manifest,
    knowledge,
    graph,
    ...(asOf !== undefined && { asOf }),
    directory: directoryOf(input),
    importedIds: importedIdsOf(input),
    missingImports: new Set(
      manifest.imports
        .filter(({ value }) => !files.get(resolveImport(file, value)))
        .map(({ value }) => value),
    ),
  };
  const findings: Finding[] = [];
  for (const rule of RULES) {
    for (const report of reportsOf(rule, context)) {
      findings.push({ ruleId: rule.id, severity: rule.severity, ...report });
    }
  }
  // The sort is stable: rules of one place keep their order.
  findings.sort((a, b) => startOf(a.place) - startOf(b.place) || endOf(a.place) - endOf(b.place));
  const { directory } = context;
  return { manifest, file, ...(asOf !== undefined && { asOf }), graph, directory, findings };
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

/** Own suppliers, then those of the files that the manifest itself imports; the first of an id counts. */
export function directoryOf({
  manifest,
  file,
  files,
}: Pick<AnalysisInput, 'manifest' | 'file' | 'files'>): Map<string, DirectoryEntry> {
  const directory = new Map<string, DirectoryEntry>();
  for (const supplier of manifest.suppliers.values()) {
    directory.set(supplier.id.value, { supplier });
  }
  for (const { value } of manifest.imports) {
    const key = resolveImport(file, value);
    for (const supplier of files.get(key)?.suppliers.values() ?? []) {
      if (!directory.has(supplier.id.value))
        directory.set(supplier.id.value, { supplier, file: key });
    }
  }
  return directory;
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
