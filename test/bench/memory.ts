/**
 * The memory that validation of one manifest takes at most, ours and that of yaml-language-server, each
 * in a process of its own: the growth of the resident set from the start of the work to its highest.
 * Prints a table; asserts nothing.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { knowledgeData } from '../../src/knowledge/generated/knowledge.js';
import { Knowledge } from '../../src/knowledge/knowledge';
import { LiveAnalysis } from '../../src/analysis/live-analysis';
import { languageServer } from './language-server';
import { manifestOf } from './manifests';

const SIZES = [1000, 10_000, 100_000];
/** Megabytes that the language server may take. */
const MAX_MEMORY = 14_000;

async function ours(text: string): Promise<unknown> {
  const live = new LiveAnalysis(text, 'yaml');
  const knowledge = new Knowledge(knowledgeData);
  const input = { file: '/f', knowledge, today: '2024-06-30', imports: new Map<string, null>() };
  for (const slices = live.judge(input); slices.next().done !== true;) await Promise.resolve();
  return live;
}

async function growth(who: string, size: number): Promise<number> {
  const validate = languageServer();
  const text = manifestOf(size);
  // What is compiled and loaded by the first work is not counted.
  const work = who === 'ours' ? ours : validate;
  await work(manifestOf(10));
  (globalThis as { gc?: () => void }).gc?.();
  const before = process.memoryUsage().rss;
  await work(text);
  return process.resourceUsage().maxRSS * 1024 - before;
}

function measured(who: string, size: number): number {
  const args = [
    `--max-old-space-size=${String(MAX_MEMORY)}`,
    '--expose-gc',
    '--import',
    'tsx',
    fileURLToPath(import.meta.url),
    who,
    String(size),
  ];
  return Number(spawnSync(process.execPath, args, { encoding: 'utf8' }).stdout);
}

const [, , who, size] = process.argv;
if (who !== undefined) {
  console.log(await growth(who, Number(size)));
} else {
  console.log('sources    ours, at most   a source   language server   a source   ratio');
  for (const count of SIZES) {
    const own = measured('ours', count);
    const peer = measured('server', count);
    const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;
    const each = (bytes: number): string => `${(bytes / count / 1000).toFixed(1)} KB`;
    console.log(
      [
        String(count).padStart(7),
        megabytes(own).padStart(14),
        each(own).padStart(10),
        megabytes(peer).padStart(16),
        each(peer).padStart(10),
        (own / peer).toFixed(2).padStart(6),
      ].join('  '),
    );
  }
}
