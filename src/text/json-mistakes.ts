/** Mistakes of JSON, in the words and at the places that a person would look for them. */
import { printParseErrorCode } from 'jsonc-parser';
import type { ParseError } from 'jsonc-parser';
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
  const code = CODES[printParseErrorCode(error)];
  const number =
    code === 'json-needs-quotes' || code === 'json-comma' ? numberAt(text, offset) : undefined;
  if (number) return { kind: 'syntax', code: 'json-number', ...number };
  const end = offset + Math.max(length, 1);
  const word = text.slice(offset, offset + Math.min(length, 60));
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
    case 'json-needs-quotes':
      return /^[\w.-]+$/.test(word) ? { start, end, text: JSON.stringify(word) } : undefined;
    case 'json-comma': {
      const at = text.slice(0, start).trimEnd().length;
      return { start: at, end: at, text: ',' };
    }
    case 'json-colon': {
      const at = text.slice(0, start).trimEnd().length;
      return { start: at, end: at, text: ':' };
    }
    default:
      return undefined;
  }
}

/** The comma that stands before a bracket that closes, or -1. */
function commaBefore(text: string, at: number): number {
  if (!/[}\]]/.test(text.charAt(at))) return -1;
  const before = text.slice(0, at).trimEnd();
  return before.endsWith(',') ? before.length - 1 : -1;
}
