import assert from 'node:assert/strict';
import { byAge } from '../../build/knowledge-report/age';
import { conflictsIn } from '../../build/knowledge-report/conflicts';
import { datesIn } from '../../build/knowledge-report/note-dates';
import { asText, reportOn } from '../../build/knowledge-report/report';
import { runOutBy } from '../../build/knowledge-report/run-out';
import { table } from '../../build/knowledge-report/table';
import { knowledgeData } from '../../src/knowledge/generated/knowledge.js';
import type {
  DocumentDate,
  KnowledgeData,
  KnowledgeDocument,
  Regime,
  Restriction,
} from '../../src/knowledge/types';
import { agreement, knowledgeOf, material, production } from '../support/knowledge';

const dataOf = (part: Partial<KnowledgeData>): KnowledgeData => knowledgeOf(part).data;

const date = (day: string, text = day): DocumentDate => ({ day, text });

const document = (id: string, day?: string): KnowledgeDocument => ({
  id,
  title: id,
  publisher: 'Somebody',
  ...(day !== undefined && { date: date(day) }),
});

const restriction = (id: string, more: Partial<Restriction> = {}): Restriction => ({
  id,
  by: 'AA',
  on: 'goods',
  goods: [],
  kind: 'licence',
  from: date('2020-01-01'),
  documents: ['a-document'],
  confidence: 'verified',
  ...more,
});

const regime = (id: string, more: Partial<Regime> = {}): Regime => ({
  id,
  name: id,
  from: '2020-01-01',
  requirements: [],
  documents: ['a-document'],
  confidence: 'verified',
  ...more,
});

describe('The age of the knowledge', () => {
  it('is the date of the latest document of an entry, the oldest first', () => {
    const { dated, undated } = byAge(
      dataOf({
        documents: [document('old', '2001-05-01'), document('new', '2020-01-01'), document('any')],
        materials: [
          material('fresh', { documents: ['new'] }),
          material('both', { documents: ['old', 'new', 'any'] }),
          material('aged', { documents: ['any', 'old'] }),
          material('timeless', { documents: ['any'] }),
        ],
      }),
    );
    assert.deepEqual(
      dated.map((entry) => `${entry.date.text} ${entry.id}`),
      ['2001-05-01 aged', '2020-01-01 fresh', '2020-01-01 both'],
    );
    assert.deepEqual(
      undated.map(({ id }) => id),
      ['timeless'],
    );
  });
});

describe('Dates in notes', () => {
  const days = (note: string, year?: string) =>
    datesIn(note, year).map(({ first, last }) => (first === last ? first : `${first}–${last}`));

  for (const [note, expected] of [
    ['ends on 2036-07-01', ['2036-07-01']],
    ['by 2024-02 at the latest', ['2024-02-01–2024-02-29']],
    ['the review of 1 July 2026', ['2026-07-01']],
    ['due in January 2027', ['2027-01-01–2027-01-31']],
    ['a quota in 2026, Announcement No. 46 of 2024, 60 days', []],
    ['in Washington it was 27 October', []],
  ] as const) {
    it(`of “${note}” are ${expected.length === 0 ? 'none' : expected.join(', ')}`, () => {
      assert.deepEqual(days(note), expected);
    });
  }

  it('take the year of their event where they have none', () => {
    assert.deepEqual(days('18 or 19 November', '2025'), ['2025-11-18', '2025-11-19']);
  });
});

describe('Documents in conflict', () => {
  const says = (part: Partial<KnowledgeData>): string[] =>
    conflictsIn(dataOf(part)).map((each) => `${each.id}: ${each.says}`);
  const shares = (percents: Record<string, number>, more = {}) =>
    production('tin', 2022, percents, { unit: '%', ...more });

  it('are figures of one year that are further apart than rounding', () => {
    const one = shares({ AA: 47, BB: 20 }, { documents: ['one'], measure: 'capacity' });
    const other = shares({ AA: 46, BB: 24.3, CC: 9 }, { documents: ['other'], measure: 'output' });
    assert.deepEqual(says({ production: [one, other] }), [
      'tin processing 2022: BB 20 % one (capacity); 24.3 % other (output)',
    ]);
  });

  it('are quantities too, by the part that they make', () => {
    const tonnes = production('tin', 2022, { AA: 60, BB: 40 });
    assert.equal(says({ production: [tonnes, shares({ AA: 61 })] }).length, 0);
    assert.equal(says({ production: [tonnes, shares({ AA: 61.2 })] }).length, 1);
  });

  it('are no figures of another stage, another year, other counting, or what is left together', () => {
    const one = shares({ AA: 40, OTHER: 60 });
    for (const other of [
      shares({ AA: 90, OTHER: 10 }, { stage: 'extraction' }),
      shares({ AA: 90, OTHER: 10 }, { year: 2023 }),
      shares({ AA: 90, OTHER: 10 }, { byPlace: false }),
      shares({ AA: 40, OTHER: 10 }),
    ]) {
      assert.deepEqual(says({ production: [one, other] }), []);
    }
  });

  it('are two days on which one thing is said to have begun', () => {
    const twice = agreement('pact', ['AA'], ['in-force 2020-01-01', 'in-force 2021-01-01 AA']);
    assert.deepEqual(says({ agreements: [twice] }), [
      'pact: AA: in-force on 2020-01-01 and on 2021-01-01',
    ]);
  });

  it('are no repeated proposals, no second beginning after an end, no later members', () => {
    for (const fine of [
      agreement('pact', ['AA'], ['proposed 2020-01-01', 'proposed 2021-01-01']),
      agreement('pact', ['AA'], ['signed 2020-01-01', 'ended 2021-01-01', 'signed 2022-01-01']),
      agreement('pact', ['AA', 'BB'], ['in-force 2020-01-01 AA', 'in-force 2021-01-01 BB']),
      agreement('pact', ['EU', 'FR'], ['in-force 2020-01-01 EU', 'in-force 2021-01-01 FR']),
    ]) {
      assert.deepEqual(says({ agreements: [fine] }), []);
    }
  });

  it('are another day in the note of a state, and what a note calls so', () => {
    const noted = (day: string, note: string) => {
      const made = agreement('pact', ['AA'], [`signed ${day}`]);
      return { ...made, timeline: made.timeline.map((event) => ({ ...event, note })) };
    };
    assert.deepEqual(says({ agreements: [noted('2025-11-19', '18 or 19 November.')] }), [
      'pact: signed on 2025-11-19: 18 or 19 November.',
    ]);
    assert.deepEqual(says({ agreements: [noted('2025-11-19', 'Announced in November.')] }), []);
    const tin = material('tin', { note: 'Its documents disagree on what it is for.' });
    assert.deepEqual(says({ materials: [tin] }), [
      'tin: Its documents disagree on what it is for.',
    ]);
  });
});

describe('What has run out', () => {
  const out = (day: string, part: Partial<KnowledgeData>): string[] =>
    runOutBy(day, dataOf(part)).map(({ id, to, what }) => `${to} ${id}: ${what}`);

  it('is a restriction or its suspension from the day after its end', () => {
    const restrictions = [
      restriction('ended', { to: date('2024-12-31', '2024') }),
      restriction('paused', {
        suspended: { from: date('2023-01-01'), to: date('2024-06-30'), by: 'No. 1' },
      }),
      restriction('going-on'),
    ];
    assert.deepEqual(out('2024-06-30', { restrictions }), []);
    assert.deepEqual(out('2024-07-01', { restrictions }), [
      '2024-06-30 paused: suspension by No. 1 ends',
    ]);
    assert.deepEqual(out('2025-01-01', { restrictions }), [
      '2024-06-30 paused: suspension by No. 1 ends',
      '2024-12-31 ended: the restriction ends',
    ]);
  });

  it('is a regime, its last threshold, its clauses and exemptions', () => {
    const regimes = [
      regime('credit', {
        to: '2023-09-30',
        requirements: [
          {
            kind: 'share',
            id: 'minerals',
            name: 'Minerals',
            method: 'steps',
            thresholds: { 2023: 40, 2025: 60 },
            counts: {},
            qualifies: { countries: 'agreement' },
          },
          {
            kind: 'exclusion',
            id: 'entities',
            name: 'Entities',
            whom: {},
            clauses: [
              { content: {}, from: '2020-01-01', to: '2024-12-31', reach: 'self' },
              { content: {}, from: '2025-01-01', reach: 'self' },
            ],
            exempt: { materials: ['tin'], before: '2024-03-01' },
          },
        ],
      }),
    ];
    assert.deepEqual(out('2026-01-01', { regimes }), [
      '2023-09-30 credit: the regime ends',
      '2024-02-29 credit: entities: the exemption of tin ends',
      '2024-12-31 credit: entities: a clause ends',
      '2025-12-31 credit: minerals: the last threshold is that of 2025',
    ]);
    assert.deepEqual(out('2023-09-30', { regimes }), []);
  });

  it('is a day of review or end in the note of an agreement that goes on', () => {
    const note = 'Signed on 1 May 2019; ends on 2024-07-01 unless extended. Seen on 2020-01-01.';
    const going = { ...agreement('going', ['AA'], ['in-force 2020-01-01']), note };
    const over = { ...agreement('over', ['AA'], ['ended 2020-01-01']), note };
    assert.deepEqual(out('2024-07-02', { agreements: [going, over] }), [
      '2024-07-01 going: its note: ends on 2024-07-01 unless extended',
    ]);
    assert.deepEqual(out('2024-07-01', { agreements: [going, over] }), []);
  });

  it('is not said twice where the note repeats the end', () => {
    const paused = restriction('paused', {
      suspended: { from: date('2023-01-01'), to: date('2024-06-30'), by: 'No. 1' },
      note: 'The suspension ends on 2024-06-30; a full ban is due in January 2024.',
    });
    assert.deepEqual(out('2025-01-01', { restrictions: [paused] }), [
      '2024-01-31 paused: its note: a full ban is due in January 2024',
      '2024-06-30 paused: suspension by No. 1 ends',
    ]);
  });
});

describe('The report on the knowledge', () => {
  it('aligns its columns', () => {
    assert.equal(
      table([
        ['a', 'long', 'x'],
        ['bcd', 'e', ''],
      ]),
      'a    long  x\nbcd  e',
    );
  });

  it('counts what it lists, and lists what is only recalled', () => {
    const text = asText(
      reportOn(
        dataOf({
          documents: [document('book', '2020-01-01')],
          materials: [
            material('tin', { documents: ['book'], confidence: 'recalled' }),
            material('zinc', { documents: ['book'] }),
          ],
        }),
        '2026-01-01',
      ),
    );
    assert.match(text, /^Only recalled: 1\n.*\n {2}material {2}tin {2}book$/m);
    assert.match(text, /^Entries by age: 2$/m);
    assert.match(text, /^Entries without a dated document: 0$/m);
  });

  it('looks through the shipped knowledge', () => {
    const report = reportOn(knowledgeData, '2026-12-01');
    const all = Object.values(report.entries).reduce((sum, count) => sum + count, 0);
    const ofLists = knowledgeData.listedCompanies.length + knowledgeData.listings.length;
    assert.equal(report.byAge.length + report.undated.length + ofLists, all);
    assert.deepEqual(
      report.companyLists.map(({ id, companies }) => `${id} ${String(companies)}`),
      ['1260h 211', 'uflpa 99', 'ndaa-154 6'],
    );
    const days = report.byAge.map(({ date: text }) => text.slice(0, 4));
    assert.deepEqual(days, days.toSorted());
    assert.ok(report.recalled.some(({ id }) => id === 'separator'));
    assert.ok(report.conflicts.some(({ id }) => id === 'us-saudi-cm-framework'));
    assert.ok(report.conflicts.some(({ id }) => id === 'silicon processing 2023'));
    const gone = report.runOut.map(({ id, to }) => `${id} ${to}`);
    for (const each of [
      'ira-30d 2025-09-30',
      'usmca 2026-07-01',
      'cn-2025-57 2026-11-10',
      'cn-ban-to-us 2026-11-27',
    ]) {
      assert.ok(gone.includes(each), each);
    }
    assert.ok(!gone.includes('dfars-7052 2026-12-31'));
  });
});
