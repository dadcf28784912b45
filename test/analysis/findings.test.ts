import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ShownOptions } from '../../src/analysis/findings';
import { Findings } from '../../src/analysis/findings';
import { LiveAnalysis } from '../../src/analysis/live-analysis';
import { inOrder } from '../../src/analysis/order';
import type { StructureProblem, Unit } from '../../src/manifest/model';
import { endOf, startOf } from '../../src/manifest/model';
import type { Severity } from '../../src/policy/severity';
import type { Finding } from '../../src/rules/finding';
import { applied, changeOf, edit, manifestText } from '../support/edits';
import { knowledge } from '../support/knowledge';
import { runs } from '../support/runs';

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

type Shown = ReturnType<Findings['shown']>;

/** The same, as one would write it where time does not matter. */
function plainly(all: readonly Finding[], { limit, withSyntax, near = [] }: ShownOptions): Shown {
  const open = all.filter(
    ({ waiver, problem }) =>
      !waiver && (withSyntax || !['syntax', 'duplicate-key'].includes(problem?.kind ?? '')),
  );
  const isNear = ({ place }: Finding): boolean =>
    near.some(({ start, end }) => startOf(place) <= end && endOf(place) >= start);
  const rank = (finding: Finding): number =>
    SEVERITIES.indexOf(finding.severity) - (isNear(finding) ? SEVERITIES.length : 0);
  const count = open.length > limit ? limit - 1 : limit;
  const first = new Set([...open].sort((a, b) => rank(a) - rank(b)).slice(0, count));
  const findings = open.filter((finding) => first.has(finding));
  return { findings, more: open.length - findings.length };
}

const PROBLEMS: readonly (StructureProblem | undefined)[] = [
  undefined,
  { kind: 'syntax', code: 'other', detail: 'a quote is open' },
  { kind: 'duplicate-key', key: 'id' },
  { kind: 'empty-file' },
];

/** Units of this many characters follow each other. */
const UNIT_LENGTH = 10;

interface Draft {
  readonly start: number;
  readonly length: number;
  readonly severity: Severity;
  readonly isWaived: boolean;
  readonly problem: StructureProblem | undefined;
}

const draft: fc.Arbitrary<Draft> = fc.record({
  start: fc.nat(UNIT_LENGTH - 1),
  length: fc.nat(3),
  severity: fc.constantFrom(...SEVERITIES),
  isWaived: fc.boolean(),
  problem: fc.constantFrom(...PROBLEMS),
});

function findingIn(unit: Unit, { start, length, severity, isWaived, problem }: Draft): Finding {
  const place = { unit, start, end: Math.min(UNIT_LENGTH, start + length) };
  return {
    ruleId: 'a-rule',
    severity,
    place,
    message: { key: 'country-form', args: { text: 'UK', code: 'GB', name: 'United Kingdom' } },
    related: [],
    ...(isWaived && { waiver: { place } }),
    ...(problem && { problem }),
  };
}

/** Units with what is found in each, as a plain list of lists. */
class Plain {
  units: { readonly unit: Unit; findings: Finding[] }[] = [];

  constructor(drafts: readonly (readonly Draft[])[]) {
    this.replace(0, 0, drafts);
  }

  /** @returns the units that make way, and what is found in those that take their place */
  replace(
    at: number,
    count: number,
    drafts: readonly (readonly Draft[])[],
  ): [Set<Unit>, Finding[]] {
    const fresh = drafts.map((each, index) => {
      const unit = { offset: (at + index) * UNIT_LENGTH };
      const findings = each.map((one) => findingIn(unit, one)).sort(inOrder);
      return { unit, findings };
    });
    const removed = this.units.splice(at, count, ...fresh);
    this.units.forEach(({ unit }, index) => (unit.offset = index * UNIT_LENGTH));
    return [new Set(removed.map(({ unit }) => unit)), fresh.flatMap(({ findings }) => findings)];
  }

  get all(): Finding[] {
    return this.units.flatMap(({ findings }) => findings);
  }
}

const drafts = fc.array(fc.array(draft, { maxLength: 4 }), { maxLength: 12 });
const range = fc
  .tuple(fc.nat(200), fc.nat(30))
  .map(([start, length]) => ({ start, end: start + length }));
const options = fc.record({
  limit: fc.integer({ min: 1, max: 12 }),
  withSyntax: fc.boolean(),
  near: fc.array(range, { maxLength: 2 }),
});

describe('findings', () => {
  it('are looked up as in a plain list, whatever edits have exchanged', () => {
    const change = fc.record({ at: fc.nat(20), count: fc.nat(4), added: drafts });
    fc.assert(
      fc.property(drafts, fc.array(change), options, range, (first, changes, show, stretch) => {
        const plain = new Plain(first);
        let findings = Findings.of(plain.all);
        const look = (): void => {
          const { all } = plain;
          assert.deepEqual(findings.list, all);
          assert.deepEqual(
            findings.between(stretch),
            all.filter(
              ({ place }) => startOf(place) <= stretch.end && endOf(place) >= stretch.start,
            ),
          );
          assert.deepEqual(findings.shown(show), plainly(all, show));
        };
        look();
        for (const { at, count, added } of changes) {
          const place = Math.min(at, plain.units.length);
          const before = findings;
          const [units, fresh] = plain.replace(place, count, added);
          assert.deepEqual(
            new Set(before.inUnits(units)),
            new Set(before.list.filter(({ place: { unit } }) => units.has(unit))),
          );
          findings = before.exchanged([units], fresh);
          look();
        }
      }),
    );
  });

  it('stay in order where one unit has others in its midst', () => {
    const around = { offset: 0 };
    const inside = { offset: 20 };
    const severity = 'warning' as const;
    const at = (unit: Unit, start: number): Finding =>
      findingIn(unit, { start, length: 1, severity, isWaived: false, problem: undefined });
    const [first, last] = [
      at(around, 5),
      { ...at(around, 5), place: { unit: around, start: 50, end: 51 } },
    ];
    const middle = at(inside, 3);
    const findings = Findings.of([last, middle, first]);
    assert.deepEqual(findings.list, [first, middle, last]);
    assert.deepEqual(findings.between({ start: 22, end: 60 }), [middle, last]);
    const exchanged = Findings.of([first, last]).exchanged([], [middle]);
    assert.deepEqual(exchanged.list, [first, middle, last]);
    assert.deepEqual(exchanged.exchanged([new Set([around])], []).list, [middle]);
  });

  it('are found among very many, and what is on the screen is among the shown', () => {
    const many = Array.from({ length: 5000 }, (_, index): Draft[] => [
      {
        start: 1,
        length: 2,
        severity: index < 4000 ? 'warning' : 'hint',
        isWaived: false,
        problem: undefined,
      },
    ]);
    const plain = new Plain(many);
    const findings = Findings.of(plain.all);
    const near = [{ start: 4500 * UNIT_LENGTH, end: 4510 * UNIT_LENGTH }];
    const shown = findings.shown({ limit: 1000, withSyntax: true, near });
    assert.equal(shown.findings.length, 999);
    assert.equal(shown.more, 4001);
    for (const each of findings.between(near[0] ?? { start: 0, end: 0 })) {
      assert.ok(shown.findings.includes(each));
    }
    assert.equal(shown.findings.filter(({ severity }) => severity === 'hint').length, 10);
    const [units, fresh] = plain.replace(2000, 1000, many.slice(0, 1500));
    assert.deepEqual(findings.exchanged([units], fresh).list, plain.all);
  });

  it('are those of the present text while it is typed', () => {
    const ground = { file: '/a.sourcing.yaml', knowledge, today: '2024-06-30', imports: new Map() };
    fc.assert(
      fc.property(manifestText, fc.array(edit, { maxLength: 6 }), options, (start, edits, show) => {
        const live = new LiveAnalysis(start.text, start.format);
        const look = (): void => {
          const { analysis } = live;
          if (!analysis) return;
          const expected = plainly(analysis.findings, show);
          assert.ok(areSame(analysis.found.shown(show), expected));
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
      }),
      { numRuns: runs(300) },
    );
  });

  it('leave their last place to a note where there are more', () => {
    const plain = new Plain(fc.sample(draft, 50).map((each) => [{ ...each, isWaived: false }]));
    const findings = Findings.of(plain.all);
    const few = findings.shown({ limit: 49, withSyntax: true });
    assert.equal(few.findings.length, 48);
    assert.equal(few.more, 2);
    const enough = findings.shown({ limit: 50, withSyntax: true });
    assert.deepEqual(enough, { findings: plain.all, more: 0 });
  });
});

/** Not `deepEqual`: all that the findings hold, down to the whole manifest, would be looked through. */
const areSame = (one: Shown, other: Shown): boolean =>
  one.more === other.more &&
  one.findings.length === other.findings.length &&
  one.findings.every((each, index) => each === other.findings[index]);
