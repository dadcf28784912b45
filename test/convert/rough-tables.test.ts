import assert from 'node:assert/strict';
import { importedOf } from '../support/imported';
import type { Cells, Formula } from '../support/workbook';
import { computed, packed, row, workbookOf, workbookParts } from '../support/workbook';

const stepsOf = (csv: string): string[] =>
  importedOf(csv).draft.steps.map(
    ({ material, component, stage, supplier, places }) =>
      `${material ?? component ?? ''} ${stage ?? '?'} ${supplier} ${places.map(({ country }) => country).join('/')}`,
  );

describe('tables that say less, or in other words', () => {
  it('takes rows without a stage as steps that lack it, and lists each', () => {
    const csv = 'Supplier,Material,Country\nGanfeng,Lithium,China\nSQM,Lithium,Chile\n';
    assert.deepEqual(stepsOf(csv), ['lithium ? Ganfeng CN', 'lithium ? SQM CL']);
    const { draft, leftOut } = importedOf(csv);
    assert.deepEqual(
      leftOut.map(({ place }) => place),
      ['line 2', 'line 3'],
    );
    assert.deepEqual(
      draft.steps.map(({ origin }) => origin),
      ['CSV:lithium//ganfeng', 'CSV:lithium//sqm'],
    );
  });

  it('reads what is recycled as recycling, but no mine', () => {
    const csv =
      'Supplier,Material,Stage,Country,Recycled / Scrap (Y/N)\n' +
      'A,cobalt,,BE,Yes\nB,cobalt,refining,FI,N\nC,cobalt,refining,DE,x\nD,cobalt,mine,AU,Y\nE,cobalt,refining,NO,partly\n';
    assert.deepEqual(stepsOf(csv), [
      'cobalt recycling A BE',
      'cobalt processing B FI',
      'cobalt recycling C DE',
      'cobalt extraction D AU',
      'cobalt processing E NO',
    ]);
    assert.deepEqual(
      importedOf(csv).leftOut.map(({ place }) => place),
      ['line 5, column Recycled / Scrap (Y/N)', 'line 6, column Recycled / Scrap (Y/N)'],
    );
  });

  it('takes no recycled content for a yes', () => {
    const csv = 'Supplier,Material,Stage,Country,Recycled content\nA,cobalt,refining,FI,100%\n';
    assert.deepEqual(stepsOf(csv), ['cobalt processing A FI']);
  });

  it('takes items, verbs and shares of need for what they are', () => {
    const csv =
      'Item,Step,Vendor,Origin,% of need\nNickel sulphate,refine,Terrafame,FI,60\nNickel sulphate,Smelt,Huayou,CN,40\n';
    assert.deepEqual(stepsOf(csv), [
      'nickel processing Terrafame FI',
      'nickel processing Huayou CN',
    ]);
    assert.deepEqual(
      importedOf(csv).draft.steps.map(({ share }) => share),
      ['60%', '40%'],
    );
  });

  it('takes the origin of goods for no seat of a company', () => {
    const { draft, leftOut } = importedOf('Vendor,Origin\nCATL,CN\nUmicore,PL\n');
    assert.deepEqual(
      draft.suppliers.map(({ name, country }) => [name, country]),
      [
        ['CATL', undefined],
        ['Umicore', undefined],
      ],
    );
    assert.deepEqual(leftOut, [
      {
        place: 'column Origin',
        why: 'Where goods are from is not where a company is seated.',
      },
    ]);
    const seats = importedOf('Vendor,Country\nCATL,CN\n').draft.suppliers;
    assert.deepEqual(
      seats.map(({ country }) => country),
      ['CN'],
    );
  });

  it('takes what says that nothing is known for no country, and lists no halves of it', () => {
    const csv =
      'Supplier,Material,Stage,Country\nA,tin,refining,N/A\nB,tin,refining,"n/a, China"\n';
    assert.deepEqual(stepsOf(csv), ['tin processing A ', 'tin processing B CN/unknown']);
    assert.deepEqual(importedOf(csv).leftOut, []);
  });

  it('takes rows of sums for no steps, and lists them', () => {
    const csv =
      'Supplier;Material;Stage;Country;Value\nA;cobalt;refining;CN;10\nB;cobalt;refining;FI;20\n' +
      'Summe;cobalt;refining;;30\nGrand total;cobalt;refining;;30\nTotal;nickel;refining;FR;5\n合计;cobalt;refining;;30\n';
    assert.deepEqual(stepsOf(csv), [
      'cobalt processing A CN',
      'cobalt processing B FI',
      'nickel processing Total FR',
    ]);
    assert.deepEqual(importedOf(csv).leftOut, [
      { place: 'line 4', why: 'The row is a total.' },
      { place: 'line 5', why: 'The row is a total.' },
      { place: 'line 7', why: 'The row is a total.' },
    ]);
  });
});

describe('workbooks of more than a table', () => {
  const head = row(1, { A: 'Supplier', B: 'Material', C: 'Stage', D: 'Country' });
  const step = (supplier: string, country: string | Formula): Cells => ({
    ...head,
    ...row(2, { A: supplier, B: 'cobalt', C: 'refining', D: country }),
  });

  it('reads one sheet, and lists the others', () => {
    const bytes = workbookOf({
      '2024': step('Umicore', 'Belgium'),
      '2025': step('Huayou', 'China'),
      Empty: {},
    });
    const { draft, leftOut } = importedOf(bytes);
    assert.deepEqual(
      draft.steps.map(({ supplier }) => supplier),
      ['Umicore'],
    );
    assert.deepEqual(leftOut, [
      { place: 'sheet 2025', why: 'One sheet is read, and that is 2024.' },
    ]);
  });

  it('passes over a cover, and takes a hidden sheet last', () => {
    const cover = { ...row(1, { A: 'Please fill in' }), ...row(2, { A: 'until', B: 'Friday' }) };
    const parts = workbookParts({
      Old: step('Umicore', 'Belgium'),
      Cover: cover,
      Now: step('Huayou', 'China'),
    });
    const book =
      parts['xl/workbook.xml']?.replace('name="Old"', 'name="Old" state="veryHidden"') ?? '';
    const { draft, leftOut } = importedOf(packed({ ...parts, 'xl/workbook.xml': book }));
    assert.deepEqual(
      draft.steps.map(({ supplier }) => supplier),
      ['Huayou'],
    );
    assert.deepEqual(
      leftOut.map(({ place }) => place),
      ['sheet Old', 'sheet Cover'],
    );
  });

  it('lists a formula that was never computed', () => {
    const bytes = workbookOf({ Data: step('Huayou', { formula: 'VLOOKUP(A2,X!A:B,2,0)' }) });
    const { draft, leftOut } = importedOf(bytes);
    assert.deepEqual(draft.steps[0]?.places, []);
    assert.deepEqual(leftOut, [
      {
        place: 'Data, cell D2',
        why: 'The formula has no value yet: open the file in a spreadsheet, save it, and import it again.',
      },
    ]);
    assert.deepEqual(importedOf(workbookOf({ Data: step('Huayou', computed('')) })).leftOut, []);
  });

  it('takes a cell over several rows for each of them, and a number for none', () => {
    const parts = workbookParts({
      Data: {
        ...row(1, { A: 'Supplier 1', B: 'Material', C: 'Stage', D: 'Country', E: 'Value' }),
        ...row(2, { A: 'BYD', B: 'cobalt', C: 'refining', D: 'China', E: 900 }),
        ...row(3, { B: 'nickel', C: 'refining' }),
        ...row(4, { B: 'lithium', C: 'refining' }),
        ...row(5, { A: 'Umicore', B: 'cobalt', C: 'refining', D: 'Belgium', E: 7 }),
      },
    });
    const merged =
      '<mergeCells><mergeCell ref="A2:A4"/><mergeCell ref="E2:E4"/><mergeCell ref="D2:D3"/><mergeCell ref="E5:E9"/></mergeCells>';
    const sheet =
      parts['xl/worksheets/sheet1.xml']?.replace('</worksheet>', `${merged}</worksheet>`) ?? '';
    const { draft, leftOut } = importedOf(packed({ ...parts, 'xl/worksheets/sheet1.xml': sheet }));
    assert.deepEqual(
      draft.steps.map(({ material, supplier, places, value }) => [
        material,
        supplier,
        places[0]?.country,
        value,
      ]),
      [
        ['cobalt', 'BYD', 'CN', undefined],
        ['nickel', 'BYD', 'CN', undefined],
        ['lithium', 'BYD', undefined, undefined],
        ['cobalt', 'Umicore', 'BE', '7'],
      ],
    );
    assert.deepEqual(leftOut, [
      {
        place: 'Data, cell E2',
        why: '“900” stands for several rows: which part of it is of which is not said.',
      },
    ]);
  });

  it('takes a country without the marks of footnotes, and lists each', () => {
    const cells = [
      'China*',
      'China 1)',
      'China [2]',
      'China²',
      'China† (a)',
      'China1',
      'CN (60%)*; KR** 40%',
    ];
    const csv = `Supplier|Material|Stage|Country\n${cells.map((cell) => `A|Tin|Refining|${cell}`).join('\n')}`;
    const { draft, leftOut } = importedOf(csv);
    assert.deepEqual(
      draft.steps.map(({ places }) =>
        places.map(({ country, share }) => country + (share ?? '')).join(' '),
      ),
      [...cells.slice(1).map(() => 'CN'), 'CN60% KR40%'],
    );
    assert.equal(leftOut.length, cells.length + 1);
    assert.equal(
      leftOut[0]?.why,
      '“China*” is taken without its mark: what the footnote says is not read.',
    );
  });

  it('reads a cell that repeats the one above it, but no amount', () => {
    const csv = `Supplier;Material;Stage;Country;Share
Acme;Cobalt;Refining;CN;60%
"""";Nickel;"""";same as above;30%
ditto;Graphite;Dito;〃;dto.
"-""-";Tin;;wie oben;
`;
    assert.deepEqual(stepsOf(csv), [
      'cobalt processing Acme CN',
      'nickel processing Acme CN',
      'graphite processing Acme CN',
      'tin ? Acme CN',
    ]);
    assert.deepEqual(
      importedOf(csv).leftOut.map(({ place }) => place),
      ['line 4, column Share', 'line 5'],
    );
  });

  it('takes each of several materials as a step, without what is of all of them together', () => {
    const csv = `ID,Supplier,Material,Stage,Country,Share
1,Acme,"Cobalt, Nickel",Refining,"CN, KR",
2,Bolt,Lithium / Cobalt,Mining,CN,10%
3,Cola,Lithium / Li,Mining,CL,20%
4,Dora,Cobalt / others,Mining,CN,
5,Echo,"NdFeB magnet, Cobalt",Mining,CN,
`;
    assert.deepEqual(stepsOf(csv), [
      'cobalt processing Acme CN/KR',
      'nickel processing Acme CN/KR',
      'lithium extraction Bolt CN',
      'cobalt extraction Bolt CN',
      'lithium extraction Cola CL',
    ]);
    const { draft, rows, leftOut } = importedOf(csv);
    assert.deepEqual(
      draft.steps.map(({ share }) => share),
      [undefined, undefined, undefined, undefined, '20%'],
    );
    assert.equal(rows, 5);
    assert.deepEqual(
      leftOut.map(({ place, why }) => `${place}: ${why}`),
      [
        'line 2, column Material: “Cobalt, Nickel” names several materials: each is taken as a step.',
        'line 2, column ID: “1” stands for several materials: which part of it is of which is not said.',
        'line 3, column Material: “Lithium / Cobalt” names several materials: each is taken as a step.',
        'line 3, column ID: “2” stands for several materials: which part of it is of which is not said.',
        'line 3, column Share: “10%” stands for several materials: which part of it is of which is not said.',
        'line 5: “Cobalt / others” is no material or component of the catalogue.',
        'line 6: “NdFeB magnet, Cobalt” is no material or component of the catalogue.',
      ],
    );
  });

  it('takes a row with several stages as a step that lacks it: its country is seen', () => {
    const csv = `Supplier,Material,Stage,Country
Acme,Cobalt,Mining/Refining,CN
Bolt,Cobalt,Extraction and processing,CN
Cola,Cobalt,Refining / whatever,CN
`;
    assert.deepEqual(stepsOf(csv), ['cobalt ? Acme CN', 'cobalt ? Bolt CN']);
    assert.deepEqual(
      importedOf(csv).leftOut.map(({ why }) => why),
      [
        '“Mining/Refining” names several stages: the step is taken without one.',
        '“Extraction and processing” names several stages: the step is taken without one.',
        '“Refining / whatever” is no stage of Cobalt.',
      ],
    );
  });
});
