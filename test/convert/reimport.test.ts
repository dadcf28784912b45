import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ImportedFile } from '../../src/convert/import-file';
import { kindOf } from '../../src/convert/import-file';
import { updateManifest } from '../../src/convert/update-manifest';
import { writeManifest } from '../../src/convert/write-manifest';
import { endOf, startOf } from '../../src/manifest/model';
import { readManifest } from '../../src/manifest/read';
import { convertFormat } from '../../src/refactor/convert-format';
import { importedOf, into } from '../support/imported';
import { row, workbookOf } from '../support/workbook';
import { runs } from '../support/runs';

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

const bring = (
  text: string,
  imported: ImportedFile,
  format: 'yaml' | 'json' = 'yaml',
): ReturnType<typeof updateManifest> =>
  updateManifest(into(text, format), imported.draft, kindOf(imported));

type Json = Record<string, unknown>;
const inJson = (text: string): { sources: Json[]; suppliers?: Json } =>
  JSON.parse(text) as { sources: Json[] };

/** What people write into a manifest in JSON: keys among the others, and a step of their own. */
function inJsonByPeople(text: string): Json {
  const { sources, ...head } = JSON.parse(convertFormat(text, 'yaml')?.text ?? '') as {
    sources: Json[];
  };
  const written = sources.map(({ id, 'x-origin': origin, ...rest }, at) => ({
    'x-first': 'ours',
    id,
    ...(at % 2 === 0 && { 'x-origin': origin }),
    waivers: [{ rule: 'non-fta-source', reason: 'ours', expires: '2027-01-01' }],
    ...rest,
    inputs: ['ours'],
    ...(at % 2 === 1 && { 'x-origin': origin }),
  }));
  const ours = {
    id: 'ours',
    material: 'tin',
    stage: 'extraction',
    supplier: 'Ours',
    country: 'BO',
  };
  return { ...head, sources: [...written, ours] };
}

/** Ways in which JSON is written. */
const STYLES: readonly ((data: Json) => string)[] = [
  (data) => `${JSON.stringify(data, undefined, 2)}\n`,
  (data) => JSON.stringify(data),
  (data) => JSON.stringify(data, undefined, '\t').replaceAll('\n', '\r\n'),
  ({ sources, ...head }) =>
    `${JSON.stringify(head).slice(0, -1)}, "sources": [\n  ${(sources as Json[])
      .map((each) => JSON.stringify(each, undefined, ' ').replace(/\s*\n\s*/g, ' '))
      .join(',\n  ')}\n]}`,
];

const ownKeys = (source: Json | undefined): string[] =>
  Object.keys(source ?? {}).filter(
    (key) => !['country', 'region', 'origins', 'value'].includes(key),
  );

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
        { numRuns: runs(40) },
      );
    });

    it(`does so in JSON, too, with ${name}`, () => {
      fc.assert(
        fc.property(list, list, fc.constantFrom(...STYLES), (before, after, style) => {
          const first = importedOf(fileOf(before));
          const text = style(inJsonByPeople(writeManifest(first.draft)));
          assert.deepEqual(readManifest(text, 'json').problems, []);
          const same = bring(text, first, 'json');
          assert.equal(same.text, text);
          assert.deepEqual([same.updated, same.added, same.vanished], [[], [], []]);

          const second = importedOf(fileOf(after));
          const result = bring(text, second, 'json');
          assert.deepEqual(readManifest(result.text, 'json').problems, []);
          // What it says is what the manifest in YAML says after the same.
          const yaml = convertFormat(text, 'json')?.text ?? '';
          const other = bring(yaml, second);
          const there = inJson(result.text);
          const twin = JSON.parse(convertFormat(other.text, 'yaml')?.text ?? '') as Json;
          assert.deepEqual(there, twin);
          assert.deepEqual(
            [result.updated, result.added, result.vanished],
            [other.updated, other.added, other.vanished],
          );
          // Order and writing stay: a source that is not named is the same to the character.
          inJson(text).sources.forEach((source, at) => {
            assert.deepEqual(ownKeys(there.sources[at]), ownKeys(source));
          });
          for (const source of readManifest(text, 'json').sources) {
            if (result.updated.includes(source.id?.value ?? '')) continue;
            assert.ok(result.text.includes(text.slice(startOf(source.place), endOf(source.place))));
          }
          // New lines look as the old ones do.
          if (style === STYLES[0] || style === STYLES[1]) {
            const again = style(JSON.parse(result.text) as Json);
            assert.equal(result.text.replace(/\s/g, ''), again.replace(/\s/g, ''));
            assert.equal(/\n/.test(result.text), /\n/.test(text));
          }
          assert.equal(bring(result.text, second, 'json').text, result.text);
        }),
        { numRuns: runs(40) },
      );
    });
  }
});
