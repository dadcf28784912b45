/** Edits of a long manifest as a person makes them, one kind after the other. */
import type { TextChange } from '../../src/manifest/reread';

/** Numbers between 0 and 1, the same in every run. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

/** A line somewhere among the sources, and what edits need of it. */
interface Spot {
  readonly text: string;
  /** Start of the line, its end, and its value. */
  readonly line: number;
  readonly end: number;
  readonly value: number;
  /** Start of the source and of the next one. */
  readonly source: number;
  readonly next: number;
}

const NEW_SOURCE =
  '  - id: new\n    material: cobalt\n    stage: processing\n    supplier: One\n    country: CN\n';

const insert = (at: number, text: string): TextChange => ({ start: at, end: at, text });

/** Replaces the word that stands behind a text. */
function behind(text: string, before: string, now: string): TextChange {
  const start = text.indexOf(before) + before.length;
  const length = /^[\w-]*/.exec(text.slice(start, start + 100))?.[0].length ?? 0;
  return { start, end: start + length, text: now };
}

const KINDS: Readonly<Record<string, (spot: Spot) => TextChange>> = {
  'a letter typed': ({ end }) => insert(end, 'x'),
  'a letter removed': ({ end }) => ({ start: end - 1, end, text: '' }),
  'a value': ({ value, end }) => ({ start: value, end, text: 'CN' }),
  'a key': ({ value }) => ({ start: value - 3, end: value - 2, text: 'z' }),
  'a line inserted': ({ line }) => insert(line, '    x-note: here\n'),
  'a line deleted': ({ line, end }) => ({ start: line, end: end + 1, text: '' }),
  'three lines deleted': ({ text, line, end }) => {
    const third = text.indexOf('\n', text.indexOf('\n', end + 1) + 1);
    return { start: line, end: third + 1, text: '' };
  },
  'a source inserted': ({ next }) => insert(next, NEW_SOURCE),
  'a source deleted': ({ source, next }) => ({ start: source, end: next, text: '' }),
  'twenty sources pasted': ({ next }) => insert(next, NEW_SOURCE.repeat(20)),
  'a quote left open': ({ value }) => insert(value, '"'),
  'a bracket left open': ({ value }) => insert(value, '['),
  'a line broken off': ({ value }) => insert(value, '\n'),
  'an anchor': ({ value }) => insert(value, '&a '),
  'a block scalar': ({ end }) => insert(end, '\n    x-text: |\n      words\n     '),
  'the day': ({ text }) => behind(text, 'asOf: ', '2023-06-30'),
  'the owner of a supplier': ({ text }) => behind(text, 'owner: ', 'Someone else'),
  'a quote in the head left open': ({ text }) => behind(text, 'name: ', '"Quartz'),
  'the id that many inputs name': ({ text }) => behind(text, '- id: ', 'other'),
};

export const KIND_NAMES = Object.keys(KINDS);

/** An edit of a kind, somewhere. */
export function someEdit(kind: string, text: string, next: () => number): TextChange {
  const sources = text.indexOf('\nsources:') + '\nsources:\n'.length;
  const at = sources + Math.floor(next() * (text.length - sources - 2000));
  const line = Math.max(sources, text.indexOf('\n', at) + 1);
  const end = text.indexOf('\n', line);
  const source = text.lastIndexOf('\n  - ', end) + 1;
  const following = text.indexOf('\n  - ', end) + 1;
  const value = text.indexOf(': ', line) + 2;
  const make = KINDS[kind];
  if (!make) throw new Error(`There is no ${kind}.`);
  return make({ text, line, end, value, source, next: following });
}
