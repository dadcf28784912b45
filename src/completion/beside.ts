import type { Knowledge } from '../knowledge/knowledge';
import { normalised } from '../knowledge/normalised';
import { regionByAlias } from '../knowledge/subdivisions';
import type { Country } from '../knowledge/types';

/** What a typed value says beside what is offered for it, and the key that this is written under. */
export interface Beside {
  readonly key: 'form' | 'region';
  readonly value: string;
}

/** Fewer letters begin too many names. */
const MIN_LETTERS = 3;

/** The material that a whole name means, with the form that it says: `Nickelsulfat`, `spodumene`. */
export function formTyped(
  typed: string,
  knowledge: Knowledge,
): { readonly id: string; readonly beside: Beside } | undefined {
  const found = knowledge.resolveMaterial(typed.trim());
  if (found.kind === 'id' || found.form === undefined) return undefined;
  const id = found.kind === 'name' ? found.entry.id : found.nearest[0];
  return id === undefined ? undefined : { id, beside: { key: 'form', value: found.form } };
}

/** The part of a country that a name means, or the only one that a beginning can: `Scotland`, `scot`, `Quebec, Canada`. */
export function regionTyped(
  typed: string,
  { code, name, aliases }: Country,
  knowledge: Knowledge,
): Beside | undefined {
  const word = normalised(typed);
  if (word.length < MIN_LETTERS) return undefined;
  const found = knowledge.resolveCountry(typed.trim());
  const meant = 'region' in found ? found.region?.code : undefined;
  const begun = [name, ...aliases].filter((each) => normalised(each).startsWith(word));
  const [region, ...more] = new Set(
    meant === undefined ? begun.map((each) => regionByAlias(each)?.code) : [meant],
  );
  const isOne = more.length === 0 && region?.startsWith(`${code}-`) === true;
  return isOne ? { key: 'region', value: region } : undefined;
}
