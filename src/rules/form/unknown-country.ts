import { UNKNOWN } from '../../knowledge/unknown';
import { saysUnknown } from '../../knowledge/says-unknown';
import type { Source } from '../../manifest/model';
import type { Report, Rule } from '../rule';
import type { NamedCountry } from './countries';
import { isMiswritten } from './miswritten';
import { countriesInWords, reportCountriesOf } from './countries';

export const unknownCountry: Rule = {
  id: 'unknown-country',
  title: 'An unknown country',
  severity: 'error',
  group: 'form',
  fix: 'spelling',
  step(step, context, report) {
    if (step.country) return undefined;
    return reportCountriesOf(step, context, report, judge);
  },
  head: (context) =>
    countriesInWords(context).flatMap((named) => judge(named, undefined, true) ?? []),
};

/** @param isSeat whether it is that of a company, which has no key for a region */
function judge(
  { text, lookup }: NamedCountry,
  source?: Source,
  isSeat = false,
): Report | undefined {
  if (saysUnknown(text.value)) {
    const args = { text: text.value };
    const message = { key: 'no-country', args } as const;
    return { place: text, message, related: [], suggestions: [UNKNOWN] };
  }
  if (lookup.kind === 'bloc') {
    const args = { text: text.value };
    return { place: text, message: { key: 'bloc-as-country', args }, related: [] };
  }
  if (lookup.kind !== 'unknown' || isMiswritten(text)) return undefined;
  const { nearest, region, states, odd, several, percentages, beside } = lookup;
  if (several) {
    const args = { text: text.value, countries: several.map(({ name }) => name) };
    const message = { key: 'several-countries', args } as const;
    return {
      place: text,
      message,
      related: [],
      ...(source && {
        source,
        origins: several.map(({ code }, at) => {
          const percentage = percentages?.[at];
          return percentage === undefined ? { code } : { code, share: `${percentage}%` };
        }),
      }),
    };
  }
  const args = {
    text: text.value,
    nearest: nearest.map(({ name }) => name),
    ...(odd && { odd: odd.name }),
    ...(region && !isSeat && { region: `${region.code} (${region.name})` }),
  };
  return {
    place: text,
    message: { key: 'unknown-country', args },
    related: [],
    suggestions: nearest.map(({ code }) => code),
    ...(beside !== undefined && { drops: beside }),
    ...(region && isSeat && { drops: region.name }),
    ...(region && source && { source, keeps: { key: 'region', value: region.code } }),
    ...(states &&
      source && {
        source,
        regions: Object.fromEntries(states.map(({ code }) => [code.slice(0, 2), code])),
      }),
  };
}
