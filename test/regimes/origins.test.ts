import assert from 'node:assert/strict';
import fc from 'fast-check';
import { endOf, startOf } from '../../src/manifest/model';
import { english } from '../../src/messages/english';
import { sentence } from '../../src/messages/message';
import type { ShareSum } from '../../src/regimes/share';
import { analyseText } from '../support/analyse';
import { runs } from '../support/runs';

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

  const JUDGED: Readonly<Record<string, string>> = {
    'ira-30d': '2025-01-01',
    'dfars-7052': '2027-01-01',
    uflpa: '2026-06-01',
    'pfe-storage': '2026-06-01',
    'eu-crma': '2024-06-01',
  };
  const ruled = fc
    .array(
      fc.record({
        subject: fc.constantFrom(
          ['material: lithium', 'processing'],
          ['material: neodymium', 'extraction'],
          ['material: neodymium', 'recycling'],
          ['material: neodymium, form: alloy', 'processing'],
          ['material: dysprosium', 'processing'],
          ['material: tungsten', 'processing'],
          ['component: ndfeb-magnet', 'manufacturing'],
          ['component: ndfeb-magnet, electronicDevice: true', 'manufacturing'],
          ['component: electric-motor, cots: false, electronicDevice: false', 'assembly'],
          ['component: polysilicon-wafer', 'manufacturing'],
          ['component: battery-cell', 'manufacturing'],
        ),
        place: fc.constantFrom('AU', 'CN', 'CN-XJ', 'CN-SD', 'RU', 'US', 'FR', 'unknown'),
        value: fc.integer({ min: 0, max: 1000 }),
        feeds: fc.array(fc.nat({ max: 9 }), { maxLength: 3 }),
      }),
      { minLength: 1, maxLength: 8 },
    )
    .map((all) =>
      all.map(({ subject, place, value, feeds }, index): Row => ({
        id: `s${String(index)}`,
        subject: subject[0] ?? '',
        stage: subject[1] ?? '',
        value,
        inputs: [...new Set(feeds.filter((from) => from < index))].map(
          (from) => `s${String(from)}`,
        ),
        place: at(place),
      })),
    );
  const regime = fc.constantFrom(...Object.keys(JUDGED));
  /** `country: CN, region: CN-XJ` for `CN-XJ`. */
  const at = (place: string): string =>
    place.includes('-') ? `country: ${place.slice(0, 2)}, region: ${place}` : `country: ${place}`;
  const PLACES = ['AU', 'CN', 'CN-XJ', 'CN-SD', 'RU', 'US', 'FR'] as const;

  const judge = (all: readonly Row[], id: string): ReturnType<typeof analyseText> => {
    const asOf = JUDGED[id] ?? '';
    return analyseText(manifest(all, id).replace('asOf: 2023-06-30', `asOf: ${asOf}`));
  };

  /**
   * What the rules find of a manifest: `<rule> <severity> <step> at <text>`, with the parts of a step as the step. What
   * stands on a country or region is there once for each; what parts have in common once for the step.
   */
  function found(all: readonly Row[], id: string): string[] {
    const asOf = JUDGED[id] ?? '';
    const text = manifest(all, id).replace('asOf: 2023-06-30', `asOf: ${asOf}`);
    const rules = new Set([
      'regime-exclusion',
      'regime-concentration',
      'credit-threshold',
      'credit-undetermined',
      'single-country-dependence',
      'china-source',
      'covered-nation-source',
      'non-fta-source',
      'pending-agreement',
    ]);
    const step = (name = '-'): string => name.replace(/x\d+$/, '');
    const lines = analyseText(text)
      .findings.filter(({ ruleId }) => rules.has(ruleId))
      .map(({ ruleId, severity, source, place }) => {
        const stands = text.slice(startOf(place), endOf(place));
        const isPlace = /^(?:[A-Z]{2}|CN-[A-Z]{2}|unknown)$/.test(stands);
        return {
          isPlace,
          line: `${ruleId} ${severity} ${step(source?.id?.value)} at ${step(stands)}`,
        };
      });
    const ofParts = lines.filter(({ isPlace }) => isPlace).map(({ line }) => line);
    const ofSteps = new Set(lines.filter(({ isPlace }) => !isPlace).map(({ line }) => line));
    return [...ofParts, ...ofSteps].sort();
  }

  it('has the findings of its parts written out, in number and kind, where they have shares', () => {
    const parts = fc.array(
      fc.tuple(fc.constantFrom(...PLACES, 'unknown'), fc.integer({ min: 1, max: 9 })),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(ruled, regime, fc.nat(), parts, (all, id, pick, places) => {
        const index = pick % all.length;
        const weights = places.map(([, weight]) => weight);
        const whole = weights.reduce((sum, weight) => sum + weight, 0);
        // Ten thousandths that make the whole, and values that they divide.
        const shares = weights.map((weight) => Math.floor((10_000 * weight) / whole));
        shares[0] = (shares[0] ?? 0) + 10_000 - shares.reduce((sum, share) => sum + share, 0);
        const origins = places.map(
          ([place], part) => `{ ${at(place)}, share: ${String((shares[part] ?? 0) / 100)}% }`,
        );
        const name = (part: number): string => `s${String(index)}x${String(part)}`;
        const split = all.map((each, of) =>
          of === index
            ? { ...each, value: each.value * 10_000, place: `origins: [${origins.join(', ')}]` }
            : each,
        );
        const written = all.flatMap((each, of): Row[] => {
          const inputs = each.inputs.flatMap((from) =>
            from === `s${String(index)}` ? places.map((_, part) => name(part)) : [from],
          );
          if (of !== index) return [{ ...each, inputs }];
          return places.map(([place], part) => ({
            ...each,
            inputs,
            id: name(part),
            value: each.value * (shares[part] ?? 0),
            place: at(place),
          }));
        });
        assert.deepEqual(found(split, id), found(written, id));
      }),
      { numRuns: runs(150) },
    );
  });

  it('is found for what every choice of its candidates is found for, and surely only for what all are', () => {
    const choice = fc.uniqueArray(fc.constantFrom(...PLACES), { minLength: 1, maxLength: 3 });
    /** The severities of what a regime excludes, by step; and the stages above a limit. */
    const results = (all: readonly Row[], id: string) => {
      const { findings, regimes } = judge(all, id);
      const excluded = findings.filter(({ ruleId }) => ruleId === 'regime-exclusion');
      const ids = (of: typeof findings): Set<string> =>
        new Set(of.map(({ source }) => source?.id?.value ?? ''));
      const limited = regimes.flatMap(({ limits }) => limits.flatMap(({ stages }) => stages));
      return {
        any: ids(excluded),
        sure: ids(excluded.filter(({ severity }) => severity === 'warning')),
        above: new Set(
          limited
            .filter(({ exceeds }) => exceeds)
            .map(({ group }) => `${group.material} ${group.stage}`),
        ),
      };
    };
    fc.assert(
      fc.property(ruled, regime, fc.nat(), choice, (all, id, pick, places) => {
        const index = pick % all.length;
        const placed = (place: string): Row[] =>
          all.map((each, of) => (of === index ? { ...each, place } : each));
        const range = results(
          placed(`origins: [${places.map((place) => `{ ${at(place)} }`).join(', ')}]`),
          id,
        );
        for (const place of places) {
          const one = results(placed(at(place)), id);
          for (const step of one.any) assert.ok(range.any.has(step), `${step} in ${place}`);
          for (const step of range.sure) assert.ok(one.sure.has(step), `${step} in ${place}`);
          for (const stage of one.above) assert.ok(range.above.has(stage), `${stage} in ${place}`);
        }
      }),
      { numRuns: runs(150) },
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
