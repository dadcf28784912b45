import type { HeadChange, SourceChange } from '../manifest/live-manifest';
import type { Located, Manifest, Source, Unit } from '../manifest/model';
import { startOf } from '../manifest/model';
import { splitReference } from '../manifest/imports';
import { findingsOfPart } from './analyse';
import type { Analysis } from './analysis';
import { stepOf } from '../chain/build-graph';
import { BuiltGraph } from '../chain/built-graph';
import { ruleOf } from '../rules/catalogue';
import type { Finding } from '../rules/finding';
import { looksAtMany } from '../rules/rule';
import type { Graph, Input, Step } from '../chain/graph';
import { byPlace } from './ordered-findings';

/** Of a larger change nothing is near: it is judged with all the rest. */
const MAX_NEAR_STEPS = 50;

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
  if (removed.length > MAX_NEAR_STEPS || added.length > MAX_NEAR_STEPS) return undefined;
  if (!(before.graph instanceof BuiltGraph)) return undefined;
  for (const unit of units) unit.isRemoved = true;
  const old = before.graph.own.slice(at, at + removed.length);
  const fresh = added.map((source, index) => stepFor(source, old[index], at + index, before));
  const graph = before.graph.withSteps(manifest, at, removed.length, fresh);
  const context = { ...before, manifest, graph };
  const found = findingsOfPart({ steps: fresh, problems }, context);
  const findings = exchanged(before.findings, found, { at, removed, added, units, problems });
  return { ...context, findings, input: { ...before.input, manifest } };
}

/**
 * The analysis at once after an edit around the sources: what is wrong there, and what was found in the
 * sources before.
 */
export function withHead(
  before: Analysis,
  manifest: Manifest,
  { units, problems }: HeadChange,
): Analysis {
  for (const unit of units) unit.isRemoved = true;
  const context = { ...before, manifest };
  const found = findingsOfPart({ steps: [], problems, suppliers: manifest.suppliers }, context);
  const kept = between(before.findings, units);
  const [first] = kept;
  // There may be very many of those that are kept, and they stand together.
  const above = first ? firstFrom(found, startOf(first.place)) : found.length;
  const findings = found.slice(0, above).concat(kept, found.slice(above));
  return { ...context, findings, input: { ...before.input, manifest } };
}

/** Findings without those in the head, which are the first and the last. */
export function between(findings: readonly Finding[], head: ReadonlySet<Unit>): readonly Finding[] {
  const isInHead = (finding: Finding | undefined): boolean =>
    finding !== undefined && head.has(finding.place.unit);
  let from = 0;
  let to = findings.length;
  while (isInHead(findings[from])) from++;
  while (to > from && isInHead(findings[to - 1])) to--;
  return findings.slice(from, to);
}

function stepFor(
  source: Source,
  old: Step | undefined,
  index: number,
  { graph, knowledge }: Analysis,
): Step {
  const isSame = old?.source.id?.value === source.id?.value;
  return {
    ...stepOf(source, index, knowledge),
    inputs: source.inputs.map((entry) => follow(entry, old, graph)),
    feeds: isSame ? (old?.feeds ?? []) : [],
  };
}

function follow(entry: Located<string>, old: Step | undefined, graph: Graph): Input {
  const known = old?.inputs.find((input) => input.entry.value === entry.value);
  if (known) return { ...known, entry };
  const { file, id } = splitReference(entry.value);
  if (file !== undefined) return { entry, step: undefined, missing: undefined };
  const step = graph.byId.get(id);
  return { entry, step, missing: step ? undefined : 'id' };
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
 * The findings in what was removed make way for those in what was added; they stand together. What
 * rules over many steps said there moves to the same field of the source in its place, so that it does
 * not flicker.
 */
function exchanged(
  all: readonly Finding[],
  fresh: readonly Finding[],
  { removed, added, units }: SourceChange,
): readonly Finding[] {
  const [first] = units;
  if (!first) return all;
  const from = firstFrom(all, first.offset);
  let to = from;
  for (let unit = all[to]?.place.unit; unit && units.has(unit); unit = all[to]?.place.unit) to++;
  const kept = all.slice(from, to).flatMap((finding) => moved(finding, removed, added) ?? []);
  const here = [...kept, ...fresh].sort(byPlace);
  if (from === to && here.length === 0) return all;
  return all.toSpliced(from, to - from, ...here);
}

function moved(
  finding: Finding,
  removed: readonly Source[],
  added: readonly Source[],
): Finding | undefined {
  const rule = ruleOf(finding.ruleId);
  if (!rule || !looksAtMany(rule) || !finding.source) return undefined;
  const index = removed.indexOf(finding.source);
  const [old, now] = [removed[index], added[index]];
  const field = old && FIELDS.find((key) => old[key] === finding.place);
  const place = now && field && now[field];
  return now && place && { ...finding, source: now, place };
}

/** Place of the first finding that starts at an offset or behind it. */
export function firstFrom(findings: readonly Finding[], offset: number): number {
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
