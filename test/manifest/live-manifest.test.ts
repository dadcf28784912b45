import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { TextChange } from '../../src/manifest/reread';
import { LiveManifest } from '../../src/manifest/live-manifest';
import { readManifest } from '../../src/manifest/read';
import { absolute } from '../support/absolute';
import { applied, changeOf, edit, manifestText } from '../support/edits';
import { runs } from '../support/runs';

/** A manifest as data, its problems in the order of the text. */
function told(live: ReturnType<typeof readManifest>): unknown {
  const data = absolute(live) as { problems: { place: { start: number; end: number } }[] };
  const problems = data.problems.map((each) => JSON.stringify(each)).sort();
  return { ...data, problems };
}

/** One that is read: what is not read yet, an edit leaves so. */
function following(text: string, format: 'yaml' | 'json' = 'yaml'): LiveManifest {
  const live = new LiveManifest(text, format);
  assert.ok(live.manifest);
  return live;
}

const RUNS = 300;

describe('a live manifest', () => {
  it('follows an edit of a short head at once, however long the list of sources is', () => {
    const source =
      '  - id: a\n    material: tin\n    stage: processing\n    supplier: x\n    country: US\n';
    const text = `manifest: 1\nproduct: x\nasOf: 2024-06-30\nsources:\n${source.repeat(8000)}`;
    const live = following(text);
    const start = text.indexOf('30');
    const change = { start, end: start + 2, text: '29' };
    assert.equal(live.edit(change, applied(text, change)).kind, 'head');
  });

  it('is after every edit what reading the whole text gives', () => {
    const edited = { yaml: 0, json: 0 };
    const local = { yaml: 0, json: 0 };
    fc.assert(
      fc.property(manifestText, fc.array(edit, { maxLength: 12 }), ({ text, format }, edits) => {
        const live = following(text, format);
        for (const each of edits) {
          const change = changeOf(live.text, each);
          edited[format]++;
          if (live.edit(change, applied(live.text, change)).kind !== 'whole') local[format]++;
          assert.deepEqual(told(live.manifest), told(readManifest(live.text, format)));
        }
      }),
      { numRuns: runs(RUNS) },
    );
    // Else only the reading of whole texts would have been shown.
    assert.ok(local.yaml > edited.yaml / 8, JSON.stringify({ edited, local }));
  });

  it('follows edits below a misspelt key of the sources, and of that key', () => {
    let read = 0;
    fc.assert(
      fc.property(
        manifestText,
        fc.constantFrom('Sources', 'suorces', 'source', 'steps'),
        fc.array(edit, { maxLength: 8 }),
        ({ text, format }, key, edits) => {
          const live = following(text.replace(/^([ {]*"?)sources\b/m, `$1${key}`), format);
          read += live.manifest?.sources.length ?? 0;
          for (const each of edits) {
            const change = changeOf(live.text, each);
            live.edit(change, applied(live.text, change));
            assert.deepEqual(told(live.manifest), told(readManifest(live.text, format)));
          }
          const at = live.text.indexOf(key);
          if (at === -1) return;
          const change = { start: at, end: at + key.length, text: 'sources' };
          live.edit(change, applied(live.text, change));
          assert.deepEqual(told(live.manifest), told(readManifest(live.text, format)));
        },
      ),
      { numRuns: runs(RUNS) },
    );
    assert.ok(read > RUNS / 4, String(read));
  });

  it('is what reading the whole text gives, however many edits came before it was asked for', () => {
    fc.assert(
      fc.property(
        manifestText,
        fc.array(fc.tuple(edit, fc.boolean()), { maxLength: 12 }),
        ({ text, format }, edits) => {
          const live = following(text, format);
          for (const [each, rests] of edits) {
            const change = changeOf(live.text, each);
            live.edit(change, applied(live.text, change));
            if (rests) assert.deepEqual(told(live.manifest), told(readManifest(live.text, format)));
          }
          assert.deepEqual(told(live.manifest), told(readManifest(live.text, format)));
        },
      ),
      { numRuns: runs(RUNS) },
    );
  });

  it('undoes what it has done', () => {
    fc.assert(
      fc.property(manifestText, edit, ({ text: start, format }, each) => {
        const live = following(start, format);
        const change = changeOf(start, each);
        live.edit(change, applied(start, change));
        const back: TextChange = {
          start: change.start,
          end: change.start + change.text.length,
          text: start.slice(change.start, change.end),
        };
        live.edit(back, start);
        assert.deepEqual(told(live.manifest), told(readManifest(start, format)));
      }),
    );
  });

  const text = `manifest: 1
product: Pack
sources:
${['a', 'b', 'c'].map((id) => `  - id: ${id}\n    country: AU\n`).join('')}currency: USD
`;

  it('keeps the sources that an edit does not touch', () => {
    const live = following(text);
    const before = [...live.manifest.sources];
    const at = text.indexOf('AU', text.indexOf('id: b'));
    const change = live.edit(
      { start: at, end: at + 2, text: 'Australia' },
      text.slice(0, at) + 'Australia' + text.slice(at + 2),
    );
    assert.ok(change.kind === 'sources');
    assert.deepEqual(
      [change.sources.at, change.sources.removed.length, change.sources.added.length],
      [1, 1, 1],
    );
    const after = live.manifest.sources;
    assert.deepEqual(
      after.map((source, index) => source === before[index]),
      [true, false, true],
    );
    assert.equal(after[1]?.country?.value, 'Australia');
  });

  it('adds and removes whole sources', () => {
    const live = following(text);
    const at = text.indexOf('  - id: b');
    const added = live.edit(
      { start: at, end: at, text: '  - id: new\n' },
      `${text.slice(0, at)}  - id: new\n${text.slice(at)}`,
    );
    assert.ok(added.kind === 'sources');
    // The item before the place is read again, too.
    assert.deepEqual(
      added.sources.added.map(({ id }) => id?.value),
      ['a', 'new'],
    );
    assert.deepEqual(
      live.manifest.sources.map(({ id }) => id?.value),
      ['a', 'new', 'b', 'c'],
    );
  });

  it('reads only what stands around the sources where only that changes', () => {
    const live = following(text);
    const before = live.manifest.sources;
    const change: TextChange = { start: 0, end: 0, text: 'asOf: 2024-01-01\n' };
    assert.equal(live.edit(change, applied(text, change)).kind, 'head');
    assert.equal(live.manifest.asOf?.value, '2024-01-01');
    assert.equal(live.manifest.sources, before);
  });

  it('reads the whole where an edit changes what the list is', () => {
    const live = following(text);
    const at = text.indexOf('sources:');
    const change: TextChange = { start: at, end: at, text: 'x-' };
    assert.equal(live.edit(change, applied(text, change)).kind, 'whole');
    assert.deepEqual(live.manifest.sources, []);
  });

  it('keeps the sources that it was not in, where an edit may have changed anything', () => {
    for (const format of ['yaml', 'json'] as const) {
      const whole = format === 'yaml' ? text : JSON.stringify({ sources: [{}, {}, {}] }, null, 2);
      const live = following(whole, format);
      const before = live.manifest.sources;
      const at = whole.indexOf('ources');
      const change: TextChange = { start: at, end: at + 1, text: '' };
      assert.equal(live.edit(change, applied(whole, change)).kind, 'whole');
      assert.deepEqual(live.near?.sources, before);
      assert.deepEqual([...(live.near?.keys.keys() ?? [])].includes('surces'), true);
      assert.equal(live.isRead, false);
      live.edit({ start: at, end: at, text: 'o' }, whole);
      // Where it is whole again, they need not be read again.
      const now = live.manifest.sources;
      if (format === 'yaml') assert.deepEqual([now[0], now[1]], [before[0], before[1]]);
      assert.deepEqual(told(live.manifest), told(readManifest(whole, format)));
    }
  });

  /** Puts text in the place of the first `old`. */
  function replaced(live: LiveManifest, old: string, text: string): string {
    const start = live.text.indexOf(old);
    assert.notEqual(start, -1);
    const change = { start, end: start + old.length, text };
    const { kind } = live.edit(change, applied(live.text, change));
    assert.deepEqual(told(live.manifest), told(readManifest(live.text, live.manifest.format)));
    return kind;
  }

  it('reads one item of JSON where only that changes, and the whole where it is broken', () => {
    const json = `{ "manifest": 1, "product": "Pack", "sources": [
  { "id": "a", "country": "AU" },
  { "id": "b", "country": "AU" }
], "waivers": [{}], "x-last": 1 }`;
    const live = following(json, 'json');
    const [first] = live.manifest.sources;
    assert.equal(replaced(live, '"b", "country": "AU"', '"b", "country": "Australia"'), 'sources');
    assert.equal(live.manifest.sources[0], first);
    assert.equal(replaced(live, '"a"', '"a'), 'whole');
    assert.equal(replaced(live, '"a', '"a"'), 'whole');
    assert.equal(replaced(live, '"a"', '"c", "value": 1'), 'sources');
    assert.equal(replaced(live, '"c"', '{}, "id": "c"'), 'whole');
  });

  it('reads one item where the head has anchors or is not plain, and the whole where its own anchors come in', () => {
    const head =
      'manifest: 1\nproduct: >\n  Pack\nx-a: &h { supplier: "One\\u0021", country: AU }\n';
    const item = '  - <<: *h\n    id: a\n';
    const live = following(`${head}sources:\n${item}${item.replace('a\n', 'b\n')}currency: USD\n`);
    assert.equal(replaced(live, 'id: b', 'id: c\n    value: 1'), 'sources');
    assert.equal(live.manifest.sources[1]?.supplier?.value, 'One!');
    assert.equal(replaced(live, 'country: AU', 'country: CN'), 'whole');
    assert.equal(replaced(live, 'id: a', 'id: &i a'), 'whole');
  });

  it('reads one item that has an anchor, and the whole where another item asks for it', () => {
    const item = (id: string): string => `  - id: ${id}\n    country: AU\n`;
    const live = following(`manifest: 1\nsources:\n${['a', 'b', 'c', 'd'].map(item).join('')}`);
    assert.equal(replaced(live, 'id: b', 'id: &i b'), 'sources');
    assert.equal(replaced(live, 'id: c\n    country: AU', 'id: c\n    country: *i'), 'sources');
    assert.equal(live.manifest.sources[2]?.country?.value, 'b');
    assert.equal(replaced(live, 'id: d', 'id: *i'), 'sources');
    assert.equal(replaced(live, 'id: a', 'id: &i a'), 'whole');
    assert.equal(live.manifest.sources[2]?.country?.value, 'b');
    assert.equal(replaced(live, '&i b', 'b'), 'whole');
    assert.equal(live.manifest.sources[2]?.country?.value, 'a');
    assert.equal(replaced(live, 'country: AU', 'country: CN'), 'whole');
    assert.equal(replaced(live, 'id: b', 'id: e'), 'sources');
  });
});
