/**
 * A keystroke: from the changed text to the findings near it, chosen and in words as they are published,
 * and to all findings through slices, over random edits of every kind, each taken back again; beside it the validation of yaml-language-server of
 * the same text, in a process of its own; and edits that may change anything. Prints three tables; asserts
 * nothing.
 *
 *     SIZES=1000,10000 npx tsx test/bench/keystroke.ts      SERVER=no leaves the language server out
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { Finding } from '../../src/rules/finding';
import { LiveAnalysis } from '../../src/analysis/live-analysis';
import { knowledgeData } from '../../src/knowledge/generated/knowledge.js';
import { Knowledge } from '../../src/knowledge/knowledge';
import { english } from '../../src/messages/english';
import { sentence } from '../../src/messages/message';
import { KIND_NAMES, random, someEdit } from './edits';
import { languageServer } from './language-server';
import { manifestOf } from './manifests';

const SIZES = (process.env['SIZES'] ?? '10,100,1000,10000,100000').split(',').map(Number);
/** Of each kind; each is taken back, which is an edit, too. */
const EDITS = 30;
/** Megabytes that the language server may take. */
const MAX_MEMORY = 14_000;

const knowledge = new Knowledge(knowledgeData);
const ground = { file: '/bench.sourcing.yaml', knowledge, today: '2024-06-30', imports: new Map() };

interface Slices {
  readonly total: number;
  readonly longest: number;
}

function judge(live: LiveAnalysis): Slices {
  const slices = live.judge(ground);
  let longest = 0;
  const start = performance.now();
  for (;;) {
    const from = performance.now();
    const { done } = slices.next();
    longest = Math.max(longest, performance.now() - from);
    if (done === true) return { total: performance.now() - start, longest };
  }
}

/** What the editor is handed over of an analysis; words stay with their findings. */
class Published {
  readonly #words = new WeakMap<Finding, string>();

  of({ analysis }: LiveAnalysis): number {
    if (!analysis) return 0;
    const { findings } = analysis.found.shown({ limit: 1000, withSyntax: true });
    let length = 0;
    for (const finding of findings) {
      let words = this.#words.get(finding);
      if (words === undefined) {
        words = sentence(finding.message, english);
        this.#words.set(finding, words);
      }
      length += words.length;
    }
    return length;
  }
}

const quantile = (times: readonly number[], part: number): number =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))] ??
  0;

const row = (...cells: string[]): void => {
  console.log(
    cells.map((cell, index) => (index === 0 ? cell.padEnd(30) : cell.padStart(13))).join(''),
  );
};

const ms = (time: number): string => `${time.toFixed(time < 10 ? 2 : 0)} ms`;

/** Milliseconds of one validation by the language server. */
function serverTime(size: number): number {
  const node = [`--max-old-space-size=${String(MAX_MEMORY)}`, '--import', 'tsx'];
  const args = [...node, fileURLToPath(import.meta.url), 'server', String(size)];
  return Number(spawnSync(process.execPath, args, { encoding: 'utf8' }).stdout);
}

async function serveOnce(size: number): Promise<void> {
  const validate = languageServer();
  // What is compiled by the first work is not counted.
  await validate(manifestOf(100));
  const text = manifestOf(size);
  const start = performance.now();
  await validate(text);
  console.log(performance.now() - start);
}

function measure(size: number): { all: number[]; byKind: Map<string, number[]>; slices: Slices } {
  let text = manifestOf(size);
  const live = new LiveAnalysis(text, 'yaml');
  const published = new Published();
  judge(live);
  published.of(live);
  const next = random(size);
  const byKind = new Map<string, number[]>(KIND_NAMES.map((kind) => [kind, []]));
  for (let count = 0; count < EDITS * KIND_NAMES.length; count++) {
    const kind = KIND_NAMES[count % KIND_NAMES.length] ?? '';
    const change = someEdit(kind, text, next);
    const back = {
      start: change.start,
      end: change.start + change.text.length,
      text: text.slice(change.start, change.end),
    };
    for (const each of [change, back]) {
      text = text.slice(0, each.start) + each.text + text.slice(each.end);
      // The editor hands over a flat text.
      text.charCodeAt(text.length >> 1);
      const start = performance.now();
      live.edit(each, text);
      // In a short text the whole is what is told first.
      if (!live.analysis) judge(live);
      published.of(live);
      byKind.get(kind)?.push(performance.now() - start);
      // Somebody rests now and then.
      if (count % 20 !== 0 || live.isWhole) continue;
      judge(live);
      published.of(live);
    }
  }
  const slices = [judge(live), judge(live), judge(live)].sort((a, b) => a.total - b.total);
  return {
    all: [...byKind.values()].flat(),
    byKind,
    slices: slices[1] ?? { total: 0, longest: 0 },
  };
}

/** Of each kind, each taken back. */
const ANY_EDITS = 20;

/** Edits that may change anything: of a text, one of its words, and what comes in its place. */
const ANY: Readonly<Record<string, (size: number) => [LiveText, old: string, now: string]>> = {
  'the key of the list': (size) => [yaml(manifestOf(size)), '\nsources:', '\nsource:'],
  'an anchor asked for elsewhere': (size) => {
    const last =
      '  - id: last\n    material: cobalt\n    stage: processing\n    supplier: *a\n    country: CN\n';
    return [yaml(manifestOf(size).replace('supplier: ', 'supplier: &a ') + last), '&a ', '&b '];
  },
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
  const [start, old, now] = ANY[kind]?.(size) ?? [yaml(''), '', ''];
  let { text } = start;
  const live = new LiveAnalysis(text, start.format);
  const published = new Published();
  judge(live);
  published.of(live);
  const times: number[] = [];
  const at = text.indexOf(old);
  for (let count = 0; count < ANY_EDITS; count++) {
    for (const [from, to] of [
      [old, now],
      [now, old],
    ] as const) {
      text = text.slice(0, at) + to + text.slice(at + from.length);
      text.charCodeAt(text.length >> 1);
      const begin = performance.now();
      live.edit({ start: at, end: at + from.length, text: to }, text);
      if (!live.analysis) judge(live);
      published.of(live);
      times.push(performance.now() - begin);
    }
    if (count % 10 === 9) judge(live);
  }
  return times;
}

const cell = (times: readonly number[]): string =>
  `${quantile(times, 0.5).toFixed(2)} / ${quantile(times, 0.95).toFixed(1)}`;

const [, , who, only] = process.argv;
if (who === 'server') {
  await serveOnce(Number(only));
} else {
  const kinds: (readonly [number, ReadonlyMap<string, readonly number[]>])[] = [];
  row('sources', 'median', 'p95', 'largest', 'all of it', 'longest slice', 'server', 'server/p95');
  for (const size of SIZES) {
    const { all, byKind, slices } = measure(size);
    kinds.push([size, byKind]);
    const server = process.env['SERVER'] === 'no' ? NaN : serverTime(size);
    const p95 = quantile(all, 0.95);
    row(
      `${String(size)} (${String(all.length)} edits)`,
      ...[quantile(all, 0.5), p95, quantile(all, 1), slices.total, slices.longest, server].map(ms),
      (server / p95).toFixed(0),
    );
  }
  console.log();
  row('median / p95 of', ...kinds.map(([size]) => String(size)));
  for (const kind of KIND_NAMES) {
    row(kind, ...kinds.map(([, byKind]) => cell(byKind.get(kind) ?? [])));
  }
  console.log();
  for (const kind of Object.keys(ANY)) {
    row(kind, ...SIZES.map((size) => cell(measureAny(size, kind))));
  }
}
