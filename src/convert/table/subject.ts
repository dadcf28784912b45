import type { Knowledge } from '../../knowledge/knowledge';

/** What a step is of, as ids of the catalogue. */
export type Subject =
  { readonly material: string; readonly form?: string } | { readonly component: string };

/** What a cell names; undefined: nothing that is surely of the catalogue. */
export function subjectIn(text: string, knowledge: Knowledge): Subject | undefined {
  if (text === '') return undefined;
  const material = knowledge.resolveMaterial(text);
  if (material.kind === 'id') return { material: material.entry.id };
  if (material.kind === 'name') {
    const { entry, form } = material;
    return { material: entry.id, ...(form !== undefined && { form }) };
  }
  const component = knowledge.resolveComponent(text);
  return component.kind === 'unknown' ? undefined : { component: component.entry.id };
}
