import type { Source } from '../../manifest/model';
import type { Report, Rule } from '../rule';
import type { NamedCountry } from './countries';
import { countriesInWords, reportCountriesOf } from './countries';

export const countryForm: Rule = {
  id: 'country-form',
  title: 'A country by name where its code is the canonical form',
  severity: 'hint',
  group: 'form',
  fix: 'canonical',
  step(step, context, report) {
    return reportCountriesOf(step, context, report, judge);
  },
  head: (context) => countriesInWords(context).flatMap((named) => judge(named) ?? []),
};

function judge({ text, lookup }: NamedCountry, source?: Source): Report | undefined {
  if (lookup.kind !== 'name') return undefined;
  const { country, region } = lookup;
  const { code, name } = country;
  const args = { text: text.value, code, name, ...(region && source && { region: region.code }) };
  return {
    place: text,
    message: { key: 'country-form', args },
    related: [],
    suggestions: [code],
    // Where no key can keep it, the part of the country that the name says would be lost.
    ...(region && !source && { drops: region.name }),
    ...(region && source && { source, keeps: { key: 'region', value: region.code } }),
  };
}
