import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asListed, nameAmong } from '../../src/check/listed-name';
import { Repositories } from '../../src/check/tree';
import { builtCli, runCheck } from '../support/cli';

const MANIFEST = `manifest: 1
product: Cell
asOf: 2023-06-30
sources:
  - { id: salt, material: lithium, stage: processing, supplier: One, country: AU, value: 10 }
`;
/** Longer than any path may be. */
const LONG = `${'x/'.repeat(2500)}a.sourcing.yaml`;

describe('arguments that stand for nothing that is there', () => {
  let folder = '';
  before(builtCli);
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sc-neighbours-'));
    writeFileSync(join(folder, 'a.sourcing.yaml'), MANIFEST);
    writeFileSync(
      join(folder, 'sheet.csv'),
      'id,material,stage,supplier,country\nq,lithium,processing,One,AU\n',
    );
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function run(args: readonly string[], input?: string) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [builtCli(), ...args], {
      cwd: folder,
      encoding: 'utf8',
      input,
    });
    return { status, stdout, errors: stderr.split('\n').filter((line) => line !== '') };
  }

  it('are refused where they are empty, as an unset variable leaves them', () => {
    for (const args of [
      ['check', '--cache', ''],
      ['check', '--output', ''],
      ['check', '--policy', ''],
      ['check', '--since', ''],
      ['report', 'a.sourcing.yaml', '--pack', ''],
      ['import', 'sheet.csv', '--mapping', ''],
    ]) {
      const option = args.at(-2) ?? '';
      const { status, stdout, errors } = run(args);
      assert.deepEqual(
        [status, stdout, errors],
        [2, '', [`sourcing-compliance: ${option} needs a value; it is empty.`]],
      );
    }
    assert.deepEqual(readdirSync(folder).sort(), ['a.sourcing.yaml', 'sheet.csv']);
  });

  it('are refused in a line of their own where they are longer than a path may be', () => {
    for (const args of [['check'], ['report'], ['causes'], ['export', '--to', 'csv'], ['import']]) {
      const { status, errors } = run([...args, LONG]);
      assert.equal(status, 2);
      assert.equal(errors.length, 1);
      assert.doesNotMatch(errors.join('\n'), /It failed/);
    }
  });

  it('name standard input, whatever they are, and no policy is there', () => {
    const { status, errors } = run(['check', '-', '--stdin-filename', LONG], MANIFEST);
    assert.deepEqual([status, errors], [0, []]);
  });

  it('are no patterns where they are too long or have too many stars', () => {
    for (const pattern of ['y'.repeat(100_000), '*a'.repeat(40)]) {
      const { status, errors } = run(['check', '--ignore', pattern]);
      assert.equal(status, 2);
      assert.match(errors.join('\n'), /^[^\n]+ is too long or has too many stars\.$/);
    }
  });

  it('are no manifest: a folder on standard input', () => {
    const command = '"$0" "$1" check - < .';
    const { status, stderr } = spawnSync('sh', ['-c', command, process.execPath, builtCli()], {
      cwd: folder,
      encoding: 'utf8',
    });
    assert.deepEqual([status, stderr], [2, 'stdin.sourcing.yaml: Standard input is a folder.\n']);
  });

  it('are a file to write behind links that form a circle', () => {
    execFileSync('ln', ['-s', 'circle', 'circle'], { cwd: folder });
    for (const args of [
      ['check', '.', '--output', 'circle/x.json'],
      ['report', 'a.sourcing.yaml', '--output', 'circle/x.html'],
      ['report', 'a.sourcing.yaml', '--pack', 'circle/x'],
      ['export', 'a.sourcing.yaml', '--to', 'csv', '--output', 'circle/x.csv'],
      ['import', 'sheet.csv', '--output', 'circle/x.yaml'],
      ['import', 'sheet.csv', '--mapping', 'circle/x.yaml'],
    ]) {
      const { status, errors } = run(args);
      assert.deepEqual([status, errors.length], [2, 1], args.join(' '));
      assert.match(errors.join('\n'), /^\S+: circle\/x\S* cannot be written: [^\n]+\.$/);
    }
  });

  it('are a policy of links in a circle, above what is named', () => {
    mkdirSync(join(folder, '.git'));
    mkdirSync(join(folder, 'sub'));
    writeFileSync(join(folder, 'sub/b.sourcing.yaml'), MANIFEST);
    execFileSync('ln', ['-s', 'sourcing.policy.yaml', 'sourcing.policy.yaml'], { cwd: folder });
    const { status, errors } = run(['check', 'sub']);
    assert.equal(status, 2);
    assert.match(errors.join('\n'), /^sourcing\.policy\.yaml: It cannot be read: [^\n]+apply\.$/);
  });

  it('are a folder that has been removed', () => {
    const command = 'mkdir gone; cd gone; rmdir ../gone; "$0" "$1" check .';
    const { status, stderr } = spawnSync('sh', ['-c', command, process.execPath, builtCli()], {
      cwd: folder,
      encoding: 'utf8',
    });
    assert.deepEqual(
      [status, stderr],
      [2, 'sourcing-compliance: The folder that it runs in is not there any more.\n'],
    );
  });

  it('are a mapping that cannot be written: then nothing is', () => {
    const { status, errors } = run(['import', 'sheet.csv', '--mapping', 'none/mapping.yaml']);
    assert.equal(status, 2);
    assert.match(errors.join('\n'), /cannot be written: ENOENT: no such file or directory\.$/);
    assert.ok(!existsSync(join(folder, 'sheet.sourcing.yaml')));
  });

  it('are a mapping of anything: it is said in one line, and soon', () => {
    for (const [text, said] of [
      ['!!js/function "function(){}"\n', /has no `columns`/],
      ['%YAML 9.9\n---\na: 1\n', /has no `columns`/],
      ['"'.repeat(1_000_001), /is no YAML/],
      [Array.from({ length: 100_000 }, (_, at) => `k${String(at)}: 1`).join('\n'), /is no YAML/],
    ] as const) {
      writeFileSync(join(folder, 'mapping.yaml'), text);
      const { status, errors } = run(['import', 'sheet.csv', '--mapping', 'mapping.yaml']);
      assert.deepEqual([status, errors.length], [2, 1]);
      assert.match(errors.join('\n'), said);
    }
  });

  it('are a manifest that cannot be written: then no mapping is', () => {
    const args = ['import', 'sheet.csv', '--mapping', 'mapping.yaml', '--output', 'none/x.yaml'];
    const { status, errors } = run(args);
    assert.equal(status, 2);
    assert.match(errors.join('\n'), /cannot be written: ENOENT: no such file or directory\.$/);
    assert.ok(!existsSync(join(folder, 'mapping.yaml')));
  });

  it('are what an import needs itself, or a policy: they stay, with --force, too', () => {
    for (const name of ['sheet.yaml', 'mapping.yaml', 'sourcing.policy.yaml']) {
      execFileSync('cp', ['sheet.csv', name], { cwd: folder });
    }
    execFileSync('ln', ['-s', 'sheet.yaml', 'linked.yaml'], { cwd: folder });
    run(['import', 'sheet.csv', '--mapping', 'sound.yaml', '--output', 'x.yaml']);
    const before = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    for (const [args, said] of [
      [['sheet.yaml', '--output', 'sheet.yaml'], 'sheet.yaml is what is imported'],
      [['sheet.yaml', '--output', 'linked.yaml'], 'linked.yaml is what is imported'],
      [['sheet.csv', '--output', 'y.yaml', '--mapping', './y.yaml'], 'y.yaml is the mapping'],
      [['sheet.csv', '--output', 'y.yaml', '--mapping', 'Y.yaml'], 'y.yaml is the mapping'],
      [
        ['sheet.csv', '--output', 'sound.yaml', '--mapping', 'sound.yaml'],
        'sound.yaml is the mapping',
      ],
      [
        ['sheet.csv', '--output', 'sourcing.policy.yaml'],
        'sourcing.policy.yaml is the name of a policy',
      ],
    ] as const) {
      const { status, errors } = run(['import', ...args, '--from', 'csv', '--force']);
      assert.deepEqual(
        [status, errors],
        [2, [`sourcing-compliance: ${said}. Write the manifest to another file.`]],
      );
    }
    assert.deepEqual(
      readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8')),
      before,
    );
  });

  it('are two names of one file that differ only in case, where it has both', () => {
    execFileSync('ln', ['a.sourcing.yaml', 'A.sourcing.yaml'], { cwd: folder });
    const { out } = runCheck(folder, ['a.sourcing.yaml', 'A.sourcing.yaml']);
    assert.match(out, /^1 manifest:/m);
    const { status } = runCheck(folder, ['a.sourcing.yaml', '--output', 'A.sourcing.yaml']);
    assert.equal(status, 2);
  });
});

describe('a path as its folders have it', () => {
  it('has their case where case does not count, and its own where it is there', () => {
    assert.equal(nameAmong('a.YAML', ['b', 'A.yaml']), 'A.yaml');
    assert.equal(nameAmong('a.yaml', ['A.yaml', 'a.yaml']), 'a.yaml');
    assert.equal(nameAmong('e\u0301.yaml', ['\u00e9.yaml']), '\u00e9.yaml');
    assert.equal(nameAmong('..', ['a']), '..');
    for (const path of ['', '.', '/', 'src/../src/cli', './none/a', 'package.json']) {
      assert.equal(asListed(path), path);
    }
  });
});

describe('the roots of repositories', () => {
  it('are those of the innermost, in whatever order they are asked for', () => {
    const outer = mkdtempSync(join(tmpdir(), 'sc-roots-'));
    try {
      const inner = join(outer, 'a', 'b');
      mkdirSync(join(inner, 'c', 'd'), { recursive: true });
      mkdirSync(join(outer, 'a', 'e'));
      mkdirSync(join(outer, '.git'));
      mkdirSync(join(inner, '.git'));
      const expected = new Map([
        [join(inner, 'c', 'd'), inner],
        [join(inner, 'c'), inner],
        [inner, inner],
        [join(outer, 'a'), outer],
        [join(outer, 'a', 'e'), outer],
        [outer, outer],
      ]);
      for (const order of [[...expected], [...expected].reverse()]) {
        const repositories = new Repositories();
        for (const [folder, root] of order) assert.equal(repositories.rootOf(folder), root);
      }
    } finally {
      rmSync(outer, { recursive: true, force: true });
    }
  });
});
