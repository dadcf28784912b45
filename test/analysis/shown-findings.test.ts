import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Finding } from '../../src/rules/finding';
import type { Severity } from '../../src/policy/severity';
import { LiveAnalysis } from '../../src/analysis/live-analysis';
import type { Shown } from '../../src/analysis/shown-findings';
import { ShownFindings } from '../../src/analysis/shown-findings';
import type { StructureProblem } from '../../src/manifest/model';
import { applied, changeOf, edit, manifestText } from '../support/edits';
import { knowledge } from '../support/knowledge';

const WEIGHTS: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** The same, as one would write it where time does not matter. */
function plainly(all: readonly Finding[], most: number, withSyntax: boolean): Shown {
  const told = all.filter(
    ({ waiver, problem }) =>
      !waiver && (withSyntax || !['syntax', 'duplicate-key'].includes(problem?.kind ?? '')),
  );
  const mostSevere = WEIGHTS.flatMap((weight) =>
    told.filter(({ severity }) => severity === weight),
  ).slice(0, told.length > most ? most - 1 : most);
  const findings = told.filter((finding) => mostSevere.includes(finding));
  return { findings, more: told.length - findings.length };
}

const PROBLEMS: readonly (StructureProblem | undefined)[] = [
  undefined,
  { kind: 'syntax', detail: 'a quote is open' },
  { kind: 'duplicate-key', key: 'id' },
  { kind: 'empty-file' },
];

const finding: fc.Arbitrary<Finding> = fc
  .record({
    severity: fc.constantFrom(...WEIGHTS),
    isWaived: fc.boolean(),
    problem: fc.constantFrom(...PROBLEMS),
  })
  .map(({ severity, isWaived, problem }) => {
    const place = { unit: { offset: 0 }, start: 0, end: 1 };
    return {
      ruleId: 'a-rule',
      severity,
      place,
      message: { key: 'country-form', args: { text: 'UK', code: 'GB', name: 'United Kingdom' } },
      related: [],
      ...(isWaived && { waiver: { place } }),
      ...(problem && { problem }),
    };
  });

const findings = fc.array(finding, { maxLength: 12 });

describe('findings that are shown', () => {
  it('are the most severe, whatever changed between two looks', () => {
    const change = fc.record({
      at: fc.nat({ max: 20 }),
      remove: fc.nat({ max: 4 }),
      add: findings,
      withSyntax: fc.boolean(),
    });
    fc.assert(
      fc.property(findings, fc.nat({ max: 12 }), fc.array(change), (first, least, changes) => {
        const most = least + 1;
        const choice = new ShownFindings(most);
        let all: readonly Finding[] = first;
        assert.deepEqual(choice.of(all, true), plainly(all, most, true));
        for (const { at, remove, add, withSyntax } of changes) {
          all = [...all.slice(0, at), ...add, ...all.slice(at + remove)];
          assert.deepEqual(choice.of(all, withSyntax), plainly(all, most, withSyntax));
        }
      }),
    );
  });

  it('are those of the present text while it is typed', () => {
    const ground = { file: '/a.sourcing.yaml', knowledge, today: '2024-06-30', imports: new Map() };
    fc.assert(
      fc.property(
        manifestText,
        fc.array(edit, { maxLength: 6 }),
        fc.integer({ min: 1, max: 6 }),
        (start, edits, most) => {
          const live = new LiveAnalysis(start.text, start.format);
          const choice = new ShownFindings(most);
          const look = (): void => {
            const all = live.analysis?.findings ?? [];
            assert.ok(areSame(choice.of(all, true), plainly(all, most, true)));
          };
          let { text } = start;
          Array.from(live.judge(ground));
          look();
          for (const each of edits) {
            const change = changeOf(text, each);
            text = applied(text, change);
            live.edit(change, text);
            look();
          }
          Array.from(live.judge(ground));
          look();
        },
      ),
      { numRuns: 300 },
    );
  });

  it('leave their last place to a note where there are more', () => {
    const all = fc.sample(finding, 50).map((each): Finding => {
      const { ruleId, severity, place, message, related } = each;
      return { ruleId, severity, place, message, related };
    });
    const [few, enough] = [new ShownFindings(49), new ShownFindings(50)];
    assert.equal(few.of(all, true).findings.length, 48);
    assert.equal(few.of(all, true).more, 2);
    assert.deepEqual(enough.of(all, true), { findings: all, more: 0 });
  });
});

/** Not `deepEqual`: all that the findings hold, down to the whole manifest, would be looked through. */
const areSame = (one: Shown, other: Shown): boolean =>
  one.more === other.more &&
  one.findings.length === other.findings.length &&
  one.findings.every((each, index) => each === other.findings[index]);
