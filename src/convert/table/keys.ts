import { freeId } from '../../chain/free-id';
import { normalised } from '../../knowledge/normalised';
import type { DraftStep } from '../draft';
import { slug } from '../ids';
import { grouped } from '../../text/groups';

const MAX_WORD_CHARACTERS = 100;

/** A name in any script as a part of an origin. */
const word = (name: string): string =>
  (normalised(name).replaceAll(' ', '-') || name.replace(/\s+/g, '-')).slice(
    0,
    MAX_WORD_CHARACTERS,
  );

/** What all rows of the same id, or of the same company, thing and stage, are known by. */
export const familyOf = (id: string, subject: string, stage: string, supplier: string): string =>
  id === '' ? `CSV:${subject}/${stage}/${word(supplier)}` : `CSV:${id}`;

/** The same as versions before November 2026 wrote it, without the letters of other scripts. */
export const formerFamilyOf = (subject: string, stage: string, supplier: string): string =>
  `CSV:${subject}/${stage}/${slug(supplier)}`;

/** What tells rows of a family from each other, the first that does so before the others. */
const LEVELS: readonly ((step: DraftStep) => string)[] = [
  ({ material, component, stage, supplier }) =>
    `${material ?? component ?? ''}/${stage ?? ''}/${word(supplier)}`,
  ({ places }) =>
    places.map(({ country, region }) => (region ?? country).toLowerCase()).join('+') || 'unknown',
  ({ form }) => (form === undefined ? '' : word(form)),
];
const PLACE = 1;

/**
 * Steps with an origin of their own each, where that of their row is the one of its family. Rows that repeat are told apart
 * by what they say, and only those that say the same by their order: a row that is put between others changes no other.
 */
export function withKeys(steps: readonly DraftStep[]): DraftStep[] {
  const keys = new Map<DraftStep, string>();
  for (const [family, group] of grouped(steps, ({ origin }) => origin))
    keyed(group, family, 0, keys);
  const used = new Set<string>();
  return steps.map((step) => {
    const origin = freeId(keys.get(step) ?? step.origin, used);
    used.add(origin);
    return { ...step, origin };
  });
}

function keyed(
  group: readonly DraftStep[],
  key: string,
  level: number,
  keys: Map<DraftStep, string>,
): void {
  const [first] = group;
  const wordOf = LEVELS[level];
  if (group.length === 1 && first) {
    keys.set(first, key);
  } else if (!wordOf) {
    group.forEach((step, at) => keys.set(step, at === 0 ? key : `${key}/${String(at + 1)}`));
  } else {
    const parts = grouped(group, wordOf);
    // The place stands there though it is the same, so that a number behind it is none of a line.
    const isSaid = parts.size > 1 || level === PLACE;
    for (const [own, part] of parts) {
      keyed(part, isSaid && own !== '' ? `${key}/${own}` : key, level + 1, keys);
    }
  }
}
