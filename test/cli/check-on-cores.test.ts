import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { checkOnCores } from '../../src/cli/check-on-cores';
import { Progress } from '../../src/cli/progress';
import { builtCli } from '../support/cli';
import { oneStep } from '../support/small-manifests';

/** More than are checked without threads. */
const MANY = 90;

const manifest = (country: string): string => oneStep(country, '2023-03-28');

describe('sourcing-compliance check of many files', function () {
  let folder: string;

  before(builtCli);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sc-many-'));
    for (const half of ['a', 'b']) {
      mkdirSync(join(folder, half));
      for (let index = 0; index < MANY / 2; index++) {
        const country = ['CN', 'AU', 'Chna', 'ID'][index % 4] ?? '';
        const name = `${String(index).padStart(3, '0')}.sourcing.yaml`;
        writeFileSync(join(folder, half, name), manifest(country));
      }
    }
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function run(...args: string[]): { status: number | null; out: string; err: string } {
    const { status, stdout, stderr } = spawnSync(process.execPath, [builtCli(), 'check', ...args], {
      cwd: folder,
      encoding: 'utf8',
    });
    return { status, out: stdout, err: stderr };
  }

  it('has its colours on a terminal, however many threads check', () => {
    const terminal = join(folder, 'terminal.cjs');
    writeFileSync(terminal, "Object.defineProperty(process.stdout, 'isTTY', { value: true });\n");
    const [few, many] = [['a/000.sourcing.yaml'], ['a', 'b']].map((paths) => {
      const args = ['--require', terminal, builtCli(), 'check', ...paths];
      return spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' }).stdout;
    });
    const first = '\u001b[4ma/000.sourcing.yaml\u001b[0m (as of 2023-03-28)';
    for (const out of [few, many]) assert.ok(out?.includes(first), out);
    const warning = '\u001b[33mwarning    \u001b[0m';
    assert.equal(
      (many ?? '').split(warning).length - 1,
      run('a', 'b').out.split('warning    ').length - 1,
    );
    assert.ok(!run('a', 'b').out.includes('\u001b'));
  });

  it('prints what it prints of few, in path order', () => {
    const [all, first, second] = [['a', 'b'], ['a'], ['b']].map((paths) => run(...paths));
    assert.equal(all?.status, 1);
    assert.equal(all.err, '');
    const blocks = (out = ''): string => out.slice(0, out.lastIndexOf('\n', out.length - 2) + 1);
    // On any day after that of the data, the first line says so, once.
    const [age = ''] = /^Data as of .*\n\n/.exec(all.out) ?? [];
    assert.ok(second?.out.startsWith(age) === true);
    assert.equal(blocks(all.out), blocks(first?.out) + blocks(second.out).slice(age.length));
    assert.match(all.out, /\n90 manifests: 22 errors?, /);
  });

  it('prints one JSON array, with what cannot be read in its place', () => {
    writeFileSync(join(folder, 'a', '000.sourcing.yaml'), 'manifest: 1\0');
    symlinkSync('002.sourcing.yaml', join(folder, 'a', '001b.sourcing.yaml'));
    const { status, out, err } = run('--format', 'json', 'a', 'b', 'nowhere.yaml');
    assert.equal(status, 2);
    assert.equal(err, 'a/000.sourcing.yaml: The file is not text.\nnowhere.yaml: No such file.\n');
    const results = JSON.parse(out) as { file: string; error?: string }[];
    const files = results.map(({ file }) => file);
    assert.deepEqual(files, [...files].sort());
    // The link and its file are one.
    assert.equal(results.length, MANY + 1);
    assert.equal(results.at(-1)?.error, 'No such file.');
    assert.equal(out, `${JSON.stringify(results, undefined, 2)}\n`);
  });

  it('tells of a broken policy once', () => {
    writeFileSync(join(folder, 'sourcing.policy.yaml'), 'policy: 1\nrules: 3\n');
    const { status, err } = run('.');
    assert.equal(status, 2);
    assert.equal(err.trim().split('\n').length, 1);
    assert.match(err, /sourcing\.policy\.yaml:2:/);
  });

  it('tells once that there is no policy of the name that is given', () => {
    const { status, out, err } = run('.', '--policy', 'no.yaml');
    assert.equal(status, 2);
    assert.equal(out, '');
    assert.equal(err, 'sourcing-compliance: The policy no.yaml does not exist.\n');
  });

  it('ends where links of folders go round, and says so of a file that is no file', () => {
    symlinkSync('.', join(folder, 'a', 'loop'));
    symlinkSync('self.sourcing.yaml', join(folder, 'b', 'self.sourcing.yaml'));
    spawnSync('mkfifo', [join(folder, 'b', 'pipe.sourcing.yaml')]);
    const { status, err } = run('a', 'b', 'b/pipe.sourcing.yaml', 'b/self.sourcing.yaml');
    assert.equal(status, 2);
    assert.match(err, /pipe\.sourcing\.yaml: This is no regular file/);
    assert.match(err, /self\.sourcing\.yaml: .*circle/);
  });

  it('loses no more than the file that a thread dies of', async () => {
    const entry = join(folder, 'worker.mjs');
    writeFileSync(
      entry,
      `import { parentPort } from 'node:worker_threads';
       const found = { error: 0, warning: 0, information: 0, hint: 0 };
       parentPort.on('message', (files) => {
         if (files.includes('17')) throw new Error('no memory');
         const tally = { checked: files.length, failed: 0, found, waived: 0 };
         parentPort.postMessage({ texts: files.map((each) => [each]), tally, failures: [], brokenPolicies: [], policies: [] });
       });`,
    );
    const files = Array.from({ length: 100 }, (_, index) => String(index));
    const format = {
      name: 'json',
      day: '2026-07-02',
      colours: false,
      waived: false,
      version: '1.0.0',
    } as const;
    const settings = { settings: { today: '2026-01-01' }, format };
    const cores = { cores: 2, entry: pathToFileURL(entry) };
    const texts: string[] = [];
    const failures: unknown[] = [];
    for await (const checked of checkOnCores(files, settings, cores)) {
      texts.push(...checked.texts.map((pieces) => [...pieces].map(String).join('')));
      failures.push(...checked.failures);
    }
    assert.deepEqual(failures, [
      { file: '17', error: 'The check of this file failed: no memory.' },
    ]);
    assert.equal(texts.length, 100);
    assert.deepEqual(JSON.parse(texts[17] ?? ''), {
      file: '17',
      error: 'The check of this file failed: no memory.',
    });
    texts.splice(17, 1, '17');
    assert.deepEqual(texts, files);
  });
});

describe('progress of a check', () => {
  function shown(isTTY: boolean, pace: number, look: (progress: Progress) => void): string {
    let text = '';
    const stream = Object.assign(
      new Writable({
        write: (chunk: Buffer, _, done) => {
          text += chunk.toString();
          done();
        },
      }),
      { isTTY },
    );
    const progress = new Progress(12_000, stream, pace);
    look(progress);
    progress.end();
    return text;
  }

  const once = (progress: Progress): void => {
    progress.add(1500);
  };

  it('is one line on a terminal, gone at the end, and nothing elsewhere', () => {
    const line = '\r\u001b[Kchecked 1,500 of 12,000 manifests\r\u001b[K';
    assert.equal(shown(true, 0, once), line);
    assert.equal(shown(false, 0, once), '');
  });

  it('makes way for what is printed, and is there again below it', () => {
    const text = shown(true, 3_600_000, (progress) => {
      progress.add(1000);
      progress.clear();
      progress.add(500);
    });
    assert.equal(text, '\r\u001b[K\r\u001b[Kchecked 1,500 of 12,000 manifests\r\u001b[K');
  });
});
