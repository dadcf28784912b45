import type { Report, Rule } from '../rule';
import type { NamedCountry } from './countries';
import { countriesInWords, countriesOfStep } from './countries';

export const countryForm: Rule = {
  id: 'country-form',
  title: 'A country by name where its code is the canonical form',
  severity: 'hint',
  group: 'form',
  fix: 'canonical',
  step(step, context, report) {
    for (const named of countriesOfStep(step, context)) {
      const found = judge(named);
      if (found) report(found);
    }
  },
  head: (context) => countriesInWords(context).flatMap((named) => judge(named) ?? []),
};

function judge({ text, lookup }: NamedCountry): Report | undefined {
  if (lookup.kind !== 'name') return undefined;
  const { code, name } = lookup.country;
  return {
    place: text,
    message: { key: 'country-form', args: { text: text.value, code, name } },
    related: [],
    suggestions: [code],
  };
}
