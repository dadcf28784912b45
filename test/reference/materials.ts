import { knowledgeData } from '../../src/knowledge/generated/knowledge.js';

/** Whether one material is the other, or the group that the other is in. */
export function isRelated(one: string | undefined, other: string | undefined): boolean {
  const groups = (id: string | undefined): (string | undefined)[] => {
    const material = knowledgeData.materials.find((each) => each.id === id);
    return [id, material?.group, material?.subgroup];
  };
  if (one === undefined || other === undefined) return false;
  return groups(one).includes(other) || groups(other).includes(one);
}
