import { normalised } from '../../knowledge/normalised';
import type { Stage } from '../../knowledge/types';
import type { DraftStep } from '../draft';

/** Why a region is not taken over. */
export const homeless = (region: string): string =>
  `“${region}”: it is not known of which country.`;

/** Why a row is another step than one before it with the same id. */
export const repeats = (id: string, place: string): string =>
  `The row repeats the id “${id}” of ${place}, and says something else.`;

/** Whether two rows are the same step. */
export const same = (a: DraftStep, b: DraftStep): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/**
 * Why the country of a row is not that of its step: where ore is mined, it is not smelted. Undefined where its heading
 * is of any step, or of this one.
 */
export function elsewhere(heading: string, country: string, stage: Stage): string | undefined {
  const of = stageIn(heading);
  if (country === '' || of === undefined) return undefined;
  const isOther = of === 'extraction' ? stage !== of : stage === 'extraction';
  return isOther ? `“${country}” is the place of ${of}, not of ${stage}.` : undefined;
}

function stageIn(heading: string): 'extraction' | 'processing' | undefined {
  const words = normalised(heading).split(' ');
  const has = (...some: readonly string[]): boolean => some.some((word) => words.includes(word));
  if (has('mine', 'mining', 'extraction')) return 'extraction';
  return has('smelter', 'refiner', 'refinery', 'refining', 'smelting') ? 'processing' : undefined;
}
