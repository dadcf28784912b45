import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { replaceFile } from '../../src/check/replace-file';
import { inThreads } from '../../src/check/in-threads';
import { builtCli } from '../support/cli';

const HEAD = 'manifest: 1\nproduct: Cell\nasOf: 2023-06-30\nsources:\n';
const source = (id: string, country = 'CN'): string =>
  `  - id: ${id}\n    material: lithium\n    stage: processing\n    supplier: Someone\n    country: ${country}\n`;
const isBeside = (name: string): boolean => name.endsWith('.tmp');

describe('a command that is interrupted', function () {
  if (process.platform === 'win32') return;
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sc-interrupt-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const started = (args: readonly string[]): ChildProcess =>
    spawn(process.execPath, [builtCli(), ...args], { cwd: folder, stdio: 'ignore' });

  const ended = (child: ChildProcess): Promise<string> =>
    new Promise((done) =>
      child.once('exit', (status, signal) => {
        done(signal ?? String(status));
      }),
    );

  /** Sends a signal as soon as something is so; what the process ended by. */
  async function signalled(
    child: ChildProcess,
    signal: NodeJS.Signals,
    isTime: () => boolean,
  ): Promise<string> {
    const end = ended(child);
    const look = setInterval(() => {
      if (!isTime()) return;
      // Once: the second ends it at once.
      clearInterval(look);
      child.kill(signal);
    }, 2);
    try {
      return await end;
    } finally {
      clearInterval(look);
      child.kill('SIGKILL');
    }
  }

  /** A busy machine may let it end before it is looked at: then it is started again. */
  async function inTime(signal: NodeJS.Signals, run: () => Promise<string>): Promise<string> {
    let end = '';
    for (let attempt = 0; attempt < 5 && end !== signal; attempt++) end = await run();
    return end;
  }

  const hasBeside = (): boolean => readdirSync(folder).some(isBeside);

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    it(`leaves the last report, and nothing beside it (${signal})`, async () => {
      const sources = Array.from({ length: 3000 }, (_, index) => source(`s${String(index)}`));
      writeFileSync(join(folder, 'a.sourcing.yaml'), HEAD + sources.join(''));
      const report = join(folder, 'report.html');
      const end = await inTime(signal, async () => {
        writeFileSync(report, 'the last one');
        const child = started(['report', 'a.sourcing.yaml', '--output', 'report.html']);
        return signalled(child, signal, hasBeside);
      });
      assert.equal(end, signal);
      assert.deepEqual(readdirSync(folder).filter(isBeside), []);
      assert.equal(readFileSync(report, 'utf8'), 'the last one');
    });
  }

  it('leaves each file as it was or as it is fixed, and nothing beside it', async () => {
    const before = HEAD + source('salt', 'China');
    const files = Array.from({ length: 200 }, (_, index) => `${String(index)}.sourcing.yaml`);
    const textOf = (file: string): string => readFileSync(join(folder, file), 'utf8');
    const end = await inTime('SIGINT', () => {
      for (const file of files) writeFileSync(join(folder, file), before);
      const isTime = (): boolean => files.some((file) => textOf(file) !== before);
      return signalled(started(['check', '.', '--fix']), 'SIGINT', isTime);
    });
    assert.equal(end, 'SIGINT');
    assert.deepEqual(readdirSync(folder).filter(isBeside), []);
    const texts = new Set(files.map(textOf));
    texts.delete(before);
    assert.deepEqual([...texts], [HEAD + source('salt', 'CN')]);
  });
});

describe('threads that write', () => {
  it('end what they are about before they are ended, and begin nothing else', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sc-threads-'));
    try {
      const entry = join(folder, 'thread.cjs');
      writeFileSync(
        entry,
        `const { parentPort } = require('node:worker_threads');
         const { writeFileSync } = require('node:fs');
         parentPort.on('message', ([file]) => {
           writeFileSync(file + '.begun', '');
           const end = Date.now() + 300;
           while (Date.now() < end);
           writeFileSync(file + '.done', '');
           parentPort.postMessage(file);
         });`,
      );
      const abort = new AbortController();
      const files = [...'abcdefgh'].map((name) => join(folder, name));
      const work = inThreads<string>(files, {
        cores: 1,
        entry: new URL(`file://${entry}`),
        data: undefined,
        message: (some) => some,
        failed: (file) => file,
        joined: (all) => all.join(' '),
        writes: true,
        signal: abort.signal,
      });
      const look = setInterval(() => {
        if (existsSync(`${files[0] ?? ''}.begun`)) abort.abort();
      }, 5);
      for await (const each of work) assert.fail(each.found);
      clearInterval(look);
      assert.ok(existsSync(`${files[0] ?? ''}.done`));
      // The next ones are not begun.
      assert.equal(existsSync(join(folder, 'e.begun')), false);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('a file that is replaced', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sc-replace-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('keeps what an editor has saved in between', () => {
    const file = join(folder, 'a.sourcing.yaml');
    writeFileSync(file, 'saved since');
    assert.throws(() => {
      replaceFile(file, Buffer.from('fixed'), Buffer.from('as it was read'));
    }, /changed meanwhile/);
    assert.equal(readFileSync(file, 'utf8'), 'saved since');
    assert.deepEqual(readdirSync(folder), ['a.sourcing.yaml']);
  });

  it('may have a name as long as the system allows', () => {
    const file = join(folder, `${'é'.repeat(115)}.sourcing.yaml`);
    writeFileSync(file, 'before');
    replaceFile(file, Buffer.from('after'), Buffer.from('before'));
    assert.equal(readFileSync(file, 'utf8'), 'after');
    assert.equal(readdirSync(folder).length, 1);
  });
});
