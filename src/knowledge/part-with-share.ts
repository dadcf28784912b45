/** A part of a list of places, and the percentage that stands beside it: `Chile (60 %)`, `60% CL`, `Chile: 60%`. */
export interface PartWithShare {
  readonly name: string;
  /** Undefined: none is said. */
  readonly percentage: number | undefined;
}

const NUMBER = String.raw`(\d+(?:[.,]\d+)?) ?[%％]`;
const BEHIND = new RegExp(String.raw`^(.*?[^\s:=([]) *[:=([]? *${NUMBER} *[)\]]?$`, 'u');
const BEFORE = new RegExp(String.raw`^[([]? *${NUMBER} *[)\]:]? *(?:from |of )?(\S.*)$`, 'u');

export function partWithShare(part: string): PartWithShare {
  const text = part.trim();
  const [, name, behind] = BEHIND.exec(text) ?? [];
  if (name !== undefined) return { name, percentage: numberOf(behind) };
  const [, before, rest] = BEFORE.exec(text) ?? [];
  if (rest !== undefined) return { name: rest, percentage: numberOf(before) };
  return { name: text, percentage: undefined };
}

/** A comma between digits of a percentage parts nothing: `60,5 %`. */
export const withPoints = (text: string): string => text.replace(/(\d),(?=\d+ ?[%％])/g, '$1.');

const numberOf = (text = ''): number => Number(text.replace(',', '.'));
