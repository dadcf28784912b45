import type { Knowledge } from '../../knowledge/knowledge';
import type { Country } from '../../knowledge/types';
import type { Named } from '../../messages/phrase';

/** The country that a manifest means, as a check understands it: a code, or a name that is one country's. */
export function countryMeant(text: string, knowledge: Knowledge): Country | undefined {
  const found = knowledge.resolveCountry(text);
  return found.kind === 'code' || found.kind === 'name' ? found.country : undefined;
}

/** A material or component by its id, to be said. */
export function subjectNamed(id: string, knowledge: Knowledge): Named {
  const { name = id } = knowledge.material(id) ?? knowledge.component(id) ?? {};
  return { id, name };
}

/** The id of the material or component that a manifest means; the text where the catalogue has none. */
export function subjectMeant(
  kind: 'material' | 'component',
  text: string,
  knowledge: Knowledge,
): string {
  const found =
    kind === 'material' ? knowledge.resolveMaterial(text) : knowledge.resolveComponent(text);
  return found.kind === 'unknown' ? text : found.entry.id;
}
