import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { templateSheets } from '../support/template';
import { workbookOf } from '../support/workbook';

const tsx = resolve('node_modules/tsx/dist/cli.mjs');
const main = resolve('src/cli/main.ts');

describe('sourcing-compliance import', () => {
  let folder: string;
  const path = (name: string): string => join(folder, name);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sc-import-'));
    writeFileSync(path('emrt.xlsx'), workbookOf(templateSheets('en')));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function cli(...args: string[]): { status: number | null; err: string } {
    const { status, stderr } = spawnSync(process.execPath, [tsx, main, ...args], {
      encoding: 'utf8',
    });
    return { status, err: stderr };
  }

  it('writes a manifest beside the file, and a summary', () => {
    const { status, err } = cli('import', path('emrt.xlsx'));
    assert.equal(status, 0, err);
    assert.match(
      err,
      /^Extended Minerals Reporting Template 2\.1: 16 rows read, 2 duplicates merged\.$/m,
    );
    assert.match(err, /^ {2}Smelter List, row 14: “Unobtainium” is no material/m);
    assert.match(readFileSync(path('emrt.sourcing.yaml'), 'utf8'), /^manifest: 1$/m);
    assert.deepEqual(readdirSync(folder).sort(), ['emrt.sourcing.yaml', 'emrt.xlsx']);
  });

  it('updates its own manifest and keeps a comment', () => {
    cli('import', path('emrt.xlsx'));
    const own = readFileSync(path('emrt.sourcing.yaml'), 'utf8').replace(
      'manifest: 1',
      'manifest: 1 # ours',
    );
    writeFileSync(path('emrt.sourcing.yaml'), own.replace('country: FI', 'country: SE'));
    const { status, err } = cli('import', path('emrt.xlsx'));
    assert.equal(status, 0, err);
    assert.match(err, /1 step updated, 0 added/);
    assert.equal(readFileSync(path('emrt.sourcing.yaml'), 'utf8'), own);
  });

  it('overwrites another file with --force only', () => {
    writeFileSync(path('own.sourcing.yaml'), 'manifest: 1\nproduct: Own\nsources: []\n');
    const args = ['import', path('emrt.xlsx'), '--output', path('own.sourcing.yaml')];
    const refused = cli(...args);
    assert.equal(refused.status, 2);
    assert.match(refused.err, /is there already/);
    assert.match(readFileSync(path('own.sourcing.yaml'), 'utf8'), /product: Own/);
    assert.equal(cli(...args, '--force').status, 0);
    assert.doesNotMatch(readFileSync(path('own.sourcing.yaml'), 'utf8'), /product: Own/);
  });

  it('says in one line why a file cannot be read, and writes nothing', () => {
    writeFileSync(path('cut.xlsx'), workbookOf(templateSheets('en')).slice(0, 900));
    for (const name of ['cut.xlsx', 'missing.xlsx', '.']) {
      const { status, err } = cli('import', path(name), '--output', path('x.sourcing.yaml'));
      assert.equal(status, 2);
      assert.equal(err.trimEnd().split('\n').length, 1, err);
    }
    assert.equal(readdirSync(folder).includes('x.sourcing.yaml'), false);
  });
});
