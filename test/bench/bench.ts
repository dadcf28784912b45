/**
 * Cold analysis of manifests beside `parseDocument` and the validation of yaml-language-server on the
 * same text, in one process and one run. Prints a table; asserts nothing.
 */
import { statSync } from 'node:fs';
import { parseDocument } from 'yaml';
import { analyse } from '../../src/analysis/analyse';
import { knowledgeData } from '../../src/knowledge/generated/knowledge';
import { Knowledge } from '../../src/knowledge/knowledge';
import { readManifest } from '../../src/manifest/read';
import { languageServer } from './language-server';
import { manifestOf } from './manifests';

const SIZES = [10, 100, 1000, 10_000];

function analysisOf(text: string): number {
  const knowledge = new Knowledge(knowledgeData);
  const manifest = readManifest(text, 'yaml');
  const file = '/bench.sourcing.yaml';
  const files = new Map([[file, manifest]]);
  return analyse({ manifest, file, files, knowledge, today: '2024-06-30' }).findings.length;
}

/** Median of the times of an operation, in milliseconds. */
async function median(runs: number, operation: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    await operation();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return times[Math.floor(runs / 2)] ?? 0;
}

const validate = languageServer();

console.log('sources    text      ours     parseDocument   language server   ours / parseDocument');
for (const size of SIZES) {
  const text = manifestOf(size);
  const runs = size >= 10_000 ? 3 : 7;
  for (let warm = 0; warm < 2; warm++) {
    analysisOf(text);
    parseDocument(text);
  }
  const ours = await median(runs, () => analysisOf(text));
  const parse = await median(runs, () => parseDocument(text));
  const server = await median(size >= 10_000 ? 1 : 3, () => validate(text));
  console.log(
    [
      String(size).padStart(7),
      `${(text.length / 1024).toFixed(0)} KB`.padStart(8),
      `${ours.toFixed(1)} ms`.padStart(10),
      `${parse.toFixed(1)} ms`.padStart(13),
      `${server.toFixed(0)} ms`.padStart(16),
      (ours / parse).toFixed(2).padStart(16),
    ].join('  '),
  );
}
for (const file of [
  'dist/extension.cjs',
  'dist/features.cjs',
  'dist/browser.cjs',
  'dist/cli.cjs',
]) {
  try {
    console.log(`${file}: ${(statSync(file).size / 1024).toFixed(0)} KB`);
  } catch {
    console.log(`${file}: not built`);
  }
}
