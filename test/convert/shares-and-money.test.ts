import assert from 'node:assert/strict';
import { importedOf } from '../support/imported';

/** The shares of rows, `?` where one is listed, in a table whose column has a heading. */
function shares(heading: string, ...cells: readonly string[]): string {
  const rows = cells.map((cell, at) => `S${String(at)},tin,mining,PE,"${cell}"`);
  const { draft, leftOut } = importedOf(
    [`supplier,material,stage,country,${heading}`, ...rows].join('\n'),
  );
  const listed = new Set(leftOut.map(({ place }) => place));
  return draft.steps
    .map(({ share }, at) => {
      const isListed = listed.has(`line ${String(at + 2)}, column ${heading}`);
      assert.equal(isListed, share === undefined && cells[at] !== '', `${heading} ${String(at)}`);
      return share ?? '?';
    })
    .join(' ');
}

describe('shares of a table', () => {
  it('counts in per cent where the heading says so', () => {
    for (const heading of [
      ...[
        'Share (%)',
        'Share %',
        'Anteil in %',
        'Percentage',
        'Percent of total',
        'Share in percent',
      ],
      ...['% share', 'Prozent', 'Pourcentage', 'Porcentaje', 'Anteil (Prozent)', 'Share in pct'],
    ]) {
      assert.equal(shares(heading, '99', '1'), '99% 1%', heading);
      assert.equal(shares(heading, '99', '0.5', '0,5', '0'), '99% 0.5% 0.5% 0%', heading);
      assert.equal(shares(heading, '60%', '120'), '60% ?', heading);
      // A sheet keeps 60 % as 0.6: without a larger number beside it, it could be either.
      assert.equal(shares(heading, '0.6', '0.4'), '? ?', heading);
    }
  });

  it('takes a number up to 1 for a part of one only where no other cell is counted in per cent', () => {
    for (const heading of ['share', 'Anteil', '占比', 'share of need']) {
      assert.equal(shares(heading, '0.6', '0.4'), '0.6 0.4', heading);
      assert.equal(shares(heading, '1'), '1', heading);
      assert.equal(shares(heading, '60', '39', '1'), '? ? ?', heading);
      assert.equal(shares(heading, '60%', '39%', '1', ''), '60% 39% ? ?', heading);
    }
    const { leftOut } = importedOf(
      'supplier,material,stage,country,share\nA,tin,mining,PE,99\nB,tin,mining,CN,1\n',
    );
    assert.deepEqual(
      leftOut.map(({ why }) => why),
      [
        '“99” is no share: write it as 99% or 0.99.',
        '“1” could be 1% or 100%: write it with its sign.',
      ],
    );
  });
});

/** The currency of a table, then the values of its rows, `?` where one is listed. */
function money(heading: string, ...cells: readonly (readonly string[] | string)[]): string {
  const rows = cells.map((cell, at) => {
    const [value = '', currency = ''] = typeof cell === 'string' ? [cell] : cell;
    return `S${String(at)},tin,mining,PE,"${value}",${currency}`;
  });
  const { draft, leftOut } = importedOf(
    [`supplier,material,stage,country,${heading},Currency`, ...rows].join('\n'),
  );
  const listed = new Set(leftOut.map(({ place }) => place));
  return [
    draft.currency ?? '-',
    ...draft.steps.map(({ value }, at) => {
      const isListed = [...listed].some((place) => place.startsWith(`line ${String(at + 2)},`));
      assert.equal(isListed, value === undefined);
      return value ?? '?';
    }),
  ].join(' ');
}

describe('money of a table', () => {
  it('takes no value in another currency than that of its row or column', () => {
    assert.equal(money('Value (USD)', '1200 EUR', '5'), 'USD ? 5');
    assert.equal(money('Value (USD)', '€1200', '$5', 'USD 6', '7 usd'), 'USD ? 5 6 7');
    assert.equal(money('Value (EUR)', '€1,200.50', '$5', '£6', '¥7'), 'EUR 1200.50 ? ? ?');
    assert.equal(money('Value', ['1200 EUR', 'USD'], ['5', 'USD']), 'USD ? 5');
    assert.equal(money('Value', ['1200 EUR', ''], ['5', 'USD']), '- ? ?');
    assert.equal(money('Value', '1200 EUR', '$1200', 'CHF 5'), '- ? ? ?');
    assert.equal(money('Value', '1200 EUR', '€5', '7 EUR'), 'EUR 1200 5 7');
  });

  it('takes no sign that could be of several currencies for one of them', () => {
    assert.equal(money('Value', '$1200'), '- ?');
    assert.equal(money('Value', ['$1200', 'AUD'], ['A$5', 'AUD']), 'AUD 1200 ?');
    assert.equal(money('Value', ['¥1200', 'CNY'], ['¥ 5', 'CNY']), 'CNY 1200 5');
  });

  it('takes no percentage, and nothing that is counted in other things, for money', () => {
    assert.equal(money('Value (USD)', '5%', '12 PCS', '7 KGM', '3 EUR USD', '8'), 'USD ? ? ? ? 8');
  });
});
