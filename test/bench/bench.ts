/**
 * Cold analysis of manifests, from text to findings, beside `parseDocument` and the validation of
 * yaml-language-server on the same text, in one process and one run, by turns; then the very first ones of
 * a process, when nothing is compiled yet. Prints tables; asserts nothing.
 *
 *     SIZES=1000,10000 npx tsx test/bench/bench.ts
 */
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseDocument } from 'yaml';
import { analyse } from '../../src/analysis/analyse';
import { knowledgeData } from '../../src/knowledge/generated/knowledge.js';
import { Knowledge } from '../../src/knowledge/knowledge';
import { readManifest } from '../../src/manifest/read';
import { languageServer } from './language-server';
import { asBraces, manifestOf, withEvery } from './manifests';

const SIZES = (process.env['SIZES'] ?? '10,100,1000,10000,100000').split(',').map(Number);
/** More takes the language server minutes and gigabytes. */
const MAX_FOR_SERVER = 10_000;

/** How the sources of a text are written. */
const FORMS: Readonly<Record<string, (text: string) => string>> = {
  ordinary: (text) => text,
  'in braces': asBraces,
  'with a block scalar each': (text) =>
    withEvery(text, '    x-note: >-\n      words\n      over lines\n'),
  'with a merge each': (text) =>
    withEvery(text, '    <<: *d\n').replace('sources:', 'x-all: &d { region: AU-WA }\nsources:'),
  'with an open quote each': (text) => withEvery(text, '    x-note: "half\n'),
};

/** Loaded once in a process, as it is in the editor and on the command line. */
const knowledge = new Knowledge(knowledgeData);

function analysisOf(text: string): number {
  const manifest = readManifest(text, 'yaml');
  const file = '/bench.sourcing.yaml';
  const files = new Map([[file, manifest]]);
  return analyse({ manifest, file, files, knowledge, today: '2024-06-30' }).findings.length;
}

/** Medians of the times of operations that take turns, in milliseconds, once they are warm. */
function medians(runs: number, ...operations: (() => unknown)[]): number[] {
  const times = operations.map((): number[] => []);
  for (let run = 0; run < runs * 2; run++) {
    for (const [index, operation] of operations.entries()) {
      const start = performance.now();
      operation();
      if (run >= runs) times[index]?.push(performance.now() - start);
    }
  }
  return times.map((each) => each.sort((a, b) => a - b)[runs >> 1] ?? 0);
}

/** Milliseconds of the first analysis or `parseDocument` of a process. */
function firstOf(who: string, size: number): number {
  const args = ['--import', 'tsx', fileURLToPath(import.meta.url), who, String(size)];
  const times = Array.from({ length: 5 }, () =>
    Number(spawnSync(process.execPath, args, { encoding: 'utf8' }).stdout),
  );
  return times.sort((a, b) => a - b)[2] ?? 0;
}

const [, , who, only] = process.argv;
if (who !== undefined) {
  const text = manifestOf(Number(only));
  const start = performance.now();
  if (who === 'ours') analysisOf(text);
  else parseDocument(text, { merge: true });
  console.log(performance.now() - start);
  process.exit(0);
}

const validate = languageServer();
const row = (...cells: string[]): void => {
  console.log(
    cells.map((cell, index) => (index === 1 ? cell.padEnd(26) : cell.padStart(15))).join(' '),
  );
};

row('sources', 'form', 'text', 'ours', 'parseDocument', 'server', 'ours / parse');
for (const size of SIZES) {
  for (const [form, write] of Object.entries(FORMS)) {
    // At the largest size only what was made for it.
    if (size > MAX_FOR_SERVER && form !== 'ordinary' && form !== 'in braces') continue;
    const text = write(manifestOf(size));
    const runs = size >= 100_000 ? 1 : size >= 10_000 ? 3 : size >= 1000 ? 9 : 40;
    const [ours = 0, parse = 0] = medians(
      runs,
      () => analysisOf(text),
      () => parseDocument(text, { merge: true }),
    );
    let server = '';
    if (form === 'ordinary' && size <= MAX_FOR_SERVER) {
      await validate(text);
      const start = performance.now();
      await validate(text);
      server = `${(performance.now() - start).toFixed(0)} ms`;
    }
    row(
      String(size),
      form,
      `${(text.length / 1024).toFixed(0)} KB`,
      `${ours.toFixed(1)} ms`,
      `${parse.toFixed(1)} ms`,
      server,
      (ours / parse).toFixed(3),
    );
  }
}
console.log('\nfirst of a process            ours   parseDocument    ours / parse');
for (const size of [100, 1000, 10_000]) {
  const [ours, parse] = [firstOf('ours', size), firstOf('parseDocument', size)];
  console.log(
    `${String(size).padStart(7)}${`${ours.toFixed(0)} ms`.padStart(27)}${`${parse.toFixed(0)} ms`.padStart(16)}${(ours / parse).toFixed(2).padStart(16)}`,
  );
}
console.log();
for (const name of ['extension', 'features', 'browser', 'find-worker']) {
  const file = `dist/${name}.cjs`;
  console.log(`${file}: ${(statSync(file).size / 1024).toFixed(0)} KB`);
}
