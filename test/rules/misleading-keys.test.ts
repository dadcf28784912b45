import assert from 'node:assert/strict';
import { applyEdits } from '../../src/fixes/fix';
import { fixesFor } from '../../src/fixes/fixes';
import { english } from '../../src/messages/english';
import { sentence } from '../../src/messages/message';
import { clean } from '../../src/text/clean';
import { analyseFiles } from '../support/analyse';
import { knowledge } from '../support/knowledge';

const manifest = (key: string): string =>
  `manifest: 1\nproduct: P\nasOf: 2024-06-30\nsources:\n  - id: a\n    material: tin\n    stage: processing\n    supplier: X\n    ${key}: PE\n`;

describe('A key that looks like another', () => {
  for (const [key, has] of [
    ['coun\u00adtry', ' (has a soft hyphen (U+00AD))'],
    ['\ufeffcountry', ' (has a byte order mark (U+FEFF))'],
    ['соuntry', ' (has a Cyrillic с)'],
    ['country\u200b', ' (has a zero-width space (U+200B))'],
    ['cuontry', ''],
    ['COUNTRY', ''],
  ] as const) {
    it(`${JSON.stringify(key)} is one mistake that says why, and is written anew`, () => {
      const text = manifest(key);
      const analysis = analyseFiles({ 'p.sourcing.yaml': text });
      const [finding, ...more] = analysis.findings;
      assert.ok(finding);
      assert.equal(more.length, 0);
      assert.equal(
        sentence(finding.message, english),
        `“${clean(key)}”${has} is not a key of the source. Did you mean “country”?`,
      );
      const [fix] = fixesFor(analysis, text, finding, knowledge);
      assert.equal(fix && applyEdits(text, fix.edits), manifest('country'));
    });
  }
});
