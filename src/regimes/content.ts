import type { Step } from '../chain/graph';
import type { Knowledge } from '../knowledge/knowledge';
import type { Content } from '../knowledge/types';

/** Whether a step is part of a content; `form`: its form, which it does not say, decides. */
export type Match = 'yes' | 'no' | 'form';

/** Whether a step is part of the content that a requirement is about. */
export function matchOf(content: Content, step: Step, knowledge: Knowledge): Match {
  const { lists, materials, components, componentFlag, family, stages, kind, feeds } = content;
  const { material } = step;
  if (stages && (step.stage === undefined || !stages.includes(step.stage))) return 'no';
  if (feeds !== undefined && feeds !== step.feeds.length > 0) return 'no';
  if (lists || materials || kind === 'material') {
    const isMeant =
      material !== undefined &&
      (!lists || lists.some((list) => knowledge.isListed(material, list))) &&
      (!materials || materials.some((id) => knowledge.sameFamily(id, material)));
    // A content of materials and components is of either.
    if (!isMeant && !(components && material === undefined)) return 'no';
  }
  if (components || componentFlag || family !== undefined || kind === 'component') {
    const component =
      step.component === undefined ? undefined : knowledge.component(step.component);
    const isMeant =
      component !== undefined &&
      (!components || components.includes(component.id)) &&
      (!componentFlag || component[componentFlag] === true) &&
      (family === undefined || component.family === family);
    if (!isMeant && !(materials && material !== undefined)) return 'no';
  }
  return matchOfForm(content, step, knowledge);
}

/** Whether a step is surely part of the content. */
export const concerns = (content: Content, step: Step, knowledge: Knowledge): boolean =>
  matchOf(content, step, knowledge) === 'yes';

function matchOfForm({ forms, unclearForms }: Content, step: Step, knowledge: Knowledge): Match {
  if (!forms || step.material === undefined) return 'yes';
  const form = formOf(step, knowledge);
  if (form === undefined) return 'form';
  if (forms.includes(form)) return 'yes';
  return unclearForms?.includes(form) === true ? 'form' : 'no';
}

/** The form that a step says, by its key or by the name of its material (`tungsten powder`); undefined: none, or none that is known. */
function formOf({ source, material = '' }: Step, knowledge: Knowledge): string | undefined {
  if (source.form) return knowledge.formOf(source.form.value, material);
  const named = source.material && knowledge.resolveMaterial(source.material.value);
  return named?.kind === 'name' ? named.form : undefined;
}
