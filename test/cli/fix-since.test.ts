import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { builtCli, runCheck } from '../support/cli';

const manifest = (country: string, material = 'lithium', head = ''): string => `manifest: 1
product: Cell
asOf: 2023-06-30
${head}sources:
  - id: salt
    material: ${material}
    stage: processing
    supplier: Someone
    country: ${country}
    value: 10
`;

interface Result {
  readonly file: string;
  readonly findings: { readonly ruleId: string; readonly source: string | null }[];
  readonly regimes: {
    readonly qualifyingShare: number | null;
    readonly previousShare?: number | null;
  }[];
}

let folder: string;

function write(name: string, text: string | Buffer): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

function inFolder(): void {
  before(builtCli);
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sc-fix-'));
    chmodSync(folder, 0o755);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });
}

describe('check --fix', () => {
  inFolder();

  it('writes the safe fixes, and prints what is left', () => {
    const path = write('a.sourcing.yaml', manifest('china'));
    const { status, out } = runCheck(folder, ['.', '--fix']);
    assert.equal(status, 0);
    assert.equal(readFileSync(path, 'utf8'), manifest('CN'));
    assert.match(out, /china-source/);
    assert.doesNotMatch(out, /country-form/);
    const again = statSync(path).mtimeMs;
    assert.equal(runCheck(folder, ['.', '--fix']).out, out);
    assert.equal(statSync(path).mtimeMs, again, 'nothing is written where nothing is fixed');
  });

  it('keeps links, rights, the byte order mark, UTF-16 and line ends', () => {
    const windows = manifest('china').replaceAll('\n', '\r\n');
    const fixed = manifest('CN').replaceAll('\n', '\r\n');
    const real = write('real/a.sourcing.yaml', `\ufeff${windows}`);
    chmodSync(real, 0o640);
    symlinkSync('real/a.sourcing.yaml', join(folder, 'link.sourcing.yaml'));
    const wide = write('wide.sourcing.yaml', Buffer.from(`\ufeff${windows}`, 'utf16le'));
    runCheck(folder, ['link.sourcing.yaml', 'wide.sourcing.yaml', '--fix']);
    assert.equal(readFileSync(real, 'utf8'), `\ufeff${fixed}`);
    assert.equal(statSync(real).mode & 0o777, 0o640);
    assert.ok(lstatSync(join(folder, 'link.sourcing.yaml')).isSymbolicLink());
    assert.equal(readFileSync(wide).toString('utf16le'), `\ufeff${fixed}`);
    assert.deepEqual(readdirSync(join(folder, 'real')), ['a.sourcing.yaml']);
  });

  it('leaves what another name of the same file has, as a snapshot that shares it', () => {
    const before = manifest('china');
    const path = write('a.sourcing.yaml', before);
    const other = join(folder, 'snapshot.txt');
    linkSync(path, other);
    const { status } = runCheck(folder, ['.', '--fix']);
    assert.ok(status !== 2);
    assert.match(readFileSync(path, 'utf8'), /country: CN/);
    assert.equal(readFileSync(other, 'utf8'), before);
    assert.deepEqual(readdirSync(folder).sort(), ['a.sourcing.yaml', 'snapshot.txt']);
    // Two names in one tree are one file, and fixed under the first.
    linkSync(path, join(folder, 'b.sourcing.yaml'));
    assert.match(runCheck(folder, ['.']).out, /1 manifest:/);
  });

  it('says in a line that a file cannot be written, and leaves it', () => {
    const path = write('locked/a.sourcing.yaml', manifest('china'));
    chmodSync(path, 0o444);
    chmodSync(dirname(path), 0o555);
    const { status, errors } = runCheck(folder, ['.', '--fix'], {
      preload: { module: 'test/support/faults.mjs', faults: { asNobody: true } },
    });
    chmodSync(dirname(path), 0o755);
    assert.equal(status, 2);
    assert.match(errors.join('\n'), /^locked\/a\.sourcing\.yaml: It cannot be fixed: [^\n]+$/);
    assert.equal(readFileSync(path, 'utf8'), manifest('china'));
  });

  it('leaves a file that may not be written, though its folder may', () => {
    const path = write('a.sourcing.yaml', manifest('china'));
    chmodSync(path, 0o444);
    chmodSync(folder, 0o777);
    const asNobody = { preload: { module: 'test/support/faults.mjs', faults: { asNobody: true } } };
    const { status, errors } = runCheck(folder, ['.', '--fix'], asNobody);
    assert.deepEqual(
      [status, errors],
      [2, ['a.sourcing.yaml: It cannot be fixed: EACCES: permission denied.']],
    );
    const results = write('results.txt', 'kept');
    chmodSync(results, 0o444);
    const refused = runCheck(folder, ['.', '--output', 'results.txt'], asNobody);
    assert.equal(refused.status, 2);
    assert.deepEqual(refused.errors, [
      'sourcing-compliance: results.txt cannot be written: EACCES: permission denied.',
    ]);
    assert.equal(
      readFileSync(path, 'utf8') + readFileSync(results, 'utf8'),
      `${manifest('china')}kept`,
    );
  });

  it('leaves the owner, and the rights that new files do not get', () => {
    const path = write('a.sourcing.yaml', manifest('china'));
    const results = write('results.txt', '');
    const isRoot = process.getuid?.() === 0;
    for (const file of [path, results]) {
      chmodSync(file, 0o666);
      if (isRoot) chownSync(file, 1234, 1235);
    }
    execFileSync('sh', [
      '-c',
      'umask 077; cd "$0"; "$1" "$2" check . --fix --output results.txt || true',
      folder,
      process.execPath,
      builtCli(),
    ]);
    assert.equal(readFileSync(path, 'utf8'), manifest('CN'));
    for (const file of [path, results]) {
      const { mode, uid, gid } = statSync(file);
      assert.equal(mode & 0o777, 0o666);
      if (isRoot) assert.deepEqual([uid, gid], [1234, 1235]);
    }
    assert.notEqual(readFileSync(results, 'utf8'), '');
  });

  it('has no place for standard input', () => {
    const { status, errors } = runCheck(folder, ['-', '--fix'], { input: manifest('china') });
    assert.deepEqual([status, errors.length], [2, 1]);
  });
});

describe('check --since', () => {
  inFolder();

  function git(...args: string[]): string {
    const author = [
      '-c',
      'user.name=A',
      '-c',
      'user.email=a@example.org',
      '-c',
      'commit.gpgsign=false',
    ];
    return execFileSync('git', [...author, ...args], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  }

  function commit(message: string): void {
    git('add', '-A');
    git('commit', '-q', '-m', message);
  }

  /** What is new, as `file: rule@source …`. */
  function brought(revision: string, ...args: string[]): string[] {
    const { out } = runCheck(folder, ['.', '--since', revision, '--format', 'json', ...args]);
    return (JSON.parse(out) as Result[]).map(({ file, findings }) =>
      `${file}: ${findings.map(({ ruleId, source }) => `${ruleId}@${source ?? ''}`).join(' ')}`.trim(),
    );
  }

  it('has what each step of a history brings', () => {
    git('init', '-q', '-b', 'main');
    write('old.sourcing.yaml', manifest('CN'));
    write('pack.sourcing.yaml', manifest('AU', 'lithium', 'regimes: [ira-30d]\n'));
    write(
      'library.yaml',
      manifest('AU').replace('salt', 'ore').replace('processing', 'extraction'),
    );
    write(
      'uses.sourcing.yaml',
      manifest('AU', 'lithium', 'imports: [./library.yaml]\n').replace(
        'value: 10',
        'value: 10\n    inputs: [./library.yaml#ore]',
      ),
    );
    commit('one');
    git('tag', 'one');
    const none = ['old.sourcing.yaml:', 'pack.sourcing.yaml:', 'uses.sourcing.yaml:'];
    assert.deepEqual(brought('one'), none);
    assert.equal(runCheck(folder, ['.', '--since', 'one', '--max-warnings', '0']).status, 0);

    // Lines move, and a step goes to China.
    write('pack.sourcing.yaml', `# moved\n${manifest('CN', 'lithium', 'regimes: [ira-30d]\n')}`);
    write('old.sourcing.yaml', `# moved\n\n${manifest('CN')}`);
    const [old, pack, uses] = brought('one');
    assert.deepEqual([old, uses], [none[0], none[2]]);
    assert.match(pack ?? '', /china-source@salt/);
    const { status, out } = runCheck(folder, ['.', '--since', 'one', '--max-warnings', '0']);
    assert.equal(status, 1);
    assert.match(out, /ira-30d critical-minerals: 100 % before, 0 % now \(threshold 40 %\)/);
    commit('two');
    assert.deepEqual(brought('HEAD'), none);
    assert.match(brought('HEAD~1').join(), /china-source@salt/);

    // What an import brings, a new file, a policy, and the end of a waiver.
    write(
      'library.yaml',
      manifest('CN').replace('salt', 'ore').replace('processing', 'extraction'),
    );
    assert.match(brought('HEAD')[2] ?? '', /uses\.sourcing\.yaml: .*china-upstream/);
    git('checkout', '-q', '--', '.');
    write('new.sourcing.yaml', manifest('CN'));
    assert.match(brought('HEAD')[0] ?? '', /new\.sourcing\.yaml: .*china-source/);
    rmSync(join(folder, 'new.sourcing.yaml'));
    write('sourcing.policy.yaml', 'rules: { china-source: off }\n');
    commit('three');
    rmSync(join(folder, 'sourcing.policy.yaml'));
    assert.match(brought('HEAD').join('\n'), /old\.sourcing\.yaml: .*china-source/);
  });

  it('starts nothing that the repository has Git start', () => {
    git('init', '-q', '-b', 'main');
    write('a.sourcing.yaml', manifest('AU'));
    commit('one');
    git('mv', 'a.sourcing.yaml', 'b.sourcing.yaml');
    write('b.sourcing.yaml', manifest('CN'));
    write('c.sourcing.yaml', manifest('CN'));
    write('.gitattributes', '*.yaml diff=evil filter=evil=x\n');
    for (const [at, key] of [
      'core.fsmonitor',
      'core.pager',
      'diff.external',
      'diff.evil.textconv',
      'diff.evil.command',
      'filter.evil=x.clean',
      'filter.evil=x.smudge',
      'filter.evil=x.process',
    ].entries()) {
      git('config', key, `touch ${join(folder, `ran-${String(at)}`)}; cat`);
    }
    git('config', 'filter.evil=x.required', 'true');
    assert.deepEqual(runCheck(folder, ['.', '--since', 'HEAD']).errors, []);
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.startsWith('ran-')),
      [],
    );
  });

  it('leaves out what a waiver covered before as well, and shows it once the waiver is gone', () => {
    git('init', '-q', '-b', 'main');
    const waiver =
      '    waivers: [{ rule: china-source, reason: one source, expires: 2023-12-31 }]\n';
    write('a.sourcing.yaml', manifest('CN') + waiver);
    commit('one');
    const since = (): { out: string; ids: string[] } => {
      const { out } = runCheck(folder, ['.', '--since', 'HEAD']);
      const json = runCheck(folder, ['.', '--since', 'HEAD', '--format', 'json']).out;
      return {
        out,
        ids: (JSON.parse(json) as Result[]).flatMap(({ findings }) =>
          findings.map((f) => f.ruleId),
        ),
      };
    };
    write('a.sourcing.yaml', `# moved\n${manifest('CN')}${waiver}`);
    assert.deepEqual(since().ids, []);
    assert.match(since().out, /1 manifest: no findings\./);
    write('a.sourcing.yaml', manifest('CN'));
    assert.deepEqual(since().ids, ['china-source']);
  });

  it('compares with where a branch began, from any folder', () => {
    git('init', '-q', '-b', 'main');
    write('sub/a.sourcing.yaml', manifest('CN'));
    commit('one');
    git('checkout', '-q', '-b', 'work');
    write('sub/b.sourcing.yaml', manifest('CN'));
    commit('two');
    git('checkout', '-q', 'main');
    write('sub/a.sourcing.yaml', manifest('AU'));
    commit('fixed on main');
    git('checkout', '-q', 'work');
    const { out } = runCheck(join(folder, 'sub'), ['.', '--since', 'main', '--format', 'json']);
    const counts = (JSON.parse(out) as Result[]).map(({ file, findings }) => [
      file,
      findings.length > 0,
    ]);
    assert.deepEqual(counts, [
      ['a.sourcing.yaml', false],
      ['b.sourcing.yaml', true],
    ]);
  });

  describe('after a rename', () => {
    const pack = (imported: string): string =>
      `# one\n# two\n${manifest('CN', 'lithium', `regimes: [ira-30d]\nimports: [${imported}]\n`)}    inputs: ['${imported}#ore']\n`;
    const ore = manifest('CN').replace('salt', 'ore').replace('processing', 'extraction');

    beforeEach(() => {
      git('init', '-q', '-b', 'main');
      write('old/pack.sourcing.yaml', pack('./library.yaml'));
      write('old/library.yaml', ore);
      commit('one');
    });

    const file = 'new/pack.sourcing.yaml';
    const second = manifest('CN')
      .replace(/[^]*sources:\n/, '')
      .replace('salt', 'second');

    it('of a folder nothing is new', () => {
      git('mv', 'old', 'new');
      assert.deepEqual(brought('HEAD'), [`${file}:`]);
      commit('two');
      assert.deepEqual(brought('HEAD~1'), [`${file}:`]);
    });

    it('with a change, only what that brings is new, and shares move from what they were', () => {
      git('mv', 'old', 'new');
      write(file, pack('./library.yaml') + second.replace('CN', 'US'));
      commit('two');
      assert.deepEqual(brought('HEAD~1'), [`${file}:`]);
      const { out } = runCheck(folder, ['.', '--since', 'HEAD~1', '--format', 'json']);
      const [{ regimes } = { regimes: [] }] = JSON.parse(out) as Result[];
      assert.equal(regimes[0]?.previousShare, 0);
      write(file, pack('./library.yaml') + second);
      const fresh = brought('HEAD~1')[0]?.split(' ').slice(1) ?? [];
      assert.ok(fresh.includes('china-source@second'), fresh.join());
      assert.ok(!fresh.includes('china-source@salt'), fresh.join());
      assert.ok(!fresh.includes('credit-threshold@'), 'its figures are others, the finding is not');
    });

    it('of an imported file nothing is new', () => {
      git('mv', 'old/library.yaml', 'old/ores.yaml');
      write('old/pack.sourcing.yaml', pack('./ores.yaml'));
      commit('two');
      assert.deepEqual(brought('HEAD~1'), ['old/pack.sourcing.yaml:']);
      write('old/ores.yaml', ore.replace('ore', 'rock'));
      assert.match(brought('HEAD~1').join(), /unresolved-reference/);
    });

    it('by other means than Git’s nothing is new, and the repository stays as it was', () => {
      renameSync(join(folder, 'old'), join(folder, 'new [1]'));
      write('other.sourcing.yaml', manifest('AU'));
      const before = [git('status', '--porcelain'), git('count-objects')];
      assert.deepEqual(brought('HEAD', '--ignore', 'other*'), ['new [1]/pack.sourcing.yaml:']);
      assert.deepEqual([git('status', '--porcelain'), git('count-objects')], before);
    });

    it('a file at the place of one that went away is compared with what was there', () => {
      git('mv', 'old/pack.sourcing.yaml', 'old/cell.sourcing.yaml');
      write('old/pack.sourcing.yaml', pack('./library.yaml') + second);
      commit('two');
      const [, packed] = brought('HEAD~1');
      assert.match(packed ?? '', /pack\.sourcing\.yaml: .*@second/);
      assert.doesNotMatch(packed ?? '', /china-source@salt/);
    });
  });

  it('without a repository, a revision or Git ends with 2 and a line', () => {
    write('a.sourcing.yaml', manifest('CN'));
    const run = (revision: string, env = {}) =>
      runCheck(folder, ['.', '--since', revision], { env });
    const none = run('HEAD');
    assert.deepEqual([none.status, none.out, none.errors.length], [2, '', 1]);
    assert.match(none.errors[0] ?? '', /needs a Git repository/);
    git('init', '-q', '-b', 'main');
    commit('one');
    for (const revision of ['nowhere', '--output=x', 'HEAD~5']) {
      const { status, out, errors } = run(revision);
      assert.deepEqual([status, out, errors.length], [2, '', 1], revision);
      assert.match(errors[0] ?? '', /no revision/);
    }
    assert.match(run('HEAD', { PATH: folder }).errors.join('\n'), /^[^\n]*not installed[^\n]*$/);
    assert.deepEqual(readdirSync(folder).sort(), ['.git', 'a.sourcing.yaml']);
  });
});
