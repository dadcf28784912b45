import type { Rule } from '../rule';

export const materialForm: Rule = {
  id: 'material-form',
  title: 'Another name of a material or component',
  severity: 'hint',
  group: 'form',
  fix: 'canonical',
  step({ source, material, component }, _context, report) {
    const text = source.material ?? source.component;
    const id = source.material ? material : component;
    if (!text || id === undefined || id === text.value) return;
    report({
      place: text,
      message: { key: 'material-form', args: { text: text.value, id } },
      related: [],
      suggestions: [id],
    });
  },
};
