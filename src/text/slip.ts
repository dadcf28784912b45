import type { SyntaxCode, SyntaxFix } from './node';

/** What is wrong at a place, and the edit that sets it right. */
export interface Slip {
  readonly code: SyntaxCode;
  readonly detail: string;
  /** Where it is to be shown. */
  readonly start: number;
  readonly end: number;
  /** What may be meant, most likely first. */
  readonly fixes: readonly SyntaxFix[];
  /** Whether the fix is what a person would write; else it only lets the rest be read. */
  readonly isOffered: boolean;
}

/** The keys of a format. */
export interface Keys {
  has(key: string): boolean;
}

/** A line of a text. */
export interface Line {
  readonly start: number;
  readonly text: string;
}

/** The line that begins at an offset. */
export function lineAt(text: string, start: number): Line {
  const end = text.indexOf('\n', start);
  return { start, text: text.slice(start, end === -1 ? text.length : end).replace(/\r$/, '') };
}
