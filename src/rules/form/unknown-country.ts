import { saysUnknown, UNKNOWN } from '../../knowledge/unknown';
import type { Report, Rule } from '../rule';
import type { NamedCountry } from './countries';
import { countriesInWords, countriesOfStep } from './countries';

export const unknownCountry: Rule = {
  id: 'unknown-country',
  title: 'An unknown country',
  severity: 'error',
  group: 'form',
  fix: 'spelling',
  step(step, context, report) {
    if (step.country) return;
    for (const named of countriesOfStep(step, context)) {
      const found = judge(named);
      if (found) report(found);
    }
  },
  file: (context) => countriesInWords(context).flatMap((named) => judge(named) ?? []),
};

function judge({ text, lookup }: NamedCountry): Report | undefined {
  if (saysUnknown(text.value)) {
    const args = { text: text.value };
    const message = { key: 'no-country', args } as const;
    return { place: text, message, related: [], suggestions: [UNKNOWN] };
  }
  if (lookup.kind === 'bloc') {
    const args = { text: text.value };
    return { place: text, message: { key: 'bloc-as-country', args }, related: [] };
  }
  if (lookup.kind !== 'unknown') return undefined;
  const nearest = lookup.nearest.map(({ name }) => name);
  return {
    place: text,
    message: { key: 'unknown-country', args: { text: text.value, nearest } },
    related: [],
    suggestions: lookup.nearest.map(({ code }) => code),
  };
}
