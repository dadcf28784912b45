import type { HeadChange, SourceChange } from '../manifest/live-state';
import type { Located, Manifest, Place, Source, Waiver } from '../manifest/model';
import { endOf, startOf } from '../manifest/model';
import { moveOf } from '../manifest/reread';
import { splitReference } from '../manifest/imports';
import { analysisOf, contextIn, findingsOfPart } from './analyse';
import type { Analysis } from './analysis';
import { stepOf } from '../chain/build-graph';
import { BuiltGraph } from '../chain/built-graph';
import { ruleOf } from '../rules/catalogue';
import type { Finding } from '../rules/finding';
import { looksAtMany } from '../rules/rule';
import type { Graph, Input, Step } from '../chain/graph';

/** Of more sources that come nothing is near: they are judged with all the rest. */
const MAX_NEAR_STEPS = 100;

/** Where more sources go, what was found in them is not looked for in those that come. */
const MAX_MOVED_STEPS = 50;

/**
 * The analysis at once after an edit inside the sources: the steps that changed are judged anew by the
 * rules that look at a step; whatever else was found stays until all is judged again.
 *
 * @param before the last analysis of the text before the edit; it is not asked any more
 * @param isPartial whether the edit may have changed anything else
 * @returns undefined where the edit is too large to be near anything
 */
export function analyseNear(
  before: Analysis,
  manifest: Manifest,
  { at, removed, added, units, problems }: SourceChange,
  isPartial = false,
): Analysis | undefined {
  if (added.length > MAX_NEAR_STEPS) return undefined;
  if (!(before.graph instanceof BuiltGraph)) return undefined;
  for (const unit of units) unit.isRemoved = true;
  const old = before.graph.ownBetween(at, at + removed.length);
  const steps = added.map((source, index) => stepFor(source, old[index], at + index, before));
  const graph = before.graph.withSteps(manifest, at, removed.length, steps);
  const context = { ...contextIn(before), manifest, graph };
  const isNear = removed.length <= MAX_MOVED_STEPS;
  const kept = isNear
    ? before.found.inUnits(units).flatMap((each) => moved(each, removed, added) ?? [])
    : [];
  const fresh = findingsOfPart({ steps, problems }, context);
  const found = before.found.exchanged([units], [...fresh, ...kept]);
  return analysisOf(context, { ...before.input, manifest }, found, isPartial);
}

/**
 * The analysis at once after an edit around the sources: what is wrong there, what was found in the
 * sources before, and what was found around them by looking at many steps.
 */
export function withHead(
  before: Analysis,
  manifest: Manifest,
  { parts, change, problems }: HeadChange,
  isPartial = false,
): Analysis {
  const context = { ...contextIn(before), manifest };
  const fresh = findingsOfPart({ steps: [], problems, hasHead: true }, context);
  const waivers = [...manifest.suppliers.values(), manifest].flatMap((each) => each.waivers);
  const kept: Finding[] = [];
  for (const { old, offset, now } of parts) {
    old.isRemoved = true;
    for (const finding of before.found.inUnits(new Set([old]))) {
      const place = sameInHead(finding.place, offset, now, change);
      const each = place && keptAt(finding, place, waivers);
      if (each) kept.push(each);
    }
  }
  const heads = parts.map(({ old }) => new Set([old]));
  const found = before.found.exchanged(heads, [...fresh, ...kept]);
  return analysisOf(context, { ...before.input, manifest }, found, isPartial);
}

/** Where in the head stands what stood at a place of the old one, whose unit was at an offset. */
function sameInHead(
  { start, end }: Place,
  offset: number,
  unit: Place['unit'],
  change: HeadChange['change'],
): Place | undefined {
  const follow = (at: number): number =>
    (at < change.start ? at : Math.max(change.start, at + moveOf(change))) - unit.offset;
  const place = { unit, start: follow(offset + start), end: follow(offset + end) };
  return place.start >= 0 && (place.end > place.start || start === end) ? place : undefined;
}

/** What a rule over many steps found in the head, so that it does not flicker. */
function keptAt(finding: Finding, place: Place, waivers: readonly Waiver[]): Finding | undefined {
  const rule = ruleOf(finding.ruleId);
  if (!rule || !looksAtMany(rule)) return undefined;
  if (!finding.waived) return { ...finding, place };
  const [start, end] = [startOf(place), endOf(place)];
  const waived = waivers.find(
    ({ rule: own }) => own && startOf(own) === start && endOf(own) === end,
  );
  return waived && { ...finding, place, waived };
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

/**
 * What a rule over many steps found in a source that was read again, at the same field of the source in
 * its place, so that it does not flicker.
 */
function moved(
  finding: Finding,
  removed: readonly Source[],
  added: readonly Source[],
): Finding | undefined {
  const rule = ruleOf(finding.ruleId);
  if (!rule || !looksAtMany(rule) || !finding.source) return undefined;
  const index = removed.indexOf(finding.source);
  const [old, source] = [removed[index], added[index]];
  const place = old && source && samePlace(finding.place, old, source);
  const waived = finding.waived && source?.waivers.find(({ rule: own }) => own === place);
  return place && { ...finding, source, place, ...(waived && { waived }) };
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

/** Where in a source stands what stood at a place of an older one. */
function samePlace(place: Place, old: Source, now: Source): Place | undefined {
  const field = FIELDS.find((key) => old[key] === place);
  if (field) return now[field];
  const input = old.inputs.find((entry) => entry === place);
  if (input) return now.inputs.find(({ value }) => value === input.value);
  const waiver = old.waivers.findIndex(({ rule }) => rule === place);
  const rule = now.waivers[waiver]?.rule;
  return rule?.value === old.waivers[waiver]?.rule?.value ? rule : undefined;
}
