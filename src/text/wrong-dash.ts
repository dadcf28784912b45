/** What is written in place of the dash and the space that begin an item of a list. */
export interface WrongDash {
  readonly start: number;
  readonly end: number;
  /** Whether only the space is missing: `-id: a`. */
  readonly isSpaceMissing: boolean;
}

/** A hyphen without its space, or a sign or a number that is one elsewhere, before a key or a brace. */
const WRONG_DASH =
  /(?:(-)|(?:--|[*+\u2022\u00b7\u2023\u25aa\u25cf\u25e6\u2010-\u2015\u2212\ufe58\ufe63\uff0d]|\d{1,4}[.)])[ \t]*)(?:\{|([A-Za-z]\w*):(?=\s|$))/y;

/**
 * The wrong dash at an offset; undefined where there is none.
 *
 * @param keys of the format: before any other word it may be part of a key
 */
export function wrongDashAt(
  text: string,
  at: number,
  keys: { has(key: string): boolean },
): WrongDash | undefined {
  WRONG_DASH.lastIndex = at;
  const [all, hyphen, key] = WRONG_DASH.exec(text) ?? [];
  if (all === undefined || (key !== undefined && !keys.has(key))) return undefined;
  const end = at + all.length - (key === undefined ? 1 : key.length + 1);
  return { start: at, end, isSpaceMissing: hyphen !== undefined };
}
