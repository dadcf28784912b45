import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { knowledgeData } from '../../src/knowledge/generated/knowledge.js';
import { oneStep } from '../support/small-manifests';

const tsx = resolve('node_modules/tsx/dist/cli.mjs');
const main = resolve('src/cli/main.ts');

const manifest = (country: string, asOf = '2023-03-28'): string => oneStep(country, asOf);

interface JsonResult {
  file: string;
  asOf: string;
  error?: string;
  findings?: { ruleId: string; severity: string; line: number; column: number; source: string }[];
  regimes?: unknown[];
}

describe('sourcing-compliance check', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sc-cli-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function write(name: string, text: string): void {
    writeFileSync(join(folder, name), text);
  }

  function run(args: string[], input = ''): { status: number | null; out: string; err: string } {
    const { status, stdout, stderr } = spawnSync(process.execPath, [tsx, main, ...args], {
      cwd: folder,
      input,
      encoding: 'utf8',
    });
    return { status, out: stdout, err: stderr };
  }

  const json = (out: string): JsonResult[] => JSON.parse(out) as JsonResult[];

  it('tells a person what is found, and where, with status 0 for warnings', () => {
    write('cell.sourcing.yaml', manifest('CN'));
    const { status, out, err } = run(['check', 'cell.sourcing.yaml']);
    assert.equal(err, '');
    assert.equal(status, 0);
    assert.match(out, /cell\.sourcing\.yaml \(as of 2023-03-28\)/);
    assert.match(out, /9:14 .*warning .*China.*china-source/);
  });

  it('says first that the data is older than the day, to a person only', () => {
    write('cell.sourcing.yaml', manifest('AU'));
    const { asOf } = knowledgeData;
    const next = new Date(Date.parse(asOf) + 86_400_000).toISOString().slice(0, 10);
    const printed = (...args: string[]): string =>
      run(['check', 'cell.sourcing.yaml', ...args]).out;
    assert.match(
      printed('--as-of', next),
      new RegExp(
        `^Data as of ${asOf}: what changed since then is not in it \\(as of ${next}\\)\\.\n\n`,
      ),
    );
    assert.equal(printed('--as-of', asOf), `1 manifest: no findings. Data as of ${asOf}.\n`);
    for (const format of ['json', 'github']) {
      assert.doesNotMatch(printed('--as-of', next, '--format', format), /what changed/, format);
    }
  });

  it('ends with 1 on errors, and beyond the warnings allowed', () => {
    write('wrong.sourcing.yaml', manifest('Nowhere'));
    write('china.sourcing.yaml', manifest('CN'));
    assert.equal(run(['check', 'wrong.sourcing.yaml']).status, 1);
    assert.equal(run(['check', 'china.sourcing.yaml', '--max-warnings', '0']).status, 1);
    assert.equal(run(['check', 'china.sourcing.yaml', '--max-warnings', '1']).status, 0);
  });

  it('ends with 2 and one line where it cannot run, and still gives the other results', () => {
    write('china.sourcing.yaml', manifest('CN'));
    const missing = run(['check', 'missing.sourcing.yaml', 'china.sourcing.yaml']);
    assert.equal(missing.status, 2);
    assert.match(missing.err, /^[^\n]*missing\.sourcing\.yaml[^\n]*\n$/);
    assert.match(missing.out, /china-source/);
    const usage = run(['check', '--format', 'prose', 'china.sourcing.yaml']);
    assert.equal(usage.status, 2);
    assert.match(usage.err, /prose/);
  });

  it('claims nothing of files that could not be read', () => {
    write('china.sourcing.yaml', manifest('AU'));
    mkdirSync(join(folder, 'empty'));
    for (const format of ['stylish', 'markdown', 'github', 'junit']) {
      const { status, out } = run(['check', 'missing.sourcing.yaml', 'empty', '--format', format]);
      assert.equal(status, 2);
      assert.doesNotMatch(out, /no findings|✅|0 manifests/, format);
    }
    const { out } = run(['check', 'empty']);
    assert.match(out, /^No manifest was checked\. 1 file could not be read\./m);
    const some = run(['check', 'empty', 'china.sourcing.yaml']).out;
    assert.match(some, /^1 manifest: no findings\. 1 file could not be read\./m);
  });

  it('writes JSON with 1-based places, files in path order', () => {
    write('b.sourcing.yaml', manifest('CN'));
    write('a.sourcing.yaml', manifest('AU'));
    const results = json(run(['check', '.', '--format', 'json']).out);
    assert.deepEqual(
      results.map(({ file }) => file),
      ['a.sourcing.yaml', 'b.sourcing.yaml'],
    );
    const [clean, china] = results;
    assert.deepEqual([clean?.findings, clean?.regimes], [[], []]);
    const [finding] = china?.findings ?? [];
    assert.equal(finding?.ruleId, 'china-source');
    assert.deepEqual([finding.line, finding.column, finding.source], [9, 14, 'lithium-hydroxide']);
  });

  it('reads standard input, and judges by --as-of', () => {
    const rules = (day: string): string[] => {
      const { out } = run(['check', '-', '--format', 'json', '--as-of', day], manifest('JP'));
      const [result] = json(out);
      assert.equal(result?.asOf, day);
      return (result.findings ?? []).map(({ ruleId }) => ruleId);
    };
    assert.ok(rules('2023-03-27').length > 0, 'no agreement with Japan yet');
    assert.deepEqual(rules('2023-03-28'), []);
  });

  describe('with a policy', () => {
    const off = 'rules: { china-source: off }\n';

    it('takes the nearest one upwards, or the one that is named', () => {
      mkdirSync(join(folder, 'team/part'), { recursive: true });
      write('team/part/a.sourcing.yaml', manifest('CN'));
      write('b.sourcing.yaml', manifest('CN'));
      write('team/sourcing.policy.yaml', off);
      const found = (args: string[]): string[] =>
        json(run(['check', '.', '--format', 'json', ...args]).out).map(
          ({ file, findings }) => `${file}: ${(findings ?? []).map(({ ruleId }) => ruleId).join()}`,
        );
      assert.deepEqual(found([]), ['b.sourcing.yaml: china-source', 'team/part/a.sourcing.yaml: ']);
      assert.deepEqual(found(['--policy', 'team/sourcing.policy.yaml']), [
        'b.sourcing.yaml: ',
        'team/part/a.sourcing.yaml: ',
      ]);
    });

    it('stops at the root of the Git repository', () => {
      mkdirSync(join(folder, 'repository/.git'), { recursive: true });
      write('sourcing.policy.yaml', off);
      write('repository/a.sourcing.yaml', manifest('CN'));
      assert.match(run(['check', 'repository']).out, /china-source/);
    });

    it('that is broken ends with 2, one line, and the findings under the defaults', () => {
      write('sourcing.policy.yaml', 'rules:\n  china-sorce: off\n');
      write('a.sourcing.yaml', manifest('CN'));
      write('b.sourcing.yaml', manifest('CN'));
      const { status, out, err } = run(['check', '.']);
      assert.equal(status, 2);
      assert.equal(out.match(/china-source/g)?.length, 2);
      assert.match(err, /^sourcing\.policy\.yaml:2:3: “china-sorce” is not a key .*apply\.\n$/);
    });

    it('that is not there ends with 2', () => {
      write('a.sourcing.yaml', manifest('CN'));
      const { status, err } = run(['check', '.', '--policy', 'no.yaml']);
      assert.equal(status, 2);
      assert.equal(err, 'sourcing-compliance: The policy no.yaml does not exist.\n');
    });
  });

  it('has one object a requirement that is a share, and says what a waiver covers', () => {
    const text = (regimes: string, day: string): string =>
      manifest('CN', day)
        .replace('sources:', `regimes: [${regimes}]\nsources:`)
        .concat(
          '    value: 1\n    waivers: [{ rule: china-source, reason: Known, expires: 2030-01-01 }]\n',
        );
    write('a.sourcing.yaml', text('ira-30d', '2024-06-30'));
    const b2026 = text('ira-30d, uflpa, pfe-storage', '2026-06-30');
    write('b.sourcing.yaml', b2026);
    // The table for storage counts cells, not the minerals upstream.
    write(
      'c.sourcing.yaml',
      b2026
        .replace('material: lithium', 'component: battery-cell')
        .replace('processing', 'manufacturing'),
    );
    const [a, b, c] = json(run(['check', '.', '--format', 'json']).out);
    const nothing = { qualifyingShare: null, threshold: null, passes: null };
    assert.deepEqual(a?.regimes, [
      {
        id: 'ira-30d',
        requirement: 'critical-minerals',
        inForce: true,
        qualifyingShare: 0,
        threshold: 0.5,
        passes: false,
      },
      { id: 'ira-30d', requirement: 'battery-components', inForce: true, ...nothing },
    ]);
    assert.deepEqual(b?.regimes, [
      { id: 'ira-30d', requirement: 'critical-minerals', inForce: false, ...nothing },
      { id: 'ira-30d', requirement: 'battery-components', inForce: false, ...nothing },
      { id: 'pfe-storage', requirement: 'material-assistance', inForce: true, ...nothing },
    ]);
    assert.deepEqual(c?.regimes?.at(-1), {
      id: 'pfe-storage',
      requirement: 'material-assistance',
      inForce: true,
      qualifyingShare: 0,
      threshold: 0.55,
      passes: false,
    });
    write('d.sourcing.yaml', text('usc-4865, pfe-storage', '2025-12-31'));
    write('e.sourcing.yaml', text('usc-4865', '2029-06-30'));
    const [d, e] = json(
      run(['check', 'd.sourcing.yaml', 'e.sourcing.yaml', '--format', 'json']).out,
    );
    assert.deepEqual(
      [d, e].flatMap((result) =>
        (result?.regimes as { requirement: string; inForce: boolean }[]).map(
          ({ requirement, inForce }) => `${requirement} ${String(inForce)}`,
        ),
      ),
      [
        'new-programs false',
        'standard-batteries false',
        'existing-programs false',
        'material-assistance false',
        'new-programs true',
        'standard-batteries true',
        'existing-programs false',
      ],
    );
    const waived = a?.findings?.find(({ ruleId }) => ruleId === 'china-source');
    assert.equal((waived as { waived?: boolean } | undefined)?.waived, true);
    const person = run(['check', 'a.sourcing.yaml']).out;
    assert.doesNotMatch(person, /china-source/);
    assert.match(person, /1 manifest: 1 warning, 1 waived\./);
  });
});
