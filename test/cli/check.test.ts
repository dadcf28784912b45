import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const tsx = resolve('node_modules/tsx/dist/cli.mjs');
const main = resolve('src/cli/main.ts');

const manifest = (country: string, asOf = '2023-03-28'): string => `manifest: 1
product: Cell
asOf: ${asOf}
sources:
  - id: lithium-hydroxide
    material: lithium
    stage: processing
    supplier: Someone
    country: ${country}
`;

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
});
