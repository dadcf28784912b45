import assert from 'node:assert/strict';
import { importedOf, into } from '../support/imported';
import type { ImportedFile } from '../../src/convert/import-file';
import { kindOf } from '../../src/convert/import-file';
import { updateManifest } from '../../src/convert/update-manifest';
import { writeManifest } from '../../src/convert/write-manifest';
import { readManifest } from '../../src/manifest/read';
import { inEnglish } from '../../src/messages/phrase';
import { convertFormat } from '../../src/refactor/convert-format';
import { templateSheets } from '../support/template';
import { row, workbookOf } from '../support/workbook';
import type { Cells } from '../support/workbook';
import type { Draft } from '../../src/convert/draft';

const draftOf = (sheets: Readonly<Record<string, Cells>>): Draft =>
  importedOf(workbookOf(sheets)).draft;

const CUSTOMS = { customClassificationCode: '-', customClassificationCodingSystem: 'HS' };

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
    const { text: after, updated, added, vanished } = updateManifest(into(text), draft, 'EMRT');
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
    const result = updateManifest(into(text), after, 'CMRT');
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
    const there = updateManifest(into(writeManifest(one)), two, 'CMRT').text;
    const [mine] = readManifest(there, 'yaml').sources;
    assert.deepEqual(
      mine?.origins?.map(({ country }) => country?.value),
      ['PE', 'CL'],
    );
    const back = updateManifest(into(there), one, 'CMRT').text;
    assert.deepEqual(readManifest(back, 'yaml').problems, []);
    assert.equal(readManifest(back, 'yaml').sources[0]?.country?.value, 'PE');
  });

  it('keeps what a person wrote behind a country or origins in the place of which others stand', () => {
    const draftAt = (country: string): Draft =>
      importedOf(`Supplier,Material,Stage,Country\nAsh,Cobalt,processing,"${country}"`).draft;
    const updatedTo = (text: string, country: string): string =>
      updateManifest(into(text), draftAt(country), 'CSV').text;
    const one = writeManifest(draftAt('FI'));
    const two = writeManifest(draftAt('CN, KR'));
    assert.equal(
      updatedTo(one.replace('country: FI', 'country: "FI" # seen: "not # by us"'), 'CN, KR'),
      two.replace('origins:', 'origins: # seen: "not # by us"'),
    );
    assert.equal(
      updatedTo(
        one.replace(/( *)country: FI/, '$1country: FI # seen\n$1region: FI-19 # far'),
        'CN',
      ),
      one.replace(/( *)country: FI/, '$1country: CN # seen\n$1# far'),
    );
    assert.equal(
      updatedTo(two.replace('origins:', 'origins: # letter'), 'FI'),
      one.replace('country: FI', 'country: FI # letter'),
    );
    assert.equal(
      updatedTo(
        two
          .replace('origins:', 'origins: # letter')
          .replace('      - { country: KR', "      # d'accord\n$&, x-note: 'a # b'")
          .replaceAll('\n', '\r\n')
          .replace("b' }", '$& # a tenth'),
        'FI',
      ),
      one
        .replace('    country: FI', "    # letter\n    # d'accord\n    # a tenth\n$&")
        .replaceAll('\n', '\r\n'),
    );
  });

  it('does not take back what a person found out', () => {
    const open = draftOf(sheet([tin(5, 'CID1', 'Ash', '')]));
    const text = writeManifest(open).replace('country: unknown', 'country: PE');
    const result = updateManifest(into(text), open, 'CMRT');
    assert.equal(result.text, text);
    assert.equal(result.left.length, 1);
  });

  it('does so in JSON however it is written, and adds companies and steps as the others look', () => {
    const one = draftOf(sheet([tin(5, 'CID1', 'Ash', 'PERU', { O: 'Peru' })]));
    const two = draftOf(sheet([tin(5, 'CID1', 'Ash', 'PERU', { O: 'Peru; Chile' })]));
    const [mine, smelter] = (
      JSON.parse(convertFormat(writeManifest(one), 'yaml')?.text ?? '') as { sources: object[] }
    ).sources;
    assert.ok(mine && smelter);
    const write = (source: object, indent: number): string =>
      JSON.stringify({ manifest: 1, product: 'A', sources: [source] }, undefined, indent);
    const { country, ...rest } = mine as { country: string };
    for (const indent of [0, 2, 4]) {
      // With the country among the others, first and last.
      for (const source of [mine, { country, ...rest }, { ...rest, country }]) {
        const text = write(source, indent);
        const there = updateManifest(into(text, 'json'), two, 'CMRT').text;
        const data = JSON.parse(there) as { sources: { origins?: unknown; country?: unknown }[] };
        assert.deepEqual(data.sources[0]?.origins, [{ country: 'PE' }, { country: 'CL' }]);
        assert.equal(data.sources[0]?.country, undefined);
        const back = updateManifest(into(there, 'json'), one, 'CMRT').text;
        assert.deepEqual((JSON.parse(back) as { sources: unknown[] }).sources[0], mine);
      }
    }
    const list = importedOf(
      JSON.stringify({
        specFormat: 'CycloneDX',
        specVersion: '2.0',
        components: [
          {
            name: 'Tin',
            'bom-ref': 'a',
            supplier: { name: 'Ash', address: { country: 'PE' } },
            origins: [{ stage: 'smelted', distribution: [{ isoCode: 'PE', percentage: 100 }] }],
          },
        ],
      }),
    );
    const source = { id: 'a', material: 'tin', stage: 'processing', supplier: 'x', country: 'CL' };
    const head = { manifest: 1, product: 'A' };
    const own = { ...head, sources: [{ ...source, 'x-origin': 'CDX:b/processing' }] };
    const added = {
      id: 'tin-ash',
      material: 'tin',
      stage: 'processing',
      supplier: 'ash',
      country: 'PE',
      'x-origin': 'CDX:a/processing',
    };
    const ash = { name: 'Ash', country: 'PE' };
    for (const suppliers of [undefined, { x: { name: 'X' } }]) {
      for (const indent of [0, 2]) {
        const text = JSON.stringify(
          { ...head, ...(suppliers && { suppliers }), sources: own.sources },
          undefined,
          indent,
        );
        const result = updateManifest(into(text, 'json'), list.draft, 'CDX:');
        assert.deepEqual(JSON.parse(result.text), {
          ...head,
          suppliers: { ...suppliers, ash },
          sources: [...own.sources, added],
        });
        assert.equal(/\n/.test(result.text), indent > 0);
        if (indent > 0 && suppliers) {
          const { text: after } = result;
          assert.equal(after, JSON.stringify(JSON.parse(after), undefined, indent));
        }
      }
    }
  });

  it('keeps what a person found out of an origin that is partly unknown', () => {
    const open = draftOf(sheet([tin(5, 'CID1', 'Ash', 'PERU', { O: 'Peru; unknown' })]));
    const mine = writeManifest(open);
    const said = '    origins:\n      - { country: PE }\n      - { country: unknown }\n';
    assert.ok(mine.includes(said));
    for (const found of [
      '    country: PE\n',
      '    origins:\n      - { country: PE, share: 70% }\n      - { country: CL, share: 30% }\n',
      '    origins:\n      - { country: Peru }\n      - { country: CL }\n      - { country: unknown }\n',
    ]) {
      const text = mine.replace(said, found);
      const result = updateManifest(into(text), open, 'CMRT');
      assert.equal(result.text, text);
      assert.match(
        result.left.map(inEnglish).join(),
        /has a place that the file does not say: it stays/,
      );
    }
    // What contradicts the file is none.
    const other = updateManifest(into(mine.replace(said, '    country: CL\n')), open, 'CMRT');
    assert.equal(other.text, mine);
  });

  it('keeps what a person found out of a share that is unknown', () => {
    const tariff = (...said: readonly (readonly [string, number])[]): ImportedFile =>
      importedOf(
        JSON.stringify({
          globalAssetId: 'a',
          partOriginCountry: 'MEX',
          partValue: { amount: 1, currency: 'EUR' },
          customsClassification: CUSTOMS,
          materialList: [
            {
              materialOrigin: said.map(([materialOriginCountry, valuePercentage]) => ({
                materialOriginCountry,
                valuePercentage,
                originWeight: 0,
              })),
              processing: [],
              materialValue: { amount: 1, currency: 'EUR' },
              customsClassification: CUSTOMS,
              materialClassification: {
                classificationStandard: 'IMDS',
                materialCategory: '1',
                materialGroup: '1.1',
                materialSubgroup: 'Tin',
              },
            },
          ],
        }),
      );
    const partly = tariff(['PER', 55.3]);
    const written = writeManifest(partly.draft);
    const rest = '      - { country: unknown, share: 44.7% }\n';
    const text = written.replace(
      rest,
      '      - { country: CL, share: 40% } # by letter\n      - { country: unknown, share: 4.7% }\n',
    );
    assert.notEqual(text, written);
    const kind = kindOf(partly);
    assert.equal(updateManifest(into(written), partly.draft, kind).text, written);
    assert.equal(updateManifest(into(text), partly.draft, kind).text, text);
    // The file knows more of it by now, which is no contradiction.
    const more = tariff(['PER', 55.3], ['CHL', 10]);
    assert.equal(updateManifest(into(text), more.draft, kind).text, text);
    const else_ = tariff(['PER', 55.3], ['BOL', 44.7]);
    assert.match(
      updateManifest(into(text), else_.draft, kind).text,
      /share: 55\.3% }\n {6}- { country: BO, share: 44\.7% }\n {4}\w/,
    );
  });

  it('takes a country by its name for the country that it is', () => {
    const draft = draftOf(sheet([tin(5, 'CID1', 'Ash', 'PERU')]));
    const text = writeManifest(draft)
      .replace('country: PE', 'country: Peru')
      .replace('material: tin', 'material: Tin');
    assert.equal(updateManifest(into(text), draft, 'CMRT').text, text);
    const other = draftOf(sheet([tin(5, 'CID1', 'Ash', 'CHINA')]));
    assert.equal(
      updateManifest(into(text), other, 'CMRT').text,
      text.replace('country: Peru', 'country: CN'),
    );
  });

  it('refuses a manifest that is broken', () => {
    const draft = draftOf(sheet([tin(5, 'CID1', 'Ash', 'PERU')]));
    const text = `${writeManifest(draft)}  - id: "a\n`;
    assert.throws(() => updateManifest(into(text), draft, 'CMRT'), /mistakes of syntax/);
  });
});
