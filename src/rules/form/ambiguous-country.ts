import type { Report, Rule } from '../rule';
import type { NamedCountry } from './countries';
import { countriesInWords, reportCountriesOf } from './countries';

export const ambiguousCountry: Rule = {
  id: 'ambiguous-country',
  title: 'A name that two countries have',
  severity: 'error',
  group: 'form',
  fix: 'spelling',
  step(step, context, report) {
    if (step.country) return undefined;
    return reportCountriesOf(step, context, report, judge);
  },
  head: (context) => countriesInWords(context).flatMap((named) => judge(named) ?? []),
};

function judge({ text, lookup }: NamedCountry): Report | undefined {
  if (lookup.kind !== 'ambiguous') return undefined;
  const countries = lookup.countries.map(({ name, code }) => `${name} (${code})`);
  return {
    place: text,
    message: { key: 'ambiguous-country', args: { text: text.value, countries } },
    related: [],
    suggestions: lookup.countries.map(({ code }) => code),
  };
}
