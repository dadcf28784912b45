/** Mistakes of JSON, in the words and at the places that a person would look for them. */
import { printParseErrorCode } from 'jsonc-parser';
import type { ParseError } from 'jsonc-parser';
import { punctuationMistake } from './json-punctuation';
import type { SyntaxCode, SyntaxMistake } from './node';

/** What closes or parts values, before the first of them. */
export const STRAY = /^\s*[}\],:][}\],:\s]*/;

export function strayMistake(text: string, lead: number): SyntaxMistake {
  const start = text.search(/\S/);
  const { length } = text.slice(0, lead).trimEnd();
  return {
    kind: 'syntax',
    code: 'json-stray',
    detail: text.charAt(start),
    start,
    end: start + 1,
    fix: { start, end: length, text: '' },
  };
}

const CODES: Readonly<Record<ReturnType<typeof printParseErrorCode>, SyntaxCode>> = {
  InvalidSymbol: 'json-needs-quotes',
  InvalidNumberFormat: 'json-number',
  PropertyNameExpected: 'json-key',
  ValueExpected: 'json-value',
  ColonExpected: 'json-colon',
  CommaExpected: 'json-comma',
  CloseBraceExpected: 'json-brace',
  CloseBracketExpected: 'json-bracket',
  EndOfFileExpected: 'json-end',
  InvalidCommentToken: 'json-comment',
  UnexpectedEndOfComment: 'json-comment',
  UnexpectedEndOfString: 'json-quote',
  UnexpectedEndOfNumber: 'json-number',
  InvalidUnicode: 'json-escape',
  InvalidEscapeCharacter: 'json-escape',
  InvalidCharacter: 'json-character',
  '<unknown ParseErrorCode>': 'json-value',
};

/** A mistake that the parser met. */
export function mistakeOf({ error, offset, length }: ParseError, text: string): SyntaxMistake {
  const conflict = conflictAt(text, offset);
  if (conflict) return { kind: 'syntax', code: 'conflict', detail: '', ...conflict };
  const code = CODES[printParseErrorCode(error)];
  const sign = punctuationMistake(code, text, offset);
  if (sign) return sign;
  const number =
    code === 'json-needs-quotes' || code === 'json-comma' || code === 'json-number'
      ? numberAt(text, offset)
      : undefined;
  if (number) {
    const put = rightNumber(number.detail);
    const fix = put === undefined ? {} : { fix: { ...number, text: put } };
    return { kind: 'syntax', code: 'json-number', ...number, ...fix };
  }
  const bare = number === undefined && MAY_BE_TEXT.has(code) ? bareTextAt(text, offset) : undefined;
  if (bare) {
    const fix = { ...bare, text: JSON.stringify(bare.detail) };
    return { kind: 'syntax', code: 'json-needs-quotes', ...bare, fix };
  }
  const end = offset + Math.max(length, 1);
  const word = text.slice(offset, offset + Math.min(length, 60));
  if (code === 'json-needs-quotes' && WORD.test(word)) {
    const at = { start: offset, end };
    return {
      kind: 'syntax',
      code: 'json-word',
      detail: word,
      ...at,
      fix: { ...at, text: jsonWord(word) },
    };
  }
  const comma = code === 'json-key' || code === 'json-value' ? commaBefore(text, offset) : -1;
  if (comma !== -1) {
    const at = { start: comma, end: comma + 1 };
    return {
      kind: 'syntax',
      code: 'json-trailing-comma',
      detail: '',
      ...at,
      fix: { ...at, text: '' },
    };
  }
  const fix = fixOf(code, offset, end, word, text);
  return { kind: 'syntax', code, detail: word, start: offset, end, ...(fix && { fix }) };
}

/** What other languages write for the words of JSON. */
const WORD = /^(?:true|false|null|none)$/i;

/** The word of JSON that is meant: `true` for `True`, `null` for `None`. */
export function jsonWord(word: string): string {
  const small = word.toLowerCase();
  return small === 'none' ? 'null' : small;
}

const MARKER = /^(?:<{7}|\|{7}|={7}|>{7})(?=[ \r\n]|$)/;

/** The marker of an unfinished merge that a place stands in. */
function conflictAt(
  text: string,
  offset: number,
): { readonly start: number; readonly end: number } | undefined {
  const start = text.lastIndexOf('\n', offset) + 1;
  const marker = MARKER.exec(text.slice(start, start + 8));
  if (!marker || offset < start) return undefined;
  const end = /[\r\n]|$/.exec(text.slice(start))?.index ?? 0;
  return { start, end: start + end };
}

/** How the parser meets text without quotes that begins with a digit. */
const MAY_BE_TEXT: ReadonlySet<SyntaxCode> = new Set([
  'json-needs-quotes',
  'json-comma',
  'json-number',
]);

/** A day, a share or another text that begins with a digit, without its quotes: `2024-06-30`, `60%`. */
function bareTextAt(
  text: string,
  at: number,
): { readonly detail: string; readonly start: number; readonly end: number } | undefined {
  const from = Math.max(0, at - MAX_NUMBER);
  const before = /[\w.+/%-]*$/.exec(text.slice(from, at))?.[0] ?? '';
  const behind = /^[\w.+/%-]*/.exec(text.slice(at, at + MAX_NUMBER))?.[0] ?? '';
  const detail = before + behind;
  if (!/^\d/.test(detail) || NUMBER.test(detail)) return undefined;
  return { detail, start: at - before.length, end: at + behind.length };
}

const MAX_NUMBER = 60;
/** What people and other formats take for a number. */
const NUMBER = /^[-+]?(?:0[xob][\da-f]+|(?:\d[\d_]*\.?\d*|\.\d+)(?:e[-+]?\d*)?|nan|infinity)$/i;
const JSON_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[-+]?\d+)?$/i;

/** The number around a place that JSON does not write so; the parser points at a part of it. */
function numberAt(
  text: string,
  at: number,
): { readonly detail: string; readonly start: number; readonly end: number } | undefined {
  const from = Math.max(0, at - MAX_NUMBER);
  const before = /[\w.+-]*$/.exec(text.slice(from, at))?.[0] ?? '';
  const behind = /^[\w.+-]*/.exec(text.slice(at, at + MAX_NUMBER))?.[0] ?? '';
  const detail = before + behind;
  if (!NUMBER.test(detail) || JSON_NUMBER.test(detail)) return undefined;
  return { detail, start: at - before.length, end: at + behind.length };
}

/** A number as JSON writes it, where that is sure: `0.5` for `.5`, `1000` for `1_000`. */
function rightNumber(number: string): string | undefined {
  const right = number
    .replace(/^\+/, '')
    .replaceAll(/(?<=\d)_(?=\d)/g, '')
    .replace(/^(-?)\./, '$10.')
    .replace(/\.(?=$|e)/i, '');
  return JSON_NUMBER.test(right) ? right : undefined;
}

function fixOf(
  code: SyntaxCode,
  start: number,
  end: number,
  word: string,
  text: string,
): { start: number; end: number; text: string } | undefined {
  switch (code) {
    case 'json-comment':
      return { start, end, text: '' };
    case 'json-needs-quotes': {
      const inner =
        /^['\u2018\u2019\u201c-\u201e«»]([^'"\\]*)['\u2018\u2019\u201c-\u201e«»]$/u.exec(
          word,
        )?.[1] ?? /^[\w.-]+$/.exec(word)?.[0];
      return inner === undefined ? undefined : { start, end, text: JSON.stringify(inner) };
    }
    case 'json-comma': {
      const at = text.slice(0, start).trimEnd().length;
      return { start: at, end: at, text: ',' };
    }
    case 'json-colon': {
      // A colon in front of the next key would make that the value.
      if (isKeyAt(text, start)) return undefined;
      const at = text.slice(0, start).trimEnd().length;
      return { start: at, end: at, text: ':' };
    }
    default:
      return undefined;
  }
}

const KEY = /"[^"\\\r\n]*"\s*:/y;

/** Whether a key with its colon stands at a place. */
export function isKeyAt(text: string, at: number): boolean {
  KEY.lastIndex = at;
  return KEY.test(text);
}

/** The comma that stands before a bracket that closes, or -1. */
function commaBefore(text: string, at: number): number {
  if (!/[}\]]/.test(text.charAt(at))) return -1;
  const before = text.slice(0, at).trimEnd();
  return before.endsWith(',') ? before.length - 1 : -1;
}
