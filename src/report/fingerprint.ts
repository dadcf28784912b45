import type { ResultFinding } from './result';

/**
 * Names for the findings of one file that stay when lines move and shares change: by the rule and the source, where
 * there is one, else by the rule and what is said without its figures; the first of several alike stays the first.
 */
export class Fingerprints {
  readonly #file: string;
  readonly #seen = new Map<string, number>();

  constructor(file: string) {
    this.#file = file;
  }

  /** To be asked once for each finding, in order. Thirty-two hexadecimal digits. */
  of({ ruleId, source, message }: ResultFinding): string {
    const what = [
      this.#file,
      ruleId,
      source ?? '',
      source === null ? withoutFigures(message) : '',
    ].join('\0');
    const before = this.#seen.get(what) ?? 0;
    this.#seen.set(what, before + 1);
    const whole = `${what}\0${String(before)}`;
    return hash(whole, 0) + hash(whole, 0x9e3779b9);
  }
}

/** `Critical minerals: 41.5 % qualifies` without the 41.5; the digits of names (`ira-30d`) and days stay. */
const withoutFigures = (message: string): string =>
  message.replace(/(?<![\p{L}\p{N}_-])\d[\d.,]*(?![\p{L}\p{N}_-])/gu, '#');

/** 64 bits of a text (“cyrb53” without its last step): no two of a report's findings should meet. */
function hash(text: string, seed: number): string {
  let one = 0xdeadbeef ^ seed;
  let two = 0x41c6ce57 ^ seed;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    one = Math.imul(one ^ code, 2654435761);
    two = Math.imul(two ^ code, 1597334677);
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(two ^ (two >>> 13), 3266489909);
  two = Math.imul(two ^ (two >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
  return [one, two].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
