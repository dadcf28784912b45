import type { Rule } from '../rule';
import { listedWords } from './listed-company';

export const listedName: Rule = {
  id: 'listed-name',
  title: 'A supplier whose name is close to that of a listed company',
  severity: 'hint',
  group: 'sourcing',
  step(step, { knowledge, suppliers, asOf }, report) {
    const { supplier } = step.source;
    if (!supplier || asOf === undefined) return;
    const { name } = suppliers.known(supplier.value, step.file);
    const near = knowledge.nearListed(name, asOf);
    if (!near) return;
    report({
      place: supplier,
      message: {
        key: 'listed-name',
        args: { supplier: name, entry: listedWords(near, knowledge) },
      },
      related: [],
    });
  },
};
