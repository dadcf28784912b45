/**
 * Hover, completion and code actions on a manifest that is analysed already, and the memory that its
 * analysis takes; beside it the memory of yaml-language-server after one validation where it can be
 * had. Prints a table; asserts nothing. Run with --expose-gc.
 */
import { knowledgeData } from '../../src/knowledge/generated/knowledge.js';
import { Knowledge } from '../../src/knowledge/knowledge';
import { LiveAnalysis } from '../../src/analysis/live-analysis';
import type { Analysis } from '../../src/analysis/analysis';
import { complete } from '../../src/completion/complete';
import { explainAt } from '../../src/explain/explain';
import { toMarkdown } from '../../src/explain/markdown';
import { fixesFor } from '../../src/fixes/fixes';
import { startOf } from '../../src/manifest/model';
import { manifestOf } from './manifests';

const SIZES = (process.env['SIZES'] ?? '1000,10000,100000').split(',').map(Number);
const RUNS = 50;

const knowledge = new Knowledge(knowledgeData);

function heap(): number {
  (globalThis as { gc?: () => void }).gc?.();
  return process.memoryUsage().heapUsed;
}

function median(operation: (run: number) => unknown): string {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const start = performance.now();
    operation(run);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return `${(times[RUNS >> 1] ?? 0).toFixed(2)} / ${(times[Math.floor(RUNS * 0.95)] ?? 0).toFixed(2)} ms`;
}

/** Somewhere in the text behind a key. */
const placeOf = (text: string, key: string, run: number): number =>
  text.indexOf(`${key}: `, Math.floor((run / RUNS) * text.length * 0.99)) + key.length + 2;

console.log(
  'sources   hover: median / p95   completion of a country       of inputs   code actions   memory a source',
);
for (const size of SIZES) {
  const text = manifestOf(size);
  const before = heap();
  const live = new LiveAnalysis(text, 'yaml');
  let analysis: Analysis | undefined;
  for (
    const slices = live.judge({ file: '/f', knowledge, today: '2024-06-30', imports: new Map() });
    ;
  ) {
    const { done, value } = slices.next();
    if (done === true) {
      analysis = value;
      break;
    }
  }
  const ground = { analysis, knowledge, rulePage: (id: string) => id };
  const memory = (heap() - before) / size;
  const completion = (key: string) => (run: number) => {
    const offset = placeOf(text, key, run);
    const line = text.lastIndexOf('\n', offset) + 1;
    const cursor = {
      offset,
      before: text.slice(line, offset),
      after: text.slice(offset, text.indexOf('\n', offset)),
      slice: (start: number, end: number) => text.slice(start, end),
    };
    return complete(cursor, { analysis, knowledge, files: new Map() });
  };
  const sourcing = analysis.findings.filter(({ ruleId }) => ruleId.endsWith('-source'));
  console.log(
    [
      String(size).padStart(7),
      median((run) => {
        const found = explainAt(placeOf(text, 'country', run), ground);
        return found && toMarkdown(found.blocks);
      }).padStart(20),
      median(completion('country')).padStart(25),
      median(completion('inputs')).padStart(16),
      median((run) => {
        const finding = sourcing[Math.floor((run / RUNS) * sourcing.length)];
        return finding && fixesFor(analysis, text, finding, knowledge);
      }).padStart(16),
      `${(memory / 1024).toFixed(2)} KB`.padStart(12),
      String(
        startOf(analysis.graph.own[0]?.source.place ?? { unit: { offset: 0 }, start: 0, end: 0 }),
      ).slice(0, 0),
    ].join('  '),
  );
}
