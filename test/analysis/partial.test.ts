import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyse } from '../../src/analysis/analyse';
import type { Analysis } from '../../src/analysis/analysis';

import { LiveAnalysis } from '../../src/analysis/live-analysis';
import { analysePart } from '../../src/analysis/partial';
import { readPart } from '../../src/manifest/part';
import { endOf, startOf } from '../../src/manifest/model';
import { readManifest } from '../../src/manifest/read';
import { inOneGo } from '../../src/text/slices';
import { absolute } from '../support/absolute';
import { applied, manifestText } from '../support/edits';
import { knowledge } from '../support/knowledge';
import { runs } from '../support/runs';

const FILE = '/part.sourcing.yaml';
const INPUT = { file: FILE, knowledge, today: '2024-06-30' } as const;

const placed = ({ findings }: Analysis): string[] =>
  findings.map(({ ruleId, place }) => `${startOf(place)}-${endOf(place)} ${ruleId}`);

function fresh(text: string, format: 'yaml' | 'json'): Analysis {
  const manifest = readManifest(text, format);
  return analyse({ ...INPUT, manifest, files: new Map([[FILE, manifest]]) });
}

const data = (value: unknown): string => JSON.stringify(absolute(value));

describe('a part of a manifest', () => {
  it('has sources and findings of the whole, at their places', () => {
    let found = 0;
    fc.assert(
      fc.property(manifestText, fc.nat(), fc.nat(300), ({ text, format }, at, length) => {
        // What an anchor in another item stands for cannot be known.
        fc.pre(!/\n\s*- &/.test(text));
        const start = at % (text.length + 1);
        const manifest = readPart(text, format, { start, end: start + length });
        if (!manifest) return;
        const whole = fresh(text, format);
        const all = new Set(whole.manifest.sources.map(data));
        for (const source of manifest.sources) assert.ok(all.has(data(source)));
        assert.equal(manifest.sourcesEnd, whole.manifest.sourcesEnd);
        const part = analysePart(manifest, { ...INPUT, files: new Map() });
        const told = new Set(placed(whole));
        for (const each of placed(part)) assert.ok(told.has(each), each);
        found += part.findings.length;
      }),
      { numRuns: runs(500) },
    );
    assert.ok(found > 100, String(found));
  });
});

describe('a long manifest', () => {
  const item = (index: number, country = 'AU'): string =>
    `  - id: step-${String(index)}\n    material: lithium\n    stage: processing\n    supplier: Someone\n    country: ${country}\n`;
  const COUNT = 3000;
  // A head that is not plain: an anchor below it may reach anything.
  const text = `manifest: 1\nproduct: "Pack \\u00e9"\nasOf: 2024-06-30\nsources:\n${Array.from({ length: COUNT }, (_, index) => item(index, index % 1000 === 500 ? 'CN' : 'AU')).join('')}`;
  const judged = (live: LiveAnalysis): Analysis =>
    inOneGo(live.judge({ ...INPUT, imports: new Map() }));
  const steps = (analysis: Analysis | undefined): string[] =>
    (analysis?.findings ?? [])
      .filter(({ ruleId }) => ruleId === 'china-source')
      .map(({ place, source }) => {
        assert.equal(place, source?.country);
        return `${source?.id?.value ?? ''} ${String(startOf(place))}`;
      });

  function edited(live: LiveAnalysis, old: string, now: string, from = 0): void {
    const start = live.text.indexOf(old, from);
    assert.notEqual(start, -1);
    const change = { start, end: start + old.length, text: now };
    live.edit(change, applied(live.text, change));
  }

  it('tells what is near an edit that may change anything, and keeps what was found elsewhere', () => {
    const live = new LiveAnalysis(text, 'yaml');
    judged(live);
    edited(live, item(1200), item(1200, 'CN').replace('step-1200', '&a step-1200'));
    assert.equal(live.isRead, false);
    const expected = steps(fresh(live.text, 'yaml'));
    assert.equal(expected.length, 4);
    assert.deepEqual(steps(live.analysis), expected);
    // The next edit comes before the whole is read, one more before it is judged.
    edited(live, item(1201), item(1201, 'CN'));
    assert.deepEqual(steps(live.analysis), steps(fresh(live.text, 'yaml')));
    inOneGo(live.read());
    edited(live, item(1202), `# more\n${item(1202, 'CN')}`);
    assert.equal(live.isWhole, false);
    assert.deepEqual(steps(live.analysis), steps(fresh(live.text, 'yaml')));
    assert.deepEqual(steps(judged(live)), steps(fresh(live.text, 'yaml')));
  });

  it('tells it in order where an edit ends the list before what was found', () => {
    const live = new LiveAnalysis(text, 'yaml');
    judged(live);
    edited(live, '  - id: step-2450', '---\n  - id: step-2450');
    const places = (live.analysis?.findings ?? []).map(({ place }) => startOf(place));
    assert.ok(places.length > 2, String(places.length));
    assert.deepEqual(
      places,
      [...places].sort((a, b) => a - b),
    );
  });

  it('shows what is on the screen before the whole of it is read', () => {
    const live = new LiveAnalysis(text, 'yaml');
    const start = text.indexOf('step-1490');
    const part = live.part({ start, end: text.indexOf('step-1510') });
    assert.ok(part && !live.isRead);
    assert.equal(part.sources.length, 21);
    const analysis = analysePart(part, { ...INPUT, files: new Map() });
    const all = steps(fresh(text, 'yaml'));
    assert.deepEqual(steps(analysis), all.slice(1, 2));
  });

  it('is none of too many lines, which are looked through in slices only', () => {
    const live = new LiveAnalysis(text + '\n'.repeat(500_000), 'yaml');
    assert.equal(live.part({ start: 0, end: 100 }), undefined);
    assert.equal(inOneGo(live.read()).sources.length, readManifest(text, 'yaml').sources.length);
  });

  it('is read and judged in slices', () => {
    const live = new LiveAnalysis(text, 'yaml');
    const slices = live.judge({ ...INPUT, imports: new Map() });
    let count = 0;
    while (slices.next().done !== true) count++;
    assert.ok(count > 20, String(count));
    assert.ok(live.isWhole);
  });
});
