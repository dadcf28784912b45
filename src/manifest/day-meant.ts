import { isDay } from '../knowledge/calendar';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH_NAMES =
  'january|february|march|april|may|june|july|august|september|october|november|december|sept';

const MONTH = `(${MONTHS.join('|')}|${MONTH_NAMES})\\.?`;

/**
 * The day that is surely meant by one in another form: the year first, the month as a word, or the day first with
 * dots. Between slashes and dashes the month is known where the other number is over 12: `06/07/2024` is none.
 */
export function dayMeant(text: string): string | undefined {
  const written = text
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/(?<=\d)[年년] ?(\d{1,2})[月월] ?(\d{1,2})[日일]?/u, '-$1-$2')
    .replace(/[.,;]$/, '')
    .trim();
  const parts = yearFirst(written) ?? withWord(written.toLowerCase()) ?? yearLast(written);
  const meant = parts?.map((part) => part.padStart(2, '0')).join('-');
  return meant !== undefined && isDay(meant) ? meant : undefined;
}

type Parts = readonly [year: string, month: string, day: string];

function yearFirst(text: string): Parts | undefined {
  const [, year, month, day] =
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ??
    /^(\d{4})([-/. ])(\d{1,2})\2(\d{1,2})(?:[T ].*)?$/.exec(text)?.filter((_, at) => at !== 2) ??
    [];
  return year !== undefined && month !== undefined && day !== undefined
    ? [year, month, day]
    : undefined;
}

/** `30 June 2024`, `30-Jun-2024`, `June 30, 2024`. */
function withWord(text: string): Parts | undefined {
  const [, first = '', second = '', year] =
    new RegExp(`^(\\d{1,2})[ -]${MONTH}[ -](\\d{4})$`).exec(text) ??
    new RegExp(`^${MONTH} (\\d{1,2}),? (\\d{4})$`).exec(text) ??
    [];
  if (year === undefined) return undefined;
  const [day, word] = /^\d/.test(first) ? [first, second] : [second, first];
  return [year, String(MONTHS.indexOf(word.slice(0, 3)) + 1), day];
}

function yearLast(text: string): Parts | undefined {
  const [, first = '', sign, second = '', year] =
    /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/.exec(text) ?? [];
  if (year === undefined) return undefined;
  if (sign === '.' || Number(first) > 12) return [year, second, first];
  return Number(second) > 12 || first === second ? [year, first, second] : undefined;
}
