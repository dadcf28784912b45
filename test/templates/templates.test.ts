import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { TEMPLATES } from '../../src/manifest/templates';
import { isManifestName } from '../../src/manifest/file-names';
import { verdictsOf } from '../../src/explain/verdicts';
import { analyseFiles } from '../support/analyse';
import { knowledge } from '../support/knowledge';

const FOLDER = 'media/templates';

describe('The templates', () => {
  it('are those that are there', () => {
    assert.deepEqual(readdirSync(FOLDER).sort(), TEMPLATES.map(({ file }) => file).sort());
  });

  for (const { file, product } of TEMPLATES) {
    it(`${file} is a whole chain without errors and warnings`, () => {
      const text = readFileSync(join(FOLDER, file), 'utf8');
      // As the command writes it: of the day on which it is made.
      const analysis = analyseFiles({ [file]: text.replace('2026-01-01', knowledge.asOf) });
      const severe = analysis.findings.filter(({ severity }) =>
        ['error', 'warning'].includes(severity),
      );
      assert.deepEqual(
        severe.map(({ ruleId, message }) => [ruleId, message]),
        [],
      );
      assert.ok(isManifestName(file));
      assert.equal(analysis.manifest.product?.value, product);
      const last = analysis.graph.own.at(-1);
      assert.ok(last && last.inputs.length > 0 && last.inputs.every(({ step }) => step));
      assert.equal(verdictsOf(analysis)[0]?.text, 'No source in a covered nation ✔');
    });
  }
});
