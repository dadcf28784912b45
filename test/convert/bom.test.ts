import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { check } from '../../src/api';
import { ConvertError } from '../../src/convert/convert-error';
import { manifestData, writeData } from '../../src/convert/own-cells';
import { writeManifest } from '../../src/convert/write-manifest';
import { formatOf } from '../../src/manifest/file-names';
import { readManifest } from '../../src/manifest/read';
import { exportOf, importedOf, importOf } from '../support/imported';

const bomOf = (specVersion: string, components: readonly object[]): string =>
  JSON.stringify({
    [specVersion === '2.0' ? 'specFormat' : 'bomFormat']: 'CycloneDX',
    specVersion,
    version: 1,
    metadata: { component: { type: 'device', name: 'Drive unit' } },
    components,
  });

describe('dependencies of CycloneDX', () => {
  const components = [
    { type: 'device', 'bom-ref': 'a', name: 'Lithium hydroxide' },
    { type: 'device', 'bom-ref': 'b', name: 'battery cell' },
    { type: 'device', 'bom-ref': 'c', name: 'left-pad' },
  ];
  const read = (dependencies: unknown, more: readonly object[] = []) =>
    importedOf(
      JSON.stringify({
        ...(JSON.parse(bomOf('1.6', [...components, ...more])) as object),
        dependencies,
      }),
    );
  const inputsOf = (dependencies: unknown): unknown =>
    read(dependencies).draft.steps.map(({ origin, inputs }) => [origin, ...inputs]);

  it('become inputs, and what leads nowhere is listed', () => {
    const dependencies = [
      { ref: 'b', dependsOn: ['a', 'zz'] },
      { ref: 'yy', dependsOn: ['a'] },
    ];
    assert.deepEqual(inputsOf(dependencies), [
      ['CDX:a/processing'],
      ['CDX:b/manufacturing', 'CDX:a/processing'],
    ]);
    assert.deepEqual(
      read(dependencies).leftOut.map(({ place, why }) => `${place}: ${why}`),
      [
        'component c: “left-pad” is no material or component of the catalogue.',
        'dependencies of b: “zz” is no component of the document.',
        'dependencies of yy: “yy” is no component of the document.',
      ],
    );
  });

  it('lead through what the catalogue does not know, and round no circle', () => {
    const through = [
      { ref: 'b', dependsOn: ['c'] },
      { ref: 'c', dependsOn: ['a', 'c'] },
    ];
    assert.deepEqual(inputsOf(through), [
      ['CDX:a/processing'],
      ['CDX:b/manufacturing', 'CDX:a/processing'],
    ]);
    assert.deepEqual(inputsOf([{ ref: 'b', dependsOn: ['b'] }]), [
      ['CDX:a/processing'],
      ['CDX:b/manufacturing'],
    ]);
  });

  it('are not guessed where a ref is that of several components, and refused where they are none', () => {
    const { draft, leftOut } = read([{ ref: 'b', dependsOn: ['a'] }], [components[0] ?? {}]);
    assert.deepEqual(
      draft.steps.flatMap(({ inputs }) => inputs),
      [],
    );
    assert.ok(leftOut.some(({ why }) => why === '“a” is the ref of several components.'));
    for (const broken of [
      {},
      [1],
      [{ ref: 1 }],
      [{ ref: 'a', dependsOn: 'b' }],
      [{ dependsOn: [1] }],
    ]) {
      assert.throws(() => read(broken), ConvertError);
    }
  });
});

describe('import of CycloneDX', () => {
  it('takes companies with their seats, and leaves the place of a step open', () => {
    const { draft, leftOut } = importedOf(
      bomOf('1.6', [
        {
          type: 'device',
          'bom-ref': 'm-1',
          name: 'NdFeB magnet',
          manufacturer: { name: 'Ash Magnetics', address: { country: 'Japan', region: 'Kansai' } },
        },
        {
          type: 'library',
          'bom-ref': 'lib',
          name: 'left-pad',
          supplier: { name: 'Oak Soft', address: { country: 'US' } },
        },
      ]),
    );
    const text = writeManifest(draft);
    const { suppliers, sources, problems } = readManifest(text, 'yaml');
    assert.deepEqual(problems, []);
    assert.deepEqual(
      [...suppliers].map(([id, { country }]) => [id, country?.value]),
      [
        ['ash-magnetics', 'JP'],
        ['oak-soft', 'US'],
      ],
    );
    assert.deepEqual(
      sources.map(({ component, stage, supplier, country }) => [
        component?.value,
        stage?.value,
        supplier?.value,
        country?.value,
      ]),
      [['ndfeb-magnet', 'manufacturing', 'ash-magnetics', 'unknown']],
    );
    assert.deepEqual(
      leftOut.map(({ place, why }) => `${place}: ${why}`),
      [
        'component m-1: The region “Kansai” of Ash Magnetics: a directory of suppliers has no place for it.',
        'component lib: “left-pad” is no material or component of the catalogue.',
      ],
    );
  });

  it('makes an entry of each seat that a company is named with', () => {
    const { draft } = importedOf(
      bomOf('1.6', [
        { name: 'Tin', supplier: { name: 'Ash' } },
        { name: 'Cobalt', supplier: { name: 'Ash', address: { country: 'JP' } } },
        { name: 'Nickel', supplier: { name: 'ASH', address: { country: 'US' } } },
        { name: 'Copper', supplier: { name: 'Ash', address: { country: 'Japan' } } },
      ]),
    );
    const text = writeManifest(draft);
    const { suppliers, sources, problems } = readManifest(text, 'yaml');
    assert.deepEqual(problems, []);
    assert.deepEqual(
      [...suppliers].map(([id, { country }]) => `${id} ${country?.value ?? ''}`),
      ['ash JP', 'ash-2 US'],
    );
    assert.match(text, /# The document names this company with the seat JP, too\.\n {2}ash-2:/);
    assert.deepEqual(
      sources
        .map(({ material, supplier }) => `${material?.value ?? ''} ${supplier?.value ?? ''}`)
        .sort(),
      ['cobalt ash', 'copper ash', 'nickel ash-2', 'tin ash'],
    );
  });

  it('gives a step to who did it, and to nobody where that is open', () => {
    const at = (isoCode: string, performedBy?: string): object => ({
      isoCode,
      percentage: 50,
      ...(performedBy !== undefined && { performedBy }),
    });
    const { draft, leftOut } = importedOf(
      bomOf('2.0', [
        { name: 'a', supplier: { 'bom-ref': 'one', name: 'One' } },
        { name: 'b', supplier: { 'bom-ref': 'two', name: 'Two' } },
        {
          'bom-ref': 'w',
          name: 'Tungsten',
          supplier: { name: 'Seller' },
          origins: [
            { stage: 'mined', distribution: [at('PT', 'one'), at('BO', 'two')] },
            { stage: 'smelted', distribution: [at('US', 'one'), at('CA', 'one')] },
            { stage: 'transported', distribution: [at('US'), at('CA')] },
          ],
        },
      ]),
    );
    assert.deepEqual(
      draft.steps.map(({ stage, supplier }) => [stage, supplier]),
      [
        ['extraction', 'unknown'],
        ['processing', 'one'],
      ],
    );
    assert.deepEqual(
      leftOut.filter(({ place }) => place === 'component w').map(({ why }) => why),
      [
        '“transported” is no stage of Tungsten here.',
        '“extraction” is done by several companies (one, two): which of them does how much is left open.',
      ],
    );
  });

  it('reads the origins of the draft of 2.0 as a chain', () => {
    const { draft, leftOut } = importedOf(
      bomOf('2.0', [
        {
          type: 'device',
          'bom-ref': 'magnet',
          name: 'NdFeB magnet',
          origins: [
            { stage: 'designed', distribution: [{ isoCode: 'US', percentage: 100 }] },
            { stage: 'manufactured', distribution: [{ isoCode: 'US-TX', percentage: 100 }] },
          ],
          components: [
            {
              type: 'material',
              'bom-ref': 'nd',
              name: 'Neodymium',
              supplier: { name: 'Elm Metals' },
              origins: [
                {
                  stage: 'mined',
                  distribution: [
                    { isoCode: 'AU', percentage: 55 },
                    { isoCode: 'CN', percentage: 45 },
                  ],
                },
                {
                  stage: { name: 'separation' },
                  distribution: [{ isoCode: 'MY', percentage: 100 }],
                },
                { stage: { name: 'reduced' }, distribution: [{ isoCode: 'JP', percentage: 100 }] },
              ],
            },
          ],
        },
      ]),
    );
    const { sources, problems } = readManifest(writeManifest(draft), 'yaml');
    assert.deepEqual(problems, []);
    assert.deepEqual(
      sources.map(({ stage, supplier, country, region, origins }) => [
        stage?.value,
        supplier?.value,
        origins
          ?.map((each) => `${each.country?.value ?? ''} ${each.share?.value.toString() ?? ''}`)
          .join(', ') ?? [country?.value, region?.value].filter(Boolean).join(' '),
      ]),
      [
        ['extraction', 'unknown', 'AU 0.55, CN 0.45'],
        ['processing', 'unknown', 'MY'],
        ['manufacturing', 'unknown', 'US US-TX'],
      ],
    );
    const [mined, separated, made] = sources;
    assert.deepEqual(
      separated?.inputs.map(({ value }) => value),
      [mined?.id?.value],
    );
    assert.deepEqual(
      made?.inputs.map(({ value }) => value),
      [separated?.id?.value],
    );
    assert.deepEqual(
      leftOut.map(({ why }) => /“(.*?)”/.exec(why)?.[1]),
      ['reduced', 'designed'],
    );
  });

  it('keeps unknown what no country is given for', () => {
    const placesOf = (...distribution: readonly object[]) =>
      importedOf(
        bomOf('2.0', [
          { type: 'material', name: 'Tin', origins: [{ stage: 'mined', distribution }] },
        ]),
      ).draft.steps[0]?.places;
    assert.deepEqual(
      placesOf({ isoCode: 'PT', percentage: 55 }, { isoCode: 'ZZ', percentage: 45 }),
      [
        { country: 'PT', share: '55%' },
        { country: 'unknown', share: '45%' },
      ],
    );
    assert.deepEqual(placesOf({ isoCode: 'PT' }, { isoCode: 'ZZ' }), [
      { country: 'PT' },
      { country: 'unknown' },
    ]);
    assert.deepEqual(placesOf({ isoCode: 'PT' }), [{ country: 'PT' }]);
  });

  it('says in one line what is wrong', () => {
    for (const [text, why] of [
      [bomOf('1.3', []), /1\.3 is not read/],
      [bomOf('1.6', []).slice(0, -3), /no JSON/],
      [bomOf('1.6', [{ name: 7 }]), /components\[0\]\.name is no text/],
      [bomOf('1.6', [{ name: 'a', components: 'b' }]), /is no list/],
      [bomOf('1.6', []), /nothing to import/],
    ] as const) {
      assert.throws(
        () => importedOf(text),
        (error) =>
          error instanceof ConvertError && why.test(error.message) && !error.message.includes('\n'),
      );
    }
  });
});

/** The published schema, as the library of the project ships it. */
function validator(version: string): ReturnType<Ajv['compile']> {
  const folder = 'node_modules/@cyclonedx/cyclonedx-library/res/schema';
  const schema = (name: string): object =>
    JSON.parse(readFileSync(join(folder, `${name}.SNAPSHOT.schema.json`), 'utf8')) as object;
  const ajv = new Ajv({ strict: false, validateFormats: true });
  addFormats(ajv);
  ajv.addFormat('idn-email', true);
  ajv.addFormat('iri-reference', true);
  ajv.addSchema(schema('spdx'), 'http://cyclonedx.org/schema/spdx.SNAPSHOT.schema.json');
  ajv.addSchema(schema('jsf-0.82'), 'http://cyclonedx.org/schema/jsf-0.82.SNAPSHOT.schema.json');
  return ajv.compile(schema(`bom-${version}`));
}

describe('export to CycloneDX', () => {
  it('is valid against the published schema', () => {
    const validate = validator('1.6');
    const odd =
      'manifest: 1\nproduct: A\nsuppliers: { b: { name: B, country: PE } }\nsources:\n  - { id: a, material: tin, stage: processing, supplier: b, country: unknown, inputs: [a, a, none] }\n  - { id: a, component: x, supplier: "", x-own: [1] }\n  - {}\n';
    const examples = readdirSync('examples').filter((each) =>
      /^(?!work-in).*\.sourcing\./.test(each),
    );
    const texts = examples.map(
      (file) => [readFileSync(join('examples', file), 'utf8'), formatOf(file)] as const,
    );
    for (const [text, format] of [[odd, 'yaml'] as const, ...texts]) {
      const bom: unknown = JSON.parse(exportOf(text, format, 'cyclonedx').text);
      assert.ok(validate(bom), JSON.stringify(validate.errors?.slice(0, 3)));
    }
    assert.equal(validate({ bomFormat: 'CycloneDX', specVersion: '1.6', components: [{}] }), false);
  });

  for (const file of readdirSync('examples').filter((each) =>
    /^(?!work-in).*\.sourcing\./.test(each),
  )) {
    const text = readFileSync(join('examples', file), 'utf8');
    const format = formatOf(file);

    it(`comes back the same: ${file}`, () => {
      for (const spec of ['1.6', '2.0'] as const) {
        const result = importOf(exportOf(text, format, 'cyclonedx', spec).text);
        assert.ok(result.kind === 'own');
        const after = writeData(result.data);
        assert.deepEqual(manifestData(after, 'yaml'), manifestData(text, format));
        const messages = (whole: string, name: string): string[] =>
          check(whole, { file: name, today: '2026-01-01' })
            .findings.map(({ message }) => message)
            .sort();
        assert.deepEqual(messages(after, 'a.yaml'), messages(text, `a.${format}`));
      }
    });
  }

  it('writes codes for what a check understands, and no country for all where others are unknown', () => {
    const originsOf = (origin: string) => {
      const text = `manifest: 1\nproduct: A\nsuppliers:\n  b: { name: B, country: Australia }\nsources:\n  - { id: a, material: Co, stage: extraction, supplier: b, ${origin} }\n`;
      const { components } = JSON.parse(exportOf(text, 'yaml', 'cyclonedx', '2.0').text) as {
        components: {
          name: string;
          supplier: { address: { country: string } };
          origins?: { distribution: unknown }[];
        }[];
      };
      assert.equal(components[0]?.name, 'cobalt');
      assert.equal(components[0].supplier.address.country, 'AU');
      return components[0].origins?.[0]?.distribution;
    };
    assert.deepEqual(originsOf('country: chl'), [{ isoCode: 'CL', percentage: 100 }]);
    assert.deepEqual(
      originsOf('origins: [{ country: Australia, share: 0.8 }, { country: unknown, share: 20% }]'),
      [{ isoCode: 'AU', percentage: 80 }],
    );
    assert.equal(originsOf('origins: [{ country: AU }, { country: unknown }]'), undefined);
    assert.equal(originsOf('country: Congo'), undefined);
  });

  it('says origins in the draft of 2.0', () => {
    const text =
      'manifest: 1\nproduct: A\nsources:\n  - { id: a, material: tin, stage: extraction, supplier: B, origins: [{ country: PE, share: 40% }, { country: CL, share: 60% }] }\n';
    const bom = JSON.parse(exportOf(text, 'yaml', 'cyclonedx', '2.0').text) as {
      components: { origins: unknown }[];
    };
    assert.deepEqual(bom.components[0]?.origins, [
      {
        stage: 'mined',
        distribution: [
          { isoCode: 'PE', percentage: 40 },
          { isoCode: 'CL', percentage: 60 },
        ],
      },
    ]);
  });
});
