import type { SourceChange } from '../manifest/live-manifest';
import type { Located, Manifest, Source, Unit } from '../manifest/model';
import { endOf, startOf } from '../manifest/model';
import { splitReference } from '../manifest/imports';
import { findingsOfSteps } from './analyse';
import type { Analysis } from './analysis';
import { judgeSource } from './build-graph';
import { BuiltGraph } from './built-graph';
import type { Finding } from './finding';
import type { Graph, Input, Step } from './graph';

/** Of a larger change nothing is near: it is judged with all the rest. */
const MOST = 50;

/**
 * The analysis at once after an edit inside the sources: the steps that changed are judged anew by the
 * rules that look at a step; whatever else was found stays until all is judged again.
 *
 * @param before the last analysis of the text before the edit; it is not asked any more
 * @returns undefined where the edit is too large to be near anything
 */
export function analyseNear(
  before: Analysis,
  manifest: Manifest,
  { at, removed, added, units, problems }: SourceChange,
): Analysis | undefined {
  if (removed.length > MOST || added.length > MOST) return undefined;
  if (!(before.graph instanceof BuiltGraph)) return undefined;
  const old = before.graph.own.slice(at, at + removed.length);
  const fresh = added.map((source, index) => stepFor(source, old[index], at + index, before));
  const graph = before.graph.withSteps(manifest, at, removed.length, fresh);
  const context = { ...before, manifest, graph };
  const found = findingsOfSteps(fresh, problems, context);
  const findings = merged(keptFindings(before.findings, removed, added, units), found);
  return { ...context, findings, input: { ...before.input, manifest } };
}

/** The same findings in a manifest whose sources have not changed. */
export function withManifest(before: Analysis, manifest: Manifest): Analysis {
  const units = new Set<Unit>(before.manifest.sources.map(({ unit }) => unit));
  const findings = before.findings.filter(({ place }) => units.has(place.unit));
  return { ...before, manifest, findings, input: { ...before.input, manifest } };
}

function stepFor(
  source: Source,
  old: Step | undefined,
  index: number,
  { graph, knowledge }: Analysis,
): Step {
  const isSame = old?.source.id?.value === source.id?.value;
  return {
    ...judgeSource(source, knowledge),
    index,
    inputs: source.inputs.map((entry) => follow(entry, old, graph)),
    feeds: isSame ? (old?.feeds ?? []) : [],
  };
}

function follow(entry: Located<string>, old: Step | undefined, graph: Graph): Input {
  const known = old?.inputs.find((input) => input.entry.value === entry.value);
  if (known) return { ...known, entry };
  const { file, id } = splitReference(entry.value);
  if (file !== undefined) return { entry };
  const step = graph.byId.get(id);
  return step ? { entry, step } : { entry, missing: 'id' };
}

/** Fields of a source that findings stand on. */
const FIELDS = [
  'id',
  'material',
  'component',
  'stage',
  'supplier',
  'country',
  'region',
  'share',
] as const;

/**
 * All findings but those that stand in what was removed. What rules over many steps said there moves
 * to the same field of the source in its place, so that it does not flicker.
 */
function keptFindings(
  findings: readonly Finding[],
  removed: readonly Source[],
  added: readonly Source[],
  units: ReadonlySet<Unit>,
): Finding[] {
  const sources = new Set(removed);
  const kept: Finding[] = [];
  for (const finding of findings) {
    if (!units.has(finding.place.unit)) {
      if (!finding.source || !sources.has(finding.source)) kept.push(finding);
      continue;
    }
    if (!OVER_MANY.has(finding.ruleId) || !finding.source) continue;
    const index = removed.indexOf(finding.source);
    const [old, now] = [removed[index], added[index]];
    const field = old && FIELDS.find((key) => old[key] === finding.place);
    const place = now && field && now[field];
    if (now && place) kept.push({ ...finding, source: now, place });
  }
  return kept;
}

/** Rules that look at a stage or at the file, and whose findings stand at a step. */
const OVER_MANY = new Set([
  'share-total',
  'undeclared-processing',
  'single-country-dependence',
  'regime-exclusion',
  'regime-concentration',
]);

/** Two lists in order of place as one. */
function merged(all: readonly Finding[], fresh: readonly Finding[]): readonly Finding[] {
  const [first, last] = [fresh[0], fresh.at(-1)];
  if (!first || !last) return all;
  const from = firstFrom(all, startOf(first.place));
  let to = from;
  while (to < all.length && startOf(all[to]?.place ?? last.place) <= endOf(last.place)) to++;
  const here = [...all.slice(from, to), ...fresh].sort(
    (a, b) => startOf(a.place) - startOf(b.place) || endOf(a.place) - endOf(b.place),
  );
  return [...all.slice(0, from), ...here, ...all.slice(to)];
}

/** Place of the first finding that starts at an offset or behind it. */
function firstFrom(findings: readonly Finding[], offset: number): number {
  let low = 0;
  let high = findings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const finding = findings[middle];
    if (finding && startOf(finding.place) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
