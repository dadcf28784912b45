import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { parse } from 'yaml';
import { isManifestName } from '../../src/manifest/file-names';
import { MARKER } from '../../src/report/format-markdown';
import { builtCli, runCheck } from '../support/cli';

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: {
    readonly steps: readonly [
      { readonly run: string; readonly env: Readonly<Record<string, string>> },
    ];
  };
}

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const read = (path: string): unknown => parse(readFileSync(path, 'utf8'));
const action = read('action.yml') as Action;
const [{ run: script, env: environment }] = action.runs.steps;

const manifest = (country: string, more = ''): string =>
  'manifest: 1\nproduct: x\nasOf: 2023-06-30\nsources:\n' +
  `  - { id: salt, material: lithium, stage: processing, supplier: Someone, country: ${country}${more} }\n`;

describe('in pull requests', () => {
  let folder: string;

  before(builtCli);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sc-ci-'));
    mkdirSync(join(folder, 'bin'));
    // In place of the one that would fetch the package: it starts the built program.
    const npx = `#!/bin/sh\n[ "$1 $2" = "--yes sourcing-compliance@${version}" ] || exit 97\nshift 2\nexec "${process.execPath}" "${builtCli()}" "$@"\n`;
    writeFileSync(join(folder, 'bin/npx'), npx);
    chmodSync(join(folder, 'bin/npx'), 0o755);
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const write = (name: string, text: string): void => {
    writeFileSync(join(folder, name), text);
  };

  function inShell(text: string, env: NodeJS.ProcessEnv = {}) {
    const path = `${join(folder, 'bin')}${delimiter}${process.env['PATH'] ?? ''}`;
    const { status, stdout, stderr } = spawnSync('bash', ['-eo', 'pipefail', '-c', text], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, ...env, PATH: path },
    });
    return { status, out: stdout, err: stderr };
  }

  /** Runs the step of the action as GitHub does: every input that is not given has its default. */
  function act(inputs: Readonly<Record<string, string>> = {}) {
    const env = Object.entries(environment).map(([name, value]) => {
      const input = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(value)?.[1] ?? '';
      return [name, inputs[input] ?? action.inputs[input]?.default] as const;
    });
    const summary = join(folder, 'summary.md');
    return {
      ...inShell(script, { ...Object.fromEntries(env), GITHUB_STEP_SUMMARY: summary }),
      summary: existsSync(summary) ? readFileSync(summary, 'utf8') : '',
    };
  }

  describe('the GitHub action', () => {
    it('annotates, adds to the summary and fails on errors', () => {
      write('cell.sourcing.yaml', manifest('CN'));
      const warned = act();
      assert.deepEqual([warned.status, warned.err], [0, '']);
      assert.match(warned.out, /^::warning file=cell\.sourcing\.yaml,line=5,/m);
      assert.ok(warned.summary.startsWith(MARKER));
      assert.equal(act({ 'max-warnings': '0' }).status, 1);
      write('cell.sourcing.yaml', manifest('Nowhere'));
      assert.equal(act({ summary: 'false' }).status, 1);
      assert.equal(act({ paths: 'missing.sourcing.yaml' }).status, 2);
    });

    it('takes paths with blanks, one a line, a policy and a day', () => {
      write('a b.sourcing.yaml', manifest('CN'));
      write('c.sourcing.yaml', manifest('JP'));
      write('own.yaml', 'rules: { china-source: off }\n');
      const paths = 'a b.sourcing.yaml\n\nc.sourcing.yaml\n';
      const { out } = act({ paths, policy: 'own.yaml', 'as-of': '2023-03-27' });
      assert.doesNotMatch(out, /a b\.sourcing/);
      assert.match(out, /file=c\.sourcing\.yaml,.*title=(?:non-fta-source|pending-agreement)/);
    });

    it('takes what stands in an input as text', () => {
      write('cell.sourcing.yaml', manifest('AU'));
      const attack = '$(touch broken)`touch broken`"; touch broken; "';
      for (const input of ['paths', 'policy', 'as-of', 'since', 'max-warnings']) {
        assert.equal(act({ [input]: attack }).status, 2, input);
      }
      assert.equal(act({ paths: '--output=broken' }).status, 2);
      assert.ok(!existsSync(join(folder, 'broken')));
      assert.doesNotMatch(script, /\$\{\{/);
    });
  });

  it('templates name the version of the package', () => {
    assert.equal(action.inputs['version']?.default, version);
    for (const name of ['gitlab-ci.yml', 'github-workflow.yml', 'pre-commit-config.yaml']) {
      const found = [
        ...readFileSync(join('examples/ci', name), 'utf8').matchAll(/@v?(\d[\d.]*\d)|rev: v(\S+)/g),
      ].filter(([all]) => !/^@v?4/.test(all));
      assert.ok(found.length > 0, name);
      for (const [, at, rev] of found) assert.equal(at ?? rev, version, name);
    }
  });

  it('the GitLab template leaves its report, and fails on errors', () => {
    const { 'sourcing-compliance': job } = read('examples/ci/gitlab-ci.yml') as Record<
      string,
      { script: string[]; artifacts: { reports: { codequality: string } } }
    >;
    assert.ok(job);
    write('cell.sourcing.yaml', manifest('Nowhere'));
    assert.equal(inShell(job.script.join('\n')).status, 1);
    const report = readFileSync(join(folder, job.artifacts.reports.codequality), 'utf8');
    assert.ok((JSON.parse(report) as unknown[]).length > 0);
  });

  it('the pre-commit hook is for manifests, and checks those that it is given', () => {
    const [hook] = read('.pre-commit-hooks.yaml') as { entry: string; files: string }[];
    assert.ok(hook);
    const names = new RegExp(hook.files.replace('(?i)', ''), 'i');
    for (const name of [
      'a.sourcing.yaml',
      'x/A.Sourcing.YML',
      'x/supplier-manifest.json',
      'sourcing.yaml',
      'x/.sourcing.yaml',
      'a.sourcing.yaml.bak',
      'my-supplier-manifest.yaml',
      'sourcing.policy.yaml',
    ]) {
      assert.equal(names.test(name), isManifestName(name), name);
    }
    write('bad.sourcing.yaml', manifest('Nowhere'));
    write('good.sourcing.yaml', manifest('AU'));
    const [program, ...args] = hook.entry.split(' ');
    const { bin } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      bin: Record<string, string>;
    };
    assert.ok(program !== undefined && program in bin);
    assert.deepEqual(args, ['check']);
    // pre-commit takes all that npm pack prints for the name of the file.
    assert.match(readFileSync('.npmrc', 'utf8'), /^foreground-scripts=false$/m);
    assert.equal(runCheck(folder, ['good.sourcing.yaml']).status, 0);
    assert.equal(runCheck(folder, ['good.sourcing.yaml', 'bad.sourcing.yaml']).status, 1);
  });

  it('the strict policy fails on what is unknown, barred or not approved', () => {
    copyFileSync(
      resolve('examples/strict/sourcing.policy.yaml'),
      join(folder, 'sourcing.policy.yaml'),
    );
    const rules = (text: string): string[] => {
      write('a.sourcing.yaml', text);
      const { status, out, errors } = runCheck(folder, ['a.sourcing.yaml', '--format', 'json']);
      assert.deepEqual([status, errors], [1, []]);
      const [{ findings } = { findings: [] }] = JSON.parse(out) as {
        findings: { ruleId: string; severity: string }[];
      }[];
      return findings.filter(({ severity }) => severity === 'error').map(({ ruleId }) => ruleId);
    };
    assert.ok(rules(manifest('unknown')).includes('unknown-origin'));
    assert.ok(rules(manifest('AU')).includes('unapproved-supplier'));
    assert.ok(rules(manifest('CN')).includes('barred-partner'));
    write('a.sourcing.yaml', manifest('AU').replace('Someone', 'Albemarle'));
    assert.equal(runCheck(folder, ['a.sourcing.yaml']).status, 0);
  });
});
