import type { Step } from '../chain/graph';
import { isUnknown } from '../chain/places';
import type { Exception, ExclusionRequirement } from '../knowledge/types';
import type { ShareInput } from './share';
import { matchOf } from './content';

/** How an exclusion ends for a step that it is about. */
export type Freedom =
  | { readonly status: 'excluded' }
  /** Some step that it feeds may be excepted, but does not say what decides. */
  | {
      readonly status: 'undetermined';
      readonly item: Step;
      readonly lacks: 'country' | readonly Flag[];
    }
  | { readonly status: 'excepted'; readonly item: Step; readonly exception: Exception };

export type Flag = NonNullable<Exception['flag']>;

/** Steps that are looked at for one that is excluded; past them it counts as excluded. */
const MAX_STEPS = 2000;

/**
 * Whether a step is freed: where every way on from it leads to a step that an exception names, itself
 * included. A way that ends at a component which does not say what an exception asks is undetermined.
 */
export function freedomOf(
  requirement: ExclusionRequirement,
  origin: Step,
  input: ShareInput,
): Freedom {
  const { asOf, knowledge } = input;
  const exceptions = (requirement.exceptions ?? []).filter(
    ({ from, to, origin: what }) =>
      (from === undefined || from <= asOf) &&
      (to === undefined || asOf <= to) &&
      (!what || matchOf(what, origin, knowledge) !== 'no'),
  );
  if (exceptions.length === 0) return { status: 'excluded' };
  const isCovered = (step: Step): boolean =>
    requirement.clauses.some(({ content }) => matchOf(content, step, knowledge) !== 'no');
  let excepted: Freedom | undefined;
  let undetermined: Freedom | undefined;
  const ways: { readonly step: Step; readonly open: Freedom | undefined }[] = [
    { step: origin, open: undefined },
  ];
  const seen = { surely: new Set<Step>(), perhaps: new Set<Step>() };
  for (const { step, open } of ways) {
    const exception = exceptions.find((each) => frees(each, step, input) === 'yes');
    if (exception) {
      excepted ??= { status: 'excepted', item: step, exception };
      continue;
    }
    const lacks = exceptions.some((each) => frees(each, step, input) === 'country')
      ? 'country'
      : step.component === undefined || isCovered(step)
        ? []
        : unsaid(exceptions, step, input);
    const now =
      open ?? (lacks.length > 0 ? { status: 'undetermined', item: step, lacks } : undefined);
    if (step.feeds.length === 0) {
      if (!now) return { status: 'excluded' };
      undetermined ??= now;
    }
    for (const fed of step.feeds) {
      const known = now ? seen.perhaps : seen.surely;
      if (known.has(fed)) continue;
      if (ways.length >= MAX_STEPS) return { status: 'excluded' };
      known.add(fed);
      ways.push({ step: fed, open: now });
    }
  }
  return undetermined ?? excepted ?? { status: 'excluded' };
}

/** Whether an exception names a step; `country`: where that is done, which is not sure, decides. */
function frees(
  { flag, item, itemIn, unless }: Exception,
  step: Step,
  { knowledge, split }: ShareInput,
): 'yes' | 'no' | 'country' {
  if (flag && step.source[flag]?.value !== true) return 'no';
  if (item && matchOf(item, step, knowledge) !== 'yes') return 'no';
  if (unless && matchOf(unless, step, knowledge) !== 'no') return 'no';
  if (!itemIn) return 'yes';
  const places = split.candidates.get(step) ?? [step];
  const isIn = ({ country }: Step): boolean =>
    country !== undefined && itemIn.includes(knowledge.agreementCountry(country.code));
  if (places.every(isIn)) return 'yes';
  return places.some((place) => isIn(place) || isUnknown(place)) ? 'country' : 'no';
}

/** The keys by which a step could be excepted, and that it does not have. */
function unsaid(
  exceptions: readonly Exception[],
  step: Step,
  { knowledge }: ShareInput,
): readonly Flag[] {
  const flags = exceptions.flatMap(({ flag, unless }) =>
    flag &&
    step.source[flag] === undefined &&
    !(unless && matchOf(unless, step, knowledge) !== 'no')
      ? flag
      : [],
  );
  return [...new Set(flags)];
}
