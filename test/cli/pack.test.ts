import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtCli, runCli } from '../support/cli';

const sumOf = (bytes: string | Buffer): string => createHash('sha256').update(bytes).digest('hex');

const MANIFEST = `manifest: 1
product: 'Cell <b>'
asOf: 2026-07-01
currency: USD
regimes: [ira-30d, uflpa]
imports: [./more.sourcing.yaml]
suppliers:
  catl: { name: Contemporary Amperex Technology Co., country: CN }
sources:
  - id: '=cmd()'
    material: lithium
    stage: processing
    form: hydroxide
    supplier: '@Two | <script>alert(1)</script>'
    country: AU
    value: 40
    inputs: [./more.sourcing.yaml#ore]
    evidence:
      - { title: Certificate, file: ./coo/one.pdf, sha256: ${sumOf('one')} }
      - { title: Old, file: ./coo/one.pdf, sha256: ${sumOf('old')}, expires: 2026-06-30 }
      - { title: Outside, file: ../secret.pdf }
      - { title: Gone, file: ./coo/none.pdf }
      - { title: Address, file: https://example.com/a.pdf }
  - { id: cell, component: battery-cell, stage: manufacturing, supplier: catl, country: CN, value: 60, inputs: ['=cmd()'] }
`;

const IMPORTED = `manifest: 1
product: Ore
sources:
  - { id: ore, material: lithium, stage: extraction, supplier: Mine, origins: [{ country: AU, share: 60% }, { country: CL, share: 40% }], value: 7 }
`;

describe('sourcing-compliance report --pack', () => {
  let outer = '';
  let folder = '';

  before(builtCli);
  beforeEach(() => {
    outer = mkdtempSync(join(tmpdir(), 'pack-'));
    folder = join(outer, 'in');
    mkdirSync(join(folder, 'coo'), { recursive: true });
    writeFileSync(join(outer, 'secret.pdf'), 'secret');
    writeFileSync(join(folder, 'coo/one.pdf'), 'one');
    writeFileSync(join(folder, 'cell.sourcing.yaml'), MANIFEST);
    writeFileSync(join(folder, 'more.sourcing.yaml'), IMPORTED);
  });
  afterEach(() => {
    rmSync(outer, { recursive: true });
  });

  const run = (...args: string[]) => runCli(folder, ['report', 'cell.sourcing.yaml', ...args]);
  const filesIn = (name: string): string[] =>
    readdirSync(join(folder, name), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name: file }) =>
        join(parentPath, file).slice(join(folder, name).length + 1),
      )
      .sort();
  const read = (path: string): string => readFileSync(join(folder, path), 'utf8');

  it('has every item with its documents, an index and checksums that hold', () => {
    const { status, out, errors } = run('--pack', 'audit');
    assert.deepEqual([status, out, errors], [0, '', []]);
    assert.deepEqual(filesIn('audit'), [
      '1-raw-materials.csv',
      '1-raw-materials.html',
      '2-production-flow.csv',
      '2-production-flow.html',
      '2-production-flow.svg',
      '3-documents.csv',
      '3-documents.html',
      '4-regimes-findings.csv',
      '4-regimes-sums.csv',
      '4-regimes.csv',
      '4-regimes.html',
      '5-list-screening-lists.csv',
      '5-list-screening.csv',
      '5-list-screening.html',
      'checksums.txt',
      'documents/processing/1-one.pdf',
      'index.html',
      'report.html',
    ]);
    const compared = spawnSync('sha256sum', ['-c', '--quiet', 'checksums.txt'], {
      cwd: join(folder, 'audit'),
    });
    assert.equal(compared.status, 0);
    assert.equal(read('audit/checksums.txt').trim().split('\n').length, 17);
    const index = read('audit/index.html');
    assert.ok(index.includes(sumOf(MANIFEST)) && index.includes(sumOf(IMPORTED)));
    for (const [, path = ''] of index.matchAll(/href="([^"]+)"/g)) {
      assert.ok(existsSync(join(folder, 'audit', path)), path);
    }
  });

  it('says of each document whether it is the one that was recorded', () => {
    run('--pack', 'audit');
    const rows = read('audit/3-documents.csv').split('\r\n').slice(1, -1);
    const state = rows.map((row) => row.split(',').slice(4, 9).join(','));
    assert.deepEqual(state, [
      // The imported step has none.
      ',,,,✖ no document',
      'Certificate,./coo/one.pdf,,,✔ as recorded',
      'Old,./coo/one.pdf,,2026-06-30,"✖ expired',
      'Outside,../secret.pdf,,,✖ it is outside the folders that are read',
      'Gone,./coo/none.pdf,,,✖ there is no such file',
      'Address,https://example.com/a.pdf,,,not a file',
      ',,,,✖ no document',
    ]);
    assert.match(rows[2] ?? '', /✖ changed since it was recorded/);
  });

  it('has materials, sums with their reasons and what list screening found', () => {
    run('--pack', 'audit');
    const materials = read('audit/1-raw-materials.csv');
    assert.match(materials, /^lithium,,extraction,Mine,,"?Australia[^\r]*Chile/m);
    assert.match(materials, /^lithium,hydroxide,processing,/m);
    assert.match(read('audit/5-list-screening.csv'), /✖ listed,,[^\r]*Section 1260H/);
    assert.match(read('audit/4-regimes.csv'), /Clean vehicle credit[^\r]*not in force/);
    assert.match(read('audit/4-regimes-findings.csv'), /^regime-exclusion|^regime-not-in-force/m);
    const flow = read('audit/2-production-flow.csv');
    assert.match(flow, /^ore,extraction of lithium,Mine,[^\r]*,'=cmd\(\),more\.sourcing\.yaml/m);
  });

  it('runs nothing: not in a spreadsheet, not in a browser', () => {
    run('--pack', 'audit');
    for (const path of filesIn('audit')) {
      const text = read(`audit/${path}`);
      if (path.endsWith('.csv')) {
        for (const line of text.split('\r\n')) assert.doesNotMatch(line, /(?:^|,)"?[=+@-]/);
      } else {
        assert.ok(!/<script>alert|Cell <b/.test(text), path);
      }
    }
    assert.match(read('audit/index.html'), /default-src 'none'/);
  });

  it('does not wait for an import that has no end', () => {
    const endless = MANIFEST.replace('imports: [', 'imports: [/dev/zero, ');
    writeFileSync(join(folder, 'cell.sourcing.yaml'), endless);
    assert.equal(run('--pack', 'audit').status, 0);
    assert.match(read('audit/index.html'), /dev\/zero[^]*not read/);
  });

  it('has the same bytes each time', () => {
    run('--pack', 'audit');
    run('--pack', 'again');
    assert.equal(read('audit/checksums.txt'), read('again/checksums.txt'));
  });

  it('takes the place of an earlier one only when told to, and loses nothing else', () => {
    mkdirSync(join(folder, 'empty'));
    assert.equal(run('--pack', 'empty').status, 0);
    const before = read('empty/checksums.txt');
    const refused = run('--pack', 'empty');
    assert.equal(refused.status, 2);
    assert.deepEqual(refused.errors, [
      'sourcing-compliance: empty is not empty. Use --force to replace what is there.',
    ]);
    assert.equal(run('--pack', 'empty', '--force').status, 0);
    assert.equal(read('empty/checksums.txt'), before);
    writeFileSync(join(folder, 'empty/mine.txt'), 'mine');
    const forced = run('--pack', 'empty', '--force');
    assert.equal(forced.status, 0);
    assert.match(forced.errors.join(), /What was in empty before is in empty\.before now/);
    assert.equal(read('empty.before/mine.txt'), 'mine');
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.startsWith('.')),
      [],
    );
  });

  it('ends with 2 and one line, and leaves nothing, where it cannot be written', () => {
    writeFileSync(join(folder, 'file'), '');
    mkdirSync(join(folder, 'locked'));
    for (const [args, said] of [
      [['--pack', 'file'], /^sourcing-compliance: file cannot be written: it is not a folder\.$/],
      [['--pack', '.', '--force'], /holds what the pack is made from/],
      [['--pack', 'coo', '--force'], /holds what the pack is made from/],
      [['--pack', '/dev/full/pack'], /cannot be written/],
      [['--pack', 'audit', '--output', 'x'], /--output says nothing beside --pack/],
    ] as const) {
      const { status, errors } = run(...args);
      assert.equal(status, 2, args.join(' '));
      assert.equal(errors.length, 1);
      assert.match(errors[0] ?? '', said);
    }
    if (process.getuid?.() !== 0) {
      chmodSync(join(folder, 'locked'), 0o500);
      assert.equal(run('--pack', 'locked/audit').status, 2);
    }
    assert.deepEqual(readdirSync(folder).sort(), [
      'cell.sourcing.yaml',
      'coo',
      'file',
      'locked',
      'more.sourcing.yaml',
    ]);
  });

  it('takes no place of what it is made from, by whatever name that is read', () => {
    mkdirSync(join(folder, 'held'));
    mkdirSync(join(folder, 'policies'));
    renameSync(join(folder, 'more.sourcing.yaml'), join(folder, 'held/more.sourcing.yaml'));
    symlinkSync('held/more.sourcing.yaml', join(folder, 'more.sourcing.yaml'));
    writeFileSync(join(folder, 'policies/own.yaml'), 'rules: {}\n');
    for (const args of [
      ['--pack', 'held'],
      ['--pack', 'policies', '--policy', 'policies/own.yaml'],
    ]) {
      const { status, errors } = run(...args, '--force');
      assert.equal(status, 2);
      assert.match(errors.join('\n'), /^\S+: \w+ holds what the pack is made from\./);
    }
    assert.deepEqual(filesIn('held'), ['more.sourcing.yaml']);
    assert.deepEqual(filesIn('policies'), ['own.yaml']);
  });

  it('leaves nothing of itself where the disk is full', () => {
    const { status, errors } = runCli(folder, ['report', 'cell.sourcing.yaml', '--pack', 'audit'], {
      preload: { module: 'test/support/faults.mjs', faults: { full: true } },
    });
    assert.equal(status, 2, errors.join('\n'));
    assert.equal(errors.length, 1);
    assert.ok(!existsSync(join(folder, 'audit')));
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.includes('.tmp')),
      [],
    );
  });
});
