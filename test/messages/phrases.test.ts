import assert from 'node:assert/strict';
import { ConvertError } from '../../src/convert/convert-error';
import { exportManifest } from '../../src/convert/export-file';
import type { ImportedFile } from '../../src/convert/import-file';
import { kindOf, readImport } from '../../src/convert/import-file';
import { EXPORT_FORMATS } from '../../src/convert/formats';
import { summaryOf } from '../../src/convert/summary';
import { updateManifest } from '../../src/convert/update-manifest';
import { writeManifest } from '../../src/convert/write-manifest';
import { germanWith } from '../../src/messages/german/german';
import type { Language, Text } from '../../src/messages/language';
import { filled } from '../../src/messages/language';
import type { Phrase } from '../../src/messages/phrase';
import { countPhrase, cutAt, inEnglish, inLanguage, phrase } from '../../src/messages/phrase';
import texts from '../../l10n/bundle.l10n.de.json' with { type: 'json' };
import { knowledge } from '../support/knowledge';
import { PSEUDO } from '../support/pseudo';
import { templateSheets } from '../support/template';
import { row, workbookOf } from '../support/workbook';

const german: Language = germanWith((text, ...[args]) => filled(texts[text], args));

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const TABLE = [
  'Line ID;Mineral;Process Step;Supplier Name;Site Country;State;Share;Spend (EUR);Inputs;Parent;Form;Head Office;;Buyer',
  'm1;Lithium;Mining;Ash Pit;Australia;ZZ;60;1000;;r9;;Peru;a;Kim',
  'r1;Lithium;refining;Birch Salts;China 60 %, Peru 30 %;;40%;viel;q7;;hydroxide;;;Kim',
  'r1;Lithium;refining;Elm Salts;"China 60 %; Peru 30 %";;40%;1;;;;;;Kim',
  'c1;Battery cell;manufacturing;Fir Cells;Atlantis;;;;;;foil;;;Kim',
  'x1;Unobtainium;mining;Nobody;Peru;;;;;;;;;Kim',
  'x2;Nickel;dreaming;Nobody;Peru;;;;;;;;;Kim',
].join('\n');

const DIRECTORY = [
  'ID,Supplier,Country,Mineral,Note',
  'a1,Ash,Peru,,',
  'a1,Birch,Congo,,',
  'a2,Elm,Peru; Chile,,',
  'a3,,Peru,,',
  'a4,Fir,Atlantis,,kept',
].join('\n');

const BOM = JSON.stringify({
  specFormat: 'CycloneDX',
  specVersion: '2.0',
  components: [
    { name: 'left-pad', 'bom-ref': 'lib', manufacturer: { name: 'One', 'bom-ref': 'one' } },
    {
      name: 'Tin',
      'bom-ref': 'tin',
      supplier: { name: 'Two', 'bom-ref': 'two', address: { country: 'Atlantis', region: 'TX' } },
      origins: [
        {
          stage: 'mined',
          distribution: [
            { isoCode: 'PE', percentage: 20, performedBy: 'one' },
            { isoCode: 'XX', percentage: 20, performedBy: 'two' },
          ],
        },
        { stage: 'designed' },
      ],
    },
  ],
});

const money = (currency: string) => ({ amount: 1.5, currency });
const customs = { customClassificationCode: '2602', customClassificationCodingSystem: 'HS' };
const TARIFF = JSON.stringify({
  globalAssetId: 'urn:uuid:1',
  partOriginCountry: 'DEU',
  partValue: money('EUR'),
  customsClassification: customs,
  materialList: [
    ['EUR', '2602', ''],
    ['USD', '9999', 'nothing'],
  ].map(([currency = '', code = '', name = '']) => ({
    materialOrigin: [{ materialOriginCountry: 'XQX', valuePercentage: 10, originWeight: 0 }],
    processing: [{ processingType: 'Smelting', processingCountry: 'XQX' }],
    materialValue: money(currency),
    customsClassification: { ...customs, customClassificationCode: code },
    materialClassification: {
      classificationStandard: 'none',
      materialCategory: 'none',
      materialGroup: 'none',
      materialSubgroup: name,
    },
  })),
});

const sheets = templateSheets('en');
const TEMPLATE = workbookOf({
  ...sheets,
  'Smelter List': {
    ...sheets['Smelter List'],
    ...row(20, { B: 'Unobtainium', C: 'Yew' }),
    ...row(21, {
      B: 'Tin',
      C: 'Yew',
      E: 'ATLANTIS',
      J: 'Nowhere',
      S: 'PE',
      N: 'scrap',
      O: 'scrap',
    }),
    ...row(22, { B: 'Tin', C: 'Yew', E: 'CHILE', J: 'Nowhere', S: 'PE', O: 'Congo; Atlantis' }),
    ...row(23, { B: 'Tin', C: 'Yew', E: 'PERU', P: 'Yes', N: 'Pit' }),
    ...row(2600, { B: 'Tin', C: 'Yew' }),
  },
});

/** A manifest that most formats cannot say all of. */
const MANIFEST = `# Why
manifest: 1
product: Pack
regimes: [us-30d]
suppliers:
  ash: { name: Ash, country: PE, ownership: [{ country: CN, share: 30% }] }
sources:
  - { material: lithium, stage: extraction, supplier: ash, origins: [{ country: PE, share: 60% }] }
  - { id: r1, material: lithium, stage: processing, supplier: ash, country: unknown, evidence: [{ file: a.pdf }], waivers: [] }
  - { id: c1, component: battery-cell, stage: manufacturing, supplier: ash, country: DE, cots: true }
`;

const imported = (file: Uint8Array): ImportedFile => {
  const result = readImport(file, knowledge);
  assert.ok(result.kind === 'draft');
  return result.imported;
};

const errorOf = (file: string | Uint8Array): Phrase => {
  try {
    readImport(typeof file === 'string' ? bytes(file) : file, knowledge);
  } catch (error) {
    if (error instanceof ConvertError) return error.phrase;
    throw error;
  }
  throw new Error('It was read.');
};

/** What is no word of a language: names, keys and what the files have. */
const OWN = [
  ...[TABLE, DIRECTORY, BOM, TARIFF, MANIFEST].flatMap((text) => text.match(/\p{L}+/gu) ?? []),
  ...'out yaml check csv xlsx CycloneDX UsTariffInformation Catena ISO columns'.split(' '),
  ...'Smelter List Mine Look Up id subject stage supplier smelter mine country seat'.split(' '),
  ...'region form value currency share inputs parent product note uuid not stated'.split(' '),
  ...'Extended Minerals Reporting Template CMRT EMRT CSV CDX CATENA tin ZZZ'.split(' '),
  ...'Unobtainium Yew ATLANTIS Nowhere scrap CHILE PERU Pit Atlantis Cobalt Lithium but mostly India recycled document'.split(
    ' ',
  ),
].map((word) => word.toLowerCase());

function leftEnglish(text: string): string[] {
  const words = text.match(/[a-z]{3,}/gi) ?? [];
  return words.filter((word) => !OWN.includes(word.toLowerCase()));
}

const IMPORTS: Readonly<Record<string, Uint8Array>> = {
  'a table': bytes(TABLE),
  'a list of suppliers': bytes(DIRECTORY),
  'a bill of materials': bytes(BOM),
  'a document on tariffs': bytes(TARIFF),
  'a reporting template': TEMPLATE,
};

describe('what imports and exports say', () => {
  for (const [what, file] of Object.entries(IMPORTS)) {
    it(`is in the language of who reads it: ${what}`, () => {
      const found = imported(file);
      const said = summaryOf(found, 'out.yaml', undefined, PSEUDO);
      assert.ok(found.leftOut.length > 2, String(found.leftOut.length));
      assert.deepEqual(said.flatMap(leftEnglish), [], said.join('\n'));
    });
  }

  it('is so for an update, and for an export', () => {
    const found = imported(TEMPLATE);
    const text = writeManifest(found.draft)
      .replace(/country: CL/, 'country: AR')
      .replace(/supplier: .*/, 'supplier: Pine');
    const changed = { ...found.draft, steps: found.draft.steps.slice(1) };
    const updated = updateManifest({ text, format: 'yaml', knowledge }, changed, kindOf(found));
    const said = summaryOf(found, 'out.yaml', updated, PSEUDO);
    assert.deepEqual(said.flatMap(leftEnglish).slice(0, 9), []);
    for (const to of EXPORT_FORMATS) {
      for (const { what } of exportManifest(MANIFEST, 'yaml', to, knowledge).unsaid) {
        assert.deepEqual(leftEnglish(inLanguage(what, PSEUDO)), [], inEnglish(what));
      }
    }
  });

  it('is so for why a file is not read', () => {
    const files: readonly (string | Uint8Array)[] = [
      '',
      '{}',
      'a,b\n1,2\n',
      'a,"b\n1,2\n',
      '{"bomFormat": "CycloneDX", "specVersion": "9"}',
      '{"bomFormat": "CycloneDX", "specVersion": "1.6", "components": 1}',
      '{"bomFormat": "CycloneDX", "specVersion": "1.6", "components": ]',
      '{"materialList": [], "partOriginCountry": "DEU"}',
      bytes('PK\u0003\u0004'),
    ];
    for (const file of files) {
      const why = errorOf(file);
      assert.deepEqual(leftEnglish(inLanguage(why, PSEUDO)), [], inEnglish(why));
      assert.notEqual(inLanguage(why, german), inEnglish(why));
    }
  });

  it('reads as a German engineer writes it', () => {
    const found = imported(bytes(TABLE));
    const said = summaryOf(found, 'out.yaml', undefined, german);
    assert.equal(said[0], 'Tabelle: 6 Zeilen gelesen, 0 Dubletten zusammengeführt.');
    assert.deepEqual(said.slice(said.indexOf('out.yaml: 4 Schritte geschrieben.')), [
      'out.yaml: 4 Schritte geschrieben.',
      'Nicht übernommen (15):',
      '  Spalte Head Office: Die Spalte wird nicht verstanden.',
      '  Spalte 13: Die Spalte hat keine Überschrift.',
      '  Spalte Buyer: Die Spalte wird nicht verstanden.',
      '  Zeile 2, Spalte State: „ZZ“ ist keine Region von AU.',
      '  Zeile 2, Spalte Share: „60“ ist kein Anteil. So schreiben: 60% oder 0.6.',
      '  Zeile 3, Spalte Spend (EUR): „viel“ ist keine Zahl oder könnte zweierlei heißen.',
      '  Zeile 3, Spalte Site Country: „China 60 %, Peru 30 %“: Die Prozentwerte ergeben 90, nicht 100: Der Rest ist unbekannt.',
      '  Zeile 4, Spalte Site Country: „China 60 %; Peru 30 %“: Die Prozentwerte ergeben 90, nicht 100: Der Rest ist unbekannt.',
      '  Zeile 4: Die Zeile wiederholt die Kennung „r1“ (Zeile 3) und sagt etwas anderes.',
      '  Zeile 5, Spalte Site Country: „Atlantis“ ist kein Land.',
      '  Zeile 5, Spalte Form: „foil“: Eine Komponente hat keine Form.',
      '  Zeile 6: „Unobtainium“ ist kein Material und keine Komponente des Katalogs.',
      '  Zeile 7: „dreaming“ ist keine Stufe für Nickel.',
      '  Zeile 2, Spalte Parent: Keine Zeile heißt „r9“.',
      '  CSV:r1/lithium/processing/birch-salts: Seine Vorstufe „q7“ ist keine Zeile.',
    ]);
  });
});

describe('a phrase', () => {
  it('is put into a language with what stands in it', () => {
    const place = phrase('{sheet}, row {row}', { sheet: 'S', row: 1200 });
    const whole = phrase('The row repeats the id “{id}” of {place}, and says something else.', {
      id: 'a1',
      place,
    });
    assert.equal(
      inEnglish(whole),
      'The row repeats the id “a1” of S, row 1200, and says something else.',
    );
    assert.equal(
      inLanguage(whole, german),
      'Die Zeile wiederholt die Kennung „a1“ (S, Zeile 1200) und sagt etwas anderes.',
    );
  });

  it('writes numbers, names and lists as the language does', () => {
    const shares = phrase('the origin of {material}: its shares make {total} %, not 100 %', {
      material: { id: 'rare-earths', name: 'rare earths' },
      total: 112.5,
    });
    assert.equal(
      inEnglish(shares),
      'the origin of rare-earths: its shares make 112.5 %, not 100 %',
    );
    assert.equal(
      inLanguage(shares, german),
      'Herkunft, Seltene Erden: Die Anteile ergeben 112,5 %, nicht 100 %',
    );
    const limit = phrase('The file has more than {limit} rows.', { limit: { grouped: 100_000 } });
    assert.match(inEnglish(limit), /100,000/);
    assert.match(inLanguage(limit, german), /100\.000/);
    const names = phrase('Add to the suppliers: {names}.', { names: ['A', phrase('a step')] });
    assert.equal(inLanguage(names, german), 'Bei den Lieferanten ergänzen: A, ein Schritt.');
    const [one, two] = [1, 2].map((count) => countPhrase(count, '{count} row', '{count} rows'));
    assert.deepEqual(
      [one, two].map((each) => each && inLanguage(each, german)),
      ['1 Zeile', '2 Zeilen'],
    );
  });

  it('is cut where it is too long, whatever the language', () => {
    const text: Text = '“{name}” is no country.';
    const long = cutAt(phrase(text, { name: 'z'.repeat(500) }), 40);
    for (const language of [german, PSEUDO]) assert.equal(inLanguage(long, language).length, 40);
    assert.equal(cutAt('z'.repeat(50), 40), `${'z'.repeat(39)}…`);
  });
});
