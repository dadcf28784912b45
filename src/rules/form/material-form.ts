import type { Rule } from '../rule';

export const materialForm: Rule = {
  id: 'material-form',
  title: 'Another name of a material or component',
  severity: 'hint',
  group: 'form',
  step({ source }, { knowledge }, report) {
    const text = source.material ?? source.component;
    if (!text) return;
    const lookup = source.material
      ? knowledge.resolveMaterial(text.value)
      : knowledge.resolveComponent(text.value);
    if (lookup.kind !== 'name') return;
    const { id } = lookup.entry;
    report({
      place: text,
      message: { key: 'material-form', args: { text: text.value, id } },
      related: [],
      suggestions: [id],
    });
  },
};
