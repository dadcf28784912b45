import type { Language } from '../messages/language';
import { FIT, fitOf } from './rank';
import type { Candidate } from './candidate';
import { named } from './candidate';

/** Those that prices of raw materials are in, before the others. */
const FIRST = ['USD', 'EUR', 'CNY', 'JPY', 'KRW', 'GBP', 'AUD', 'CAD'];

/** The codes of ISO 4217, as the platform has them. */
export function currencies(typed: string, { locale }: Language): Candidate[] {
  const displayNames = new Intl.DisplayNames(locale, { type: 'currency' });
  const all = [
    ...FIRST,
    ...Intl.supportedValuesOf('currency').filter((code) => !FIRST.includes(code)),
  ];
  return all
    .flatMap((code) => {
      const name = displayNames.of(code) ?? code;
      const isCode = typed.toUpperCase() === code;
      const fit = isCode ? FIT.exact : fitOf(typed, { main: [code], others: [name] });
      return fit === undefined ? [] : [{ fit, candidate: named('word', code, name) }];
    })
    .sort((a, b) => a.fit - b.fit)
    .map(({ candidate }) => candidate);
}
