import assert from 'node:assert/strict';
import { importedOf } from '../support/imported';

const read = (country: string, head = 'Country') => {
  const { draft, leftOut } = importedOf(
    `Supplier,Material,Stage,${head}\nA,lithium,mining,"${country}"\n`,
  );
  const places = draft.steps[0]?.places ?? [];
  return [
    places
      .map(
        (each) =>
          `${each.region ?? each.country}${each.share === undefined ? '' : ` ${each.share}`}`,
      )
      .join(' '),
    leftOut.length,
  ];
};

describe('cells of a table', () => {
  it('takes every country that a cell names, and keeps unknown what it says beside them', () => {
    for (const [cell, places, listed] of [
      ['Australia, various', 'AU unknown', 0],
      ['Australia and others', 'AU unknown', 0],
      ['Chile / Peru', 'CL PE', 0],
      ['Chile, Peru & Bolivia', 'CL PE BO', 0],
      ['Chile 60%, Peru 40%', 'CL 60% PE 40%', 0],
      ['Chile (60%), Japan (40%)', 'CL 60% JP 40%', 0],
      ['60% CN / 40% FI', 'CN 60% FI 40%', 0],
      ['China 60,5 %; Japan 39,5 %', 'CN 60.5% JP 39.5%', 0],
      ['China/Taiwan', 'CN TW', 0],
      ['CN→KR', 'CN KR', 0],
      ['China -> Korea, Republic of', 'CN KR', 0],
      ['> 50% China', '', 1],
      ['China and Hong Kong', 'CN HK', 0],
      ['Nigeria/Niger', 'NG NE', 0],
      ['Scotland', 'GB-SCT', 0],
      ['Bosnia and Herzegovina', 'BA', 0],
      ['Korea, Republic of', 'KR', 0],
      ['Xinjiang', 'CN-XJ', 0],
      ['Xinjiang, China', 'CN-XJ', 0],
      ['Xinjiang / Chile', 'CN-XJ CL', 0],
      ['Australia, Atlantis', 'AU unknown', 1],
      ['Atlantis, Australia', 'AU', 1],
      ['Gwangyang, South Korea', 'KR', 1],
      ['Xinyu, Jiangxi, China', 'CN-JX', 0],
      ['Austrlia, Chile', 'CL unknown', 1],
      ['Germny, Chile', 'CL unknown', 1],
      ['various, Chile', 'CL unknown', 0],
      ['Holland, MI', 'US-MI', 0],
      ['Vidalia, LA', '', 1],
      // China is not hidden by what stands beside it, and nobody says which it is.
      ['CN (ore from DRC)', 'CN CD unknown', 1],
      ['Germany (made in China)', 'DE CN unknown', 1],
      ['DRC (refined in China)', 'CD CN unknown', 1],
      ['Germany (not from China)', '', 1],
      ['Germany (Lake Chad)', '', 1],
      ['Atlantis', '', 1],
      ['various', '', 0],
    ] as const) {
      assert.deepEqual(read(cell), [places, listed], cell);
    }
  });

  it('takes rows for one only where nothing in them is left out that tells them apart', () => {
    const { draft, merged } = importedOf(
      'Supplier,Material,Stage,Country\nY,lithium,mining,Atlantis\nY,lithium,mining,Mordor\nY,lithium,mining,Mordor\n',
    );
    assert.deepEqual([draft.steps.length, merged], [2, 1]);
    const same = importedOf(
      'Supplier,Material,Stage,Country\nY,lithium,mining,Peru\nY,lithium,mining,PE\nY,lithium,mining,CL\nY,lithium,mining,Chile\n',
    );
    assert.deepEqual([same.draft.steps.length, same.merged], [2, 2]);
  });

  it('lists a cell beyond the headings', () => {
    const { draft, leftOut } = importedOf(
      'Supplier,Material,Stage,Country\nA,lithium,processing,CL,LOST,,too\nB,lithium,processing,CL,,\n',
    );
    assert.equal(draft.steps.length, 2);
    assert.deepEqual(leftOut, [
      { place: 'line 2', why: '“LOST” stands beyond the last heading.' },
      { place: 'line 2', why: '“too” stands beyond the last heading.' },
    ]);
  });
});
