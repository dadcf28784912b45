import assert from 'node:assert/strict';
import { matchColumns } from '../../src/convert/table/columns';
import { importedOf } from '../support/imported';

/** Who does each step and where, then the columns or cells that are listed. */
function taken(text: string): readonly unknown[] {
  const { draft, leftOut } = importedOf(text);
  return [
    ...draft.steps.map(({ stage, supplier, places }) =>
      [stage, supplier, ...places.map(({ country }) => country)].join(' '),
    ),
    ...leftOut.map(({ place }) => place),
  ];
}

describe('headings of a table that speak of a mine or a smelter', () => {
  it('takes nothing that is said of a mine or a smelter for its name', () => {
    for (const heading of [
      ...[
        'Mine country',
        'Country of mine',
        'Mine location',
        'Mine site country',
        'Country (mine)',
      ],
      ...['Land der Mine', 'País de la mina', 'Pays de la fonderie', 'Smelter country code'],
      ...[
        'Smelter ID',
        'Smelter no.',
        'Mine code',
        'Smelter audit status',
        'Mine address',
        'Smelter city',
      ],
      ...[
        'Refinery capacity',
        'Mine state',
        'Supplier location',
        'Vendor code',
        'Lieferant Ort',
        'Supplier e-mail',
      ],
    ]) {
      const meaning = matchColumns([heading]).get(heading);
      assert.ok(!['mine', 'smelter', 'supplier'].includes(meaning ?? ''), `${heading}: ${meaning}`);
    }
    for (const [heading, meaning] of [
      ['Mine name', 'mine'],
      ['Name of mine', 'mine'],
      ['Smelter or refiner name', 'smelter'],
      ['Metal smelter', 'smelter'],
      ['Tier 1 supplier', 'supplier'],
      ['Lieferant (Name)', 'supplier'],
      ['Mine site country', 'country'],
      ['Land der Mine', 'country'],
      ['Smelter location', 'country'],
      ['Schmelzenland', 'country'],
      ['Minenland', 'country'],
      ['Herkunftsland Mine', 'country'],
      ['Minenname', 'mine'],
      ['冶炼厂国家', 'country'],
      ['矿山国家', 'country'],
      ['矿山所在国', 'country'],
      ['冶炼厂名称', 'smelter'],
      ['供应商名称', 'supplier'],
      ['供应商国家', 'seat'],
      ['供应商编号', undefined],
      ['製錬所の国', 'country'],
      ['공급업체명', 'supplier'],
      ['원산지', 'country'],
      ['Verarbeitungsstufe', 'stage'],
    ] as const) {
      assert.equal(matchColumns([heading]).get(heading), meaning, heading);
    }
  });

  it('takes the country of the smelter for its step, and hides none behind that of a mine or an origin', () => {
    assert.deepEqual(
      taken('Supplier,Metal,Smelter country,Country of origin\nXiamen Tungsten,Tungsten,CN,US'),
      ['processing Xiamen Tungsten CN', 'column Country of origin'],
    );
    assert.deepEqual(taken('冶炼厂名称,矿产,冶炼厂国家,矿山国家\n江西钨业,钨,中国,俄罗斯'), [
      'processing 江西钨业 CN',
      'column 矿山国家',
    ]);
    assert.deepEqual(taken('Schmelze;Metall;Minenland;Schmelzenland\nMSC;Zinn;Bolivien;Malaysia'), [
      'processing MSC MY',
      'column Minenland',
    ]);
    assert.deepEqual(
      taken('Fournisseur;Minerai;Étape;Pays d’origine;Part\nEramet;Nickel;Extraction;Gabon;55 %'),
      ['extraction Eramet GA', 'column Part'],
    );
    assert.deepEqual(taken('Smelter,Metal,Country of origin,Smelter country\nX,Tungsten,US,CN'), [
      'processing X CN',
      'column Country of origin',
    ]);
    assert.deepEqual(
      taken('Supplier,Metal,Stage,Country of origin,Smelter country\nX,Tungsten,refining,US,CN'),
      ['processing X CN', 'column Country of origin'],
    );
    assert.deepEqual(taken('Supplier,Metal,Smelter country,Mine country\nX,Tungsten,CN,VN'), [
      'processing X CN',
      'column Mine country',
    ]);
    for (const heading of ['Mine country', 'Country of mine', 'Mine location', 'Land der Mine']) {
      assert.deepEqual(
        taken(`Supplier,Metal,Stage,Country,${heading}\nGanfeng,lithium,processing,CN,AU`),
        ['processing Ganfeng CN', `column ${heading}`],
      );
    }
    assert.deepEqual(taken('Supplier,Metal,Stage,Mine country\nGanfeng,lithium,processing,AU'), [
      'processing Ganfeng',
      'line 2, column Mine country',
    ]);
    assert.deepEqual(taken('Supplier,Metal,Stage,Country,Smelter ID\nX,Tin,refining,CN,CID0001'), [
      'processing X CN',
      'column Smelter ID',
    ]);
  });

  it('takes who does the step that the row says: no mine for a refining, no smelter for a mine', () => {
    const head = 'Supplier,Smelter name,Mine name,Metal,Stage,Country\n';
    assert.deepEqual(taken(`${head}Ganfeng,,Greenbushes,lithium,processing,CN`), [
      'processing Ganfeng CN',
      'column Mine name',
    ]);
    assert.deepEqual(taken(`${head},,Greenbushes,lithium,processing,CN`), [
      'processing unknown CN',
      'line 2, column Mine name',
    ]);
    assert.deepEqual(taken(`${head}Agent,Ash,Greenbushes,lithium,mining,AU`), [
      'extraction Greenbushes AU',
      'column Smelter name',
      'column Supplier',
    ]);
    assert.deepEqual(taken(`${head}Oak,Ash,Pit,battery cell,manufacturing,JP`), [
      'manufacturing Oak JP',
      'column Smelter name',
      'column Mine name',
    ]);
  });

  it('sees all countries of columns that differ by their number only', () => {
    const rows = ['Acme,Cobalt,Refining,KR,JP,CN', 'Bolt,Nickel,Refining,CN,,'].join('\n');
    for (const headings of [
      'Country 1,Country 2,Country 3',
      'Origin 1,Origin 2,Origin 3',
      'Country of origin (1),Country of origin (2),Country of origin (3)',
      'Country,Country2,Country3',
      'Smelter country 1,Smelter country 2,Smelter country 3',
      'Country,Country,Country',
    ]) {
      assert.deepEqual(
        taken(`Supplier,Material,Stage,${headings}\n${rows}`),
        ['processing Acme KR JP CN', 'processing Bolt CN'],
        headings,
      );
    }
    // The share of one country is none of the step.
    const shares = importedOf(
      'Supplier,Material,Stage,Country 1,Share 1,Country 2\nA,Tin,Mining,PE,60%,CN',
    );
    assert.equal(shares.draft.steps[0]?.share, undefined);
    assert.equal(shares.leftOut.length, 1);
    // Where smelters have numbers, each has its country.
    const numbered = ['Smelter 1', 'Country 1', 'Smelter 2', 'Country 2'];
    assert.equal(matchColumns(numbered).get('Country 1'), undefined);
    // A year is no number.
    assert.equal(matchColumns(['Country 2026']).get('Country 2026'), undefined);
  });

  it('knows where goods are from where it is shortened', () => {
    for (const heading of [
      'Urspr.land',
      'Ursprungsl.',
      'Urspr.-Land',
      'LKZ',
      'Herkunft',
      'Origine',
    ]) {
      assert.equal(matchColumns([heading]).get(heading), 'country', heading);
    }
  });
});
