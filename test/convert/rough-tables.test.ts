import assert from 'node:assert/strict';
import { importedOf } from '../support/imported';

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
});
