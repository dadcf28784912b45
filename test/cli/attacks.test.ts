import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  chmodSync,
  chownSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { builtCli, runCheck, runCli } from '../support/cli';

const manifest = (country = 'CN', head = ''): string => `manifest: 1
product: Cell
asOf: 2023-03-28
${head}sources:
  - id: lithium-hydroxide
    material: lithium
    stage: processing
    supplier: Someone
    country: ${country}
`;
/** What a terminal or a log would act on, or nobody would see. */
const DRIVES =
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u2028-\u202e\u2066-\u2069\ufeff\u{e0041}]|^\s*::|##\[/mu;
/** The same, where each line is data. */
// eslint-disable-next-line no-control-regex -- these are what is looked for
const ESCAPES = /[\u001b\u0007\u009b]/;
const SECRET = 'root:$6$very-secret:19000:0:99999:7:::';

describe('sourcing-compliance check under attack', () => {
  let outer: string;
  let folder: string;

  before(builtCli);

  beforeEach(() => {
    outer = mkdtempSync(join(tmpdir(), 'sc-attack-'));
    folder = join(outer, 'tree');
    mkdirSync(folder);
  });

  afterEach(() => {
    rmSync(outer, { recursive: true, force: true });
  });

  function write(name: string, text: string | Buffer): string {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return path;
  }

  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

  /** Names of files of the results, or what is said where there are none. */
  function files(...args: string[]): string[] {
    const { out } = runCheck(folder, ['--format', 'json', ...args]);
    const results = JSON.parse(out) as { file: string; error?: string }[];
    return results.map(({ file, error }) => (error === undefined ? file : `${file}: ${error}`));
  }

  describe('--output', () => {
    it('replaces nothing that the results are made from, by whatever name', () => {
      write('companies.yaml', 'manifest: 1\nproduct: Directory\nsources: []\n');
      write('a.sourcing.yaml', manifest('CN', 'imports: [./companies.yaml]\n'));
      write('sourcing.policy.yaml', 'rules: {}\n');
      const names = ['a.sourcing.yaml', 'companies.yaml', 'sourcing.policy.yaml'];
      const before = names.map(read);
      mkdirSync(join(folder, 'out'));
      symlinkSync('..', join(folder, 'out/linked'));
      for (const name of names) {
        symlinkSync(join('..', name), join(folder, 'out', `soft-${name}.txt`));
        linkSync(join(folder, name), join(folder, 'out', `hard-${name}.txt`));
        for (const output of [
          name,
          `./out/../${name}`,
          `out/linked/${name}`,
          `out/soft-${name}.txt`,
          `out/hard-${name}.txt`,
        ]) {
          const args = ['a.sourcing.yaml', '--output', output];
          const { status, out, errors } = runCheck(folder, args);
          assert.deepEqual([status, out, errors.length], [2, '', 1], output);
          assert.match(errors[0] ?? '', /another file/);
          assert.deepEqual(names.map(read), before, output);
        }
      }
      const left = readdirSync(folder, { recursive: true, encoding: 'utf8' });
      assert.deepEqual(
        left.filter((each) => each.includes('.tmp')),
        [],
      );
    });

    it('replaces nothing that another part of the files has', () => {
      for (const name of ['a.yaml', 'b.yaml']) write(name, manifest());
      for (const part of ['1/2', '2/2']) {
        const args = ['a.yaml', 'b.yaml', '--shard', part, '--output', 'b.yaml'];
        const { status, errors } = runCheck(folder, args);
        assert.equal(status, 2);
        assert.match(errors.join('\n'), /^\S+: b\.yaml is one of the manifests/);
      }
      assert.equal(read('b.yaml'), manifest());
    });

    it('replaces no list of companies of the policy, and no manifest that is there', () => {
      write('a.sourcing.yaml', manifest());
      write('other.sourcing.yaml', manifest());
      write('sourcing.policy.yaml', 'screening: [./list.csv]\n');
      write('list.csv', 'name,source\nNobody Ltd,Entity List (EL)\n');
      for (const name of ['list.csv', 'other.sourcing.yaml']) {
        const before = read(name);
        for (const words of [['check'], ['report', '--format', 'csv']]) {
          const args = [...words, 'a.sourcing.yaml', '--output', name];
          const { status, errors } = runCli(folder, args);
          assert.equal(status, 2, args.join(' '));
          assert.match(errors.join('\n'), /another file/);
          assert.equal(read(name), before);
        }
      }
    });

    it('keeps a link and the rights of the last report', () => {
      write('a.sourcing.yaml', manifest());
      const report = write('reports/real.json', 'old');
      chmodSync(report, 0o640);
      symlinkSync('reports/real.json', join(folder, 'report.json'));
      const args = ['a.sourcing.yaml', '--format', 'json', '--output', 'report.json'];
      assert.equal(runCheck(folder, args).status, 0);
      assert.ok(Array.isArray(JSON.parse(readFileSync(report, 'utf8'))));
      assert.deepEqual(readdirSync(join(folder, 'reports')), ['real.json']);
      assert.equal(execFileSync('stat', ['-c', '%a', report], { encoding: 'utf8' }).trim(), '640');
    });

    it('to a pipe that nobody reads ends with 2, and one that is read gets it', async () => {
      write('a.sourcing.yaml', manifest());
      execFileSync('mkfifo', [join(folder, 'pipe')]);
      const { status, errors } = runCheck(folder, ['.', '--output', 'pipe']);
      assert.deepEqual([status, errors.length], [2, 1]);
      assert.match(errors[0] ?? '', /nobody reads/);
      const reader = spawn('cat', [join(folder, 'pipe')]);
      let got = '';
      reader.stdout.on('data', (some: Buffer) => (got += String(some)));
      const closed = once(reader, 'close');
      // The reader opens it in its own time.
      let ran = runCheck(folder, ['.', '--output', 'pipe']);
      while (ran.status === 2) ran = runCheck(folder, ['.', '--output', 'pipe']);
      await closed;
      assert.match(got, /china-source/);
    });
  });

  describe('interrupted', () => {
    /** Starts a check that takes long and ends it once it prints or, for a file, has begun. */
    async function interrupted(args: string[], signal: NodeJS.Signals) {
      const steps = Array.from(
        { length: 3000 },
        (_, index) =>
          `  - { id: s${String(index)}, material: lithium, stage: processing, supplier: x, country: CN }\n`,
      ).join('');
      for (let index = 0; index < 120; index++) {
        write(`many/${String(index)}.sourcing.yaml`, manifest() + steps);
      }
      const child = spawn(process.execPath, [builtCli(), 'check', 'many', ...args], {
        cwd: folder,
      });
      let out = '';
      let err = '';
      child.stdout.on('data', (some: Buffer) => (out += String(some)));
      child.stderr.on('data', (some: Buffer) => (err += String(some)));
      const ended = once(child, 'close') as Promise<[number | null, string | null]>;
      if (args.includes('--output')) {
        while (!readdirSync(folder).some((name) => name.endsWith('.tmp'))) {
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
      } else {
        await once(child.stdout, 'data');
      }
      child.kill(signal);
      const [, by] = await ended;
      return { by, out, err };
    }

    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      it(`by ${signal} leaves the last report`, async () => {
        write('report.json', 'the last one');
        const { by, err } = await interrupted(
          ['--format', 'json', '--output', 'report.json'],
          signal,
        );
        assert.equal(by, signal);
        assert.match(err, /^sourcing-compliance: Interrupted after \d+ files?\.\n$/);
        assert.equal(read('report.json'), 'the last one');
        assert.deepEqual(readdirSync(folder).sort(), ['many', 'report.json']);
      });

      it(`by ${signal} prints no half of a value`, async () => {
        const { by, out } = await interrupted(['--format', 'json'], signal);
        assert.equal(by, signal);
        const results = JSON.parse(out) as unknown[];
        assert.ok(results.length > 0 && results.length < 120);
      });
    }
  });

  describe('patterns and folders', () => {
    it('that match nothing end with 2 and a line', () => {
      write('a.sourcing.yaml', manifest());
      mkdirSync(join(folder, 'empty'));
      for (const path of ['empty', '*.sourcng.yaml', 'nowhere/*.yaml', 'x{1,2}.yaml']) {
        const { status, out, errors } = runCheck(folder, [path]);
        assert.equal(status, 2, path);
        assert.match(out, /^No manifest was checked\./m);
        assert.match(errors.join('\n'), /^[^\n]+: (?:No manifest|There is no manifest)[^\n]+$/);
      }
      const { status, errors } = runCheck(folder, ['!a.sourcing.yaml']);
      assert.equal(status, 2);
      assert.match(errors.join('\n'), /--ignore "a\.sourcing\.yaml"/);
      const many = runCheck(folder, ['*'.repeat(40).split('').join('a')]);
      assert.deepEqual([many.status, many.errors.length], [2, 1]);
    });

    it('take brackets and parentheses in names that exist as they are', () => {
      for (const name of ['(paren)/a', '[x]/a', '[x]/[y]', 'a{b}/c', 'a+b/d', '!no/e', 'plain/f']) {
        write(`${name}.sourcing.yaml`, manifest());
      }
      assert.deepEqual(files('(paren)/*.yaml'), ['(paren)/a.sourcing.yaml']);
      assert.deepEqual(files('[x]/*.yaml'), ['[x]/[y].sourcing.yaml', '[x]/a.sourcing.yaml']);
      assert.deepEqual(files('[x]/[y].sourcing.yaml'), ['[x]/[y].sourcing.yaml']);
      assert.deepEqual(files('a{b}/*.yaml', 'a+b/*.yaml', '!no/e.sourcing.yaml'), [
        '!no/e.sourcing.yaml',
        'a+b/d.sourcing.yaml',
        'a{b}/c.sourcing.yaml',
      ]);
      assert.deepEqual(files('{plain,(paren)}/*.sourcing.{yaml,json}'), [
        '(paren)/a.sourcing.yaml',
        'plain/f.sourcing.yaml',
      ]);
      assert.deepEqual(files(`${folder}/plain/*`), [`${folder}/plain/f.sourcing.yaml`]);
    });

    it('find each real file once, and none out of the tree', () => {
      write('a.sourcing.yaml', manifest());
      write('sub/b.sourcing.yaml', manifest());
      writeFileSync(join(outer, 'c.sourcing.yaml'), manifest());
      symlinkSync('..', join(folder, 'sub/up'));
      symlinkSync('../..', join(folder, 'sub/out'));
      symlinkSync('a.sourcing.yaml', join(folder, 'link.sourcing.yaml'));
      linkSync(join(folder, 'a.sourcing.yaml'), join(folder, 'z.sourcing.yaml'));
      const both = ['a.sourcing.yaml', 'sub/b.sourcing.yaml'];
      assert.deepEqual(files('.'), both);
      assert.deepEqual(files('**/*.yaml'), both);
      const a = 'a.sourcing.yaml';
      assert.deepEqual(files(a, `./${a}`, `sub/../${a}`, join(folder, a), 'link.sourcing.yaml'), [
        a,
      ]);
    });

    it('follow a named folder that is a link, as /tmp on macOS, unless it leads out of here', () => {
      mkdirSync(join(outer, 'private'));
      mkdirSync(join(outer, 'root'));
      writeFileSync(join(outer, 'private/c.sourcing.yaml'), manifest());
      symlinkSync('../private', join(outer, 'root/tmp'));
      symlinkSync(join(outer, 'private'), join(folder, 'planted'));
      const linked = join(outer, 'root/tmp');
      assert.deepEqual(files(linked), [join(linked, 'c.sourcing.yaml')]);
      const { status, errors } = runCheck(folder, ['planted']);
      assert.equal(status, 2);
      assert.match(errors.join(), /link out of the folders/);
    });

    it('leave out node_modules, what .gitignore has, and --ignore, but not what is named', () => {
      write('.gitignore', 'build/\n*.draft.sourcing.yaml\n/top.sourcing.yaml\n');
      write('sub/.gitignore', '!kept.draft.sourcing.yaml\n');
      for (const name of [
        'a',
        'b.draft',
        'top',
        'build/c',
        'node_modules/d/e',
        'sub/f.draft',
        'sub/kept.draft',
        'sub/top',
        'old/g',
      ]) {
        write(`${name}.sourcing.yaml`, manifest());
      }
      const names = (all: string[]): string[] => all.map((each) => `${each}.sourcing.yaml`);
      const all = names(['a', 'old/g', 'sub/kept.draft', 'sub/top']);
      assert.deepEqual(files('.'), all);
      assert.deepEqual(files('**/*.yaml'), all);
      assert.deepEqual(files('sub'), names(['sub/kept.draft', 'sub/top']));
      assert.deepEqual(
        files('.', '--ignore', 'old', '--ignore', 'sub/t*'),
        names(['a', 'sub/kept.draft']),
      );
      const named = names(['b.draft', 'build/c', 'node_modules/d/e']);
      assert.deepEqual(files(...named), named);
    });

    it('reads .gitignore without hanging, whatever is in it', () => {
      write('.gitignore', `${'*a'.repeat(60)}b\n${'a*'.repeat(5000)}\n[[[\n\\\n!\n`);
      write(`${'a'.repeat(200)}.sourcing.yaml`, manifest());
      assert.equal(files('.').length, 1);
    });
  });

  describe('files of others', () => {
    it('are never quoted by way of a link', () => {
      const secret = join(outer, 'shadow');
      writeFileSync(secret, `${SECRET}\n- [unclosed: ${SECRET}\n`);
      symlinkSync(secret, join(folder, 'x.sourcing.yaml'));
      mkdirSync(join(folder, 'p'));
      symlinkSync(secret, join(folder, 'p/sourcing.policy.yaml'));
      write('p/a.sourcing.yaml', manifest());
      for (const args of [['.'], ['x.sourcing.yaml', 'p'], ['p/../*.yaml', 'p/*']]) {
        const { status, out, errors } = runCheck(folder, args);
        assert.equal(status, 2);
        assert.doesNotMatch(out + errors.join('\n'), /secret/);
        assert.equal(errors.filter((line) => line.includes('out of the folders')).length, 2);
      }
    });

    it('are no list of companies by way of a link, and one that is written plainly', () => {
      write('a.sourcing.yaml', manifest());
      const list = 'name,source\nSomeone,Entity List (EL)\n';
      writeFileSync(join(outer, 'list.csv'), list);
      mkdirSync(join(outer, 'lists'));
      writeFileSync(join(outer, 'lists/list.csv'), list);
      symlinkSync('../list.csv', join(folder, 'linked.csv'));
      symlinkSync('../lists', join(folder, 'lists'));
      for (const name of ['./linked.csv', './lists/list.csv']) {
        write('sourcing.policy.yaml', `screening: [${name}]\n`);
        const { status, out, errors } = runCheck(folder, ['.']);
        assert.equal(status, 2);
        assert.doesNotMatch(out, /listed-company/);
        assert.match(errors.join('\n'), /^\S+: This is a link out [^\n]* It is left out\.$/);
      }
      write('sourcing.policy.yaml', 'screening: [../list.csv]\n');
      assert.match(runCheck(folder, ['.']).out, /listed-company/);
    });

    it('are never read by another command either', () => {
      const secret = join(outer, 'shadow');
      writeFileSync(secret, manifest().replace(/product: .*/, `product: ${SECRET}`));
      symlinkSync(secret, join(folder, 'x.sourcing.yaml'));
      mkdirSync(join(folder, 'p'));
      symlinkSync(secret, join(folder, 'p/sourcing.policy.yaml'));
      write('p/a.sourcing.yaml', manifest());
      for (const args of [
        ['report', 'x.sourcing.yaml'],
        ['report', 'x.sourcing.yaml', '--requests'],
        ['report', 'x.sourcing.yaml', '--pack', 'pack'],
        ['report', '.', '--format', 'csv'],
        ['report', 'p/a.sourcing.yaml', '--format', 'csv'],
        ['report', 'p/a.sourcing.yaml', '--pack', 'pack'],
        ['causes', 'x.sourcing.yaml'],
        ['export', 'x.sourcing.yaml', '--to', 'csv'],
      ]) {
        const { status, out, errors } = runCli(folder, args);
        assert.equal(status, 2, args.join(' '));
        assert.doesNotMatch(out + errors.join('\n'), /secret/);
        assert.match(errors.join('\n'), /out of the folders/, args.join(' '));
      }
      assert.ok(!existsSync(join(folder, 'pack')));
    });

    it('and policies are found by every command as by check', () => {
      write('sourcing.policy.yaml', 'policy: 1\nrules: { china-source: off }\n');
      mkdirSync(join(folder, 'p'));
      write('p/a.sourcing.yaml', manifest());
      assert.doesNotMatch(runCheck(folder, ['p/a.sourcing.yaml']).out, /china-source/);
      const { out } = runCli(folder, ['report', 'p/a.sourcing.yaml', '--format', 'csv']);
      assert.match(out, /a\.sourcing\.yaml|processing/);
      assert.doesNotMatch(out, /china-source/);
    });

    it('are no policy, above what was named', () => {
      writeFileSync(join(outer, 'sourcing.policy.yaml'), 'rules: { china-source: off }\n');
      write('a.sourcing.yaml', manifest());
      for (const [cwd, path] of [
        [folder, '.'],
        [outer, 'tree'],
        [folder, 'a.sourcing.yaml'],
        [tmpdir(), folder],
      ] as const) {
        assert.match(runCheck(cwd, [path]).out, /china-source/, path);
      }
    });

    it('are named where they are a policy that applies', () => {
      mkdirSync(join(outer, '.git'));
      writeFileSync(join(outer, 'sourcing.policy.yaml'), 'rules: { china-source: off }\n');
      write('a.sourcing.yaml', manifest());
      const { out } = runCheck(folder, ['.']);
      assert.doesNotMatch(out, /china-source/);
      assert.match(out, /Policy: \.\.\/sourcing\.policy\.yaml\.\n$/);
      if (process.getuid?.() !== 0) return;
      chownSync(join(outer, 'sourcing.policy.yaml'), 65534, 65534);
      assert.match(runCheck(folder, ['.']).out, /china-source/);
    });
  });

  describe('what is printed', () => {
    const NASTY = '\u001b[31m\u009b2J\u202e\u200b\ufeff\u{e0041}\u0007::error title=x::y##[group]';

    it('drives no terminal and no log, from names, policies, manifests and arguments', () => {
      write(`::error file=${NASTY.replaceAll('/', '')}::a.sourcing.yaml`, manifest());
      write('\n::warning::b.sourcing.yaml', 'manifest: 1\0');
      write('c.sourcing.yaml', manifest().replace('Someone', JSON.stringify(NASTY)));
      write('sourcing.policy.yaml', `rules: { ${JSON.stringify(`\n::error::${NASTY}`)}: off }\n`);
      for (const format of ['stylish', 'json', 'sarif', 'junit', 'gitlab', 'markdown']) {
        const { status, out, errors } = runCheck(folder, ['.', '--format', format]);
        assert.equal(status, 2);
        assert.doesNotMatch(out, DRIVES, format);
        assert.doesNotMatch(errors.join('\n'), DRIVES, format);
        assert.equal(errors.length, 2);
      }
      const lines = runCheck(folder, ['.', '--format', 'github']).out.trimEnd().split('\n');
      for (const line of lines) {
        assert.match(line, /^::(?:error|warning|notice) file=[^\n:]*(?:,[^\n:]*)?::[^\n]*$/);
        assert.doesNotMatch(line.slice(2), DRIVES);
      }
      for (const args of [
        [`--${NASTY}`],
        ['check', '--format', NASTY],
        ['check', `--as-of=\n${NASTY}`],
      ]) {
        const { status, errors } = runCli(folder, args);
        assert.equal(status, 2);
        assert.doesNotMatch(errors.join('\n'), DRIVES);
      }
    });

    it('is harmless in reports, packs and exports, too, and nothing in them is markup', () => {
      const evil = [NASTY, '##vso[task.x]y', '<script>a()</script>', '"><img src=x>', '=1+1'];
      const names = evil.map((name) => JSON.stringify(name));
      const sources = names.map(
        (name, at) =>
          `  - { id: ${JSON.stringify(`${evil[at] ?? ''}0`)}, material: lithium, stage: processing, supplier: ${name}, country: CN, region: ${name}, inputs: [${name}], evidence: [{ title: ${name} }], x-note: ${name} }\n`,
      );
      write(
        'a.sourcing.yaml',
        `manifest: 1\nproduct: ${names[0] ?? ''}\nasOf: 2024-06-30\nregimes: [ira-30d]\nsources:\n${sources.join('')}`,
      );
      const outputs: [string, string][] = [];
      const gather = (name: string, args: readonly string[]): void => {
        const { out, errors } = runCli(folder, args);
        outputs.push([name, out], [`${name} errors`, errors.join('\n')]);
      };
      for (const format of ['html', 'md', 'csv']) {
        runCli(folder, ['report', 'a.sourcing.yaml', '--output', `r.${format}`]);
        outputs.push([`r.${format}`, read(`r.${format}`)]);
      }
      runCli(folder, ['report', 'a.sourcing.yaml', '--pack', 'pack']);
      for (const name of readdirSync(join(folder, 'pack'))) {
        outputs.push([name, read(join('pack', name))]);
      }
      for (const to of ['csv', 'cyclonedx', 'markdown', 'catena-x']) {
        gather(to, ['export', 'a.sourcing.yaml', '--to', to]);
      }
      gather('stylish', ['check', '.', '--include-waived', '--severity', 'hint']);
      gather('causes', ['causes', '.']);
      assert.ok(outputs.length > 15);
      for (const [name, text] of outputs) {
        const isCsvOfExport = name === 'csv';
        const lines = text.replaceAll(/\r\n|\t/g, '\n');
        assert.doesNotMatch(lines, ESCAPES, name);
        // CSV that is imported again keeps what a manifest says, but for controls.
        if (!isCsvOfExport) assert.doesNotMatch(lines, /\u202e|##\[|##vso/, name);
        if (!isCsvOfExport) assert.doesNotMatch(lines, /^\s*::/m, name);
        if (/(?:html|md|svg|^markdown)$/.test(name))
          assert.doesNotMatch(text, /<script>a|<img src/, name);
        if (name.endsWith('csv')) assert.doesNotMatch(text, /(?:^|,)"?=1/m, name);
      }
    });
  });

  describe('standard input', () => {
    it('has a bound', () => {
      const shell = `yes | "${process.execPath}" "${builtCli()}" check -`;
      const { stdout, stderr } = spawnSync('sh', ['-c', shell], { encoding: 'utf8' });
      assert.match(stdout, /^No manifest was checked\./m);
      assert.match(stderr, /^stdin\.sourcing\.yaml: Standard input is too large[^\n]*50 MB\.\n$/);
    });

    it('that is closed ends with 2', () => {
      const shell = `"${process.execPath}" "${builtCli()}" check - <&-`;
      const { status, stderr } = spawnSync('sh', ['-c', shell], { encoding: 'utf8' });
      assert.equal(status, 2);
      assert.match(stderr, /^stdin\.sourcing\.yaml: There is nothing on standard input[^\n]*\n$/);
    });
  });

  it('takes a backslash in a name as what it is', () => {
    if (process.platform === 'win32') return;
    write('back\\slash.sourcing.yaml', manifest());
    write('PACK.SOURCING.YAML', manifest());
    assert.deepEqual(files('.'), ['PACK.SOURCING.YAML', 'back\\slash.sourcing.yaml']);
    assert.deepEqual(files('back\\slash.sourcing.yaml'), ['back\\slash.sourcing.yaml']);
  });

  it('has the version', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    assert.deepEqual(runCli(folder, ['--version']).out, `${version}\n`);
  });

  it('runs where Node may start no thread', () => {
    for (let index = 0; index < 100; index++) {
      write(`${String(index)}.sourcing.yaml`, manifest());
    }
    const flag = process.allowedNodeEnvironmentFlags.has('--permission')
      ? '--permission'
      : '--experimental-permission';
    const { out, errors } = runCheck(folder, ['.'], {
      node: [flag, '--allow-fs-read=*', '--no-warnings'],
    });
    assert.match(out, /100 manifests: 100 warnings/);
    assert.deepEqual(errors, []);
  });
});
