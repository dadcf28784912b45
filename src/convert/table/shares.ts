import type { Phrase, Words } from '../../messages/phrase';
import { phrase } from '../../messages/phrase';
import { exactShare } from '../../text/decimal';
import { COLUMN_HEADINGS } from '../../knowledge/generated/column-headings.js';
import { hasAny } from './columns';
import { plainNumber } from './numbers';
import { normalised } from '../../knowledge/normalised';

/** A share as a manifest has it, or why there is none; neither where the cell is blank. */
export interface Share {
  readonly share?: string;
  readonly why?: Phrase;
}

/**
 * Reads shares as they are meant: in per cent where the heading or a sign says so. A number up to 1 that could be
 * either is not taken over.
 */
export function readShares(heading: string, cells: readonly string[]): readonly Share[] {
  const isInPercent = /[%％]/.test(heading) || hasAny(normalised(heading), COLUMN_HEADINGS.percent);
  const read = cells.map(numberIn);
  const hasSign = read.some((each) => each?.hasSign);
  const hasLarge = read.some((each) => each && !each.hasSign && each.size > 1);
  return cells.map((text, at): Share => {
    if (text === '') return {};
    const found = read[at];
    if (!found) return { why: noShare(text, EITHER) };
    const { number, size, hasSign: isSigned } = found;
    const isPercent = isSigned || (isInPercent && hasLarge);
    if (isPercent || size === 0) {
      return size <= 100 ? { share: `${number}%` } : { why: noShare(text, EITHER) };
    }
    if (size > 1) return { why: noShare(text, percentMeant(number) ?? EITHER) };
    if (!isInPercent && !hasLarge && !hasSign) return { share: number };
    const whole = exactShare(number)?.mul(100).toString() ?? number;
    return {
      why: phrase('“{text}” could be {first} or {last}: write it with its sign.', {
        text,
        first: `${number}%`,
        last: `${whole}%`,
      }),
    };
  });
}

interface Read {
  readonly number: string;
  readonly size: number;
  readonly hasSign: boolean;
}

/** A longer cell is no share. */
const MAX_SHARE_CHARACTERS = 80;

function numberIn(text: string): Read | undefined {
  if (text.length > MAX_SHARE_CHARACTERS) return undefined;
  const [, before = '', bare = '', after = ''] = /^([%％]?)\s*(.*?)\s*([%％]?)$/.exec(text) ?? [];
  const number = plainNumber(bare, bare.includes(',') ? ',' : '.');
  return number === undefined
    ? undefined
    : { number, size: Number(number), hasSign: before + after !== '' };
}

const EITHER = phrase('a percentage up to 100%, or a number up to 1');

const noShare = (text: string, how: Words): Phrase =>
  phrase('“{text}” is no share: write it as {how}.', { text, how });

/** The two ways to write a percentage that has no sign. */
function percentMeant(number: string): Words | undefined {
  const share = exactShare(`${number}%`);
  return share && phrase('{first} or {last}', { first: `${number}%`, last: share.toString() });
}
