import type { Language } from '../../messages/language';
import { ENGLISH } from '../../messages/language';
import { decimal } from '../../messages/words';
import { clean, shortened } from '../../text/clean';

/**
 * Text as it stands in HTML and SVG, in an element or a quoted attribute: never markup. A page may be printed into
 * the log of a CI service, which looks for commands of its own (`##vso[…]`).
 */
export const escaped = (text: string): string =>
  clean(text).replace(
    /[&<>"'`]|#(?=#\[|#vso)/g,
    (character) => `&#${String(character.charCodeAt(0))};`,
  );

/** As `escaped`, in at most so many characters. */
export const label = (text: string, max: number): string => escaped(shortened(text, max));

/** A number with separators, at most two decimals. */
export const number = (value: number, { locale }: Language = ENGLISH): string =>
  value.toLocaleString(locale === 'en' ? 'en-US' : locale, { maximumFractionDigits: 2 });

/** A part of one in percent, at most one decimal. */
export const percent = (part: number, language: Language = ENGLISH): string =>
  `${decimal(inPercent(part), language)} %`;

/** As a number for a cell. */
export const inPercent = (part: number): number => Math.round(part * 1000) / 10;

/** A coordinate or length of a picture. */
export const px = (value: number): string => String(Math.round(value * 10) / 10);
