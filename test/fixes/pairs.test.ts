import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Analysis } from '../../src/analysis/analysis';
import type { Fix } from '../../src/fixes/fix';
import { applyEdits } from '../../src/fixes/fix';
import { fixesFor } from '../../src/fixes/fixes';
import { isManifestName } from '../../src/manifest/file-names';
import type { Finding } from '../../src/rules/finding';
import { analyseFiles } from '../support/analyse';
import { knowledge } from '../support/knowledge';
import { takeMarks } from '../support/marks';

/*
 * Before and after every fix, in `test/fixtures/fixes`: `<rule>--<kind of fix>.before.yaml`, for a mistake of
 * the text with what the mistake is behind it, and `.after.yaml` (or `.json`) with what the first such fix
 * of the first such finding makes of it. A new pair is a new file.
 *
 * `UPDATE=1 npm run test:file test/fixes/pairs.test.ts` writes what comes after, to be reviewed in the diff.
 */
const FIXTURES = join(import.meta.dirname, '../fixtures');
const PAIRS = join(FIXTURES, 'fixes');

/** What a fix of a finding is called here. A waiver is written for all rules alike. */
function nameOf({ ruleId, problem }: Finding, { kind }: Fix): string {
  if (kind === 'waive') return kind;
  const mistake = problem?.kind === 'syntax' ? problem.code : problem?.kind;
  return [ruleId, kind, mistake].filter((part) => part !== undefined).join('--');
}

function* fixesIn(analysis: Analysis, text: string): Iterable<[name: string, fix: Fix]> {
  for (const finding of analysis.findings) {
    if (finding.waiver) continue;
    const fixes = fixesFor(analysis, text, finding, knowledge);
    for (const fix of fixes) yield [nameOf(finding, fix), fix];
  }
}

const befores = readdirSync(PAIRS).filter((name) => name.includes('.before.'));
const names = new Set(befores.map((name) => name.slice(0, name.indexOf('.'))));

describe('before and after a fix', () => {
  for (const name of befores) {
    it(name.slice(0, name.indexOf('.')), () => {
      const text = readFileSync(join(PAIRS, name), 'utf8');
      const file = name.replace('.before.', '.sourcing.');
      // What stands behind a dot is which of several texts it is.
      const wanted = name.replace(/(?:\.\w+)?\.before\..*/, '');
      for (const [found, fix] of fixesIn(analyseFiles({ [file]: text }), text)) {
        if (found !== wanted) continue;
        const fixed = applyEdits(text, fix.edits);
        const after = join(PAIRS, name.replace('.before.', '.after.'));
        if (process.env['UPDATE'] === '1') writeFileSync(after, fixed);
        assert.ok(existsSync(after), `${after} is missing`);
        assert.equal(fixed, readFileSync(after, 'utf8'));
        return;
      }
      assert.fail(`${wanted} is not offered`);
    });
  }

  it('has every kind of fix that the fixtures of the rules offer', () => {
    const missing = new Set<string>();
    const paths = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' });
    for (const path of paths.filter(isManifestName)) {
      const { text } = takeMarks(readFileSync(join(FIXTURES, path), 'utf8'));
      for (const [name] of fixesIn(analyseFiles({ [path]: text }), text)) {
        if (!names.has(name)) missing.add(`${name} (${path})`);
      }
    }
    assert.deepEqual([...missing], []);
  });
});
