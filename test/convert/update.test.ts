import assert from 'node:assert/strict';
import { importedOf } from '../support/imported';
import { updateManifest } from '../../src/convert/update-manifest';
import { writeManifest } from '../../src/convert/write-manifest';
import { readManifest } from '../../src/manifest/read';
import { templateSheets } from '../support/template';
import { row, workbookOf } from '../support/workbook';
import type { Cells } from '../support/workbook';
import type { Draft } from '../../src/convert/draft';

const draftOf = (sheets: Readonly<Record<string, Cells>>): Draft =>
  importedOf(workbookOf(sheets)).draft;

const sheet = (rows: readonly Cells[]): Readonly<Record<string, Cells>> => ({
  Declaration: { D2: '(CMRT)', D8: 'A' },
  'Smelter List': Object.assign({}, ...rows) as Cells,
});
const tin = (number: number, id: string, name: string, country: string, more = {}): Cells =>
  row(number, { A: id, B: 'Tin', C: name, E: country, F: id, R: name, ...more });

describe('import into a manifest that is there', () => {
  it('changes nothing where the file says the same', () => {
    const draft = draftOf(templateSheets('en'));
    const text = writeManifest(draft);
    const { text: after, updated, added, vanished } = updateManifest(text, draft, 'EMRT');
    assert.equal(after, text);
    assert.deepEqual([updated, added, vanished], [[], [], []]);
  });

  it('updates, adds and lists, and leaves alone what people wrote', () => {
    const before = draftOf(
      sheet([
        tin(5, 'CID1', 'Ash', 'PERU'),
        tin(6, 'CID2', 'Oak', 'CHINA'),
        tin(7, 'CID3', 'Elm', 'CHILE'),
      ]),
    );
    const text = writeManifest(before)
      .replace(
        '    country: PE\n',
        '    country: PE # seen on site\n    inputs: [mine]\n    waivers:\n      - { rule: non-fta-source, reason: agreed, expires: 2027-01-01 }\n',
      )
      .concat(
        '  - id: mine\n    material: tin\n    stage: extraction\n    supplier: Own Mine\n    country: PE\n',
      );
    const after = draftOf(
      sheet([
        tin(5, 'CID1', 'Ash', 'BRAZIL'),
        tin(6, 'CID2', 'Oak Ltd', 'CHINA'),
        tin(7, 'CID4', 'Yew', 'SPAIN'),
      ]),
    );
    const result = updateManifest(text, after, 'CMRT');
    assert.equal(
      result.text,
      text
        .replace('country: PE # seen', 'country: BR # seen')
        .replace('supplier: Oak\n', 'supplier: Oak Ltd\n')
        .concat(
          '  - id: tin-yew\n    material: tin\n    stage: processing\n    supplier: Yew\n    country: ES\n    x-origin: CMRT:CID4\n',
        ),
    );
    assert.deepEqual(result.updated, ['tin-ash', 'tin-oak']);
    assert.deepEqual(result.added, ['tin-yew']);
    assert.deepEqual(result.vanished, ['tin-elm']);
  });

  it('writes several origins in the place of a country, and one in that of several', () => {
    const one = draftOf(sheet([tin(5, 'CID1', 'Ash', 'PERU', { O: 'Peru' })]));
    const two = draftOf(sheet([tin(5, 'CID1', 'Ash', 'PERU', { O: 'Peru; Chile' })]));
    const there = updateManifest(writeManifest(one), two, 'CMRT').text;
    const [mine] = readManifest(there, 'yaml').sources;
    assert.deepEqual(
      mine?.origins?.map(({ country }) => country?.value),
      ['PE', 'CL'],
    );
    const back = updateManifest(there, one, 'CMRT').text;
    assert.deepEqual(readManifest(back, 'yaml').problems, []);
    assert.equal(readManifest(back, 'yaml').sources[0]?.country?.value, 'PE');
  });

  it('does not take back what a person found out', () => {
    const open = draftOf(sheet([tin(5, 'CID1', 'Ash', '')]));
    const text = writeManifest(open).replace('country: unknown', 'country: PE');
    const result = updateManifest(text, open, 'CMRT');
    assert.equal(result.text, text);
    assert.equal(result.left.length, 1);
  });

  it('refuses a manifest that is broken', () => {
    const draft = draftOf(sheet([tin(5, 'CID1', 'Ash', 'PERU')]));
    const text = `${writeManifest(draft)}  - id: "a\n`;
    assert.throws(() => updateManifest(text, draft, 'CMRT'), /mistakes of syntax/);
  });
});
