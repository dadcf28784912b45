import type Fraction from 'fraction.js';
import { sumOf } from '../chain/exact-sum';
import type { Step } from '../chain/graph';
import { findUpstream } from '../chain/upstream';
import type { Exception, ExclusionClause, ExclusionRequirement } from '../knowledge/types';
import type { Place } from '../manifest/model';
import type { Slices } from '../text/slices';
import { matchOf } from './content';
import type { Flag } from './exceptions';
import { freedomOf } from './exceptions';
import { isExempt } from './exempt';
import type { ShareInput } from './share';
import type { SplitSteps } from './origins';
import { unsplit } from './origins';
import type { Concern, PlacedReason } from './where';
import { concernOf } from './where';
import { reasonFor } from './whom';

/** What becomes of content that an exclusion is about. */
export type Verdict =
  | { readonly status: 'excluded' }
  /** What `by` does not say decides: a form, keys of exceptions, a value, a region or its place. */
  | {
      readonly status: 'undetermined';
      readonly by: Step;
      /** `candidates`: which of its places is the right one. */
      readonly lacks: 'form' | 'value' | 'region' | 'country' | 'candidates' | readonly Flag[];
    }
  | { readonly status: 'excepted'; readonly by: Step; readonly exception: Exception };

/** Content that an exclusion is about: at an own step, or at the entry of its `inputs` that leads to it. */
export interface Excluded {
  /** The own step that it is reported at. */
  readonly step: Step;
  readonly place: Place;
  /** The step that is concerned by itself: the same, one that feeds it, or one in another file. */
  readonly origin: Step;
  readonly reason: PlacedReason;
  /** Where the place of the step concerned is written that is meant; absent: the whole step is. */
  readonly originPlace?: Place;
  /** The part of the step concerned that is meant; absent: the whole, or a candidate. */
  readonly part?: Fraction;
  /** The day from which on it is excluded. */
  readonly since: string;
  readonly verdict: Verdict;
}

/** What becomes of an exclusion on a day. */
export interface ExclusionResult {
  readonly requirement: ExclusionRequirement;
  /** Each place of an own step at most once for what it does itself. */
  readonly found: readonly Excluded[];
}

/** Steps that are looked at between two points where others may run. */
const SLICE = 200;

const EXCLUDED: Verdict = { status: 'excluded' };

/** A step that a clause is about, and why, and how sure that is. */
interface Concerned extends Omit<Concern, 'isSure'> {
  readonly verdict: Verdict;
  /** The step whose part it is, where that is not the step itself. */
  readonly origin: Step;
}

/** Judges one exclusion over the manifest's steps and the imported ones that feed them. */
export function* judgeExclusion(
  requirement: ExclusionRequirement,
  given: ShareInput,
): Slices<ExclusionResult> {
  const { asOf } = given;
  const { countries, regions } = requirement.whom;
  // Whom is meant by the supplier alone is meant wherever the step is done, and by its whole value.
  const input = (countries ?? regions) ? given : { ...given, split: unsplit(given.graph) };
  const { split } = input;
  const own = new Map<Step, Excluded>();
  const fed: Excluded[] = [];
  let looked = 0;
  for (const clause of requirement.clauses) {
    const { from, to, reach } = clause;
    if (asOf < from || (to !== undefined && asOf > to)) continue;
    const concerned = yield* concernedBy(requirement, clause, input);
    for (const [step, found] of concerned) {
      if (++looked % SLICE === 0) yield;
      if (step.file !== undefined) continue;
      const place = (found.origin === step ? found.place : undefined) ?? step.source.supplier;
      if (!place) continue;
      const known = own.get(step);
      if (known && rank(known.verdict) <= rank(found.verdict)) continue;
      own.set(step, excludedAt(step, place, found, from));
    }
    if (concerned.size === 0) continue;
    // What comes from other files stands at the entry that leads there; what is fed, at its input.
    const wanted: Step[] = [];
    const perhaps: Step[] = [];
    for (const step of split.all) {
      if (++looked % SLICE === 0) yield;
      const found = concerned.get(step);
      if (!found) continue;
      if (reach !== 'downstream' || found.verdict.status === 'excluded') wanted.push(step);
      else if (isOneOf(found.verdict)) perhaps.push(step);
    }
    for (const each of perhaps.length > 0 ? [wanted, perhaps] : [wanted]) {
      const ways = yield* findUpstream(each);
      for (const step of split.all) {
        if (++looked % SLICE === 0) yield;
        if (step.file !== undefined) continue;
        const known = own.get(step);
        if (reach === 'downstream' && known && (each === perhaps || rank(known.verdict) === 0))
          continue;
        for (const { entry, step: input } of step.inputs) {
          const way = input && ways.get(input);
          const found = way && concerned.get(way.origin);
          if (!way || !found || (reach !== 'downstream' && input.file === undefined)) continue;
          if (reach === 'downstream' && ways.get(step)?.next !== input) continue;
          const excluded = excludedAt(step, entry, { ...found, origin: way.origin }, from);
          if (reach !== 'downstream') {
            fed.push(excluded);
            continue;
          }
          own.set(step, excluded);
          break;
        }
      }
    }
  }
  for (const excluded of yield* withoutRegion(requirement, input)) {
    if (!own.has(excluded.step)) own.set(excluded.step, excluded);
  }
  const found = yield* merged([...own.values(), ...fed], split);
  return { requirement, found };
}

const excludedAt = (
  step: Step,
  place: Place,
  { origin, reason, part, verdict, place: originPlace }: Concerned,
  since: string,
): Excluded => ({
  step,
  place,
  origin,
  reason,
  since,
  verdict,
  ...(originPlace && { originPlace }),
  ...(part && { part }),
});

const isOneOf = (verdict: Verdict): boolean =>
  verdict.status === 'undetermined' && verdict.lacks === 'candidates';

/** In terms of the graph's steps: what the parts of one step share is found once, as sure as it is. */
function* merged(all: readonly Excluded[], { original }: SplitSteps): Slices<readonly Excluded[]> {
  /** Indices of what is found at a place. */
  const foundAt = new Map<Place, number[]>();
  const made: Excluded[] = [];
  let looked = 0;
  for (const each of all) {
    if (++looked % SLICE === 0) yield;
    const [step, origin] = [original(each.step), original(each.origin)];
    const { verdict } = each;
    const excluded: Excluded = {
      ...each,
      step,
      origin,
      verdict: 'by' in verdict ? { ...verdict, by: original(verdict.by) } : verdict,
    };
    let known = foundAt.get(each.place);
    if (!known) foundAt.set(each.place, (known = []));
    const at = known.find((index) => made[index]?.step === step && made[index].origin === origin);
    const same = at === undefined ? undefined : made[at];
    if (at === undefined || !same) known.push(made.push(excluded) - 1);
    else if (rank(verdict) < rank(same.verdict)) made[at] = excluded;
  }
  return made;
}

/** The surer, the lower. Where one clause asks for a form and another does not, the form decides nothing. */
function rank(verdict: Verdict): number {
  if (verdict.status === 'excluded') return 0;
  if (verdict.status === 'excepted') return 3;
  return verdict.lacks === 'form' ? 2 : 1;
}

/** The steps that a clause is about and that are someone's whom the regime excludes. */
function* concernedBy(
  requirement: ExclusionRequirement,
  clause: ExclusionClause,
  input: ShareInput,
): Slices<ReadonlyMap<Step, Concerned>> {
  const { knowledge, split } = input;
  const { content, reach, of, majority } = clause;
  const exempt = isExempt(requirement, input);
  // Of what is not sure, the step whose form would decide.
  const sure: Step[] = [];
  const unsure: Step[] = [];
  let looked = 0;
  for (const step of split.all) {
    if (++looked % SLICE === 0) yield;
    const match = matchOf(content, step, knowledge);
    if (match !== 'no' && !exempt(step)) (match === 'yes' ? sure : unsure).push(step);
  }
  const targets = new Map<Step, Step | undefined>();
  for (const step of sure) targets.set(step, undefined);
  if (reach === 'upstream') yield* addUpstream(targets);
  const open = new Map<Step, Step | undefined>();
  for (const step of unsure) if (!targets.has(step)) open.set(step, step);
  if (reach === 'upstream') yield* addUpstream(open);
  for (const [step, by] of open) if (!targets.has(step)) targets.set(step, by);

  const concerned = new Map<Step, Concerned>();
  for (const [step, by] of targets) {
    if (++looked % SLICE === 0) yield;
    const match = of ? matchOf(of, step, knowledge) : 'yes';
    if (match === 'no') continue;
    const concern = concernOf(requirement.whom, step, input);
    if (!concern) continue;
    const lacking = match === 'form' ? step : by;
    const verdict = verdictOf(requirement, step, lacking, concern.isSure, input);
    concerned.set(step, { ...concern, origin: step, verdict });
  }
  if (majority) yield* addMajorities(concerned, sure, requirement, majority, input);
  return concerned;
}

function verdictOf(
  requirement: ExclusionRequirement,
  step: Step,
  lacking: Step | undefined,
  isSure: Concern['isSure'],
  input: ShareInput,
): Verdict {
  const freedom = freedomOf(requirement, step, input);
  if (freedom.status === 'excepted') {
    return { status: 'excepted', by: freedom.item, exception: freedom.exception };
  }
  if (lacking) return { status: 'undetermined', by: lacking, lacks: 'form' };
  if (isSure !== 'sure') {
    const lacks = isSure === 'one-of' ? 'candidates' : 'country';
    return { status: 'undetermined', by: step, lacks };
  }
  if (freedom.status === 'excluded') return EXCLUDED;
  return { status: 'undetermined', by: freedom.item, lacks: freedom.lacks };
}

/** All that feeds the steps, each with what its first consumer has. */
function* addUpstream(steps: Map<Step, Step | undefined>): Slices<void> {
  let looked = 0;
  for (const [step, by] of steps) {
    if (++looked % SLICE === 0) yield;
    for (const { step: input } of step.inputs) if (input && !steps.has(input)) steps.set(input, by);
  }
}

/**
 * Steps of which one of those who are excluded provides more than a part, by value. What the maker of the step adds
 * is his own part of the whole; two companies that provide a third each are no majority.
 */
function* addMajorities(
  concerned: Map<Step, Concerned>,
  steps: readonly Step[],
  { whom }: ExclusionRequirement,
  { of, percent }: NonNullable<ExclusionClause['majority']>,
  input: ShareInput,
): Slices<void> {
  for (const step of steps) {
    yield;
    if (concerned.has(step)) continue;
    const upstream = new Map<Step, Step | undefined>([[step, undefined]]);
    yield* addUpstream(upstream);
    upstream.delete(step);
    const parts = [...upstream.keys()].filter(
      (each) => matchOf(of, each, input.knowledge) !== 'no',
    );
    const theirs = parts.flatMap((part) => {
      const reason = reasonFor(whom, part, input);
      return reason ? { part, reason } : [];
    });
    if (theirs.length === 0) continue;
    const lacking = [step, ...parts].find(({ source }) => !source.value);
    const valueOf = ({ source }: Step) => source.value?.value ?? sumOf([]);
    const whole = sumOf([step, ...parts].map(valueOf));
    const isMajority = (own: readonly { readonly part: Step }[]): boolean =>
      sumOf(own.map(({ part }) => valueOf(part)))
        .mul(100)
        .compare(whole.mul(percent)) > 0;
    const byCompany = new Map<string, typeof theirs>();
    for (const each of theirs) {
      const company = companyOf(each.reason);
      const own = byCompany.get(company);
      if (own) own.push(each);
      else byCompany.set(company, [each]);
    }
    const [first] = lacking ? theirs : ([...byCompany.values()].find(isMajority) ?? []);
    if (!first) continue;
    const verdict: Verdict = lacking
      ? { status: 'undetermined', by: lacking, lacks: 'value' }
      : EXCLUDED;
    concerned.set(step, { reason: first.reason, origin: first.part, verdict });
  }
}

/** Whose it is: two names of one listed company are one. */
function companyOf(reason: PlacedReason): string {
  if (reason.kind === 'listed') return reason.listed.entries[0]?.name ?? '';
  return 'partner' in reason ? reason.partner.name : '';
}

/** Steps that may be in an excluded region, but do not say where in their country they are. */
function* withoutRegion(
  { asks, whom }: ExclusionRequirement,
  input: ShareInput,
): Slices<readonly Excluded[]> {
  const [region] = whom.regions ?? [];
  if (!asks || region === undefined) return [];
  const { split, asOf, knowledge } = input;
  const sectors = asks.sectors.filter(({ from }) => from <= asOf);
  const found: Excluded[] = [];
  let looked = 0;
  for (const step of split.all) {
    if (++looked % SLICE === 0) yield;
    if (step.file !== undefined) continue;
    const places = split.candidates.get(step) ?? [step];
    const place = places.find(
      ({ country, source }) => country?.code === asks.country && !source.region,
    )?.source.country;
    if (!place) continue;
    const sector = sectors.find(({ content }) => matchOf(content, step, knowledge) !== 'no');
    if (!sector) continue;
    const part = split.partOf(step);
    found.push({
      step,
      place,
      origin: step,
      reason: { kind: 'region', region },
      originPlace: place,
      ...(part && { part }),
      since: sector.from,
      verdict: { status: 'undetermined', by: step, lacks: 'region' },
    });
  }
  return found;
}
