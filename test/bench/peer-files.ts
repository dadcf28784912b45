/**
 * `check` over 10,000 files beside `ajv-cli`, which validates the same files against our published schemas, and
 * nothing more. They are in JSON: the days of YAML are no texts for that reader. On Linux, with the built command line:
 *
 *     npm install --prefix DIR ajv-cli@5 ajv-formats@3
 *     npx tsx test/bench/peer-files.ts DIR
 *
 * Prints the figures; asserts nothing.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import type { CheckRun } from './check-process';
import { checkProcess, programRun } from './check-process';
import { manifestOf } from './manifests';

const FILES = 10_000;
const SOURCES = 40;
const TURNS = 3;

const [peer] = process.argv.slice(2);
if (peer === undefined) throw new Error('Name the folder in which ajv-cli is installed.');

const folder = mkdtempSync(join(tmpdir(), 'sc-peer-'));
const text = JSON.stringify(parse(manifestOf(SOURCES)), undefined, 2);
for (let index = 0; index < FILES; index++) {
  const of = join(folder, String(index % 100));
  mkdirSync(of, { recursive: true });
  writeFileSync(join(of, `${String(index)}.sourcing.json`), text);
}
process.env['XDG_CACHE_HOME'] = join(folder, 'cache');

const schema = (name: string): string => resolve('schemas', `${name}.schema.json`);
const ajv = [
  process.execPath,
  join(resolve(peer), 'node_modules/ajv-cli/dist/index.js'),
  'validate',
  '--spec=draft2020',
  '--strict=false',
  '-c',
  'ajv-formats',
  '-s',
  schema('supplier-manifest'),
  '-r',
  schema('countries'),
  '-r',
  schema('materials'),
  '-d',
  `${folder}/*/*.sourcing.json`,
];
const ways: Readonly<Record<string, () => Promise<CheckRun>>> = {
  'ajv-cli': () => programRun(ajv, resolve(peer)),
  'check, nothing kept': () => checkProcess([folder, '--no-cache']),
  'check, first run': () => {
    rmSync(join(folder, 'cache'), { recursive: true, force: true });
    return checkProcess([folder]);
  },
  'check, nothing changed': () => checkProcess([folder]),
};
try {
  for (let turn = 0; turn < TURNS; turn++) {
    for (const [name, run] of Object.entries(ways)) {
      const { seconds, processorSeconds, megabytes } = await run();
      console.log(
        `${name}: ${seconds.toFixed(1)} s, ${processorSeconds.toFixed(1)} s of the processor, ` +
          `${megabytes.toFixed(0)} MB at most`,
      );
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}
