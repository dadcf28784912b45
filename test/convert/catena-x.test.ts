import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { check } from '../../src/api';
import { ConvertError } from '../../src/convert/convert-error';
import { updateManifest } from '../../src/convert/update-manifest';
import { kindOf } from '../../src/convert/import-file';
import { writeManifest } from '../../src/convert/write-manifest';
import { summaryOf } from '../../src/convert/summary';
import { materialOfCustomsCode } from '../../src/knowledge/customs';
import { CUSTOMS_HEADINGS } from '../../src/knowledge/generated/customs-headings.js';
import { formatOf } from '../../src/manifest/file-names';
import { inEnglish } from '../../src/messages/phrase';
import { exportOf, importedOf, into } from '../support/imported';
import { knowledge } from '../support/knowledge';
import { runs } from '../support/runs';

const customs = (code: string) => ({
  customClassificationCode: code,
  customClassificationCodingSystem: 'HTS',
});
const classified = (name: string) => ({
  classificationStandard: 'VDA 231-106',
  materialCategory: '7',
  materialGroup: '7.1',
  materialSubgroup: name,
});

const TARIFF = {
  globalAssetId: 'urn:uuid:0f0e0d0c-1111-4222-8333-444455556666',
  partOriginCountry: 'MEX',
  partValue: { amount: 120.5, currency: 'EUR' },
  partWeight: 2.5,
  referenceNumber: 'PO-77',
  customsClassification: customs('8505.11.00'),
  materialList: [
    {
      materialOrigin: [
        { materialOriginCountry: 'AUS', valuePercentage: 55.5, originWeight: 1.1 },
        { materialOriginCountry: 'CHN', valuePercentage: 44.5, originWeight: 0.9 },
      ],
      processing: [
        { processingType: 'Smelting', processingCountry: 'CHN' },
        {
          processingType: 'Casting',
          processingCountry: 'JPN',
          certificateResource: 'https://certificates.example/77',
        },
      ],
      materialValue: { amount: 40.25, currency: 'EUR' },
      customsClassification: customs('8105.20.60'),
      materialClassification: classified('7.1.2'),
    },
    {
      materialOrigin: [{ materialOriginCountry: 'PER', valuePercentage: 100, originWeight: 0.2 }],
      processing: [],
      materialValue: { amount: 3, currency: 'EUR' },
      customsClassification: customs('0000.00'),
      materialClassification: classified('Tin'),
    },
  ],
};

/** The published schema of UsTariffInformation 2.0.0, in own words: keys, types, patterns and what must be there. */
const SCHEMA = (() => {
  const text = { type: 'string' };
  const number = { type: 'number' };
  const alpha3 = { type: 'string', pattern: '^[A-Z]{3}$' };
  const object = (properties: Record<string, object>, optional: readonly string[] = []) => ({
    type: 'object',
    // The published one leaves other keys open; nothing is put there.
    additionalProperties: false,
    properties,
    required: Object.keys(properties).filter((key) => !optional.includes(key)),
  });
  const amount = object({ amount: number, currency: alpha3 });
  const classification = object({
    customClassificationCode: text,
    customClassificationCodingSystem: text,
  });
  const uuid = '[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}';
  return object(
    {
      globalAssetId: { type: 'string', pattern: `^(?:urn:uuid:)?${uuid}$` },
      partOriginCountry: alpha3,
      partValue: amount,
      partWeight: number,
      referenceNumber: text,
      customsClassification: classification,
      materialList: {
        type: 'array',
        items: object({
          materialOrigin: {
            type: 'array',
            items: object({
              materialOriginCountry: alpha3,
              valuePercentage: number,
              originWeight: number,
            }),
          },
          processing: {
            type: 'array',
            items: object(
              {
                processingType: { enum: ['Smelting', 'Melting', 'Casting', 'Pouring'] },
                processingCountry: alpha3,
                certificateResource: { type: 'string', format: 'uri' },
              },
              ['certificateResource'],
            ),
          },
          materialValue: amount,
          customsClassification: classification,
          materialClassification: object({
            classificationStandard: { enum: ['VDA 231-106', 'IMDS'] },
            materialCategory: text,
            materialGroup: text,
            materialSubgroup: text,
          }),
        }),
      },
    },
    ['partWeight', 'referenceNumber'],
  );
})();

const ajv = new Ajv({ strict: false });
addFormats(ajv);
const validate = ajv.compile(SCHEMA);

/** What is looked at of a document. */
interface Tariff {
  readonly partOriginCountry: string;
  readonly materialList: readonly {
    readonly materialOrigin: readonly {
      readonly materialOriginCountry: string;
      readonly valuePercentage: number;
      readonly originWeight: number;
    }[];
    readonly materialClassification: { readonly materialSubgroup: string };
  }[];
}

const tariffOf = (text: string): Tariff => {
  const tariff = JSON.parse(text) as Tariff;
  assert.ok(validate(tariff), JSON.stringify(validate.errors));
  return tariff;
};

const manifestOfText = (text: string): string => writeManifest(importedOf(text).draft);
const manifestOf = (tariff: object): string => manifestOfText(JSON.stringify(tariff));

describe('import of Catena-X UsTariffInformation', () => {
  it('makes origins an extraction and processing a chain, each in its country', () => {
    if (process.env['UPDATE'])
      writeFileSync('test/convert/fixtures/us-tariff.sourcing.yaml', manifestOf(TARIFF));
    assert.equal(
      manifestOf(TARIFF),
      readFileSync('test/convert/fixtures/us-tariff.sourcing.yaml', 'utf8'),
    );
  });

  it('gives a manifest without a mistake', () => {
    const { findings } = check(manifestOf(TARIFF));
    assert.deepEqual(
      findings.filter(({ severity }) => severity === 'error'),
      [],
    );
  });

  it('lists what is not taken over, with its place', () => {
    const [first, second] = TARIFF.materialList;
    assert.ok(first && second);
    const { draft, leftOut } = importedOf(
      JSON.stringify({
        ...TARIFF,
        materialList: [
          {
            ...first,
            materialOrigin: first.materialOrigin.slice(1),
            processing: [{ processingType: 'Melting', processingCountry: 'QQQ' }],
          },
          { ...second, materialClassification: classified('9.9') },
          { ...second, materialValue: { amount: 3, currency: 'USD' } },
        ],
      }),
    );
    assert.deepEqual(
      leftOut.map(({ place, why }) => `${place}: ${why}`),
      [
        'materialList[0].materialOrigin: The percentages make 44.5, not 100: the rest is unknown.',
        'materialList[0].processing[0]: “QQQ” is no country.',
        'materialList[0].materialValue: 40.25 EUR: the document has several currencies.',
        'materialList[1]: Neither the customs code 0000.00 nor “9.9” names a material of the catalogue.',
        'materialList[2].materialValue: 3 USD: the document has several currencies.',
      ],
    );
    assert.deepEqual(draft.steps[0]?.places, [
      { country: 'CN', share: '44.5%' },
      { country: 'unknown', share: '55.5%' },
    ]);
  });

  it('keeps unknown what no country is given for, there and back', () => {
    const withOrigin = (...said: readonly (readonly [string, number])[]): string =>
      manifestOf({
        ...TARIFF,
        materialList: TARIFF.materialList.slice(0, 1).map((each) => ({
          ...each,
          materialOrigin: said.map(([materialOriginCountry, valuePercentage]) => ({
            materialOriginCountry,
            valuePercentage,
            originWeight: 1,
          })),
        })),
      });
    for (const [text, origins, back] of [
      [withOrigin(['AUS', 80]), ['AU 80%', 'unknown 20%'], [['AUS', 80]]],
      [withOrigin(['CHN', 50], ['ZZZ', 50]), ['CN 50%', 'unknown 50%'], [['CHN', 50]]],
      [withOrigin(['AUS', 0]), ['AU', 'unknown'], [['AUS', 0]]],
      [
        withOrigin(['AUS', 0], ['CHN', 30], ['QQQ', 10]),
        ['AU', 'CN', 'unknown'],
        [
          ['AUS', 0],
          ['CHN', 30],
          ['QQQ', 10],
        ],
      ],
    ] as const) {
      const lines = [...text.matchAll(/- \{ country: (\w+)(?:, share: (\S+))? \}/g)];
      assert.deepEqual(
        lines.map(([, country, share]) => [country, share].filter(Boolean).join(' ')),
        origins,
      );
      const broken = check(text).findings.filter(({ severity }) => severity === 'error');
      assert.deepEqual(broken, []);
      const exported = exportOf(text, 'yaml', 'catena-x').text;
      assert.deepEqual(
        tariffOf(exported).materialList[0]?.materialOrigin,
        back.map(([materialOriginCountry, valuePercentage]) => ({
          materialOriginCountry,
          valuePercentage,
          originWeight: 1,
        })),
      );
      assert.equal(writeManifest(importedOf(exported).draft), text);
    }
  });

  it('keeps every digit of a sum', () => {
    const amount = '1234567890123456.78';
    const text = JSON.stringify(TARIFF).replace('40.25', amount).replace('120.5', amount);
    const manifest = manifestOfText(text);
    assert.match(manifest, new RegExp(`value: ${amount}\n`));
    const exported = exportOf(manifest, 'yaml', 'catena-x').text;
    assert.equal(exported.split(`"amount": ${amount},`).length, 3);

    const own = manifest.replace(/^x-catena-x: .*\n/m, '');
    assert.match(exportOf(own, 'yaml', 'catena-x').text, /"amount": 1234567890123459\.78,/);
  });

  it('says in one line what is wrong', () => {
    const { partValue, ...without } = TARIFF;
    assert.ok(partValue);
    for (const [text, why] of [
      [JSON.stringify(without), /^partValue is missing\.$/],
      [
        JSON.stringify({ ...TARIFF, materialList: [{}] }),
        /^materialList\[0\]\.materialOrigin is missing/,
      ],
      [JSON.stringify({ ...TARIFF, materialList: 3 }), /^materialList is no list/],
      [JSON.stringify({ ...TARIFF, materialList: [] }), /nothing to import/],
      [JSON.stringify(TARIFF).slice(0, -9), /no JSON/],
      ['{"a": 1}', /neither CycloneDX nor/],
    ] as const) {
      assert.throws(
        () => importedOf(text),
        (error) =>
          error instanceof ConvertError && why.test(error.message) && !error.message.includes('\n'),
        text.slice(0, 80),
      );
    }
  });

  it('updates by the part and leaves alone what people wrote', () => {
    const text = manifestOf(TARIFF).replace(
      'country: JP\n',
      'country: JP\n    waivers:\n      - { rule: non-fta-source, reason: agreed, expires: 2027-01-01 }\n',
    );
    const changed = JSON.stringify(TARIFF).replace('"JPN"', '"KOR"').replace('40.25', '41');
    const imported = importedOf(changed);
    const { text: after, vanished } = updateManifest(into(text), imported.draft, kindOf(imported));
    assert.equal(
      after,
      text.replace('country: JP', 'country: KR').replace('value: 40.25', 'value: 41'),
    );
    // Those of another part are not looked for in this one.
    const other = importedOf(JSON.stringify(TARIFF).replace('0f0e0d0c', 'aaaaaaaa'));
    assert.deepEqual(vanished, []);
    assert.deepEqual(updateManifest(into(text), other.draft, kindOf(other)).vanished, []);
  });

  it('says of a material by its customs code that the heading is recalled', () => {
    const imported = importedOf(JSON.stringify(TARIFF));
    const said =
      'Taken for cobalt by the customs code 8105.20.60: the heading is recalled, not checked. Check it.';
    assert.deepEqual(imported.readings, [`materialList[0]: ${said}`]);
    assert.deepEqual(
      imported.draft.steps.map(({ notes }) => notes.map(inEnglish)),
      [[said], [], [], []],
    );
    assert.deepEqual(summaryOf(imported, 'out.sourcing.yaml').slice(2), [
      'To be checked (1):',
      `  materialList[0]: ${said}`,
    ]);
  });

  it('knows materials by customs codes, and none by a heading of several', () => {
    for (const material of Object.keys(CUSTOMS_HEADINGS.headings)) {
      assert.ok(knowledge.material(material), material);
    }
    const all = Object.values(CUSTOMS_HEADINGS.headings).flat();
    assert.equal(new Set(all).size, all.length);
    assert.equal(materialOfCustomsCode('2504.10.10'), 'graphite');
    assert.equal(materialOfCustomsCode('7408 11 10'), 'copper');
    for (const none of [
      '',
      '74',
      '2804.50',
      '2804.29',
      '7208.10',
      '8112.92',
      '2615.90',
      '0101.21',
      'unknown',
    ]) {
      assert.equal(materialOfCustomsCode(none), undefined, none);
    }
  });
});

const percentages = fc.constantFrom([100], [55.5, 44.5], [33.3, 33.3, 33.4], [0.000001, 99.999999]);
const country = fc.constantFrom('AUS', 'CHN', 'JPN', 'COD', 'PER', 'USA');
const amount = fc.record({
  amount: fc.constantFrom(0, 0.1, 40.25, 1_000_000),
  currency: fc.constant('EUR'),
});
const material = fc
  .record({
    shares: percentages,
    countries: fc.uniqueArray(country, { minLength: 3, maxLength: 3 }),
    weights: fc.array(fc.constantFrom(0.5, 2), { minLength: 3, maxLength: 3 }),
    processing: fc.array(
      fc.record(
        {
          processingType: fc.constantFrom('Smelting', 'Melting', 'Casting', 'Pouring'),
          processingCountry: country,
          certificateResource: fc.constant('https://c.example/a?b=#c'),
        },
        { requiredKeys: ['processingType', 'processingCountry'] },
      ),
      { maxLength: 3 },
    ),
    materialValue: amount,
    code: fc.constantFrom('8105.20', '2504.10', '2836.91'),
    name: fc.constantFrom('Tin', '7.1.2', '# "x": y'),
  })
  .map(({ shares, countries, weights, code, name, ...rest }) => ({
    ...rest,
    materialOrigin: shares.map((valuePercentage, at) => ({
      materialOriginCountry: countries[at],
      valuePercentage,
      originWeight: weights[at],
    })),
    customsClassification: customs(code),
    materialClassification: classified(name),
  }));

describe('export to Catena-X UsTariffInformation', () => {
  it('gives back every document that was imported', () => {
    fc.assert(
      fc.property(fc.array(material, { minLength: 1, maxLength: 4 }), (materialList) => {
        const tariff = { ...TARIFF, materialList };
        const { text } = exportOf(manifestOf(tariff), 'yaml', 'catena-x');
        const ordered = (each: object): string[] =>
          (each as Tariff).materialList.map((one) => JSON.stringify(sorted(one))).sort();
        const after = tariffOf(text);
        assert.deepEqual(ordered(after), ordered(tariff));
        assert.deepEqual({ ...after, materialList: [] }, { ...TARIFF, materialList: [] });
      }),
      { numRuns: runs(60) },
    );
  });

  it('is valid for every example, and says what is not in it', () => {
    for (const file of readdirSync('examples').filter((each) => /\.sourcing\./.test(each))) {
      if (file.startsWith('work-in-progress')) continue;
      const { text, unsaid } = exportOf(
        readFileSync(join('examples', file), 'utf8'),
        formatOf(file),
        'catena-x',
      );
      tariffOf(text);
      assert.ok(
        unsaid.some(({ what }) => what.startsWith('to fill in: globalAssetId')),
        file,
      );
    }
  });

  it('invents no share, and hides no name in the document', () => {
    const manifest = `manifest: 1
product: Secret
sources:
  - { id: mine-a, material: tin, stage: extraction, supplier: Hidden Pit, country: PE, share: 40% }
  - { id: mine-b, material: tin, stage: extraction, supplier: Hidden Hole, country: unknown }
  - id: smelter
    material: tin
    stage: processing
    supplier: Hidden Smelter
    country: MY
    value: 10
    evidence: [{ title: Certificate, file: ./own.pdf }]
    inputs: [mine-a, mine-b]
  - { id: foil, component: aluminium-foil, stage: manufacturing, supplier: Hidden Foils, country: MX, inputs: [smelter] }
`;
    const { text, unsaid } = exportOf(manifest, 'yaml', 'catena-x');
    assert.doesNotMatch(text, /Hidden|own\.pdf/);
    const { materialList, partOriginCountry } = tariffOf(text);
    assert.deepEqual(materialList[0]?.materialOrigin, [
      { materialOriginCountry: 'PER', valuePercentage: 40, originWeight: 0 },
    ]);
    assert.equal(partOriginCountry, 'MEX');
    assert.deepEqual(
      unsaid.map(({ what }) => what),
      [
        'the origin of tin beyond 40 %: its country or share is not known',
        'to fill in: the weights of tin, written as 0',
        'to fill in: the type of processing of smelter, written as Smelting',
        'evidence of smelter that is no address, or beyond the first',
        'to fill in: the customs code of tin, written as not stated',
        'to fill in: the classification of tin, written as not stated',
        'to fill in: globalAssetId, written as urn:uuid:00000000-0000-0000-0000-000000000000',
        'to fill in: the customs code of the part, written as not stated',
        'steps of components: 1 source (foil)',
        'product of the manifest',
        'id of 3 sources (mine-a, mine-b, smelter)',
        'supplier of 3 sources (mine-a, mine-b, smelter)',
      ],
    );
  });

  it('knows what a check understands: names of countries and materials', () => {
    const manifest = `manifest: 1
product: A
sources:
  - { id: a, material: Co, stage: extraction, supplier: A, country: Australia, share: 40% }
  - { id: b, material: cobalt, stage: extraction, supplier: B, country: chl, share: 60% }
`;
    const { materialList } = tariffOf(exportOf(manifest, 'yaml', 'catena-x').text);
    assert.deepEqual(
      materialList.map(({ materialOrigin, materialClassification }) => [
        materialClassification.materialSubgroup,
        ...materialOrigin.map((each) => each.materialOriginCountry),
      ]),
      [['cobalt', 'AUS', 'CHL']],
    );
  });

  it('gives what is known of an origin, and no more', () => {
    const beyond = (percentage: number): string =>
      `the origin of tin beyond ${String(percentage)} %: its country or share is not known`;
    for (const [origin, known, why] of [
      ['country: AU, share: 40%', [['AUS', 40]], beyond(40)],
      [
        'origins: [{ country: AU, share: 80% }, { country: unknown, share: 20% }]',
        [['AUS', 80]],
        beyond(80),
      ],
      [
        'origins: [{ country: AU }, { country: CL }]',
        [],
        'the origin of tin: no country is known with its share',
      ],
      [
        'origins: [{ country: AU, share: 80% }, { country: CL, share: 40% }]',
        [],
        'the origin of tin: its shares make 120 %, not 100 %',
      ],
    ] as const) {
      const manifest = `manifest: 1\nproduct: A\nsources:\n  - { id: a, material: tin, stage: extraction, supplier: A, ${origin} }\n`;
      const { text, unsaid } = exportOf(manifest, 'yaml', 'catena-x');
      assert.deepEqual(
        tariffOf(text).materialList[0]?.materialOrigin.map((each) => [
          each.materialOriginCountry,
          each.valuePercentage,
        ]),
        known,
      );
      assert.ok(
        unsaid.some(({ what }) => what === why),
        JSON.stringify(unsaid),
      );
    }
  });

  it('adds up the shares of several mines', () => {
    const manifest = `manifest: 1
product: A
sources:
  - { id: a, material: tin, stage: extraction, supplier: A, country: PE, share: 40% }
  - { id: b, material: tin, stage: extraction, supplier: B, origins: [{ country: PE, share: 50% }, { country: BO, share: 50% }], share: 0.6 }
`;
    const { materialList } = tariffOf(exportOf(manifest, 'yaml', 'catena-x').text);
    assert.deepEqual(
      materialList[0]?.materialOrigin.map((each) => [
        each.materialOriginCountry,
        each.valuePercentage,
      ]),
      [
        ['PER', 70],
        ['BOL', 30],
      ],
    );
  });
});

/** Objects with their keys in order. */
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, each]) => [key, sorted(each)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
};
