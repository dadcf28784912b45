import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtCli, runCheck } from '../support/cli';

const sumOf = (text: string): string => createHash('sha256').update(text).digest('hex');

const manifest = (...evidence: string[]): string => `manifest: 1
product: Cell
asOf: 2024-06-30
sources:
  - id: salt
    material: lithium
    stage: processing
    supplier: One
    country: AU
    evidence:
${evidence.map((each) => `      - { ${each} }\n`).join('')}`;

describe('evidence on the command line', () => {
  let outer = '';
  let folder = '';

  before(builtCli);
  beforeEach(() => {
    outer = mkdtempSync(join(tmpdir(), 'evidence-'));
    folder = join(outer, 'in');
    mkdirSync(join(folder, 'coo'), { recursive: true });
    writeFileSync(join(folder, 'coo/one.pdf'), 'one');
    writeFileSync(join(outer, 'secret.pdf'), 'secret');
  });
  afterEach(() => {
    rmSync(outer, { recursive: true });
  });

  const found = (...evidence: string[]): string[] => {
    writeFileSync(join(folder, 'cell.sourcing.yaml'), manifest(...evidence));
    const { out } = runCheck(folder, ['.', '--format', 'json']);
    const [{ findings }] = JSON.parse(out) as [
      { findings: { ruleId: string; severity: string; line: number; message: string }[] },
    ];
    return findings
      .filter(({ ruleId }) => ruleId.startsWith('evidence'))
      .map(({ ruleId, severity, line, message }) => {
        const [first = ''] = message.split('. ');
        return `${String(line)} ${ruleId} ${severity}: ${first}`;
      });
  };

  it('is compared with its checksum, of the bytes, whatever their encoding', () => {
    const bytes = Buffer.from([0, 255, 10, 13, 200]);
    writeFileSync(join(folder, 'coo/bytes.pdf'), bytes);
    assert.deepEqual(
      found(
        `file: ./coo/one.pdf, sha256: ${sumOf('one')}`,
        `file: ./coo/bytes.pdf, sha256: ${createHash('sha256').update(bytes).digest('hex')}`,
        `file: ./coo/one.pdf, sha256: ${sumOf('other')}`,
        `file: ./coo/none.pdf, sha256: ${sumOf('one')}`,
        'file: ./coo/none.pdf',
      ),
      [
        '13 evidence-changed warning: Evidence has changed since its sha256 was written',
        '14 evidence-changed warning: Evidence file “./coo/none.pdf” is missing',
        '15 evidence-changed information: Evidence file “./coo/none.pdf” is missing',
      ],
    );
  });

  it('is never opened outside of the tree, by its path or over a link, nor is said whether it is there', () => {
    symlinkSync(join(outer, 'secret.pdf'), join(folder, 'coo/link.pdf'));
    symlinkSync(outer, join(folder, 'coo/up'));
    const right = sumOf('secret');
    const outside = (line: number, path: string): string =>
      `${String(line)} evidence-changed information: Evidence file “${path}” cannot be checked against its sha256`;
    assert.deepEqual(
      found(
        `file: ../secret.pdf, sha256: ${right}`,
        `file: ../absent.pdf, sha256: ${right}`,
        `file: coo/link.pdf, sha256: ${right}`,
        `file: coo/up/secret.pdf, sha256: ${right}`,
        `file: coo/up/absent.pdf, sha256: ${right}`,
        'file: ../absent.pdf',
        'file: coo/up/absent.pdf',
      ),
      [
        outside(11, '../secret.pdf'),
        outside(12, '../absent.pdf'),
        outside(13, 'coo/link.pdf'),
        outside(14, 'coo/up/secret.pdf'),
        outside(15, 'coo/up/absent.pdf'),
      ],
    );
  });

  it('is not waited for where it is a pipe, a folder, or very large', () => {
    spawnSync('mkfifo', [join(folder, 'coo/pipe')]);
    writeFileSync(join(folder, 'coo/large.pdf'), '');
    truncateSync(join(folder, 'coo/large.pdf'), 100e6 + 1);
    const said = found(
      `file: ./coo/pipe, sha256: ${sumOf('one')}`,
      `file: ./coo, sha256: ${sumOf('one')}`,
      `file: ./coo/large.pdf, sha256: ${sumOf('one')}`,
      'file: ./coo',
    );
    assert.equal(said.length, 3);
    for (const each of said) assert.match(each, /information: .*cannot be checked/);
  });

  it('costs no other finding where its name is no path', () => {
    const said = found(
      'file: "./coo/one\\0.pdf"',
      `file: "./coo\\0", sha256: ${sumOf('one')}`,
      'file: ./coo/two.pdf',
    );
    assert.equal(said.length, 2);
    assert.match(said[0] ?? '', /information: .*cannot be checked/);
    assert.match(said[1] ?? '', /two\.pdf/);
  });

  it('counts as the file that a pointer of Git LFS stands for', () => {
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${sumOf('one')}\nsize 3\n`;
    writeFileSync(join(folder, 'coo/pointer.pdf'), pointer);
    assert.deepEqual(found(`file: ./coo/pointer.pdf, sha256: ${sumOf('one')}`), []);
  });

  it('of a revision is that of the revision', () => {
    const git = (...args: string[]) =>
      spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { cwd: folder });
    git('init', '-q');
    writeFileSync(
      join(folder, 'cell.sourcing.yaml'),
      manifest(`file: ./coo/one.pdf, sha256: ${sumOf('one')}`),
    );
    git('add', '.');
    git('commit', '-qm', 'one');
    const since = (): string => runCheck(folder, ['.', '--since', 'HEAD', '--format', 'json']).out;
    assert.doesNotMatch(since(), /evidence-changed/);
    writeFileSync(join(folder, 'coo/one.pdf'), 'two');
    assert.match(since(), /evidence-changed/);
  });
});
