/**
 * A keystroke: from the changed text to the findings near it, and to all findings through slices, over
 * random edits of every kind; beside it the validation of yaml-language-server of the same text, once.
 * Prints a table; asserts nothing.
 */
import { readFileSync } from 'node:fs';
import { LiveAnalysis } from '../../src/analysis/live-analysis';
import { knowledgeData } from '../../src/knowledge/generated/knowledge';
import { Knowledge } from '../../src/knowledge/knowledge';
import { languageServer } from './language-server';
import { manifestOf } from './manifests';

const SIZES = (process.env['SIZES'] ?? '10,100,1000,10000,100000').split(',').map(Number);
const EDITS = 500;
const FILE = '/bench.sourcing.yaml';

const knowledge = new Knowledge(knowledgeData);
const ground = { file: FILE, knowledge, today: '2024-06-30', imports: new Map() };

/** Numbers between 0 and 1, the same in every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

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

/** Places and texts of one edit and of the one that takes it back. */
function someEdit(text: string, next: () => number): { start: number; end: number; text: string } {
  const line = text.indexOf('\n', Math.floor(next() * (text.length - 200))) + 1;
  const end = text.indexOf('\n', line);
  const kind = Math.floor(next() * 9);
  const colon = text.indexOf(': ', line) + 2;
  switch (kind) {
    case 0:
      return { start: end, end, text: 'x' };
    case 1:
      return { start: Math.max(line, end - 1), end, text: '' };
    case 2:
      return { start: colon, end, text: 'CN' };
    case 3:
      return { start: line, end: end + 1, text: '' };
    case 4:
      return { start: line, end: line, text: '    x-note: here\n' };
    case 5:
      return { start: end, end, text: ' "' };
    case 6: {
      const item = text.indexOf('\n  - ', line);
      const at = item === -1 ? line : item + 1;
      const source =
        '  - id: new\n    material: cobalt\n    stage: processing\n    supplier: One\n    country: CN\n';
      return { start: at, end: at, text: source };
    }
    case 7: {
      const at = text.indexOf('asOf: ') + 6;
      return { start: at, end: at + 10, text: '2023-06-30' };
    }
    default:
      return { start: line + 6, end: line + 6, text: '[' };
  }
}

const quantile = (times: readonly number[], part: number): string =>
  (
    [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))] ??
    0
  ).toFixed(2);

const validate = languageServer(
  JSON.parse(readFileSync('schemas/supplier-manifest.schema.json', 'utf8')) as object,
  JSON.parse(readFileSync('schemas/countries.schema.json', 'utf8')) as object,
  JSON.parse(readFileSync('schemas/materials.schema.json', 'utf8')) as object,
);

console.log(
  'sources   near: median      p95      max   at once   all in slices   longest slice   language server',
);
for (const size of SIZES) {
  let text = manifestOf(size);
  const live = new LiveAnalysis(text, 'yaml');
  judge(live);
  const next = random(size);
  const near: number[] = [];
  let atOnce = 0;
  for (let count = 0; count < EDITS; count++) {
    const change = someEdit(text, next);
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
      near.push(performance.now() - start);
      if (live.analysis) atOnce++;
      else judge(live);
    }
  }
  const slices = [judge(live), judge(live), judge(live)].sort((a, b) => a.total - b.total);
  let server = 'not run';
  if (size <= 10_000) {
    const start = performance.now();
    await validate(text);
    server = `${(performance.now() - start).toFixed(0)} ms`;
  }
  console.log(
    [
      String(size).padStart(7),
      `${quantile(near, 0.5)} ms`.padStart(14),
      quantile(near, 0.95).padStart(8),
      quantile(near, 1).padStart(8),
      `${((100 * atOnce) / near.length).toFixed(0)} %`.padStart(9),
      `${(slices[1]?.total ?? 0).toFixed(0)} ms`.padStart(14),
      `${(slices[1]?.longest ?? 0).toFixed(1)} ms`.padStart(14),
      server.padStart(16),
    ].join(' '),
  );
}
