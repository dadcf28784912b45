import { COUNTRY_WORDS } from './generated/country-words.js';
import type { Subdivision } from './subdivisions';
import { subdivision } from './subdivisions';

/** Behind the place, after a comma, within brackets or after a slash: `Reno, NV`, `Sydney (NSW)`. */
const BEHIND_A_PLACE = /\p{L}{3}[^,/()]*(?:,|\/|\()\s*([A-Z]{2,3})\s*\)?\.?$/u;

/**
 * The letters by which a text may name a state of a country whose states are written so, with those states:
 * `Denver, CO` has Colorado. Undefined where there is none.
 */
export function statesByLetters(
  text: string,
): { readonly letters: string; readonly states: readonly Subdivision[] } | undefined {
  const letters = BEHIND_A_PLACE.exec(text.trim())?.[1];
  if (letters === undefined) return undefined;
  const states = COUNTRY_WORDS.statesByLetters.flatMap(
    (country) => subdivision(`${country}-${letters}`) ?? [],
  );
  return states.length === 0 ? undefined : { letters, states };
}
