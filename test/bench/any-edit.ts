/**
 * Edits that may change anything: of the head, the list's key, an anchor that others ask for, a brace of JSON.
 * From the changed text to what is shown, in words; each is taken back, which is one, too. In time of the
 * processor on the thread that types, so that other work on the machine does not count (Linux). Prints a table;
 * asserts nothing.
 *
 *     SIZES=10000,100000 npm run bench:any
 */
import { parse } from 'yaml';
import { manifestOf } from './manifests';
import { count, threadMs } from './processor-time';
import { Typing } from './typing';

const SIZES = (process.env['SIZES'] ?? '10000,100000').split(',').map(Number);
/** Of each kind, each taken back. */
const EDITS = 50;
/** What is compiled by the first ones is not counted. */
const WARM_UP = 5;

/** Edits that may change anything: of a text, one of its words, and what comes in its place. */
const ANY: Readonly<Record<string, (size: number) => [LiveText, old: string, now: string]>> = {
  'the key of the list': (size) => [yaml(manifestOf(size)), '\nsources:', '\nsource:'],
  'an anchor asked for elsewhere': (size) => {
    const last =
      '  - id: last\n    material: cobalt\n    stage: processing\n    supplier: *a\n    country: CN\n';
    return [yaml(manifestOf(size).replace('supplier: ', 'supplier: &a ') + last), '&a ', '&b '];
  },
  'the anchor of a merge': (size) => {
    const last = '  - <<: *m\n    id: last\n    stage: processing\n    country: CN\n';
    const text = manifestOf(size).replace('  - id: step-0', '  - &m\n    id: step-0') + last;
    return [yaml(text), '- &m', '- &n'];
  },
  'a merge of the head': (size) => {
    const text = manifestOf(size).replace('product: ', 'x-part: &p { country: CN }\nproduct: ');
    const item = '  - <<: *p\n    id: first\n    material: cobalt\n    stage: processing\n';
    return [yaml(text.replace('\nsources:\n', `\nsources:\n${item}`)), '<<: *p', '<<: *'];
  },
  'what a merge of the head brings': (size) => {
    const text = manifestOf(size).replace('product: ', 'x-part: &p { country: CN }\nproduct: ');
    const item = '  - <<: *p\n    id: first\n    material: cobalt\n    stage: processing\n';
    return [
      yaml(text.replace('\nsources:\n', `\nsources:\n${item}`)),
      '{ country: CN',
      '{ country: C',
    ];
  },
  'the dash of the first source': (size) => [
    yaml(manifestOf(size)),
    '  - id: step-0\n',
    '   id: step-0\n',
  ],
  'a quote left open in a head with an anchor': (size) => {
    const text = manifestOf(size).replace('product: ', 'x-anchored: &h 1\nproduct: ');
    return [yaml(text), 'product: ', 'product: "'];
  },
  'a brace of JSON': (size) => [json(size), '{\n      "id": "step-5"', '\n      "id": "step-5"'],
  'a quote in the head of JSON': (size) => [json(size), '"product"', '"product'],
};

interface LiveText {
  readonly text: string;
  readonly format: 'yaml' | 'json';
}

const yaml = (text: string): LiveText => ({ text, format: 'yaml' });

function json(size: number): LiveText {
  const { sources, ...head } = parse(manifestOf(Math.min(size, 1000))) as { sources: object[] };
  const all = Array.from({ length: size }, (_, index) => ({
    ...sources[index % sources.length],
    id: `step-${String(index)}`,
  }));
  return { text: JSON.stringify({ ...head, sources: all }, undefined, 2), format: 'json' };
}

function measureAny(size: number, kind: string): number[] {
  const [{ text, format }, old, now] = ANY[kind]?.(size) ?? [yaml(''), '', ''];
  const typing = new Typing(text, format);
  const times: number[] = [];
  const start = text.indexOf(old);
  for (let turn = -WARM_UP; turn < EDITS; turn++) {
    const both = [
      typing.edit({ start, end: start + old.length, text: now }),
      typing.edit({ start, end: start + now.length, text: old }),
    ];
    if (turn >= 0) times.push(...both);
    if (turn % 10 === 9) typing.judge();
  }
  return times;
}

const quantile = (times: readonly number[], part: number): string =>
  `${([...times].sort((a, b) => a - b)[Math.floor((times.length - 1) * part)] ?? 0).toFixed(1)} ms`;

const row = (...cells: string[]): void => {
  console.log(cells.map((cell, at) => (at ? cell.padStart(12) : cell.padEnd(46))).join(''));
};

count(threadMs);
for (const size of SIZES) {
  row(`${String(size)} sources`, 'median', 'p95', 'largest');
  const all: number[] = [];
  for (const kind of Object.keys(ANY)) {
    const times = measureAny(size, kind);
    all.push(...times);
    row(`  ${kind}`, ...[0.5, 0.95, 1].map((part) => quantile(times, part)));
  }
  row('  all', ...[0.5, 0.95, 1].map((part) => quantile(all, part)));
}
