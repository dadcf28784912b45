import type { HeadChange, SourceChange } from '../manifest/live-manifest';
import type { Located, Manifest, Place, Source } from '../manifest/model';
import { splitReference } from '../manifest/imports';
import { analysisOf, contextIn, findingsOfPart } from './analyse';
import type { Analysis } from './analysis';
import { stepOf } from '../chain/build-graph';
import { BuiltGraph } from '../chain/built-graph';
import { ruleOf } from '../rules/catalogue';
import type { Finding } from '../rules/finding';
import { looksAtMany } from '../rules/rule';
import type { Graph, Input, Step } from '../chain/graph';

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
  const steps = added.map((source, index) => stepFor(source, old[index], at + index, before));
  const graph = before.graph.withSteps(manifest, at, removed.length, steps);
  const context = { ...contextIn(before), manifest, graph };
  const kept = before.found.inUnits(units).flatMap((each) => moved(each, removed, added) ?? []);
  const fresh = findingsOfPart({ steps, problems }, context);
  const found = before.found.exchanged([units], [...fresh, ...kept]);
  return analysisOf(context, { ...before.input, manifest }, found);
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
  const context = { ...contextIn(before), manifest };
  const fresh = findingsOfPart({ steps: [], problems, hasHead: true }, context);
  const heads = [...units].map((unit) => new Set([unit]));
  const found = before.found.exchanged(heads, fresh);
  return analysisOf(context, { ...before.input, manifest }, found);
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
