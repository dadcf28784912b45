import Fraction from 'fraction.js';
import type { TextEdit } from '../fixes/fix';
import type { Page } from '../fixes/write';
import { replaceValue } from '../fixes/write';
import type { Knowledge } from '../knowledge/knowledge';
import { UNKNOWN } from '../knowledge/unknown';
import type { Source } from '../manifest/model';
import { exactShare } from '../text/decimal';
import type { DraftPlace } from './draft';
import { countryMeant } from './export/resolved';
import { commentsIn, keysAfter, withoutKey, withoutKeys } from './update-keys';
import { placeFields } from './write-manifest';

/** A place of a source as codes, whatever words it is written in. */
interface OwnPlace {
  readonly country: string | undefined;
  readonly region: string | undefined;
  readonly share: Fraction | undefined;
}

/** How the places of a source are beside those of a file. */
export type Compared =
  /** They say the same. */
  | 'same'
  /** A person knew more of what the file does not know. */
  | 'refined'
  /** The file says something else. */
  | 'other';

/**
 * Compares the places of a source with those that a file says.
 *
 * @param places none: the file knows nothing
 */
export function compared(
  source: Source,
  places: readonly DraftPlace[],
  knowledge: Knowledge,
): Compared {
  const own = ownPlaces(source, knowledge);
  if (places.length === 0) {
    const isKnown = own.some(({ country }) => country !== undefined && country !== UNKNOWN);
    return isKnown ? 'refined' : 'same';
  }
  if (own.length === places.length && places.every((place, at) => isSame(own[at], place))) {
    return 'same';
  }
  return isRefined(own, places) ? 'refined' : 'other';
}

/** What has to be written for a source to stand where the file says. */
export function placeEdits(
  page: Page,
  source: Source,
  places: readonly DraftPlace[],
  knowledge: Knowledge,
): (TextEdit | undefined)[] {
  const [only] = places;
  const isPlain = only && places.length === 1 && only.share === undefined;
  if (isPlain && source.country && !source.origins) {
    const { country, region } = source;
    const isSameCountry = ownPlaces(source, knowledge)[0]?.country === only.country;
    const edits = isSameCountry ? [] : [replaceValue(page, country, only.country)];
    if (region && only.region === undefined) {
      if (!isSameCountry) edits.push(...withoutKey(page, source, 'region'));
    } else if (region && only.region !== undefined) {
      if (region.value !== only.region) edits.push(replaceValue(page, region, only.region));
    } else if (only.region !== undefined) {
      edits.push(keysAfter(page, source, country, { region: only.region }));
    }
    return edits;
  }
  const after = source.supplier ?? source.stage;
  const removed = withoutKeys(page, source, ['country', 'region', 'origins']);
  const comments = commentsIn(page, removed);
  return [...removed, after && keysAfter(page, source, after, placeFields(places), comments)];
}

/** The countries of a source as codes, or their regions, in their order. */
export const codesOf = (source: Source, knowledge: Knowledge, of: 'country' | 'region'): string =>
  ownPlaces(source, knowledge)
    .map((place) => place[of] ?? (of === 'country' ? UNKNOWN : ''))
    .join('+');

/** All of it in one place is written as its country. */
export function withoutWhole(places: readonly DraftPlace[]): readonly DraftPlace[] {
  const [only] = places;
  if (places.length !== 1 || only?.share !== '100%') return places;
  const { country, region } = only;
  return [{ country, ...(region !== undefined && { region }) }];
}

function ownPlaces(source: Source, knowledge: Knowledge): OwnPlace[] {
  const own = source.origins ?? [
    { country: source.country, region: source.region, share: undefined },
  ];
  return own.map(({ country, region, share }) => ({
    country: country && (countryMeant(country.value, knowledge)?.code ?? country.value),
    region: region?.value,
    share: share?.value,
  }));
}

/** A region that a person added is no contradiction. */
const isAt = (own: OwnPlace, { country, region }: DraftPlace): boolean =>
  own.country === country && (region === undefined || own.region === region);

const isSame = (own: OwnPlace | undefined, place: DraftPlace): boolean =>
  own !== undefined &&
  isAt(own, place) &&
  (place.share === undefined || own.share?.equals(shareOf(place)) === true);

const shareOf = ({ share }: DraftPlace): Fraction => exactShare(share ?? '') ?? new Fraction(1);

/** Whether everything that the file knows is still said, and something in the place of what it does not know. */
function isRefined(own: readonly OwnPlace[], places: readonly DraftPlace[]): boolean {
  const known = places.filter(({ country }) => country !== UNKNOWN);
  if (known.length === places.length) return false;
  return known.every((place) => {
    const there = own.filter((each) => isAt(each, place));
    if (there.length === 0) return false;
    if (place.share === undefined) return true;
    const sum = there.reduce((total, { share }) => total.add(share ?? 0), new Fraction(0));
    const isOnly = own.length === 1 && there.length === 1 && there[0]?.share === undefined;
    return isOnly || sum.compare(shareOf(place)) >= 0;
  });
}
