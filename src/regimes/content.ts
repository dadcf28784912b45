import type { Step } from '../chain/graph';
import type { Knowledge } from '../knowledge/knowledge';
import type { Content } from '../knowledge/types';

/** Whether a step is part of the content that a requirement is about. */
export function concerns(content: Content, step: Step, knowledge: Knowledge): boolean {
  const { lists, materials, components, componentFlag, family, stages, kind } = content;
  const { material } = step;
  if (stages && (step.stage === undefined || !stages.includes(step.stage))) return false;
  if (lists || materials || kind === 'material') {
    if (material === undefined) return false;
    if (lists && !lists.some((list) => knowledge.isListed(material, list))) return false;
    if (materials && !materials.some((id) => knowledge.sameFamily(id, material))) return false;
  }
  if (components || componentFlag || family !== undefined || kind === 'component') {
    const component =
      step.component === undefined ? undefined : knowledge.component(step.component);
    if (!component) return false;
    if (components && !components.includes(component.id)) return false;
    if (componentFlag && component[componentFlag] !== true) return false;
    if (family !== undefined && component.family !== family) return false;
  }
  return true;
}
