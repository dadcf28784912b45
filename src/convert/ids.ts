import { numberedId } from '../chain/free-id';
import { normalised } from '../knowledge/normalised';
import type { DraftStep } from './draft';

const MAX_ID_CHARACTERS = 48;

/** A text as an id, cut at a word; empty where it has no letters that an id can have. */
export function slug(text: string): string {
  const words = normalised(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (words.length <= MAX_ID_CHARACTERS) return words;
  const cut = words.slice(0, MAX_ID_CHARACTERS + 1).lastIndexOf('-');
  return words.slice(0, cut > 0 ? cut : MAX_ID_CHARACTERS);
}

/**
 * Ids that speak, by the steps' origins: what the step is of and who does it.
 *
 * @param used ids that are taken; the new ones are added
 */
export function idsOf(steps: readonly DraftStep[], used: Set<string>): Map<string, string> {
  const ids = new Map<string, string>();
  const met = new Map<string, number>();
  for (const step of steps) {
    const subject = step.material ?? step.component ?? '';
    const name = slug(step.called ?? (step.supplier === 'unknown' ? '' : step.supplier));
    const wanted =
      name === ''
        ? `${subject}-${step.stage ?? 'step'}`
        : `-${name}-`.includes(`-${subject}-`)
          ? name
          : `${subject}-${name}`;
    const own = slug(wanted) || (step.stage ?? 'step');
    const times = (met.get(own) ?? 0) + 1;
    met.set(own, times);
    // Of very many alike the numbers below are taken.
    const id = used.has(own) ? numberedId(own, used, Math.max(2, times)) : own;
    used.add(id);
    ids.set(step.origin, id);
  }
  return ids;
}
