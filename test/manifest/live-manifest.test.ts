import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { TextChange } from '../../src/manifest/live-manifest';
import { LiveManifest } from '../../src/manifest/live-manifest';
import { readManifest } from '../../src/manifest/read';
import { absolute } from '../support/absolute';
import { applied, changeOf, edit, manifestText } from '../support/edits';

/** A manifest as data, its problems in the order of the text. */
function told(live: ReturnType<typeof readManifest>): unknown {
  const data = absolute(live) as { problems: { place: { start: number; end: number } }[] };
  const problems = data.problems.map((each) => JSON.stringify(each)).sort();
  return { ...data, problems };
}

const RUNS = Number(process.env['RUNS'] ?? 300);

describe('a live manifest', () => {
  it('is after every edit what reading the whole text gives', () => {
    let [edited, local] = [0, 0];
    fc.assert(
      fc.property(manifestText, fc.array(edit, { maxLength: 12 }), (start, edits) => {
        const live = new LiveManifest(start, 'yaml');
        for (const each of edits) {
          const change = changeOf(live.text, each);
          edited++;
          if (live.edit(change, applied(live.text, change)).kind !== 'whole') local++;
          assert.deepEqual(told(live.manifest), told(readManifest(live.text, 'yaml')));
        }
      }),
      { numRuns: RUNS },
    );
    // Else only the reading of whole texts would have been shown.
    assert.ok(local > edited / 8, `${local} of ${edited} edits were read item by item`);
  }).timeout(0);

  it('undoes what it has done', () => {
    fc.assert(
      fc.property(manifestText, edit, (start, each) => {
        const live = new LiveManifest(start, 'yaml');
        const change = changeOf(start, each);
        live.edit(change, applied(start, change));
        const back: TextChange = {
          start: change.start,
          end: change.start + change.text.length,
          text: start.slice(change.start, change.end),
        };
        live.edit(back, start);
        assert.deepEqual(told(live.manifest), told(readManifest(start, 'yaml')));
      }),
    );
  });

  const text = `manifest: 1
product: Pack
sources:
${['a', 'b', 'c'].map((id) => `  - id: ${id}\n    country: AU\n`).join('')}currency: USD
`;

  it('keeps the sources that an edit does not touch', () => {
    const live = new LiveManifest(text, 'yaml');
    const before = [...live.manifest.sources];
    const at = text.indexOf('AU', text.indexOf('id: b'));
    const change = live.edit(
      { start: at, end: at + 2, text: 'Australia' },
      text.slice(0, at) + 'Australia' + text.slice(at + 2),
    );
    assert.ok(change.kind === 'sources');
    assert.deepEqual([change.at, change.removed.length, change.added.length], [1, 1, 1]);
    const after = live.manifest.sources;
    assert.deepEqual(
      after.map((source, index) => source === before[index]),
      [true, false, true],
    );
    assert.equal(after[1]?.country?.value, 'Australia');
  });

  it('adds and removes whole sources', () => {
    const live = new LiveManifest(text, 'yaml');
    const at = text.indexOf('  - id: b');
    const added = live.edit(
      { start: at, end: at, text: '  - id: new\n' },
      `${text.slice(0, at)}  - id: new\n${text.slice(at)}`,
    );
    assert.ok(added.kind === 'sources');
    // The item before the place is read again, too.
    assert.deepEqual(
      added.added.map(({ id }) => id?.value),
      ['a', 'new'],
    );
    assert.deepEqual(
      live.manifest.sources.map(({ id }) => id?.value),
      ['a', 'new', 'b', 'c'],
    );
  });

  it('reads only what stands around the sources where only that changes', () => {
    const live = new LiveManifest(text, 'yaml');
    const before = live.manifest.sources;
    const change: TextChange = { start: 0, end: 0, text: 'asOf: 2024-01-01\n' };
    assert.equal(live.edit(change, applied(text, change)).kind, 'head');
    assert.equal(live.manifest.asOf?.value, '2024-01-01');
    assert.equal(live.manifest.sources, before);
  });

  it('reads the whole where an edit changes what the list is', () => {
    const live = new LiveManifest(text, 'yaml');
    const at = text.indexOf('sources:');
    const change: TextChange = { start: at, end: at, text: 'x-' };
    assert.equal(live.edit(change, applied(text, change)).kind, 'whole');
    assert.deepEqual(live.manifest.sources, []);
  });
});
