import type { Day, ProductionSet } from './types';

/** What one country makes, in a set of figures. */
export interface ProductionShare {
  /** ISO 3166-1 alpha-2 or `OTHER`. */
  readonly country: string;
  /** In the unit of the set. */
  readonly quantity: number;
  /** Percent of the sum of the set, or as the set gives it; not rounded. */
  readonly percent: number;
  /** 1 for the largest of the named countries, the same for equal ones; `OTHER` has none. */
  readonly rank?: number;
  readonly estimated: boolean;
}

/** A set of figures as it is shown: largest first. */
export interface ProductionView {
  readonly set: ProductionSet;
  readonly shares: readonly ProductionShare[];
  /** Whether countries can be ranked by it: it says where plants stand, and names two or more. */
  readonly rankable: boolean;
  /** The group whose figures stand in for the material's own. */
  readonly ofGroup?: string;
}

/** A country's part of a production, with the set that says so. */
export interface CountryShare {
  readonly country: string;
  readonly percent: number;
  readonly rank: number;
  readonly year: number;
  readonly set: ProductionSet;
  /** The group whose figures stand in for the material's own. */
  readonly ofGroup?: string;
}

/** Sets of one subject at one stage, and those of the material's group. */
export interface ProductionSets {
  readonly own: readonly ProductionSet[];
  readonly group?: { readonly id: string; readonly sets: readonly ProductionSet[] };
}

/**
 * The figures to show and to rank by: a set that ranks countries if there is one, the group's where the
 * own ones do not.
 */
export function shownOn({ own, group }: ProductionSets, day: Day): ProductionView | undefined {
  const ofOwn = (set: ProductionSet | undefined) => set && viewOf(set);
  const ofGroup = (set: ProductionSet | undefined) => set && viewOf(set, group?.id);
  const groupSets = group?.sets ?? [];
  return (
    ofOwn(setOfTheDay(own.filter(isRankable), day)) ??
    ofGroup(setOfTheDay(groupSets.filter(isRankable), day)) ??
    ofOwn(setOfTheDay(own, day)) ??
    ofGroup(setOfTheDay(groupSets, day))
  );
}

/** Who makes most, where the figures say where plants stand; a set of one country counts too. */
export function dominantOn({ own, group }: ProductionSets, day: Day): CountryShare | undefined {
  const set = setOfTheDay(own.filter(isByPlace), day);
  if (set) return largestOf(viewOf(set));
  const instead = setOfTheDay((group?.sets ?? []).filter(isByPlace), day);
  return instead && largestOf(viewOf(instead, group?.id));
}

/** Why the figures of a set are less than sure. */
export const reserveOf = ({
  confidence,
  estimated,
}: ProductionSet): 'recalled' | 'estimated' | undefined => {
  if (confidence === 'recalled') return 'recalled';
  return estimated === true ? 'estimated' : undefined;
};

/** A country's part of what is shown; undefined where there is no figure for it. */
export function shareIn(
  { set, shares, ofGroup }: ProductionView,
  code: string,
): CountryShare | undefined {
  const share = shares.find(({ country }) => country === code);
  if (share?.rank === undefined) return undefined;
  const { country, percent, rank } = share;
  return { country, percent, rank, year: set.year, set, ...(ofGroup !== undefined && { ofGroup }) };
}

function largestOf(view: ProductionView): CountryShare | undefined {
  const first = view.shares.find(({ rank }) => rank === 1);
  return first && shareIn(view, first.country);
}

/**
 * The latest year not after the day's, else the earliest there is. What was read comes before what is
 * recalled, of one year quantities before shares, then the set that names more countries.
 */
function setOfTheDay(sets: readonly ProductionSet[], day: Day): ProductionSet | undefined {
  const year = Number(day.slice(0, 4));
  const known = sets.filter(({ figures }) => figures.length > 0);
  const past = known.filter((set) => set.year <= year);
  const [pool, direction] = past.length > 0 ? [past, -1] : [known, 1];
  return pool.toSorted(
    (a, b) =>
      Number(a.confidence === 'recalled') - Number(b.confidence === 'recalled') ||
      (a.year - b.year) * direction ||
      Number(isInShares(a)) - Number(isInShares(b)) ||
      b.figures.length - a.figures.length,
  )[0];
}

function viewOf(set: ProductionSet, ofGroup?: string): ProductionView {
  const sum = set.figures.reduce((total, { quantity }) => total + quantity, 0);
  const named = set.figures.filter(isNamed);
  const shares = set.figures.map((figure): ProductionShare => {
    const { country, quantity, estimated } = figure;
    const percent = isInShares(set) ? quantity : sum > 0 ? (quantity / sum) * 100 : 0;
    const rank = 1 + named.filter((other) => other.quantity > quantity).length;
    return {
      country,
      quantity,
      percent,
      estimated: estimated === true,
      ...(isNamed(figure) && { rank }),
    };
  });
  return { set, shares, rankable: isRankable(set), ...(ofGroup !== undefined && { ofGroup }) };
}

const isNamed = ({ country }: { readonly country: string }): boolean => country !== 'OTHER';

const isInShares = ({ unit }: ProductionSet): boolean => unit === '%';

const isByPlace = ({ byPlace }: ProductionSet): boolean => byPlace;

const isRankable = ({ byPlace, figures }: ProductionSet): boolean =>
  byPlace && figures.filter(isNamed).length >= 2;

/** Sets of figures by what they are of and its stage: `lithium processing`. */
export function setsByStage(sets: readonly ProductionSet[]): Map<string, ProductionSet[]> {
  const found = new Map<string, ProductionSet[]>();
  for (const set of sets) {
    const key = `${set.subject} ${set.stage}`;
    const list = found.get(key);
    if (list) list.push(set);
    else found.set(key, [set]);
  }
  return found;
}
