import Fraction from 'fraction.js';
import type { Knowledge } from '../knowledge/knowledge';
import { normalised } from '../knowledge/normalised';
import { UNKNOWN } from '../knowledge/unknown';
import type { Manifest, Source } from '../manifest/model';
import { exactShare } from '../text/decimal';
import type { DraftStep } from './draft';
import { subjectMeant } from './export/resolved';
import { codesOf, compared, withoutWhole } from './update-places';
import { addTo } from '../text/groups';

/** Pairs of steps and sources that are compared one by one. */
const MAX_PAIRS = 10_000;

/**
 * The source that each step of an import was written as. A step that may be one of several rows of its company (`families`)
 * is found by what it says: its key may be that of another row by now.
 *
 * @param known sources by their origin
 */
export function matched(
  manifest: Manifest,
  known: ReadonlyMap<string, Source>,
  steps: readonly DraftStep[],
  knowledge: Knowledge,
): ReadonlyMap<DraftStep, Source> {
  const found = new Map<DraftStep, Source>();
  const claimed = new Set<Source>();
  const pair = (step: DraftStep, source: Source): void => {
    found.set(step, source);
    claimed.add(source);
  };
  const groups = new Map<string, DraftStep[]>();
  for (const step of steps) {
    const family = step.families?.[0];
    const source = known.get(step.origin);
    if (family !== undefined) addTo(groups, family, step);
    else if (source && !claimed.has(source)) pair(step, source);
  }
  const byFamily = membersOf(known, new Set(steps.flatMap(({ families }) => families ?? [])));
  const signs = new Signs(manifest, knowledge);
  for (const [family, group] of groups) {
    const own = byFamily.get(family) ?? [];
    const former = group[0]?.families?.slice(1).flatMap((each) => byFamily.get(each) ?? []) ?? [];
    const members = [...new Set([...own, ...former])];
    const open = (): DraftStep[] => group.filter((step) => !found.has(step));
    const free = (): Source[] => members.filter((source) => !claimed.has(source));
    const bySigns = (depth: number): void => {
      const there = new Map<string, Source[]>();
      for (const source of free()) {
        addTo(there, signs.ofSource(source).slice(0, depth).join('|'), source);
      }
      for (const step of open()) {
        const source = there.get(signs.ofStep(step).slice(0, depth).join('|'))?.shift();
        if (source) pair(step, source);
      }
    };
    bySigns(ALL_SIGNS);
    for (const step of open()) {
      const source = known.get(step.origin);
      // The key of a family is that of one row only while there is no other.
      const isSure = step.origin !== family || own.length === 1;
      if (source && isSure && !claimed.has(source)) pair(step, source);
    }
    for (const depth of [REGION_AND_FORM, REGION, COUNTRY]) bySigns(depth);
    const [steps, sources] = [open(), free()];
    if (steps.length * sources.length > MAX_PAIRS) continue;
    const mayBe = (step: DraftStep, source: Source): boolean =>
      signs.ofStep(step)[0] === signs.ofSource(source)[0] &&
      compared(source, withoutWhole(step.places), knowledge) !== 'other';
    for (const step of steps) {
      const [source, ...more] = sources.filter((each) => mayBe(step, each));
      const isOnly = source && more.length === 0;
      if (isOnly && steps.filter((each) => mayBe(each, source)).length === 1) pair(step, source);
    }
  }
  return found;
}

/** How many signs are compared. */
const [ALL_SIGNS, REGION_AND_FORM, REGION, COUNTRY] = [6, 4, 3, 2];

/** What steps and sources are compared by: who does what, where, in which form, and the amounts. */
class Signs {
  readonly #manifest: Manifest;
  readonly #knowledge: Knowledge;

  constructor(manifest: Manifest, knowledge: Knowledge) {
    this.#manifest = manifest;
    this.#knowledge = knowledge;
  }

  ofSource(source: Source): readonly string[] {
    const { supplier, material, component, stage, form, value, share } = source;
    const id = supplier?.value ?? '';
    const name = this.#manifest.suppliers.get(id)?.name?.value ?? id;
    const kind = material ? 'material' : 'component';
    const subject = subjectMeant(kind, (material ?? component)?.value ?? '', this.#knowledge);
    return [
      JSON.stringify([normalised(name), subject, stage?.value ?? '']),
      codesOf(source, this.#knowledge, 'country'),
      codesOf(source, this.#knowledge, 'region'),
      form?.value ?? '',
      value?.value.toString() ?? '',
      share?.value.toString() ?? '',
    ];
  }

  ofStep({
    supplier,
    material,
    component,
    stage,
    places,
    form,
    value,
    share,
  }: DraftStep): readonly string[] {
    return [
      JSON.stringify([normalised(supplier), material ?? component ?? '', stage]),
      (places.length === 0 ? [UNKNOWN] : places.map(({ country }) => country)).join('+'),
      places.map(({ region = '' }) => region).join('+'),
      form ?? '',
      value === undefined ? '' : new Fraction(value).toString(),
      (share === undefined ? undefined : exactShare(share)?.toString()) ?? '',
    ];
  }
}

/** The sources whose origin is that of a family, or begins with it. */
function membersOf(
  known: ReadonlyMap<string, Source>,
  families: ReadonlySet<string>,
): ReadonlyMap<string, readonly Source[]> {
  const members = new Map<string, Source[]>();
  for (const [origin, source] of known) {
    for (let end = origin.length; end > 0; end = origin.lastIndexOf('/', end - 1)) {
      const family = origin.slice(0, end);
      if (families.has(family)) addTo(members, family, source);
    }
  }
  return members;
}
