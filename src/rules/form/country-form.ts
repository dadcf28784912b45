import type { Rule } from '../rule';
import { countriesInWords } from './countries';

export const countryForm: Rule = {
  id: 'country-form',
  title: 'A country by name where its code is the canonical form',
  severity: 'hint',
  group: 'form',
  isLocal: true,
  *file(context) {
    for (const { text, lookup, source } of countriesInWords(context)) {
      if (lookup.kind !== 'name') continue;
      const { code, name } = lookup.country;
      yield {
        place: text,
        message: { key: 'country-form', args: { text: text.value, code, name } },
        related: [],
        suggestions: [code],
        ...(source && { source }),
      };
    }
  },
};
