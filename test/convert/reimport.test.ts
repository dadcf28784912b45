import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ImportedFile } from '../../src/convert/import-file';
import { kindOf } from '../../src/convert/import-file';
import { updateManifest } from '../../src/convert/update-manifest';
import { writeManifest } from '../../src/convert/write-manifest';
import { readManifest } from '../../src/manifest/read';
import { importedOf } from '../support/imported';
import { row, workbookOf } from '../support/workbook';

/** What every format can say of a step: who refines what, and where. */
interface Refined {
  readonly id: string;
  readonly metal: string;
  readonly supplier: string;
  readonly country: Country;
}

const COUNTRIES = {
  PE: { name: 'PERU', alpha3: 'PER' },
  CN: { name: 'CHINA', alpha3: 'CHN' },
  FI: { name: 'FINLAND', alpha3: 'FIN' },
} as const;
type Country = keyof typeof COUNTRIES;
const METALS = ['Cobalt', 'Tin', 'Nickel', 'Lithium'] as const;

const customs = { customClassificationCode: '-', customClassificationCodingSystem: 'HS' };

const FORMATS: Readonly<Record<string, (all: readonly Refined[]) => string | Uint8Array>> = {
  'a reporting template': (all) =>
    workbookOf({
      Declaration: { D2: '(CMRT)', D8: 'A' },
      'Smelter List': Object.assign(
        {},
        ...all.map(({ id, metal, supplier, country }, at) =>
          row(at + 5, {
            A: id,
            B: metal,
            C: supplier,
            E: COUNTRIES[country].name,
            F: id,
            R: supplier,
          }),
        ),
      ) as Record<string, string>,
    }),
  'a table': (all) =>
    [
      'Line ID,Mineral,Stage,Supplier,Country,Spend',
      ...all.map(({ id, metal, supplier, country }) =>
        [id, metal, 'refining', supplier, country, '10'].join(','),
      ),
    ].join('\n'),
  CycloneDX: (all) =>
    JSON.stringify({
      specFormat: 'CycloneDX',
      specVersion: '2.0',
      components: all.map(({ id, metal, supplier, country }) => ({
        type: 'material',
        'bom-ref': id,
        name: metal,
        supplier: { name: supplier },
        origins: [{ stage: 'refined', distribution: [{ isoCode: country, percentage: 100 }] }],
      })),
    }),
  'Catena-X': (all) =>
    JSON.stringify({
      globalAssetId: '0f0e0d0c-1111-4222-8333-444455556666',
      partOriginCountry: 'MEX',
      partValue: { amount: 1, currency: 'EUR' },
      customsClassification: customs,
      // The format has no ids: a material is known by what it is.
      materialList: all.map(({ metal, country }) => ({
        materialOrigin: [],
        processing: [{ processingType: 'Smelting', processingCountry: COUNTRIES[country].alpha3 }],
        materialValue: { amount: 10, currency: 'EUR' },
        customsClassification: customs,
        materialClassification: {
          classificationStandard: 'IMDS',
          materialCategory: '1',
          materialGroup: '1.1',
          materialSubgroup: metal,
        },
      })),
    }),
};

const refined = (at: number): fc.Arbitrary<Refined> =>
  fc.record({
    id: fc.constant(`CID${String(at)}`),
    metal: fc.constant(METALS[at] ?? 'Tin'),
    supplier: fc.constantFrom(`Ash ${String(at)}`, `Oak ${String(at)} Ltd`),
    country: fc.constantFrom<Country[]>('PE', 'CN', 'FI'),
  });
const list = fc
  .tuple(refined(0), refined(1), refined(2), refined(3))
  .chain((all) => fc.subarray(all, { minLength: 1 }));

/** What people write into a manifest: waivers, evidence, comments, inputs and steps of their own. */
function byPeople(text: string): string {
  const written = text.replaceAll(
    /^( {4})(supplier: .*)$/gm,
    '$1$2 # ours: seen\n' +
      '$1waivers: # ours: agreed\n$1  - { rule: non-fta-source, reason: "ours", expires: 2027-01-01 }\n' +
      '$1evidence: [{ title: ours, file: ./ours.pdf }]\n' +
      '$1inputs: [ours]',
  );
  return `# ours: at the top\n${written}  - id: ours
    material: tin # ours
    stage: extraction # ours
    supplier: Ours
    country: BO # ours
`;
}

const ownLines = (text: string): string[] =>
  text.split('\n').filter((line) => /\bours\b/i.test(line) && !line.includes('supplier: '));

const bring = (text: string, imported: ImportedFile): ReturnType<typeof updateManifest> =>
  updateManifest(text, imported.draft, kindOf(imported));

describe('importing again', () => {
  for (const [name, fileOf] of Object.entries(FORMATS)) {
    it(`changes nothing where ${name} says the same, and keeps what people wrote where it does not`, () => {
      fc.assert(
        fc.property(list, list, (before, after) => {
          const first = importedOf(fileOf(before));
          const text = byPeople(writeManifest(first.draft));
          assert.deepEqual(readManifest(text, 'yaml').problems, []);
          const same = bring(text, first);
          assert.equal(same.text, text);
          assert.deepEqual([same.updated, same.added, same.vanished], [[], [], []]);

          const second = importedOf(fileOf(after));
          const result = bring(text, second);
          assert.deepEqual(ownLines(result.text), ownLines(text));
          const { sources, problems } = readManifest(result.text, 'yaml');
          assert.deepEqual(problems, []);
          // Nothing is taken out, and what the file says now stands there.
          const metals = new Set([...before, ...after].map(({ metal }) => metal.toLowerCase()));
          assert.equal(sources.length, metals.size + 1);
          assert.equal(result.vanished.length, metals.size - after.length);
          for (const { metal, country } of after) {
            const source = sources.find(
              ({ material, stage }) =>
                material?.value === metal.toLowerCase() && stage?.value === 'processing',
            );
            assert.equal(source?.country?.value, country);
          }
          assert.equal(bring(result.text, second).text, result.text);
        }),
        { numRuns: 40 },
      );
    });
  }
});
