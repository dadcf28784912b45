import type { Source } from '../manifest/model';
import { endOf, startOf } from '../manifest/model';
import type { Page } from './write';
import { contentEndBefore, goesOn, lineEnd } from './write';

/** An item of `sources`, and what stands around a copy of it. */
export interface Item {
  readonly start: number;
  readonly end: number;
  readonly before: string;
  readonly after: string;
}

/** The whole item with its dash or braces, and what a copy after it needs around it. */
export function itemOf(page: Page, source: Source): Item | undefined {
  const { text, format } = page;
  const [from, to] = [startOf(source.place), endOf(source.place)];
  if (format === 'json') {
    const line = text.lastIndexOf('\n', from) + 1;
    const indent = /^[ \t]*/.exec(text.slice(line, from))?.[0] ?? '';
    return { start: from, end: to, before: `,${lineEnd(page)}${indent}`, after: '' };
  }
  const line = text.lastIndexOf('\n', from - 1) + 1;
  const dash = /^[ ]*- +$/.test(text.slice(line, from)) ? line : undefined;
  if (dash === undefined) return undefined;
  const end = contentEndBefore(text, to);
  if (goesOn(text, end, text.slice(line).search(/-/))) return undefined;
  const newline = text.indexOf('\n', end);
  if (newline === -1) return { start: dash, end: text.length, before: lineEnd(page), after: '' };
  return { start: dash, end: newline + 1, before: '', after: lineEnd(page) };
}
