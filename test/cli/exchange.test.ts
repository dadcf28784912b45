/** Import and export through the built command line, as processes. */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packed, workbookOf } from '../support/workbook';
import { runCli } from '../support/cli';
import type { Ran, RunOptions } from '../support/cli';
import { templateSheets } from '../support/template';

const MANIFEST = `manifest: 1
product: Cell
asOf: 2023-06-30
suppliers: { one: { name: One Ltd, country: JP } }
sources:
  - id: salt # ours
    material: lithium
    stage: processing
    supplier: one
    country: CL
    value: 10
    share: 60%
`;
const SHEET =
  'Mineral,Stage,Supplier,Country\nLithium,Mining,Ash,Australia\nTin,dreaming,Oak,Peru\n';
const BOM = JSON.stringify({
  bomFormat: 'CycloneDX',
  specVersion: '1.5',
  components: [
    {
      name: 'NdFeB magnet',
      supplier: { name: 'Ash', address: { country: 'JP', region: 'Kansai' } },
    },
  ],
});
const customs = { customClassificationCode: '8105.20', customClassificationCodingSystem: 'HS' };
const TARIFF = JSON.stringify({
  globalAssetId: '0f0e0d0c-1111-4222-8333-444455556666',
  partOriginCountry: 'MEX',
  partValue: { amount: 1, currency: 'EUR' },
  customsClassification: customs,
  materialList: [
    {
      materialOrigin: [{ materialOriginCountry: 'AUS', valuePercentage: 80, originWeight: 1 }],
      processing: [{ processingType: 'Smelting', processingCountry: 'CHN' }],
      materialValue: { amount: 40, currency: 'EUR' },
      customsClassification: customs,
      materialClassification: {
        classificationStandard: 'VDA 231-106',
        materialCategory: '1',
        materialGroup: '1.1',
        materialSubgroup: '1.1.1',
      },
    },
  ],
});

describe('import and export as processes', () => {
  let folder: string;
  const run = (args: readonly string[], options?: RunOptions): Ran => runCli(folder, args, options);
  const put = (name: string, content: string | Uint8Array): void => {
    writeFileSync(join(folder, name), content);
  };
  const text = (name: string): string => readFileSync(join(folder, name), 'utf8');

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sc-exchange-'));
    put('pack.sourcing.yaml', MANIFEST);
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('import each format, with a summary of what was not taken over', () => {
    const files: readonly (readonly [string, string | Uint8Array, RegExp, RegExp])[] = [
      ['a.csv', SHEET, /^ {2}line 3: “dreaming” is no stage of Tin\.$/m, /country: AU/],
      ['b.json', BOM, /^ {2}component NdFeB magnet: The region “Kansai” of Ash/m, /ndfeb-magnet/],
      ['c.json', TARIFF, /materialOrigin: The percentages make 80, not 100/, /cobalt-smelting/],
      ['d.xlsx', workbookOf(templateSheets('zh')), /Not taken over \(6\):/, /Fir Lithium/],
    ];
    for (const [name, content, summary, written] of files) {
      put(name, content);
      const { status, out, errors } = run(['import', name, '--output', `${name}.yaml`]);
      assert.equal(status, 0, errors.join('\n'));
      assert.equal(out, '');
      assert.match(errors.join('\n'), summary);
      assert.match(text(`${name}.yaml`), written);
      assert.equal(run(['check', '--as-of', '2026-01-01', `${name}.yaml`]).status === 2, false);
    }
  });

  it('import from standard input, by content', () => {
    const { status, errors } = run(['import', '-', '--output', 'in.sourcing.yaml'], { input: BOM });
    assert.equal(status, 0, errors.join('\n'));
    assert.match(text('in.sourcing.yaml'), /ndfeb-magnet/);
    const refused = run(['import', '-'], { input: BOM });
    assert.deepEqual([refused.status, refused.errors.length], [2, 1]);
  });

  it('export each format, and list what it cannot say', () => {
    const formats: readonly (readonly [readonly string[], RegExp, readonly string[]])[] = [
      [['csv'], /^record,id,/, ['Not said in CSV (1):', '  1 comment']],
      [
        ['markdown'],
        /^# Cell/,
        [
          'Not said in Markdown (4):',
          '  asOf of the manifest',
          '  name of 1 supplier (one)',
          '  country of 1 supplier (one)',
          '  1 comment',
        ],
      ],
      [
        ['cyclonedx'],
        /"specVersion": "1\.6"/,
        [
          'Not said in CycloneDX 1.6 (1):',
          '  1 comment',
          'Not said in CycloneDX 1.6 but for this program, which brings it back by import (5):',
          '  asOf of the manifest',
          '  stage of 1 source (salt)',
          '  country of 1 source (salt)',
          '  value of 1 source (salt)',
          '  share of 1 source (salt)',
        ],
      ],
      [['cyclonedx', '--spec', '2.0'], /"isoCode": "CL"/, []],
      [['catena-x'], /"processingCountry": "CHL"/, []],
    ];
    for (const [args, written, unsaid] of formats) {
      const { status, out, errors } = run(['export', 'pack.sourcing.yaml', '--to', ...args]);
      assert.equal(status, 0, errors.join('\n'));
      assert.match(out, written);
      if (unsaid.length > 0) assert.deepEqual(errors, unsaid);
      else assert.ok(errors.length > 0);
      // The same in a file, and from standard input.
      assert.equal(
        run(['export', 'pack.sourcing.yaml', '--to', ...args, '--output', 'out']).status,
        0,
      );
      assert.equal(text('out'), out);
      assert.equal(run(['export', '-', '--to', ...args], { input: MANIFEST }).out, out);
      rmSync(join(folder, 'out'));
    }
  });

  it('come back the same: a manifest, an export, an import', () => {
    for (const to of ['csv', 'cyclonedx']) {
      run(['export', 'pack.sourcing.yaml', '--to', to, '--output', to]);
      const { status, errors } = run(['import', to, '--output', 'back.sourcing.yaml', '--force']);
      assert.equal(status, 0, errors.join('\n'));
      const again = run(['export', 'back.sourcing.yaml', '--to', to]);
      assert.equal(again.out, text(to));
    }
  });

  it('update a manifest in JSON in the form that it has, and write no new one', () => {
    put('sheet.csv', SHEET);
    run(['import', 'sheet.csv']);
    const data = {
      manifest: 1,
      product: 'Own',
      sources: [
        {
          'x-origin': 'CSV:lithium/extraction/ash',
          id: 'own',
          material: 'lithium',
          stage: 'extraction',
          supplier: 'Ash',
          country: 'CL',
          waivers: [{ rule: 'non-fta-source', reason: 'ours', expires: '2027-01-01' }],
        },
      ],
    };
    put('own.sourcing.json', `\ufeff${JSON.stringify(data, undefined, 4)}`);
    const { status, errors } = run(['import', 'sheet.csv', '--output', 'own.sourcing.json']);
    assert.equal(status, 0, errors.join('\n'));
    assert.match(errors.join('\n'), /1 step updated, 0 added/);
    const after = `\ufeff${JSON.stringify(data, undefined, 4).replace('"CL"', '"AU"')}`;
    assert.equal(text('own.sourcing.json'), after);
    for (const args of [
      ['--output', 'new.sourcing.json'],
      ['--output', 'own.sourcing.json', '--force'],
    ]) {
      const refused = run(['import', 'sheet.csv', ...args]);
      assert.deepEqual([refused.status, refused.errors.length], [2, 1]);
    }
    assert.equal(text('own.sourcing.json'), after);
  });

  it('let an export take the place of an earlier one only, and of no evidence', () => {
    put('sheet.csv', SHEET);
    put('tariff.json', TARIFF);
    const again = (to: string, output: string, ...more: string[]): Ran =>
      run(['export', 'pack.sourcing.yaml', '--to', to, '--output', output, ...more]);
    assert.equal(again('csv', 'csv').status, 0);
    const before = text('csv');
    assert.match(again('csv', 'csv').errors.join(), /is there already\. Use --force/);
    assert.equal(again('csv', 'csv', '--force').status, 0);
    assert.equal(text('csv'), before);
    for (const [to, name, content] of [
      ['csv', 'sheet.csv', SHEET],
      ['cyclonedx', 'csv', before],
      ['catena-x', 'tariff.json', TARIFF],
      ['csv', 'pack.sourcing.yaml', MANIFEST],
    ] as const) {
      const { status, errors } = again(to, name, '--force');
      assert.deepEqual([status, errors.length], [2, 1]);
      assert.match(errors.join(), /is there already, and is not known to be an earlier export to /);
      assert.equal(text(name), content);
    }
    // An export that was filed as evidence.
    const evidence = `${MANIFEST}    evidence: [{ title: Table, file: ./csv }]\n`;
    put('pack.sourcing.yaml', evidence);
    const { status, errors } = again('csv', 'csv', '--force');
    assert.deepEqual([status, errors.length], [2, 1]);
    assert.match(errors.join(), /csv is evidence of pack\.sourcing\.yaml\./);
  });

  it('overwrite no manifest without --force', () => {
    put('sheet.csv', SHEET);
    const { status, errors } = run(['import', 'sheet.csv', '--output', 'pack.sourcing.yaml']);
    assert.deepEqual([status, errors.length], [2, 1]);
    assert.match(errors[0] ?? '', /is there already\. Use --force to overwrite it\.$/);
    assert.equal(text('pack.sourcing.yaml'), MANIFEST);
  });

  it('answer bad input with one clear line and exit 2, and write nothing', () => {
    const whole = workbookOf(templateSheets('en'));
    const locked = new Uint8Array(600);
    locked.set([0xd0, 0xcf, 0x11, 0xe0]);
    const bomb = packed({
      'xl/workbook.xml': '<workbook><sheets><sheet name="A" r:id="a"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="a" Target="a.xml"/></Relationships>',
      'xl/a.xml': `<worksheet>${' '.repeat(70e6)}</worksheet>`,
    });
    const entities = packed({
      'xl/workbook.xml': '<!DOCTYPE a [<!ENTITY b "c">]><workbook/>',
      'xl/_rels/workbook.xml.rels': '<Relationships/>',
    });
    const files: readonly (readonly [string, string | Uint8Array, RegExp])[] = [
      ['cut.xlsx', whole.slice(0, whole.length / 2), /damaged or cut off/],
      ['locked.xlsx', locked, /password/],
      ['bomb.xlsx', bomb, /too large: unpacked/],
      ['entities.xlsx', entities, /declares entities/],
      ['large.csv', new Uint8Array(51e6), /more than 50 MB/],
      ['quotes.csv', 'material,country,supplier\n"Tin,Peru,Ash\n', /quote is not closed.* line 2/],
      ['nul.csv', 'material,country,supplier\0', /not text/],
      ['none.csv', 'a,b\n1,2\n', /No column says who and where/],
      ['old.json', '{"bomFormat":"CycloneDX","specVersion":"1.2"}', /1\.2 is not read/],
      ['cut.json', BOM.slice(0, -9), /no JSON/],
      ['part.json', TARIFF.replace('partValue', 'price'), /partValue is missing/],
      ['other.json', '{"a":1}', /neither CycloneDX nor/],
      ['empty.csv', '', /empty/],
      ['page.html', '<!doctype html>', /neither a workbook nor a table/],
    ];
    for (const [name, content, why] of files) {
      put(name, content);
      const { status, out, errors } = run(['import', name, '--output', 'x.sourcing.yaml']);
      assert.equal(status, 2, name);
      assert.deepEqual([out, errors.length], ['', 1], errors.join('\n'));
      assert.match(errors[0] ?? '', why);
      assert.ok(errors[0]?.startsWith(`sourcing-compliance: ${name}: `), errors[0]);
      rmSync(join(folder, name));
    }
    put('broken.sourcing.yaml', 'manifest: 1\nproduct: [\n');
    for (const args of [
      ['export', 'broken.sourcing.yaml', '--to', 'catena-x', '--output', 'out'],
      ['export', 'missing.sourcing.yaml', '--to', 'csv', '--output', 'out'],
      ['export', 'pack.sourcing.yaml', '--to', 'csv', '--output', 'missing/out'],
      ['import', 'pack.sourcing.yaml', '--from', 'catena-x', '--output', 'x.sourcing.yaml'],
      ['import', 'pack.sourcing.yaml', '--output', 'x.txt'],
    ]) {
      const { status, out, errors } = run(args);
      assert.deepEqual([status, out, errors.length], [2, '', 1], errors.join('\n'));
    }
    assert.deepEqual(readdirSync(folder).sort(), ['broken.sourcing.yaml', 'pack.sourcing.yaml']);
  });
});
