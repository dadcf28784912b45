/** How a table writes a number with decimals. */
export type DecimalMark = ',' | '.';

const COMMA = /^\d+,\d{1,2}$|^\d{1,3}(?:\.\d{3})+,\d+$|^\d{1,3}(?:\.\d{3}){2,}$/;
const POINT = /^\d+\.\d{1,2}$|^\d{1,3}(?:,\d{3})+\.\d+$|^\d{1,3}(?:,\d{3}){2,}$/;

/** By the numbers that can be read one way only, else by the delimiter; undefined where nothing tells, or they differ. */
export function decimalMark(cells: readonly string[], delimiter?: string): DecimalMark | undefined {
  const bare = cells.map(digitsOf);
  const commas = bare.filter((cell) => COMMA.test(cell)).length;
  const points = bare.filter((cell) => POINT.test(cell)).length;
  // Written both ways: a number that could be two stays open, whichever way is the more frequent.
  if (commas > 0 && points > 0) return undefined;
  if (commas + points > 0) return commas > 0 ? ',' : '.';
  return delimiter === undefined || delimiter === ';' ? undefined : '.';
}

const digitsOf = (cell: string): string => cell.replace(/[\s\u00a0'’]/g, '');

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
