import assert from 'node:assert/strict';
import { isEarlierExport } from '../../src/convert/export/earlier';
import { EXPORT_FORMATS } from '../../src/convert/formats';
import { exportOf } from '../support/imported';

const MANIFEST = `manifest: 1
product: Cell
sources:
  - { id: salt, material: lithium, stage: processing, supplier: One, country: CL }
`;

describe('an earlier export', () => {
  it('is known by its format, but for the one that does not say who wrote it', () => {
    for (const to of EXPORT_FORMATS) {
      const { text } = exportOf(MANIFEST, 'yaml', to);
      const known = EXPORT_FORMATS.filter((each) => isEarlierExport(text, each));
      assert.deepEqual(known, to === 'catena-x' ? [] : [to]);
    }
  });

  it('is nothing that others wrote', () => {
    for (const text of [
      '',
      'mine',
      MANIFEST,
      'id,stage,supplier\na,b,c\n',
      '"',
      '{',
      '[]',
      '{"bomFormat":"CycloneDX","specVersion":"1.6","components":[]}',
      '# Cell\n\n| Id | Of |\n| --- | --- |\n',
    ]) {
      for (const to of EXPORT_FORMATS) assert.equal(isEarlierExport(text, to), false, text);
    }
  });
});
