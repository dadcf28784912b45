import type { Report, Rule } from '../rule';
import type { NamedCountry } from './countries';
import { countriesInWords } from './countries';

export const unknownCountry: Rule = {
  id: 'unknown-country',
  title: 'A country that nobody knows',
  severity: 'error',
  group: 'form',
  isLocal: true,
  *file(context) {
    for (const named of countriesInWords(context)) yield* judge(named);
  },
};

function* judge({ text, lookup, source }: NamedCountry): Generator<Report> {
  const about = { place: text, related: [], ...(source && { source }) };
  if (lookup.kind === 'bloc') {
    yield { ...about, message: { key: 'bloc-as-country', args: { text: text.value } } };
  } else if (lookup.kind === 'unknown') {
    const nearest = lookup.nearest.map(({ name }) => name);
    yield {
      ...about,
      message: { key: 'unknown-country', args: { text: text.value, nearest } },
      suggestions: lookup.nearest.map(({ code }) => code),
    };
  }
}
