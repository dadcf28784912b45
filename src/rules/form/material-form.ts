import type { Rule } from '../rule';

export const materialForm: Rule = {
  id: 'material-form',
  title: 'Another name of a material or component',
  severity: 'hint',
  group: 'form',
  fix: 'canonical',
  step({ source, material, component }, { knowledge }, report) {
    const text = source.material ?? source.component;
    const id = source.material ? material : component;
    if (!text || id === undefined || id === text.value) return;
    const lookup = source.material && knowledge.resolveMaterial(text.value);
    const form = lookup?.kind === 'name' ? lookup.form : undefined;
    report({
      place: text,
      message: {
        key: 'material-form',
        args: { text: text.value, id, ...(form !== undefined && { form }) },
      },
      related: [],
      suggestions: [id],
      ...(form !== undefined && { source, keeps: { key: 'form', value: form } }),
    });
  },
};
