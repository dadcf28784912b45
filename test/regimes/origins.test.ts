import assert from 'node:assert/strict';
import fc from 'fast-check';
import { english } from '../../src/messages/english';
import { sentence } from '../../src/messages/message';
import type { ShareSum } from '../../src/regimes/share';
import { analyseText } from '../support/analyse';

const HEAD = 'manifest: 1\nproduct: Pack\ncurrency: USD\nasOf: 2023-06-30\n';

/** Steps in order; each may feed on earlier ones. */
interface Row {
  readonly id: string;
  readonly subject: string;
  readonly stage: string;
  readonly value: number;
  readonly inputs: readonly string[];
  /** `country: AU`, or the places of `origins`. */
  readonly place: string;
}

const asSource = ({ id, subject, stage, value, inputs, place }: Row): string =>
  `  - { id: ${id}, ${subject}, stage: ${stage}, supplier: One, ${place}, value: ${String(value)}, ` +
  `inputs: [${inputs.join(', ')}] }\n`;

const manifest = (rows: readonly Row[], regime = 'ira-30d'): string =>
  `${HEAD}regimes: [${regime}]\nsources:\n${rows.map(asSource).join('')}`;

const sums = (rows: readonly Row[]): (ShareSum | undefined)[] =>
  analyseText(manifest(rows)).regimes[0]?.shares.map(({ sum }) => sum) ?? [];

const COUNTRIES = ['AU', 'CN', 'CL', 'ID', 'US', 'JP', 'CA'] as const;
const row = fc.record({
  subject: fc.constantFrom(
    ['material: lithium', 'extraction'],
    ['material: lithium', 'processing'],
    ['material: lithium', 'recycling'],
    ['material: nickel', 'processing'],
    ['component: cathode-active-material', 'manufacturing'],
    ['component: battery-cell', 'manufacturing'],
  ),
  country: fc.constantFrom(...COUNTRIES),
  value: fc.integer({ min: 0, max: 1000 }),
  feeds: fc.array(fc.nat({ max: 9 }), { maxLength: 3 }),
});
const rows = fc.array(row, { minLength: 1, maxLength: 8 }).map((all) =>
  all.map(({ subject, country, value, feeds }, index): Row => ({
    id: `s${String(index)}`,
    subject: subject[0] ?? '',
    stage: subject[1] ?? '',
    value,
    inputs: [...new Set(feeds.filter((from) => from < index))].map((from) => `s${String(from)}`),
    place: `country: ${country}`,
  })),
);

describe('a step of several origins', () => {
  it('is the same as its parts written out, where they have shares', () => {
    const parts = fc.array(
      fc.tuple(fc.constantFrom(...COUNTRIES), fc.integer({ min: 1, max: 9 })),
      {
        minLength: 1,
        maxLength: 4,
      },
    );
    fc.assert(
      fc.property(rows, fc.nat(), parts, (all, pick, places) => {
        const at = pick % all.length;
        const weights = places.reduce((sum, [, weight]) => sum + weight, 0);
        // Values that are whole after the split: the shares are so many hundredths.
        const hundredths = places.map(([, weight]) => Math.floor((100 * weight) / weights));
        hundredths[0] =
          (hundredths[0] ?? 0) + 100 - hundredths.reduce((sum, each) => sum + each, 0);
        const origins = places.map(
          ([country], index) => `{ country: ${country}, share: ${String(hundredths[index])}% }`,
        );
        const split = all.map((each, index) =>
          index === at
            ? { ...each, value: each.value * 100, place: `origins: [${origins.join(', ')}]` }
            : each,
        );
        const name = (index: number): string => `s${String(at)}x${String(index)}`;
        const written = all.flatMap((each, index) => {
          const inputs = each.inputs.flatMap((id) =>
            id === `s${String(at)}` ? places.map((_, place) => name(place)) : [id],
          );
          if (index !== at) return [{ ...each, inputs }];
          return places.map(([country], place) => ({
            ...each,
            inputs,
            id: name(place),
            value: each.value * (hundredths[place] ?? 0),
            place: `country: ${country}`,
          }));
        });
        const exact = (each: readonly Row[]): (string | undefined)[] =>
          sums(each).map((sum) => sum?.share.toFraction());
        assert.deepEqual(exact(split), exact(written));
      }),
    );
  });

  it('has a range with the result of every choice, where they are candidates', () => {
    const choice = fc.uniqueArray(fc.constantFrom(...COUNTRIES), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(
        rows,
        fc.array(fc.tuple(fc.nat(), choice), { minLength: 1, maxLength: 2 }),
        (all, open) => {
          const at = new Map(open.map(([pick, places]) => [pick % all.length, places]));
          const placed = (place: (index: number) => string | undefined): Row[] =>
            all.map((each, index) => ({ ...each, place: place(index) ?? each.place }));
          const ranges = sums(
            placed((index) => {
              const places = at.get(index);
              return (
                places && `origins: [${places.map((each) => `{ country: ${each} }`).join(', ')}]`
              );
            }),
          );
          let choices: ReadonlyMap<number, string>[] = [new Map()];
          for (const [index, places] of at) {
            choices = choices.flatMap((known) =>
              places.map((each) => new Map([...known, [index, each]])),
            );
          }
          const results = choices.map((known) =>
            sums(
              placed((index) => {
                const place = known.get(index);
                return place && `country: ${place}`;
              }),
            ),
          );
          for (const [requirement, range] of ranges.entries()) {
            const values = results.map((result) => result[requirement]?.share);
            if (!range) {
              assert.ok(values.every((value) => value === undefined));
              continue;
            }
            const most = range.best?.share ?? range.share;
            for (const value of values) {
              assert.ok(value && value.compare(range.share) >= 0 && value.compare(most) <= 0);
            }
            // It is no wider than the choices are.
            assert.ok(values.some((value) => value?.equals(range.share)));
            assert.ok(values.some((value) => value?.equals(most)));
          }
        },
      ),
    );
  });

  it('is said as a range, and judged on the worst case', () => {
    // Cells: 41 of 100 in the worst case, 63 in the best; 50 % is required in 2023.
    const cell = (id: string, value: number, place: string): Row => ({
      id,
      subject: 'component: battery-cell',
      stage: 'manufacturing',
      value,
      inputs: [],
      place,
    });
    const text = manifest([
      cell('a', 41, 'country: US'),
      cell('b', 22, 'origins: [{ country: MX }, { country: KR }]'),
      cell('c', 37, 'country: KR'),
    ]);
    const finding = analyseText(text).findings.find(({ ruleId }) => ruleId === 'credit-threshold');
    assert.ok(finding);
    assert.match(
      sentence(finding.message, english),
      /^Battery components: between 41 % and 63 % qualifies, 50 % is required\. In the worst case of its origins USD 9 more must/,
    );
  });

  it('keeps the share undetermined where a place is unknown', () => {
    const text = manifest([
      {
        id: 'a',
        subject: 'material: lithium',
        stage: 'processing',
        value: 1,
        inputs: [],
        place: 'country: unknown',
      },
    ]);
    const finding = analyseText(text).findings.find(
      ({ ruleId }) => ruleId === 'credit-undetermined',
    );
    assert.match(finding ? sentence(finding.message, english) : '', /“a” has no known country/);
  });
});
