import type { Rule } from '../rule';
import { countriesInWords } from './countries';

export const ambiguousCountry: Rule = {
  id: 'ambiguous-country',
  title: 'A name that two countries have',
  severity: 'error',
  group: 'form',
  isLocal: true,
  *file(context) {
    for (const { text, lookup, source } of countriesInWords(context)) {
      if (lookup.kind !== 'ambiguous') continue;
      const countries = lookup.countries.map(({ name, code }) => `${name} (${code})`);
      yield {
        place: text,
        message: { key: 'ambiguous-country', args: { text: text.value, countries } },
        related: [],
        suggestions: lookup.countries.map(({ code }) => code),
        ...(source && { source }),
      };
    }
  },
};
