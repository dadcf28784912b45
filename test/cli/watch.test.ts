import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtCli, runCheck } from '../support/cli';

const manifest = (country: string, more = ''): string => `manifest: 1
product: Cell
asOf: 2024-06-30
${more}sources:
  - { id: salt, material: lithium, stage: processing, supplier: One, country: ${country} }
`;

describe('check --watch', () => {
  let folder = '';
  let child: ChildProcess;
  let out = '';
  let errors = '';

  before(builtCli);
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'watch-'));
    [out, errors] = ['', ''];
    put('cell.sourcing.yaml', manifest('CN'));
  });
  afterEach(() => {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true });
  });

  const put = (name: string, text: string): void => {
    writeFileSync(join(folder, name), text);
  };

  function start(...args: string[]): void {
    child = spawn(process.execPath, [builtCli(), 'check', ...args, '--watch'], { cwd: folder });
    child.stdout?.on('data', (piece: Buffer) => (out += String(piece)));
    child.stderr?.on('data', (piece: Buffer) => (errors += String(piece)));
  }

  /** Waits until something was printed that goes with a pattern, and takes it. */
  async function printed(pattern: RegExp): Promise<string> {
    while (!pattern.test(out + errors)) {
      assert.equal(child.exitCode, null, out + errors);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const all = out + errors;
    [out, errors] = ['', ''];
    return all;
  }

  const quiet = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 700));

  it('prints again only where the result is another one, and clears nothing that is no terminal', async () => {
    start('.');
    const first = await printed(/1 warning/);
    assert.equal(first, runCheck(folder, ['.']).out);
    put('cell.sourcing.yaml', `${manifest('CN')}# a comment\n`);
    put('notes.txt', 'nothing');
    await quiet();
    assert.equal(out + errors, '');
    put('cell.sourcing.yaml', manifest('RU'));
    assert.match(await printed(/Russia/), /covered-nation-source/);
    assert.ok(!out.includes('\u001b'));
  });

  it('follows what comes and goes: imports, policies, folders, files written beside and renamed', async () => {
    start('.');
    await printed(/1 warning/);
    put('sourcing.policy.yaml', 'rules: { china-source: error }\n');
    await printed(/1 error/);
    put('sourcing.policy.yaml', 'rules: { china-sorce: error }\n');
    await printed(/built-in defaults apply/);
    rmSync(join(folder, 'sourcing.policy.yaml'));
    await printed(/1 warning/);
    mkdirSync(join(folder, 'deep'));
    await quiet();
    mkdirSync(join(folder, 'deep/er'));
    await quiet();
    put('deep/er/other.sourcing.yaml', manifest('IR'));
    await printed(/2 manifests/);
    put('deep/.new', manifest('AU'));
    renameSync(join(folder, 'deep/.new'), join(folder, 'deep/er/other.sourcing.yaml'));
    await printed(/2 manifests: 1 warning/);
    put('cell.sourcing.yaml', manifest('CN', 'imports: [./away/a.sourcing.yaml]\n'));
    await printed(/unresolved-reference/);
  });

  it('ends with a signal, at once and in order', async () => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      start('.');
      await printed(/1 warning/);
      const ended = new Promise((resolve) => child.on('close', (...how) => resolve(how)));
      child.kill(signal);
      assert.deepEqual(await ended, [0, null]);
      assert.equal(out + errors, '');
    }
  });

  it('is refused where it has nothing to watch', () => {
    for (const args of [['-'], ['.', '--fix'], ['.', '--policy', 'none.yaml']]) {
      const { status, errors: said } = runCheck(folder, [...args, '--watch']);
      assert.equal(status, 2, args.join(' '));
      assert.equal(said.length, 1);
    }
    start('.');
  });
});
