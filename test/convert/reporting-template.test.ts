import assert from 'node:assert/strict';
import { check } from '../../src/api';
import { importedOf } from '../support/imported';
import { writeManifest } from '../../src/convert/write-manifest';
import { readManifest } from '../../src/manifest/read';
import { templateSheets } from '../support/template';
import { row, workbookOf } from '../support/workbook';
import type { Cells } from '../support/workbook';

const imported = (sheets: Readonly<Record<string, Cells>>): ReturnType<typeof importedOf> =>
  importedOf(workbookOf(sheets));

/** Each step in a line: what, who, where and what feeds it. */
function stepsOf(text: string): string[] {
  return readManifest(text, 'yaml').sources.map((source) => {
    const places = source.origins?.map(({ country }) => country?.value ?? '').join('|');
    const inputs = source.inputs.map(({ value }) => value);
    return [
      source.id?.value,
      source.stage?.value,
      source.supplier?.value,
      [places ?? source.country?.value, source.region?.value].filter(Boolean).join(' '),
      ...(inputs.length > 0 ? [`< ${inputs.join(' ')}`] : []),
    ].join(', ');
  });
}

describe('import of a reporting template', () => {
  const read = imported(templateSheets('en'));
  const text = writeManifest(read.draft);

  it('gives the steps along the chain, each in its country', () => {
    assert.deepEqual(stepsOf(text), [
      'lithium-spod-pit, extraction, Spod Pit, AU AU-WA',
      'fir-lithium-mine, extraction, unknown, CL',
      'fir-lithium, processing, Fir Lithium, CL CL-AN, < lithium-spod-pit fir-lithium-mine',
      'ash-lithium, processing, Ash Lithium, CG, < lithium-spod-pit',
      'lithium-lone-pit, extraction, Lone Pit, CA',
      'cobalt-birch-mine, extraction, Birch Mine, CD',
      'birch-cobalt-mine, extraction, unknown, AU',
      'birch-cobalt, processing, Birch Cobalt, FI, < cobalt-birch-mine birch-cobalt-mine',
      'cobalt-pine-standard, processing, Pine Standard, TW',
      'oak-nickel-hpal, processing, Oak Nickel HPAL, ID',
      'graphite-processing, processing, unknown, unknown',
      'elm-copper, recycling, Elm Copper, KR',
      'yew-tin-mine, extraction, unknown, CD|CG',
      'yew-tin, processing, Yew Tin, unknown, < yew-tin-mine',
      'mica-hill-mine, extraction, Hill mine, unknown',
      'mica-lake-mine, extraction, Lake mine, unknown',
      'alder-mica, processing, Alder Mica, IN, < mica-hill-mine mica-lake-mine',
      'rowan-gold, processing, Rowan Gold, PE',
    ]);
  });

  it('lists what was not taken over, with its place', () => {
    assert.deepEqual(
      read.leftOut.map(({ place, why }) => `${place}: ${why}`),
      [
        'Smelter List!S5: The code TW is not that of “CHILE”, which was taken.',
        'Smelter List, row 14: “Unobtainium” is no material of the catalogue.',
        'Smelter List!T15: “US-TX” is no subdivision of IN in ISO 3166-2.',
        'Mine List!B8: “Nobody” is no smelter of lithium in the list: the mine feeds no step.',
        'Smelter List!O15: “but mostly India” is no country.',
        'Smelter List!O16: “recycled / scrap” names no country, and column P does not say that all is recycled.',
      ],
    );
    assert.equal(read.rows, 16);
    assert.equal(read.merged, 2);
  });

  it('has the product, the day and where it comes from', () => {
    assert.deepEqual(text.split('\n').slice(0, 4), [
      '# From the Extended Minerals Reporting Template 2.1 of Northlake Cells Oy.',
      'manifest: 1',
      'product: Pouch cell 60 Ah (NL-60)',
      'asOf: 2025-12-31 # effective date of the template; without it: today',
    ]);
    assert.match(text, /^ {4}x-origin: EMRT:CID800001$/m);
  });

  it('gives a manifest without a mistake', () => {
    const broken = check(text).findings.filter(({ severity }) => severity === 'error');
    assert.deepEqual(broken, []);
  });

  it('gives the same manifest in another language', () => {
    assert.equal(writeManifest(imported(templateSheets('zh')).draft), text);
  });

  it('never reads contacts', () => {
    assert.doesNotMatch(JSON.stringify(read), /contact/i);
  });

  it('takes the effective date of each template from its own cell', () => {
    for (const [kind, cell] of [
      ['CMRT', 'D22'],
      ['EMRT', 'D26'],
      ['AMRT', 'D27'],
    ] as const) {
      const sheets = {
        Declaration: { D2: `A Template (${kind})`, D8: 'A', [cell]: 45_000 },
        'Smelter List': row(5, { A: 'CID1', B: 'Tin', C: 'A Tin', E: 'PERU', F: 'CID1' }),
      };
      const { draft } = imported(sheets);
      assert.equal(draft.asOf?.day, '2023-03-15');
      assert.equal(draft.steps[0]?.origin, `${kind}:CID1`);
    }
  });

  it('leaves the country open where only a code is there that may be that of another row', () => {
    const sheets = {
      Declaration: { D2: '(EMRT)', J3: 'Revision 2.1' },
      'Smelter List': row(5, { B: 'Nickel', C: 'Smelter not listed', D: 'Oak', S: 'AU' }),
    };
    const { draft, leftOut } = imported(sheets);
    assert.deepEqual(draft.steps[0]?.places, []);
    assert.equal(leftOut[0]?.place, 'Smelter List!S5');
  });

  it('keeps unknown what a cell says beside the countries of mines', () => {
    for (const [cell, places] of [
      ['Australia, unknown', ['AU', 'unknown']],
      ['Australia / various', ['AU', 'unknown']],
      ['Not disclosed; Canada', ['CA', 'unknown']],
      ['Australia; Atlantis', ['AU', 'unknown']],
      ['Australia; Canada', ['AU', 'CA']],
      ['unknown', undefined],
    ] as const) {
      const sheets = {
        Declaration: { D2: '(CMRT)' },
        'Smelter List': row(5, { A: 'CID1', B: 'Tin', C: 'A', E: 'PERU', F: 'CID1', O: cell }),
      };
      const { draft, leftOut } = imported(sheets);
      const mine = draft.steps.find(({ stage }) => stage === 'extraction');
      assert.deepEqual(
        mine?.places.map(({ country }) => country),
        places,
        cell,
      );
      assert.equal(leftOut.length, cell.includes('Atlantis') ? 1 : 0);
    }
  });

  it('writes names as text whatever is in them', () => {
    const name = 'true: "#x"\nwaivers: [] — 冶炼';
    const sheets = {
      Declaration: { D2: '(CMRT)', D8: 'A\n# B: c' },
      'Smelter List': row(5, { B: 'Tin', C: 'Smelter not listed', D: name, E: 'PERU' }),
    };
    const manifest = readManifest(writeManifest(imported(sheets).draft), 'yaml');
    assert.deepEqual(manifest.problems, []);
    assert.equal(manifest.sources[0]?.supplier?.value, name);
  });
});
