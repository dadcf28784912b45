import type { Analysis } from './analysis';
import type { Step } from '../chain/graph';
import type { Finding, Related } from '../rules/finding';
import type { Located, Origin, Place, Supplier, Waiver } from '../manifest/model';
import { endOf, startOf } from '../manifest/model';
import { countWhile } from '../text/search';

/** What stands at a place of the manifest. */
export type Thing = { readonly place: Place } & (
  | { readonly kind: 'country'; readonly text: string; readonly step?: Step }
  | { readonly kind: 'material' | 'component' | 'stage' | 'id'; readonly step: Step }
  | { readonly kind: 'supplier'; readonly text: string; readonly entry?: Supplier }
  | { readonly kind: 'region' | 'regime'; readonly text: string }
  /** The rule that a waiver names. */
  | { readonly kind: 'rule'; readonly text: string; readonly waiver: Waiver }
  | { readonly kind: 'input'; readonly text: string; readonly step: Step }
  | { readonly kind: 'share' | 'merged'; readonly step: Step }
  | { readonly kind: 'origin-share'; readonly step: Step; readonly origin: Origin }
  | { readonly kind: 'waiver'; readonly waiver: Waiver }
  | { readonly kind: 'import'; readonly text: string }
  | { readonly kind: 'day' | 'product' }
);

/** The value of the model at an offset; nothing is parsed for it. */
export function thingAt(analysis: Analysis, offset: number): Thing | undefined {
  const { manifest, graph } = analysis;
  const step = stepAt(graph.own, offset);
  if (step && covers(step.source.place, offset)) return thingInStep(step, offset);
  const { asOf, product } = manifest;
  if (product && covers(product, offset)) return { kind: 'product', place: product };
  if (asOf && covers(asOf, offset)) return { kind: 'day', place: asOf };
  const regime = manifest.regimes.find((each) => covers(each, offset));
  if (regime) return { kind: 'regime', text: regime.value, place: regime };
  const path = manifest.imports.find((each) => covers(each, offset));
  if (path) return { kind: 'import', text: path.value, place: path };
  for (const supplier of manifest.suppliers.values()) {
    const thing = thingInSupplier(supplier, offset);
    if (thing) return thing;
  }
  return ruleIn(manifest.waivers, offset);
}

function thingInStep(step: Step, offset: number): Thing | undefined {
  const { source } = step;
  const { supplier, inputs, waivers, share } = source;
  const merged = mergedAt(step, offset);
  if (merged) return { kind: 'merged', place: merged, step };
  if (share && covers(share, offset)) return { kind: 'share', place: share, step };
  for (const origin of source.origins ?? []) {
    if (origin.share && covers(origin.share, offset)) {
      return { kind: 'origin-share', place: origin.share, step, origin };
    }
  }
  for (const { country, region } of [source, ...(source.origins ?? [])]) {
    if (country && covers(country, offset)) {
      return { kind: 'country', text: country.value, place: country, step };
    }
    if (region && covers(region, offset)) {
      return { kind: 'region', text: region.value, place: region };
    }
  }
  for (const kind of ['material', 'component', 'stage', 'id'] as const) {
    const place = step.source[kind];
    if (place && covers(place, offset)) return { kind, place, step };
  }
  if (supplier && covers(supplier, offset)) {
    return { kind: 'supplier', text: supplier.value, place: supplier };
  }
  const input = inputs.find((entry) => covers(entry, offset));
  if (input) return { kind: 'input', text: input.value, place: input, step };
  return ruleIn(waivers, offset);
}

function thingInSupplier(supplier: Supplier, offset: number): Thing | undefined {
  const { id, name, country, ownership, waivers, place } = supplier;
  for (const text of [id, name]) {
    if (text && covers(text, offset)) {
      return { kind: 'supplier', text: id.value, entry: supplier, place: text };
    }
  }
  if (!covers(place, offset)) return undefined;
  const owner = ownership.map((each) => each.owner).find((each) => each && covers(each, offset));
  if (owner) return { kind: 'supplier', text: owner.value, place: owner };
  const countries: (Located<string> | undefined)[] = [
    country,
    ...ownership.map((each) => each.country),
  ];
  const found = countries.find((text) => text && covers(text, offset));
  if (found) return { kind: 'country', text: found.value, place: found };
  return ruleIn(waivers, offset);
}

/** A rule that a waiver names, or the waiver itself. */
function ruleIn(waivers: readonly Waiver[], offset: number): Thing | undefined {
  const waiver = waivers.find((each) => covers(each.place, offset));
  if (!waiver) return undefined;
  const { rule, place } = waiver;
  return rule && covers(rule, offset)
    ? { kind: 'rule', text: rule.value, waiver, place: rule }
    : { kind: 'waiver', waiver, place };
}

/** The place of a merge at an offset: several values of the source stand at one. */
function mergedAt({ source }: Step, offset: number): Place | undefined {
  const { material, component, stage, supplier, country, value, share } = source;
  const here = [material, component, stage, supplier, country, value, share].filter(
    (each) => each !== undefined && covers(each, offset),
  );
  return here.length > 1 ? here[0] : undefined;
}

/** The findings whose place holds an offset. */
export const findingsAt = ({ found }: Analysis, offset: number): Finding[] =>
  found.between({ start: offset, end: offset });

/** The findings whose place touches a stretch of the text, in order. */
export const findingsBetween = ({ found }: Analysis, start: number, end: number): Finding[] =>
  found.between({ start, end });

/** The places beside a finding that stand in the present text: right after an edit a step may be gone. */
export function relatedOf(finding: Finding, { file }: Analysis): readonly Related[] {
  const isElsewhere = (each: Related): boolean => each.file !== undefined && each.file !== file;
  return finding.related.filter((each) => isElsewhere(each) || !each.place.unit.isRemoved);
}

export const covers = (place: Place, offset: number): boolean =>
  startOf(place) <= offset && offset <= endOf(place);

/** The last step that begins at or before an offset: steps stand in the order of the text. */
export const stepAt = (steps: readonly Step[], offset: number): Step | undefined =>
  steps[stepIndexAt(steps, offset)];

/** The place among the steps of the last that begins at or before an offset; 0 without one. */
export function stepIndexAt(steps: readonly Step[], offset: number): number {
  const startsBy = (index: number): boolean => {
    const step = steps[index];
    return step !== undefined && startOf(step.source.place) <= offset;
  };
  return Math.max(0, countWhile(steps.length, startsBy) - 1);
}
