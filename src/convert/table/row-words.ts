import { normalised } from '../../knowledge/normalised';
import type { Stage } from '../../knowledge/types';
import type { Phrase, Words } from '../../messages/phrase';
import { phrase } from '../../messages/phrase';
import type { DraftStep } from '../draft';

/** Why a region is not taken over. */
export const homeless = (region: string): Phrase =>
  phrase('“{region}”: it is not known of which country.', { region });

/** Why a row is another step than one before it with the same id. */
export const repeats = (id: string, place: Words): Phrase =>
  phrase('The row repeats the id “{id}” of {place}, and says something else.', { id, place });

/** Whether two rows are the same step. */
export const same = (a: DraftStep, b: DraftStep): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/**
 * Why the country of a row is not that of its step: where ore is mined, it is not smelted. Undefined where its heading
 * is of any step, or of this one.
 */
export function elsewhere(heading: string, country: string, stage: Stage): Phrase | undefined {
  const of = stageIn(heading);
  if (country === '' || of === undefined) return undefined;
  const isOther = of === 'extraction' ? stage !== of : stage === 'extraction';
  return isOther
    ? phrase('“{country}” is the place of {done}, not of {stage}.', {
        country,
        done: { name: of },
        stage: { name: stage },
      })
    : undefined;
}

function stageIn(heading: string): 'extraction' | 'processing' | undefined {
  const words = normalised(heading).split(' ');
  const has = (...some: readonly string[]): boolean => some.some((word) => words.includes(word));
  if (has('mine', 'mining', 'extraction')) return 'extraction';
  return has('smelter', 'refiner', 'refinery', 'refining', 'smelting') ? 'processing' : undefined;
}
