import type { Phrase, Words } from '../../messages/phrase';
import { phrase } from '../../messages/phrase';
import { exactShare } from '../../text/decimal';

/** How a table writes a number with decimals. */
export type DecimalMark = ',' | '.';

const COMMA = /^\d+,\d{1,2}$|^\d{1,3}(?:\.\d{3})+,\d+$|^\d{1,3}(?:\.\d{3}){2,}$/;
const POINT = /^\d+\.\d{1,2}$|^\d{1,3}(?:,\d{3})+\.\d+$|^\d{1,3}(?:,\d{3}){2,}$/;

/** By the numbers that can be read one way only, else by the delimiter; undefined where nothing tells. */
export function decimalMark(cells: readonly string[], delimiter?: string): DecimalMark | undefined {
  const bare = cells.map(digitsOf);
  const commas = bare.filter((cell) => COMMA.test(cell)).length;
  const points = bare.filter((cell) => POINT.test(cell)).length;
  if (commas !== points) return commas > points ? ',' : '.';
  return delimiter === undefined || commas > 0 ? undefined : delimiter === ';' ? undefined : '.';
}

const digitsOf = (cell: string): string => cell.replace(/[\s\u00a0'’€$£%]|[A-Z]{3}/g, '');

/** A number as plain digits; undefined where it is none, or could be two. */
export function plainNumber(cell: string, mark: DecimalMark | undefined): string | undefined {
  const digits = digitsOf(cell);
  if (/^\d+$/.test(digits)) return digits;
  if (mark === undefined) {
    if (COMMA.test(digits)) return plainNumber(digits, ',');
    return POINT.test(digits) ? plainNumber(digits, '.') : undefined;
  }
  const [thousands, decimal] = mark === ',' ? ['.', ','] : [',', '.'];
  const parts = digits.split(decimal);
  if (parts.length > 2) return undefined;
  const [whole = '', decimals] = parts;
  const groups = whole.split(thousands);
  if (groups.some((group, at) => !/^\d+$/.test(group) || (at > 0 && group.length !== 3)))
    return undefined;
  if (decimals !== undefined && !/^\d+$/.test(decimals)) return undefined;
  return groups.join('') + (decimals === undefined ? '' : `.${decimals}`);
}

/** A share as a manifest has it, or why it is none. */
export function shareIn(text: string): { readonly share?: string; readonly why?: Phrase } {
  const number = plainNumber(text, text.includes(',') ? ',' : '.');
  const percent = number !== undefined && text.includes('%') ? number : undefined;
  if (percent !== undefined && Number(percent) <= 100) return { share: `${percent}%` };
  if (number !== undefined && !text.includes('%') && Number(number) <= 1) return { share: number };
  const meant = percent === undefined && number !== undefined ? percentMeant(number) : undefined;
  const how = meant ?? phrase('a percentage up to 100%, or a number up to 1');
  return { why: phrase('“{text}” is no share: write it as {how}.', { text, how }) };
}

/** The two ways to write a percentage that has no sign. */
function percentMeant(number: string): Words | undefined {
  const share = exactShare(`${number}%`);
  return share && phrase('{first} or {last}', { first: `${number}%`, last: share.toString() });
}
