import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Analysis } from '../../src/analysis/analysis';
import type { Step } from '../../src/chain/graph';
import { offersFor } from '../../src/fixes/alternatives';
import { replaced } from '../../src/fixes/what-if';
import { qualifies } from '../../src/knowledge/country-status';
import type { ShareResult } from '../../src/regimes/share';
import { smallestChange } from '../../src/report/data/smallest-change';
import { analyseText } from '../support/analyse';
import { runs } from '../support/runs';

interface Row {
  readonly subject: string;
  readonly stage: string;
  readonly country: string;
  readonly value: number;
  readonly inputs: readonly number[];
}

const text = (rows: readonly Row[], asOf: string): string =>
  [
    `manifest: 1\nproduct: Pack\nasOf: ${asOf}\nregimes: [ira-30d]\nsources:`,
    ...rows.map(
      ({ subject, stage, country, value, inputs }, index) =>
        `  - { id: s${String(index)}, ${subject}, stage: ${stage}, supplier: One, ${country}, ` +
        `value: ${String(value)}, inputs: [${inputs.map((each) => `s${String(each)}`).join(', ')}] }`,
    ),
    '',
  ].join('\n');

const place = fc.constantFrom(
  'country: CN',
  'country: CN',
  'country: ID',
  'country: AU',
  'country: US',
  'origins: [{ country: CN, share: 60% }, { country: AU, share: 40% }]',
  'origins: [{ country: CN }, { country: CL }]',
);

/** Chains of lithium, nickel and cobalt, with cathodes that several of them feed, and cells. */
const rows = fc
  .array(
    fc.record({
      subject: fc.constantFrom(
        'material: lithium',
        'material: nickel',
        'material: cobalt',
        'component: cathode-active-material',
        'component: battery-cell',
      ),
      stage: fc.constantFrom('extraction', 'processing', 'recycling'),
      country: place,
      value: fc.integer({ min: 0, max: 6 }),
      before: fc.array(fc.nat(5), { maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((list) =>
    list.map(({ before, stage, ...row }, index): Row => ({
      ...row,
      stage: row.subject.startsWith('component') ? 'manufacturing' : stage,
      inputs: [...new Set(before)].filter((each) => each < index),
    })),
  );

/** The fewest steps of which the others take over so that it passes, by trying all. */
function fewestByTrying(result: ShareResult, analysis: Analysis): number | undefined {
  const { knowledge, asOf = '' } = analysis;
  const choices = analysis.graph.own
    .filter((step) => result.counts(step))
    .flatMap((step): [Step, Step[]][] => {
      const wanted = (country: string): boolean =>
        qualifies(knowledge.countryStatus(country, asOf, step.kind)) ||
        knowledge.inBloc(country, 'north-america');
      // One partner within North America and one beyond are all that a requirement can tell apart.
      const offers = offersFor(step, analysis, wanted);
      const kept = [true, false].flatMap(
        (inside) =>
          offersFor(
            step,
            analysis,
            (code) => wanted(code) && knowledge.inBloc(code, 'north-america') === inside,
          )[0] ?? [],
      );
      return offers.length > 0 ? [[step, kept.map((each) => replaced(step, each, knowledge))]] : [];
    });
  let best: number | undefined;
  const look = (at: number, swaps: ReadonlyMap<Step, Step>): void => {
    if (best !== undefined && swaps.size >= best) return;
    if (result.withSwaps(swaps)?.passes === true) best = swaps.size;
    for (let next = at; next < choices.length; next++) {
      const [step, others] = choices[next] ?? [];
      for (const by of others ?? []) if (step) look(next + 1, new Map([...swaps, [step, by]]));
    }
  };
  look(0, new Map());
  return best;
}

describe('the smallest change that passes', () => {
  it('is one step where one is enough, with the partner and the share that it makes', () => {
    const analysis = analyseText(
      text(
        [
          {
            subject: 'material: lithium',
            stage: 'processing',
            country: 'country: CN',
            value: 60,
            inputs: [],
          },
          {
            subject: 'material: nickel',
            stage: 'processing',
            country: 'country: AU',
            value: 40,
            inputs: [],
          },
        ],
        '2024-06-30',
      ),
    );
    const result = analysis.regimes[0]?.shares[0];
    assert.ok(result);
    const found = smallestChange(result, analysis);
    assert.deepEqual(
      found?.changes.map(({ step }) => step.source.id?.value),
      ['s0'],
    );
    assert.equal(found.after.share.toFraction(), '1');
    assert.ok(found.isProven);
  });

  it('is as small as what trying all sets finds', () => {
    const met = { none: 0, some: 0 };
    fc.assert(
      fc.property(rows, fc.constantFrom('2023-06-30', '2024-06-30', '2029-01-01'), (list, day) => {
        const analysis = analyseText(text(list, day), { asOf: day });
        for (const result of analysis.regimes[0]?.shares ?? []) {
          if (!result.sum || result.sum.passes) continue;
          const found = smallestChange(result, analysis);
          assert.equal(found?.changes.length, fewestByTrying(result, analysis), text(list, day));
          if (found) assert.ok(found.isProven);
          met[found ? 'some' : 'none']++;
        }
      }),
      { numRuns: runs(300) },
    );
    assert.ok(met.some > 20, JSON.stringify(met));
  });
});
