import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { builtFolder } from '../support/cli';

const WRONG = 'manifest: 1\nproduct: Cell\nasOf: 2023-03-28\nsources: []\nsorces: 1\n';

/** What no clone has. */
const SKIPPED = new Set(['node_modules', 'dist', 'out', '.git', '.vscode-test']);

/** What a project does with the package, with every type that it hands out. */
const CONSUMER = `
import { check } from 'sourcing-compliance';
import type { CheckOptions, CheckResult, ResultFinding, ResultRegime } from 'sourcing-compliance';
const options: CheckOptions = { asOf: '2023-06-30', imports: {} };
const result: CheckResult = check(${JSON.stringify(WRONG)}, options);
const findings: readonly ResultFinding[] = result.findings;
const regimes: readonly ResultRegime[] = result.regimes;
console.log(findings.map(({ ruleId, line }) => ruleId + ':' + line).join(), regimes.length);
`;

describe('the npm package', () => {
  let folder: string;
  let project: string;
  let packed: { files: { path: string }[]; filename: string };

  before(() => {
    // A name with blanks, as homes on Windows have them.
    folder = mkdtempSync(join(tmpdir(), 'sc npm '));
    const stage = join(folder, 'stage');
    project = join(folder, 'my project');
    for (const path of readdirSync('.')) {
      if (!SKIPPED.has(path)) cpSync(path, join(stage, path), { recursive: true });
    }
    cpSync(builtFolder(), join(stage, 'dist'), { recursive: true });
    mkdirSync(project);
    writeFileSync(join(project, 'package.json'), '{ "private": true }\n');
    const pack = npm(stage, ['pack', '--json', '--ignore-scripts', '--pack-destination', folder]);
    [packed = packed] = JSON.parse(pack) as (typeof packed)[];
    npm(project, ['install', '--offline', '--no-audit', join(folder, packed.filename)]);
  });

  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function npm(cwd: string, args: readonly string[]): string {
    const env = { ...process.env, HOME: folder, npm_config_cache: join(folder, 'cache') };
    return execFileSync('npm', args, {
      cwd,
      encoding: 'utf8',
      env,
      shell: process.platform === 'win32',
    });
  }

  const file = (path: string): string => join(project, 'node_modules/sourcing-compliance', path);

  it('has what runs, what describes it and its notices, and nothing of tests or sources', () => {
    const paths = packed.files.map(({ path }) => path);
    const wrong = paths.filter((path) =>
      /^(?:test|src|build|out|media|snippets|\.[\w-]+)\/|\.test\.|\.vsix$/.test(path),
    );
    assert.deepEqual(wrong, []);
    for (const path of ['dist/cli.cjs', 'LICENSE', 'schemas/supplier-manifest.schema.json']) {
      assert.ok(paths.includes(path), path);
    }
    const notices = readFileSync(file('dist/THIRD-PARTY-NOTICES.txt'), 'utf8');
    for (const name of ['yaml', 'jsonc-parser', 'fraction.js', 'commander', 'ajv']) {
      assert.match(notices, new RegExp(`^${name} [\\d.]+\\nLicense: `, 'm'), name);
    }
    assert.match(notices, /Permission is hereby granted/);
  });

  it('needs no other package', () => {
    const { dependencies } = JSON.parse(readFileSync(file('package.json'), 'utf8')) as {
      dependencies?: unknown;
    };
    assert.equal(dependencies, undefined);
  });

  it('has pages whose links lead somewhere', () => {
    const pages = packed.files.map(({ path }) => path).filter((path) => path.endsWith('.md'));
    const dead = pages.flatMap((page) => {
      const text = readFileSync(file(page), 'utf8').replaceAll(/^(`{3,})[^]*?^\1/gm, '');
      return [...text.matchAll(/\]\((?![a-z]+:|#)([^)#\s]+)[^)]*\)/g)]
        .map(([, target = '']) => join(dirname(file(page)), decodeURI(target)))
        .filter((target) => !existsSync(target))
        .map((target) => `${page}: ${target}`);
    });
    assert.deepEqual(dead, []);
  });

  it('runs as a command of the project', () => {
    writeFileSync(join(project, 'a.sourcing.yaml'), WRONG);
    const { status, stdout } = spawnSync('npx', ['--no', 'sourcing-compliance', 'check', '.'], {
      cwd: project,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    assert.equal(status, 1);
    assert.match(stdout, /5:1 .*error.*manifest-schema/);
  });

  for (const [module, resolution, names] of [
    ['nodenext', 'nodenext', ['use.mts', 'use.cts']],
    ['esnext', 'bundler', ['use.ts']],
  ] as const) {
    it(`is imported, with its types, by ${names.join(' and ')}`, () => {
      for (const name of names) writeFileSync(join(project, name), CONSUMER);
      const compiled = spawnSync(
        process.execPath,
        [
          resolve('node_modules/typescript/bin/tsc'),
          ...['--module', module, '--moduleResolution', resolution, '--strict'],
          ...[
            '--target',
            'es2022',
            '--types',
            'node',
            '--typeRoots',
            resolve('node_modules/@types'),
          ],
          ...names,
        ],
        { cwd: project, encoding: 'utf8' },
      );
      assert.equal(compiled.stdout, '');
      for (const name of names.filter((each) => each !== 'use.ts')) {
        const script = name.replace('ts', 'js');
        const ran = spawnSync(process.execPath, [script], { cwd: project, encoding: 'utf8' });
        assert.deepEqual([ran.stdout, ran.stderr], ['manifest-schema:5 0\n', '']);
      }
    });
  }
});
