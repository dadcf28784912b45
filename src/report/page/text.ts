import { clean, shortened } from '../../text/clean';

/** Text as it stands in HTML and SVG, in an element or a quoted attribute: never markup. */
export const escaped = (text: string): string =>
  clean(text).replace(/[&<>"'`]/g, (character) => `&#${String(character.charCodeAt(0))};`);

/** As `escaped`, in at most so many characters. */
export const label = (text: string, max: number): string => escaped(shortened(text, max));

/** A number with separators, at most two decimals. */
export const number = (value: number): string =>
  value.toLocaleString('en-US', { maximumFractionDigits: 2 });

/** A part of one in percent, at most one decimal. */
export const percent = (part: number): string => `${String(Math.round(part * 1000) / 10)} %`;

/** A coordinate or length of a picture. */
export const px = (value: number): string => String(Math.round(value * 10) / 10);

/** `1 step`, `2 steps`. */
export const counted = (count: number, noun: string): string =>
  `${number(count)} ${noun}${count === 1 ? '' : 's'}`;
