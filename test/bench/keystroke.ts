/**
 * A keystroke: from the changed text to the findings near it, chosen and in words as they are published,
 * and to all findings through slices, over random edits of every kind, each taken back again; beside it the
 * validation of yaml-language-server of the same text, in a process of its own. Prints two tables; asserts
 * nothing. Edits that may change anything: `any-edit.ts`.
 *
 *     SIZES=1000,10000 npx tsx test/bench/keystroke.ts      SERVER=no leaves the language server out
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { KIND_NAMES } from './edits';
import { languageServer } from './language-server';
import { manifestOf } from './manifests';
import type { Whole } from './typing';
import { typingOf } from './typing';

const SIZES = (process.env['SIZES'] ?? '10,100,1000,10000,100000').split(',').map(Number);
/** Of each kind; each is taken back, which is an edit, too. */
const EDITS = 30;
/** Megabytes that the language server may take. */
const MAX_MEMORY = 14_000;

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

function measure(size: number): { all: number[]; byKind: Map<string, number[]>; whole: Whole } {
  const [typing, next] = typingOf(size);
  const byKind = new Map<string, number[]>(KIND_NAMES.map((kind) => [kind, []]));
  for (let count = 0; count < EDITS; count++) {
    for (const { kind, ms } of typing.eachKind(next)) byKind.get(kind)?.push(ms);
  }
  const [, whole] = [typing.judge(), typing.judge(), typing.judge()].sort(
    (a, b) => a.total - b.total,
  );
  return { all: [...byKind.values()].flat(), byKind, whole: whole ?? typing.judge() };
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
    const { all, byKind, whole } = measure(size);
    kinds.push([size, byKind]);
    const server = process.env['SERVER'] === 'no' ? NaN : serverTime(size);
    const p95 = quantile(all, 0.95);
    row(
      `${String(size)} (${String(all.length)} edits)`,
      ...[quantile(all, 0.5), p95, quantile(all, 1), whole.total, whole.longestSlice, server].map(
        ms,
      ),
      (server / p95).toFixed(0),
    );
  }
  console.log();
  row('median / p95 of', ...kinds.map(([size]) => String(size)));
  for (const kind of KIND_NAMES) {
    row(kind, ...kinds.map(([, byKind]) => cell(byKind.get(kind) ?? [])));
  }
}
