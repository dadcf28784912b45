import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { builtCli, runCheck } from '../support/cli';

const manifest = (more = ''): string => `manifest: 1
product: Cell
asOf: 2023-03-28
${more}sources:
  - id: lithium-hydroxide
    material: lithium
    stage: processing
    supplier: Someone
    country: CN
`;

const FAULTS = 'test/support/faults.mjs';

/** What cannot be read, by name: how it comes to be, and what is said of it. */
const UNREADABLE: Readonly<Record<string, readonly [(path: string) => void, string]>> = {
  dangling: [
    (path) => {
      symlinkSync('nowhere', path);
    },
    'This is a link to a file that is not there.',
  ],
  circle: [
    (path) => {
      symlinkSync(`${path}.back`, path);
      symlinkSync(path, `${path}.back`);
    },
    'It cannot be read: its links form a circle.',
  ],
  pipe: [
    (path) => execFileSync('mkfifo', [path]),
    'This is no regular file, but a pipe or a device.',
  ],
  latin: [
    (path) => {
      writeFileSync(path, Buffer.from('manifest: 1\nproduct: caf\xe9\nsources: []\n', 'latin1'));
    },
    'The file is not UTF-8: line 2 has bytes that are no characters. Save it as UTF-8.',
  ],
  binary: [
    (path) => {
      writeFileSync(path, Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0xff, 0xfe]));
    },
    'The file is not text.',
  ],
  'half-utf16': [
    (path) => {
      writeFileSync(path, Buffer.from([0xff, 0xfe, 0x61, 0x00, 0x00, 0xd8]));
    },
    'The file is not sound UTF-16. Save it as UTF-8.',
  ],
  huge: [
    (path) => {
      writeFileSync(path, manifest());
      truncateSync(path, 250_000_000);
    },
    'The file is too large: it has more than 50 MB.',
  ],
  denied: [
    (path) => {
      writeFileSync(path, manifest());
      chmodSync(path, 0);
    },
    'It cannot be read: permission denied.',
  ],
};

describe('sourcing-compliance check of what cannot be read', () => {
  let folder: string;

  before(builtCli);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sc-faults-'));
    chmodSync(folder, 0o755);
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function write(name: string, text: string | Buffer): void {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }

  /** Puts everything that cannot be read into the folder, under a name that is made of its own. */
  function fill(nameOf: (fault: string) => string): void {
    for (const [fault, [make]] of Object.entries(UNREADABLE)) {
      const path = join(folder, nameOf(fault));
      mkdirSync(dirname(path), { recursive: true });
      make(path);
    }
  }

  const asNobody = { preload: { module: FAULTS, faults: { asNobody: true } } };

  it('says in a line of each file what is wrong with it, and prints what the others have', () => {
    fill((fault) => `${fault}.sourcing.yaml`);
    mkdirSync(join(folder, 'folder.sourcing.yaml'));
    write('ok.sourcing.yaml', manifest());
    const { status, out, errors } = runCheck(folder, ['.'], asNobody);
    const expected = Object.entries(UNREADABLE).map(
      ([fault, [, error]]) => `${fault}.sourcing.yaml: ${error}`,
    );
    assert.deepEqual(errors, expected.sort());
    assert.equal(status, 2);
    assert.match(out, /^ok\.sourcing\.yaml .*\n.* china-source\n\n1 manifest: 1 warning\. /m);
  });

  it('says it of a file that is named, too, and of a folder that is none', () => {
    write('ok.sourcing.yaml', manifest());
    const names = ['ok.sourcing.yaml/in.sourcing.yaml', 'gone.sourcing.yaml', 'n'.repeat(300)];
    const { status, errors } = runCheck(folder, names);
    assert.equal(status, 2);
    assert.deepEqual(errors.slice(0, 1), ['gone.sourcing.yaml: No such file.']);
    assert.match(errors[1] ?? '', /^n{300}: It cannot be read: ENAMETOOLONG: /);
    assert.deepEqual(errors.slice(2), ['ok.sourcing.yaml/in.sourcing.yaml: No such file.']);
  });

  it('says of an import why it leads nowhere', () => {
    fill((fault) => `lib/${fault}.yaml`);
    mkdirSync(join(folder, 'lib/folder.yaml'));
    const words: Readonly<Record<string, string>> = {
      dangling: 'it is a link to a file that is not there',
      circle: 'its links form a circle',
      pipe: 'it is not a regular file',
      latin: 'it is not UTF-8. Save it with that encoding',
      binary: 'it is not text',
      'half-utf16': 'it is not UTF-8. Save it with that encoding',
      huge: 'it is too large for a manifest',
      denied: 'permission denied',
      folder: 'it is a folder',
      missing: 'there is no such file',
    };
    const faults = Object.keys(words);
    const imports = faults.map((fault) => `./lib/${fault}.yaml`).join(', ');
    write('a.sourcing.yaml', manifest(`imports: [${imports}]\n`));
    const { status, out, errors } = runCheck(folder, ['.', '--format', 'json'], asNobody);
    assert.deepEqual([status, errors], [1, []]);
    const [result] = JSON.parse(out) as { findings: { ruleId: string; message: string }[] }[];
    const found = result?.findings.filter(({ ruleId }) => ruleId === 'unresolved-reference') ?? [];
    assert.deepEqual(
      found.map(({ message }) => message),
      faults.map((fault) => `Cannot import “./lib/${fault}.yaml”: ${words[fault] ?? ''}.`),
    );
    assert.ok(result?.findings.some(({ ruleId }) => ruleId === 'china-source'));
  });

  it('says of a policy what is wrong with it, and judges by the defaults', () => {
    fill((fault) => `${fault}/sourcing.policy.yaml`);
    mkdirSync(join(folder, 'folder/sourcing.policy.yaml'), { recursive: true });
    const faults = { folder: ['', 'This is a folder.'] as const, ...UNREADABLE };
    for (const fault of Object.keys(faults)) write(`${fault}/a.sourcing.yaml`, manifest());
    const { status, out, errors } = runCheck(folder, ['.'], asNobody);
    assert.equal(status, 2);
    assert.deepEqual(
      [...errors].sort(),
      Object.entries(faults)
        .map(
          ([fault, [, error]]) =>
            `${fault}/sourcing.policy.yaml: ${error} The built-in defaults apply.`,
        )
        .sort(),
    );
    assert.equal(out.match(/china-source\n/g)?.length, Object.keys(faults).length);
    const named = runCheck(folder, ['circle', '--policy', 'circle/sourcing.policy.yaml']);
    assert.equal(named.status, 2);
    assert.match(named.errors.join('\n'), /^circle.*form a circle\..* defaults apply\.$/);
  });

  it('looks through each folder once, however its links go round, and tells of one it may not', () => {
    write('a/b/one.sourcing.yaml', manifest());
    write('locked/in.sourcing.yaml', manifest());
    write('.store/two.sourcing.yaml', manifest());
    chmodSync(join(folder, 'locked'), 0);
    symlinkSync('..', join(folder, 'a/up'));
    symlinkSync('../..', join(folder, 'a/above'));
    symlinkSync('../b', join(folder, 'a/b/self'));
    symlinkSync('../.store', join(folder, 'a/linked'));
    symlinkSync('../.store', join(folder, 'a/linked-again'));
    const { status, out, errors } = runCheck(folder, ['.', '--format', 'json'], asNobody);
    assert.equal(status, 2);
    assert.deepEqual(errors, ['locked: It cannot be read: permission denied.']);
    assert.deepEqual(
      (JSON.parse(out) as { file: string }[]).map(({ file }) => file),
      ['a/b/one.sourcing.yaml', 'a/linked/two.sourcing.yaml', 'locked'],
    );
  });

  it('waits for no pipe that takes the place of a file once it was looked at', () => {
    for (const name of ['piped', 'ok']) write(`${name}.sourcing.yaml`, manifest());
    const faults = { piped: ['piped.sourcing.yaml'] };
    const { status, out, errors } = runCheck(folder, ['.'], {
      preload: { module: FAULTS, faults },
    });
    assert.deepEqual(errors, [
      'piped.sourcing.yaml: This is no regular file, but a pipe or a device.',
    ]);
    assert.equal(status, 2);
    assert.match(out, /^ok\.sourcing\.yaml /m);
  });

  it('goes on where a file vanishes while it runs', () => {
    for (const name of ['listed', 'looked', 'ok']) write(`${name}.sourcing.yaml`, manifest());
    const faults = { listed: ['listed.sourcing.yaml'], looked: ['looked.sourcing.yaml'] };
    const { status, out, errors } = runCheck(folder, ['.'], {
      preload: { module: FAULTS, faults },
    });
    assert.equal(status, 2);
    assert.deepEqual(errors, [
      'listed.sourcing.yaml: No such file.',
      'looked.sourcing.yaml: No such file.',
    ]);
    assert.match(out, /^ok\.sourcing\.yaml /m);
  });

  it('reads UTF-16 where its mark says so, from a file and from standard input', () => {
    const text = '\ufeffmanifest: 1\nproduct: Zelle für 電池\nsources: []\n';
    const little = Buffer.from(text, 'utf16le');
    const big = Buffer.from(little).swap16();
    write('little.sourcing.yaml', little);
    write('big.sourcing.yaml', big);
    write('small.sourcing.yaml', text);
    assert.deepEqual(runCheck(folder, ['.', '--format', 'json']).status, 0);
    for (const input of [little, big, Buffer.from(text)]) {
      assert.deepEqual(runCheck(folder, ['-'], { input }).errors, []);
    }
    const { status, errors } = runCheck(folder, ['-'], { input: Buffer.from([0x61, 0xff]) });
    assert.equal(status, 2);
    assert.match(errors.join('\n'), /^stdin\.sourcing\.yaml: The file is not UTF-8: line 1 /);
  });

  it('says in a line that the results cannot be written, and loses none of what is there', () => {
    write('ok.sourcing.yaml', manifest());
    for (const output of ['.', 'no/such/folder.txt', 'ok.sourcing.yaml']) {
      const { status, out, errors } = runCheck(folder, ['ok.sourcing.yaml', '--output', output]);
      assert.deepEqual([status, out, errors.length], [2, '', 1], output);
      assert.ok(errors[0]?.startsWith(`sourcing-compliance: ${output} `), errors[0]);
    }
    assert.equal(readFileSync(join(folder, 'ok.sourcing.yaml'), 'utf8'), manifest());
    assert.deepEqual(readdirSync(folder), ['ok.sourcing.yaml']);
  });

  if (process.platform === 'linux') {
    it('says in a line that a file on standard output cannot hold all that is printed', () => {
      const sources = Array.from(
        { length: 30 },
        (_, index) =>
          `  - { id: s${String(index)}, material: lithium, stage: processing, supplier: x, country: CN }\n`,
      );
      write('ok.sourcing.yaml', manifest() + sources.join(''));
      for (const command of [
        'check . --format json',
        'report ok.sourcing.yaml',
        'export ok.sourcing.yaml --to cyclonedx',
        'explain lithium',
      ]) {
        // As on a disk with 1 KB left: a part of what is written at once finds room.
        const shell = `ulimit -f 2; "$0" "$1" ${command} > printed.txt`;
        const { status, stderr } = spawnSync('sh', ['-c', shell, process.execPath, builtCli()], {
          cwd: folder,
          encoding: 'utf8',
        });
        assert.equal(status, 2, command);
        assert.match(stderr, /^sourcing-compliance: The results cannot be written: EFBIG/m);
      }
    });

    it('says in a line that the disk is full', () => {
      write('ok.sourcing.yaml', manifest());
      const { status, errors } = runCheck(folder, ['.', '--output', '/dev/full']);
      assert.equal(status, 2);
      assert.match(errors.join('\n'), /^sourcing-compliance: \/dev\/full cannot .*ENOSPC.*\.$/);
      for (const command of [
        'check .',
        'causes .',
        'report ok.sourcing.yaml',
        'export ok.sourcing.yaml --to csv',
        'explain China',
        'alternatives lithium processing',
        '--help',
        'check --help',
        '--version',
      ]) {
        assert.throws(
          () =>
            execFileSync(
              'sh',
              ['-c', `"$0" "$1" ${command} > /dev/full`, process.execPath, builtCli()],
              {
                cwd: folder,
                stdio: ['ignore', 'ignore', 'pipe'],
              },
            ),
          (error: { status: number; stderr: Buffer }) => {
            assert.equal(error.status, 2, command);
            assert.match(String(error.stderr), /^sourcing-compliance: The results .*ENOSPC.*\n$/);
            return true;
          },
          command,
        );
      }
    });
  }

  for (const [what, country, expected] of [
    ['warnings', 'CN', 0],
    ['errors', 'Chna', 1],
  ] as const) {
    it(`ends as it would without \`head\` behind it: ${what}`, async () => {
      const steps = Array.from(
        { length: 5000 },
        (_, index) =>
          `  - { id: s${String(index)}, material: lithium, stage: processing, supplier: x, country: ${country} }\n`,
      );
      write('many.sourcing.yaml', manifest() + steps.join(''));
      const child = spawn(process.execPath, [builtCli(), 'check', '.'], { cwd: folder });
      let errors = '';
      child.stderr.on('data', (some: Buffer) => (errors += String(some)));
      await once(child.stdout, 'data');
      child.stdout.destroy();
      const [status] = (await once(child, 'exit')) as [number];
      assert.deepEqual([status, errors], [expected, '']);
    });
  }
});
