import assert from 'node:assert/strict';
import { check } from '../../src/api';
import { ConvertError } from '../../src/convert/convert-error';
import { columnName } from '../../src/convert/sheet/workbook';
import { decimalMark, plainNumber } from '../../src/convert/table/numbers';
import { matchColumns } from '../../src/convert/table/columns';
import { decode } from '../../src/convert/table/decode';
import { readMapping, writeMapping } from '../../src/convert/table/mapping-file';
import { writeManifest } from '../../src/convert/write-manifest';
import { readManifest } from '../../src/manifest/read';
import { importedOf } from '../support/imported';
import { packed, row, workbookOf, workbookParts } from '../support/workbook';

const TABLE = [
  'Line ID;Mineral;Process Step;Supplier Name;Site Country;Spend;Currency;Share;Parent;Buyer',
  'm1;Lithium;Mining;Erz AG;Australia;1.200,50;EUR;60 %;r1;Kim',
  'r1;lithium hydroxide;refining;Raffinerie Süd GmbH;China;2400;EUR;;;Kim',
  'c1;Battery cell;manufacturing;Zellen KG;Congo;9,5;EUR;;;Kim',
  'x1;Unobtainium;mining;Niemand;Peru;1;EUR;;;',
  'x2;Nickel;dreaming;Niemand;Peru;1;EUR;;;',
].join('\n');

describe('import of a table', () => {
  const read = importedOf(TABLE);
  const text = writeManifest(read.draft);

  it('matches headings by whole words', () => {
    const meanings = Object.fromEntries(read.mapping ?? []);
    assert.deepEqual(meanings, {
      'Line ID': 'id',
      Mineral: 'subject',
      'Process Step': 'stage',
      'Supplier Name': 'supplier',
      'Site Country': 'country',
      Spend: 'value',
      Currency: 'currency',
      Share: 'share',
      Parent: 'parent',
    });
    // A part of a word is no word.
    assert.equal(matchColumns(['Formation', 'Countryside', 'Stagecoach', 'VAT country']).size, 0);
  });

  it('offers for a share without its sign what that number says, and no other', () => {
    const whys = (share: string) =>
      importedOf(
        `id,material,stage,supplier,country,share\na,tin,extraction,X,PE,"${share}"\n`,
      ).leftOut.map(({ why }) => why);
    assert.deepEqual(whys('50'), ['“50” is no share: write it as 50% or 0.5.']);
    assert.deepEqual(whys('12,5'), ['“12,5” is no share: write it as 12.5% or 0.125.']);
    for (const share of ['500', '120%', 'half']) {
      assert.deepEqual(whys(share), [
        `“${share}” is no share: write it as a percentage up to 100%, or a number up to 1.`,
      ]);
    }
    assert.deepEqual(whys('50%'), []);
  });

  it('gives the steps, with what feeds what', () => {
    const [mine, refinery, cell] = readManifest(text, 'yaml').sources;
    assert.equal(mine?.stage?.value, 'extraction');
    assert.equal(mine?.value?.value.toString(), '1200.5');
    assert.equal(mine?.share?.value.toString(), '0.6');
    assert.equal(refinery?.country?.value, 'CN');
    assert.deepEqual(
      refinery?.inputs.map(({ value }) => value),
      [mine?.id?.value],
    );
    assert.equal(cell?.component?.value, 'battery-cell');
    assert.equal(cell?.country?.value, 'unknown');
    assert.deepEqual(
      check(text).findings.filter(({ severity }) => severity === 'error'),
      [],
    );
  });

  for (const [language, table, expected] of [
    [
      'German',
      'Pos;Rohstoff;Prozess;Lieferant;Herkunftsland;Anteil;Wert (Tsd. EUR)\n1;Neodym;Verarbeitung;JL Mag;VR China;70 %;2,5\n',
      'neodymium processing JL Mag CN 70% 2500',
    ],
    [
      'French',
      'Fournisseur;Matière;Étape;Pays d’origine;Pourcentage;Montant\nEramet;lithium;raffinage;Argentine;50 %;2000,5\n',
      'lithium processing Eramet AR 50% 2000.5',
    ],
    [
      'Spanish',
      'Proveedor,Material,Etapa,País de origen\nSQM,litio,extracción,Chile\n',
      'lithium extraction SQM CL',
    ],
    [
      'Chinese',
      '供应商,材料,工序,原产国,份额\n赣锋锂业,锂,精炼,中国,70%\n',
      'lithium processing 赣锋锂业 CN 70%',
    ],
  ] as const) {
    it(`takes a table in ${language}`, () => {
      const { steps } = importedOf(table).draft;
      const [step, ...more] = steps.map(({ material, stage, supplier, places, share, value }) =>
        [material, stage, supplier, ...places.map(({ country }) => country), share, value]
          .filter((each) => each !== undefined)
          .join(' '),
      );
      assert.deepEqual([step, more], [expected, []]);
    });
  }

  it('says of a table of which no row can be taken what is wrong with the first', () => {
    assert.throws(
      () => importedOf('Supplier,Material,Stage,Country,Plant\nA,unobtainium,mining,AU,1\n'),
      /nothing to import in this file\. line 2: “unobtainium” is no material/,
    );
  });

  it('lists every row, cell and column that was not taken over', () => {
    assert.deepEqual(
      read.leftOut.map(({ place, why }) => `${place}: ${why}`),
      [
        'column Buyer: The column is not understood.',
        'line 4, column Site Country: “Congo” could be two countries.',
        'line 5: “Unobtainium” is no material or component of the catalogue.',
        'line 6: “dreaming” is no stage of Nickel.',
      ],
    );
  });

  it('says the same in every encoding and delimiter, and in a workbook', () => {
    const utf16 = new Uint8Array(Buffer.from(`\ufeff${TABLE}`, 'utf16le'));
    const cells = TABLE.split('\n').map((line) => line.split(';'));
    const sheet = Object.fromEntries(
      cells.flatMap((row, at) =>
        row.map(
          (cell, column) => [`${'ABCDEFGHIJ'.charAt(column)}${String(at + 1)}`, cell] as const,
        ),
      ),
    );
    const others = [
      utf16,
      utf16.slice(2),
      new Uint8Array(Buffer.from(utf16).swap16()),
      new Uint8Array(Buffer.from(TABLE, 'latin1')),
      `\ufeff${TABLE.replaceAll(';', '\t').replaceAll('\n', '\r\n')}`,
      TABLE.split('\n')
        .map((line) =>
          line
            .split(';')
            .map((cell) => `"${cell}"`)
            .join(','),
        )
        .join('\n'),
      workbookOf({ Steps: sheet }),
    ];
    for (const other of others) assert.equal(writeManifest(importedOf(other).draft), text);
  });

  it('keeps unknown what a cell says beside its countries', () => {
    for (const [cell, places] of [
      ['Australia; unknown', [{ country: 'AU' }, { country: 'unknown' }]],
      ['Australia; Atlantis', [{ country: 'AU' }, { country: 'unknown' }]],
      [
        'Australia 60%; TBD 40%',
        [
          { country: 'AU', share: '60%' },
          { country: 'unknown', share: '40%' },
        ],
      ],
      ['unknown; TBD', []],
    ] as const) {
      const { draft } = importedOf(`Material,Stage,Supplier,Country\nTin,mining,A,${cell}`);
      assert.deepEqual(draft.steps[0]?.places, places, cell);
    }
  });

  it('takes a mapping that a person saved, and writes one', () => {
    const mapping = readMapping(
      writeMapping(
        new Map([
          ['Wer', 'supplier'],
          ['Wo', 'country'],
          ['Was', 'subject'],
          ['Wie', 'stage'],
        ]),
      ),
    );
    const { draft } = importedOf('Wer,Wo,Was,Wie\nErz AG,Chile,Lithium,Mining\n', { mapping });
    assert.equal(draft.steps[0]?.supplier, 'Erz AG');
    assert.throws(() => readMapping('columns: { a: nonsense }'), ConvertError);
    assert.throws(() => readMapping('[1'), ConvertError);
  });

  it('lists what is no number or an error in a workbook, and takes the currency of a heading', () => {
    const bytes = workbookOf({
      Parts: {
        ...row(1, { A: 'Material', B: 'Stage', C: 'Supplier', D: 'Country', E: 'Spend (EUR)' }),
        ...row(2, { A: 'Tin', B: 'mining', C: 'A', D: 'Peru', E: true }),
        ...row(3, { A: 'Tin', B: 'mining', C: 'B', D: { error: '#REF!' }, E: { error: '#N/A' } }),
        ...row(4, { A: 'Tin', B: 'mining', C: 'C', D: 'Peru', E: 7 }),
      },
    });
    const { draft, leftOut } = importedOf(bytes);
    assert.equal(draft.currency, 'EUR');
    assert.deepEqual(
      draft.steps.map(({ value }) => value),
      [undefined, undefined, '7'],
    );
    assert.deepEqual(
      leftOut.map(({ place, why }) => `${place}: ${why}`),
      [
        'Parts, cell D3: “#REF!” is an error of the sheet: the cell has no value.',
        'Parts, cell E3: “#N/A” is an error of the sheet: the cell has no value.',
        'Parts, row 2, column Spend (EUR): “TRUE” is no number, or could be two.',
      ],
    );
  });

  it('takes one currency, and lists what is none or another', () => {
    const read = (heading: string, rest = ''): readonly [string | undefined, number] => {
      const { draft, leftOut } = importedOf(
        `Material,Stage,Supplier,Country,${heading}${rest && ',Currency'}\nTin,mining,A,PE,5${rest}`,
      );
      return [draft.currency, leftOut.length];
    };
    assert.deepEqual(read('Spend USD'), ['USD', 0]);
    assert.deepEqual(read('Spend [€]'), ['EUR', 0]);
    assert.deepEqual(read('Spend'), [undefined, 0]);
    assert.deepEqual(read('Spend (annual)'), [undefined, 1]);
    assert.deepEqual(read('Spend $'), [undefined, 1]);
    assert.deepEqual(read('Spend (EUR)', ',eur'), ['EUR', 0]);
    assert.deepEqual(read('Spend', ',Euro'), [undefined, 1]);
    assert.deepEqual(read('Spend (EUR)', ',USD'), [undefined, 1]);
  });

  it('multiplies what is counted in thousands or millions, and takes nothing that could be so', () => {
    const read = (heading: string, value: string, currency = ''): unknown[] => {
      const { draft, leftOut } = importedOf(
        `Material;Stage;Supplier;Country;${heading};Currency\nTin;mining;A;PE;${value};${currency}`,
      );
      return [draft.steps[0]?.value, draft.currency, leftOut.length];
    };
    for (const heading of [
      'Spend (kEUR)',
      'Spend TEUR',
      'Wert in Tsd. EUR',
      'Value (in 1000 EUR)',
      'Umsatz TEUR',
      'Value in EUR thousands',
      'Purchase volume 2025 (k EUR)',
      'Spend k€',
      'Wert Tsd. EUR',
      "Spend (EUR '000)",
    ]) {
      assert.deepEqual(read(heading, '1,5'), ['1500', 'EUR', 0], heading);
    }
    assert.deepEqual(read('Spend (Mio. €)', '0,25'), ['250000', 'EUR', 0]);
    assert.deepEqual(read('Spend USD bn', '0.1'), ['100000000', 'USD', 0]);
    assert.deepEqual(read('Spend', '7', 'kEUR'), ['7000', 'EUR', 0]);
    for (const heading of ['Spend (M$)', 'Spend MUSD', 'Spend (EUR m)', 'Value (t)']) {
      const [value, , listed] = read(heading, '7');
      assert.deepEqual([value, listed], [undefined, 1], heading);
    }
    for (const [value, currency] of [
      ['7', 'dollars'],
      ['7 kEUR', ''],
      ['7 Mio', 'EUR'],
    ] as const) {
      const [number, , listed] = read('Spend', value, currency);
      assert.deepEqual([number, listed], [undefined, 1], value + currency);
    }
    const { draft } = importedOf('Material,Stage,Supplier,Country,Spend (kEUR)\nTin,mining,A,PE,5');
    assert.match(writeManifest(draft), /^# Values are in units of 1000 in the table/m);
  });

  it('lists every column and cell that is understood and yet not taken over', () => {
    const { draft, leftOut } = importedOf(
      [
        'Part,Mineral,Stage,Smelter,Supplier,Smelter Country,Mine,Mine Country,Form,State,,Headquarters Country',
        'P-1,Tin,refining,Ash,Agent,Peru,Pit,Bolivia,metal,,loose,US',
        'P-2,Battery cell,manufacturing,,Oak,Chile; Peru,,,powder,Ontario,,',
      ].join('\n'),
    );
    assert.deepEqual(
      draft.steps.map(({ supplier, places }) => [supplier, ...places.map((each) => each.country)]),
      [
        ['Ash', 'PE'],
        ['Oak', 'CL', 'PE'],
      ],
    );
    assert.deepEqual(
      leftOut.map(({ place, why }) => `${place}: ${why}`),
      [
        'column Part: Column Mineral is taken for the subject, and there can be one only.',
        'column Mine Country: Column Smelter Country is taken for the country, and there can be one only.',
        'column 11: The column has no heading.',
        'column Mine: Not taken over in 1 row: who does the step is in column Smelter.',
        'column Supplier: Not taken over in 1 row: who does the step is in column Smelter.',
        'column Headquarters Country: Where a company is seated is not where it does a step.',
        'line 3, column State: “Ontario”: it is not known of which country.',
        'line 3, column Form: “powder”: a component has no form.',
      ],
    );
    const twice = importedOf(
      'Material,Stage,Supplier,Country,Form,Form\nTin,mining,A,PE,ore,bar\n',
    );
    assert.deepEqual(
      twice.leftOut.map(({ place }) => place),
      ['column Form'],
    );
  });

  it('knows inputs by their ids or companies, however they are divided', () => {
    for (const inputs of ['a; b', 'a, b', 'b|a', '"a\nb"', 'Ash; Oak, Ltd.']) {
      const cell = inputs.startsWith('"') ? inputs : `"${inputs}"`;
      const { draft, leftOut } = importedOf(
        `ID,Material,Stage,Supplier,Country,Inputs,Feeds
a,Tin,mining,Ash,PE,,
b,Tin,mining,"Oak, Ltd.",PE,,"d, e"
c,Tin,refining,Elm,PE,${cell},
d,Tin,refining,Yew,PE,"a, z",
e,Tin,refining,Fir,PE,,
`,
      );
      const [, , refined, other, last] = draft.steps;
      assert.deepEqual([...(refined?.inputs ?? [])].sort(), ['CSV:a', 'CSV:b']);
      assert.deepEqual(other?.inputs, ['CSV:b']);
      assert.deepEqual(last?.inputs, ['CSV:b']);
      assert.deepEqual(leftOut, [{ place: 'CSV:d', why: 'Its input “a, z” is no row.' }]);
    }
  });

  it('lists a row that repeats the id of another and says something else', () => {
    for (const [head, rows] of [
      [
        'ID,Material,Stage,Supplier,Country',
        ['Tin,mining,A,PE', 'Tin,mining,A,PE', 'Tin,mining,B,CL'],
      ],
      ['ID,Supplier,Seat', ['A,PE', 'A,PE', 'B,CL']],
    ] as const) {
      const { draft, leftOut, merged } = importedOf(
        [head, ...rows.map((cells) => `a1,${cells}`)].join('\n'),
      );
      assert.equal(merged, 1);
      assert.equal(draft.steps.length + draft.suppliers.length, 2);
      assert.deepEqual(leftOut, [
        { place: 'line 4', why: 'The row repeats the id “a1” of line 2, and says something else.' },
      ]);
    }
  });

  it('makes a list of suppliers a directory, seats and no steps', () => {
    const list = [
      'Reporting Entity,Nordlicht GmbH,Snapshot Date,2026-01-01',
      'supplier_name,supplier_id,jurisdiction,tier,parent_supplier,commodity,lei',
      'Ash Bolts Ltd,ash-1,GB,1,,7318.15,',
      'Ash Bolts Ltd,ash-1,GB,1,,7318.16,',
      'Elm Steel Co,,CN,2,ash-1,7208.10,X',
    ].join('\n');
    const manifest = readManifest(writeManifest(importedOf(list).draft), 'yaml');
    assert.deepEqual(manifest.problems, []);
    assert.deepEqual(
      [...manifest.suppliers].map(([id, { name, country }]) => [id, name?.value, country?.value]),
      [
        ['ash-1', 'Ash Bolts Ltd', 'GB'],
        ['elm-steel-co', 'Elm Steel Co', 'CN'],
      ],
    );
    const facilities =
      'country,name,address,sector,lat,lng\nJP,Daichi Works,"1, Some Street",Apparel,1,2\n';
    assert.equal(importedOf(facilities).draft.suppliers[0]?.country, 'JP');
  });

  it('does not take the seat of a supplier for the place of its step', () => {
    const { draft } = importedOf(
      'mineral,stage,supplier,supplier country\nTin,processing,Ash,Peru\n',
    );
    assert.deepEqual(draft.steps[0]?.places, []);
  });

  it('takes the country of a mine for no smelter, and that of a smelter for no mine', () => {
    const places = (text: string): readonly unknown[] => {
      const { draft, leftOut } = importedOf(text);
      return [...draft.steps.map((step) => [step.stage, step.places]), leftOut.length > 0];
    };
    assert.deepEqual(places('Metal,Smelter,Mine Country\ncobalt,Umicore,CD\n'), [
      ['processing', []],
      true,
    ]);
    assert.deepEqual(places('Metal,Mine,Country of Smelter\ncobalt,Mutanda,BE\n'), [
      ['extraction', []],
      true,
    ]);
    assert.deepEqual(places('Metal,Mine,Mine Country\ncobalt,Mutanda,CD\n'), [
      ['extraction', [{ country: 'CD' }]],
      false,
    ]);
  });

  it('refuses quotes that are not closed, tables without a heading and other files in one line', () => {
    for (const [file, why] of [
      ['material,country,supplier\n"Tin,Peru,Ash\n', /quote/],
      ['a,b\n1,2\n', /headings need a supplier and a country/],
      ['%PDF-1.7', /neither a workbook nor a table/],
      ['material,country,supplier\0\n', /not text/],
    ] as const) {
      assert.throws(
        () => importedOf(file),
        (error) => {
          assert.ok(error instanceof ConvertError);
          assert.match(error.message, why);
          assert.doesNotMatch(error.message, /\n/);
          return true;
        },
      );
    }
  });

  it('reads numbers in the way of the table, and none that could be two', () => {
    assert.equal(decimalMark(['1.234,50', '1.234'], ';'), ',');
    assert.equal(decimalMark(['1,234.50'], ';'), '.');
    assert.equal(decimalMark(['1,5', '2,5', '1,234.50', '12,345'], ';'), undefined);
    assert.equal(plainNumber('1.234', undefined), undefined);
    assert.equal(plainNumber('1.234', ','), '1234');
    assert.equal(plainNumber('1,234.5', '.'), '1234.5');
    assert.equal(plainNumber('€ 1,234.5', '.'), undefined);
    assert.equal(plainNumber('1,2,3', '.'), undefined);
    assert.equal(plainNumber('-5', '.'), undefined);
    assert.equal(decode(new Uint8Array([0x80])).text, '€');
  });
});

describe('import of a table without bounds', () => {
  const HEAD = 'id,material,stage,supplier,country,note';
  const ROW = 'a,lithium,extraction,X,AU,';
  const refused = (text: string | Uint8Array, words: RegExp): void => {
    const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
    assert.throws(
      () => importedOf(bytes),
      (error) => error instanceof ConvertError && words.test(error.message),
    );
  };
  const named = (count: number): string[] =>
    Array.from({ length: count }, (_, index) => `c${String(index)}`);

  it('refuses in a line a row of a million characters, and a quote that swallows as much', () => {
    refused(
      `${HEAD}\n${ROW}${'x'.repeat(1_000_000)}\n`,
      /^The row in line 2 has more than 1,000,000 char/,
    );
    refused(
      `${HEAD}\n${ROW}"${'y z\n'.repeat(300_000)}`,
      /^The row in line 2 has more than 1,000,000 char/,
    );
    const rest = `${ROW}${'x'.repeat(300)}\r`.repeat(4000);
    assert.equal(importedOf(`${HEAD}\r${rest}`).rows, 4000);
    refused(
      `${HEAD}\n${ROW}${','.repeat(1_000_001)}\n`,
      /^The row in line 2 has more than 1,000,000 char/,
    );
  });

  it('refuses in a line thousands of columns, but not thousands of blank ones', () => {
    const many = named(2000).join();
    refused(`${HEAD},${many}\n${ROW},${many}\n`, /^The table has more than 2,000 columns\. Keep/);
    const blank = ','.repeat(16_000);
    assert.equal(importedOf(`${HEAD}${blank}\n${ROW}${blank}\n`).draft.steps.length, 1);
  });

  it('refuses a sheet that is wide and long, or shares one long text among many cells', () => {
    const cells: Record<string, string | number> = row(1, {
      A: 'material',
      B: 'stage',
      C: 'supplier',
      D: 'country',
    }) as Record<string, string>;
    for (let at = 0; at < 1900; at++) cells[`${columnName(at + 5)}${String(at + 2)}`] = 1;
    for (let at = 1902; at < 5000; at++) cells[`A${String(at)}`] = 1;
    refused(workbookOf({ List: cells }), /^Sheet List has more than 5,000,000 cells\. Keep/);
    const parts = workbookParts({ List: { A1: 'material', B1: 'x'.repeat(600_000) } });
    const shared = Array.from(
      { length: 100 },
      (_, at) => `<row r="${String(at + 2)}"><c r="A${String(at + 2)}" t="s"><v>1</v></c></row>`,
    );
    const sheet = 'xl/worksheets/sheet1.xml';
    parts[sheet] = (parts[sheet] ?? '').replace('</sheetData>', `${shared.join('')}</sheetData>`);
    refused(packed(parts), /^Sheet List has more than 50,000,000 characters of text/);
  });

  it('quotes no more of a cell than one reads', () => {
    const { leftOut } = importedOf(
      `${HEAD}\n${ROW}\nb,${'z'.repeat(90_000)},extraction,X,AU,\nc,tin,${'z'.repeat(90_000)},X,AU,\n`,
    );
    assert.equal(leftOut.length, 2);
    for (const { why } of leftOut) assert.ok(why.length <= 300, why);
  });
});
