import { writeFile } from 'node:fs/promises';
import { text as readAll } from 'node:stream/consumers';
import { analyse } from '../analysis/analyse';
import { Knowledge } from '../knowledge/knowledge';
import { knowledgeData } from '../knowledge/generated/knowledge';
import { Lines } from '../manifest/lines';
import { collectFiles } from './files';
import { FileStore } from './file-store';
import { json } from './format-json';
import { stylish } from './format-stylish';
import { Policies } from './policies';
import type { FileResult } from './result';
import { resultOf } from './result';
import type { Terminal } from './terminal';
import { UsageError } from './terminal';

export interface CheckOptions {
  readonly stdinFilename: string;
  readonly format: 'stylish' | 'json';
  readonly asOf?: string;
  readonly policy?: string;
  readonly maxWarnings?: number;
  readonly output?: string;
}

/** Checks manifests and prints what was found. Returns the exit status. */
export async function check(
  paths: readonly string[],
  options: CheckOptions,
  terminal: Terminal,
): Promise<number> {
  const knowledge = new Knowledge(knowledgeData);
  const policies = new Policies(knowledge, options.policy);
  const store = new FileStore();
  const today = localDay(terminal.now());
  const names: string[] = [];
  if (paths.includes('-')) {
    names.push(options.stdinFilename);
    store.override(options.stdinFilename, await readAll(terminal.stdin));
  }
  const collected = await collectFiles(paths.filter((path) => path !== '-'));
  names.push(...collected.files);
  names.sort();
  const results: FileResult[] = collected.missing.map((file) => ({
    file,
    error: 'No such file or folder.',
  }));
  for (const file of new Set(names)) {
    results.push(await checkFile(file));
  }
  results.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));

  const printed =
    options.format === 'json' ? json(results) : stylish(results, knowledge.asOf, terminal.stdout);
  if (options.output === undefined) terminal.stdout.write(printed);
  else await writeOutput(options.output, printed);
  for (const result of results) {
    if ('error' in result) terminal.stderr.write(`${result.file}: ${result.error}\n`);
  }
  for (const line of policies.broken) terminal.stderr.write(`${line}\n`);
  return policies.broken.length > 0 ? 2 : statusOf(results, options.maxWarnings);

  async function checkFile(file: string): Promise<FileResult> {
    const read = await store.read(file);
    if ('error' in read) return { file, error: read.error };
    const team = await policies.policyFor(file);
    const analysis = analyse({
      manifest: read.manifest,
      file: store.keyOf(file),
      files: await store.reached(file),
      knowledge: team.knowledge,
      policy: team.policy,
      today,
      ...(options.asOf !== undefined && { asOf: options.asOf }),
    });
    return resultOf(file, analysis, new Lines(read.text));
  }
}

async function writeOutput(file: string, printed: string): Promise<void> {
  try {
    await writeFile(file, printed);
  } catch (error) {
    throw new UsageError(`${file} cannot be written: ${(error as Error).message}`);
  }
}

function statusOf(results: readonly FileResult[], maxWarnings: number | undefined): number {
  if (results.some((result) => 'error' in result)) return 2;
  let errors = 0;
  let warnings = 0;
  for (const result of results) {
    if ('error' in result) continue;
    for (const { severity, waived } of result.findings) {
      if (waived) continue;
      if (severity === 'error') errors++;
      if (severity === 'warning') warnings++;
    }
  }
  return errors > 0 || warnings > (maxWarnings ?? Infinity) ? 1 : 0;
}

function localDay(now: Date): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${String(now.getFullYear())}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
