import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyse } from '../../src/analysis/analyse';
import type { Analysis } from '../../src/analysis/analysis';
import { relatedOf } from '../../src/analysis/at';
import { LiveAnalysis } from '../../src/analysis/live-analysis';
import { endOf, startOf } from '../../src/manifest/model';
import { readManifest } from '../../src/manifest/read';
import { english } from '../../src/messages/english';
import { sentence } from '../../src/messages/message';
import { applied, changeOf, edit, manifestText } from '../support/edits';
import { knowledge } from '../support/knowledge';
import { runs } from '../support/runs';

const FILE = '/live.sourcing.yaml';
const INPUT = { file: FILE, knowledge, today: '2024-06-30' } as const;

const told = ({ findings }: Analysis): string[] =>
  findings.map(
    ({ ruleId, severity, place, message, source, waiver, related }) =>
      `${startOf(place)}-${endOf(place)} ${ruleId} ${severity} ${sentence(message, english)} ${source?.id?.value ?? ''} ${waiver ? 'waived' : ''} ${related.map((each) => `${startOf(each.place)}-${endOf(each.place)}`).join()}`,
  );

function fresh(text: string, format: 'yaml' | 'json'): Analysis {
  const manifest = readManifest(text, format);
  return analyse({ ...INPUT, manifest, files: new Map([[FILE, manifest]]) });
}

function judged(live: LiveAnalysis): Analysis {
  const slices = live.judge({ ...INPUT, imports: new Map() });
  for (;;) {
    const { done, value } = slices.next();
    if (done === true) return value;
  }
}

const RUNS = 150;

describe('a live analysis', () => {
  it('has at once no related place in a step that is gone', () => {
    const text = `manifest: 1
product: Pack
asOf: 2024-06-30
sources:
  - id: cell
    component: battery-cell
    stage: manufacturing
    supplier: Maker
    country: KR
    inputs: [salt]
  - id: salt
    material: lithium
    stage: processing
    supplier: Refinery
    country: CN
`;
    const live = new LiveAnalysis(text, 'yaml');
    judged(live);
    const places = (): number[] => {
      const { analysis } = live;
      assert.ok(analysis);
      return analysis.findings.flatMap((finding) =>
        relatedOf(finding, analysis).map(({ place }) => endOf(place)),
      );
    };
    assert.ok(places().some((end) => end > text.indexOf('id: salt')));
    const start = text.indexOf('  - id: salt');
    live.edit({ start, end: text.length, text: '' }, text.slice(0, start));
    assert.ok(live.analysis?.findings.some(({ ruleId }) => ruleId === 'china-upstream'));
    assert.deepEqual(
      places().filter((end) => end > start),
      [],
    );
  });

  it('has at once nothing on a source that is gone, where what stood before it went first', () => {
    const head = '\uFEFF{ "suppliers": { "One": {} }, "sources": [ ';
    const text = `${head}{ "id": "a", "material": "lithium", "stage": "extraction", "country": "AU" }\n]}\n`;
    const live = new LiveAnalysis(text, 'json', 0);
    judged(live);
    for (const length of [head.length, 1]) {
      const change = { start: 0, end: length, text: '' };
      live.edit(change, applied(live.text, change));
      const { findings, manifest } = live.analysis ?? assert.fail();
      const gone = findings.filter(({ source }) => source && !manifest.sources.includes(source));
      assert.deepEqual(
        gone.map(({ ruleId }) => ruleId),
        [],
      );
      // Of the head that went, nothing is left either.
      assert.ok(findings.every(({ place }) => place.unit.isRemoved !== true));
    }
  });

  it('has, once the slices are through, the findings of a fresh one, to the character', () => {
    fc.assert(
      fc.property(
        manifestText,
        fc.array(fc.tuple(edit, fc.boolean()), { maxLength: 10 }),
        ({ text, format }, edits) => {
          const live = new LiveAnalysis(text, format, edits.length % 2 === 0 ? 0 : undefined);
          judged(live);
          for (const [each, rests] of edits) {
            const change = changeOf(live.text, each);
            live.edit(change, applied(live.text, change));
            // Somebody goes on typing before all is judged.
            if (!rests) continue;
            assert.deepEqual(told(judged(live)), told(fresh(live.text, format)));
          }
          assert.deepEqual(told(judged(live)), told(fresh(live.text, format)));
        },
      ),
      { numRuns: runs(RUNS) },
    );
  });

  it('has at once findings in order, inside the text, and on steps that are there', () => {
    const run = fc.record({
      all: manifestText,
      edits: fc.array(edit, { maxLength: 10 }),
      isLong: fc.boolean(),
    });
    let partial = 0;
    fc.assert(
      fc.property(run, ({ all: { text, format }, edits, isLong }) => {
        // Of a long text something is there at once after any edit.
        const live = new LiveAnalysis(text, format, isLong ? 0 : undefined);
        judged(live);
        for (const each of edits) {
          const change = changeOf(live.text, each);
          live.edit(change, applied(live.text, change));
          const analysis = live.analysis ?? judged(live);
          if (analysis.isPartial) partial++;
          const { findings, graph, manifest } = analysis;
          const places = findings.map(({ place }) => startOf(place));
          assert.deepEqual(
            places,
            [...places].sort((a, b) => a - b),
          );
          assert.ok(findings.every(({ place }) => endOf(place) <= live.text.length));
          const related = findings.flatMap((finding) => relatedOf(finding, analysis));
          assert.ok(related.every(({ place }) => endOf(place) <= live.text.length));
          assert.deepEqual(
            graph.own.map(({ source }) => source),
            manifest.sources,
          );
          const sources = new Set(manifest.sources);
          assert.ok(findings.every(({ source }) => !source || sources.has(source)));
          assert.ok(findings.every(({ place }) => place.unit.isRemoved !== true));
        }
      }),
      { numRuns: runs(RUNS) },
    );
    assert.ok(partial > runs(RUNS) / 10, String(partial));
  });

  const text = `manifest: 1
product: Pack
asOf: 2024-06-30
sources:
  - id: salt
    material: lithium
    stage: processing
    supplier: One
    country: AU
  - id: powder
    component: cathode-active-material
    stage: manufacturing
    supplier: Two
    country: KR
    inputs: [salt]
`;

  const rules = (analysis: Analysis | undefined): string[] =>
    (analysis?.findings ?? []).map(({ ruleId, source }) => `${ruleId} ${source?.id?.value ?? ''}`);

  it('tells at once what is near, and then what it reaches', () => {
    const live = new LiveAnalysis(text, 'yaml');
    assert.deepEqual(rules(judged(live)), []);
    const at = text.indexOf('AU');
    const change = { start: at, end: at + 2, text: 'CN' };
    live.edit(change, applied(text, change));
    assert.deepEqual(rules(live.analysis), ['china-source salt']);
    assert.equal(live.isWhole, false);
    assert.deepEqual(rules(judged(live)), ['china-source salt', 'china-upstream powder']);
    assert.equal(live.isWhole, true);
  });

  it('keeps what is wrong with a waiver while its own source is typed in', () => {
    const waivers =
      '    waivers:\n      - { rule: china-source, reason: known, expires: 2024-01-31 }\n      - { rule: non-fta-source, reason: known, expires: 2025-01-31 }\n';
    const waived = text.replace('    country: AU\n', `    country: AU\n${waivers}`);
    const live = new LiveAnalysis(waived, 'yaml');
    const found = ['waiver-expired salt', 'waiver-unused salt'];
    assert.deepEqual(rules(judged(live)), found);
    const at = waived.indexOf('One');
    const change = { start: at, end: at, text: 'Number ' };
    live.edit(change, applied(waived, change));
    assert.deepEqual(rules(live.analysis), found);
    for (const { waived: own } of live.analysis?.findings ?? []) {
      assert.ok(own && live.analysis?.manifest.sources[0]?.waivers.includes(own));
    }
    assert.deepEqual(told(live.analysis ?? judged(live)), told(fresh(live.text, 'yaml')));
  });

  it('keeps what is wrong in the head while the head is typed in', () => {
    const named = text.replace(
      'sources:',
      'regimes: [ira-30x]\nwaivers:\n  - { rule: china-source, reason: known, expires: 2024-01-31 }\nsources:',
    );
    const live = new LiveAnalysis(named, 'yaml');
    const found = ['unknown-regime ', 'waiver-expired '];
    assert.deepEqual(rules(judged(live)), found);
    const at = named.indexOf('Pack');
    const change = { start: at, end: at, text: 'My ' };
    live.edit(change, applied(named, change));
    assert.deepEqual(rules(live.analysis), found);
    assert.equal(live.isWhole, false);
  });

  it('keeps what rests on the whole file while the head is typed in', () => {
    const head =
      'regimes: [ira-30d]\nwaivers:\n  - rule: china-source\n    reason: known\n    expires: 2025-01-31\n';
    const named = text.replace('sources:', `${head}sources:`);
    const live = new LiveAnalysis(named, 'yaml');
    const found = rules(judged(live));
    assert.deepEqual(found, ['credit-undetermined ', 'waiver-unused ']);
    for (const [old, now] of [
      ['Pack', 'My Pack'],
      ['known', 'known well'],
      ['rule:', ' rule:'],
    ] as const) {
      const at = live.text.indexOf(old);
      const change = { start: at, end: at + old.length, text: now };
      live.edit(change, applied(live.text, change));
      assert.ok(
        found.every((each) => rules(live.analysis).includes(each)),
        now,
      );
      assert.equal(live.isWhole, false);
    }
    const places = live.analysis?.findings.map(({ place }) =>
      live.text.slice(startOf(place), endOf(place)),
    );
    assert.ok(places?.includes('ira-30d'), String(places));
    for (const { waived } of live.analysis?.findings ?? []) {
      assert.ok(!waived || live.analysis?.manifest.waivers.includes(waived));
    }
    assert.deepEqual(told(judged(live)), told(fresh(live.text, 'yaml')));
  });

  it('does not take for whole what an edit has overtaken', () => {
    const live = new LiveAnalysis(text, 'yaml');
    const slices = live.judge({ ...INPUT, imports: new Map() });
    slices.next();
    const change = { start: text.length, end: text.length, text: '# more\n' };
    live.edit(change, applied(text, change));
    while (slices.next().done !== true);
    assert.equal(live.isWhole, false);
  });
});
