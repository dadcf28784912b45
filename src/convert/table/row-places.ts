import type { Knowledge } from '../../knowledge/knowledge';
import type { PartWithShare } from '../../knowledge/part-with-share';
import { partWithShare, withPoints } from '../../knowledge/part-with-share';
import { saysUnknown } from '../../knowledge/says-unknown';
import { subdivision, subdivisionNamed } from '../../knowledge/subdivisions';
import type { Phrase } from '../../messages/phrase';
import { phrase } from '../../messages/phrase';
import { countriesInNote } from '../countries-in-note';
import { countryParts } from '../country-parts';
import type { DraftPlace } from '../draft';
import { withoutMark } from '../footnote-mark';
import type { SaidPlace } from '../said-places';
import { takenPlaces } from '../said-places';
import { placeInCountry } from '../place-in-country';
import * as words from './row-words';

/** The places of a row, and what is not taken over of its cells. */
export interface RowPlaces {
  readonly places: readonly DraftPlace[];
  readonly leftOut: readonly { readonly of: 'country' | 'region'; readonly why: Phrase }[];
}

/**
 * Reads where a step is done: countries and regions, divided by semicolons, commas, slashes or `and`, with percentages
 * or without.
 *
 * @param region what the column of the region has; blank: nothing
 */
export function placesIn(text: string, region: string, knowledge: Knowledge): RowPlaces {
  const leftOut: { of: 'country' | 'region'; why: Phrase }[] = [];
  const leaveOut = (of: 'country' | 'region', why: Phrase): void => {
    leftOut.push({ of, why });
  };
  const named = (name: string): SaidPlace | undefined => {
    const found = knowledge.resolveCountry(name);
    if (found.kind === 'code' || found.kind === 'name') {
      const own = found.kind === 'name' ? found.region?.code : undefined;
      return { country: found.country.code, ...(own !== undefined && { region: own }) };
    }
    const [nearest] = found.kind === 'unknown' && found.region ? found.nearest : [];
    if (found.kind !== 'unknown' || !found.region || !nearest) return undefined;
    return { country: nearest.code, region: found.region.code };
  };
  const isAmbiguous = (name: string): boolean =>
    knowledge.resolveCountry(name).kind === 'ambiguous';
  // A mark may stand behind the share or before it: `China (60%)*`, `China* (60%)`.
  const partIn = (part: string): PartWithShare => {
    const own = partWithShare(part);
    if (named(own.name)) return own;
    const { name, percentage } = partWithShare(withoutMark(part));
    const plain = withoutMark(name);
    return named(plain) ? { name: plain, percentage } : own;
  };
  const isKnown = (part: string): boolean => {
    const { name } = partIn(part);
    // `N/A` is no two countries.
    return named(name) !== undefined || saysUnknown(name);
  };
  const said = withPoints(text)
    .split(/\s*[;|\n、；]\s*/)
    .flatMap((cell) => {
      const whole = placeInCountry(cell, knowledge);
      if (whole) {
        leaveOut('country', words.noCountry(whole.beside, whole.country === undefined));
        return [{ country: whole.country }];
      }
      const all = countryParts(cell, isKnown).flatMap((part): SaidPlace[] => {
        const { name, percentage } = partIn(part);
        const found = named(name);
        if (found && partWithShare(part).name !== name) leaveOut('country', words.marked(part));
        if (found) return [{ ...found, percentage }];
        const some = percentage === undefined ? countriesInNote(name, named, isAmbiguous) : [];
        const isSome = some.length > 1;
        if (isSome) leaveOut('country', words.someCountry(name));
        else if (!saysUnknown(name)) leaveOut('country', words.noCountry(name, isAmbiguous(name)));
        return [...(isSome ? some : []), { country: undefined, percentage }];
      });
      return all.filter((place) => !isWithin(place, all));
    });
  const [only, ...more] = said;
  const isOne = only?.country !== undefined && more.length === 0;
  if (region !== '' && !isOne) leaveOut('region', words.homeless(region));
  const own = isOne && region !== '' ? regionNamed(region, only.country ?? '') : undefined;
  if (region !== '' && isOne && own === undefined) {
    leaveOut('region', words.notWithin(region, only.country ?? ''));
  }
  const { places, why } = takenPlaces(
    own === undefined ? said : [{ ...only, country: only?.country, region: own }],
  );
  if (why !== undefined) leaveOut('country', phrase('“{text}”: {why}', { text, why }));
  return { places, leftOut };
}

/** `Xinjiang, China` is one place. */
const isWithin = ({ country, region, percentage }: SaidPlace, all: readonly SaidPlace[]): boolean =>
  country !== undefined &&
  region === undefined &&
  percentage === undefined &&
  all.some((each) => each.country === country && each.region !== undefined);

function regionNamed(text: string, country: string): string | undefined {
  const code = text.startsWith(`${country}-`) ? subdivision(text)?.code : undefined;
  return code ?? subdivisionNamed(country, text)?.code;
}
