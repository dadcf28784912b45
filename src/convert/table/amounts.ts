import Fraction from 'fraction.js';
import type { Phrase } from '../../messages/phrase';
import { phrase } from '../../messages/phrase';
import type { Money, Unit } from './currency';
import { isCurrency, isSignOf, moneyIn, unitOf } from './currency';
import { decimalMark, plainNumber } from './numbers';

/** What a row says of money. */
interface Said {
  readonly value: string;
  readonly currency: string;
}

/** A value as digits in the currency of all, or why there is none. */
export interface Amount {
  readonly number?: string;
  readonly why?: { readonly of: 'value' | 'currency'; readonly why: Phrase };
}

/** The values of a table. */
export interface Amounts {
  readonly currency?: string;
  /** Of each row, in order. */
  readonly amounts: readonly Amount[];
  /** What is wrong with the heading. */
  readonly why?: Phrase;
  /** What was multiplied, each a sentence. */
  readonly notes: readonly string[];
}

/**
 * Reads values as they are meant: what is counted in thousands or millions is multiplied, and what could be so is
 * not taken over.
 */
export function readAmounts(
  heading: string,
  rows: readonly Said[],
  delimiter: string | undefined,
): Amounts {
  const general = unitOf(heading);
  const money = rows.map(({ value }) => moneyIn(value));
  const units = rows.map(({ value, currency }, at) =>
    value === '' ? undefined : unitIn(currency, general, money[at]),
  );
  const currencies = new Set(units.flatMap((unit) => (unit?.why ? [] : (unit?.currencies ?? []))));
  const [currency] = currencies;
  const mark = decimalMark(
    money.map(({ number }) => number),
    delimiter,
  );
  const amounts = rows.map(({ value }, at): Amount => {
    const unit = units[at];
    if (!unit) return {};
    if (unit.why) return { why: unit.why };
    if (general.isUnsure) return {};
    if (currencies.size > 1) {
      return {
        why: {
          of: 'value',
          why: phrase('“{value}”: the table has several currencies.', { value }),
        },
      };
    }
    const number = plainNumber(money[at]?.number ?? '', mark);
    if (number === undefined) {
      return {
        why: { of: 'value', why: phrase('“{value}” is no number, or could be two.', { value }) },
      };
    }
    const isWhole = unit.factor === 1;
    return { number: isWhole ? number : new Fraction(number).mul(unit.factor).toString() };
  });
  const factors = new Set(units.flatMap((unit) => unit?.factor ?? []));
  return {
    amounts,
    ...(currencies.size === 1 && currency !== undefined && { currency }),
    ...(general.unclear !== undefined && {
      why: general.isUnsure
        ? phrase('“{unit}” could be thousands or millions: the values are not taken over.', {
            unit: general.unclear,
          })
        : phrase(
            '“{unit}” is no currency, or could be several: the numbers are taken as they are.',
            { unit: general.unclear },
          ),
    }),
    notes: [...factors]
      .filter((factor) => factor !== 1)
      .map(
        (factor) => `Values are in units of ${String(factor)} in the table, and multiplied here.`,
      ),
  };
}

interface RowUnit {
  readonly currencies: readonly string[];
  readonly factor: number;
  readonly why?: Amount['why'];
}

/** What the number of a row is counted in: by the cell of its currency, by the heading, and by the number's own cell. */
function unitIn(cell: string, general: Unit, money: Money | undefined): RowUnit {
  const code = cell.toUpperCase();
  const own: Unit = isCurrency(code) ? { currency: code, factor: 1 } : unitOf(cell);
  const currencies = [own.currency, general.currency].filter((each) => each !== undefined);
  const factor = own.factor * general.factor;
  if (cell !== '' && own.currency === undefined) {
    const why = phrase('“{unit}” is no code of a currency: the value is not taken over.', {
      unit: cell,
    });
    return { currencies, factor, why: { of: 'currency', why } };
  }
  const { currency, sign } = money ?? {};
  if (currency !== undefined && currencies.length === 0) return { currencies: [currency], factor };
  const isOther =
    (currency !== undefined && !currencies.includes(currency)) ||
    (sign !== undefined && !currencies.some((each) => isSignOf(sign, each)));
  if (!isOther) return { currencies, factor };
  const unit = currency ?? sign ?? '';
  const [wanted] = currencies;
  const why =
    wanted === undefined
      ? phrase('“{unit}” could be several currencies: the value is not taken over.', { unit })
      : phrase(
          '“{unit}” is not the currency of the row ({currency}): the value is not taken over.',
          {
            unit,
            currency: wanted,
          },
        );
  return { currencies, factor, why: { of: 'value', why } };
}
