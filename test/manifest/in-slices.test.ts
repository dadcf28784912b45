import assert from 'node:assert/strict';
import { LiveManifest } from '../../src/manifest/live-manifest';
import { readManifest } from '../../src/manifest/read';
import { locateSources, locateSourcesInSlices } from '../../src/manifest/source-locations';
import type { Slices } from '../../src/text/slices';
import { absolute } from '../support/absolute';
import { applied } from '../support/edits';

/** How often work rests. */
function restsOf(slices: Slices<unknown>): number {
  let rests = 0;
  while (slices.next().done !== true) rests++;
  return rests;
}

const SOURCE =
  '  - id: a\n    material: tin\n    stage: processing\n    supplier: x\n    country: US\n';
const HEAD = 'manifest: 1\nproduct: x\nasOf: 2024-06-30\nsources:\n';
const TAIL = 'suppliers:\n  x:\n    name: X\n';

describe('a text of megabytes', () => {
  for (const [what, blank] of [
    ['begin at once', ''],
    ['begin behind blank lines and comments', '\n# a comment\n'.repeat(90_000)],
  ] as const) {
    it(`is cut at its sources in slices, where they ${what}`, () => {
      const text = `${HEAD}${blank}${SOURCE.repeat(20_000)}${TAIL}`;
      const { starts, end } = locateSources(text);
      assert.equal(starts.length, 20_000);
      assert.equal(starts[0], HEAD.length + blank.length);
      assert.equal(end, text.length - TAIL.length);
      assert.ok(restsOf(locateSourcesInSlices(text)) > 1);
    });
  }

  it('has a source of very many lines looked at for its end in slices', () => {
    const text = `${HEAD}  - id: a\n    x-a: "\n${'"\n'.repeat(600_000)}`;
    assert.ok(restsOf(locateSourcesInSlices(text)) > 1);
  });

  it('is not read within an edit where that touches very much of it', () => {
    const text = `${HEAD}${SOURCE.repeat(20)}${TAIL}`;
    const start = text.indexOf('  - id', HEAD.length + 1);
    for (const [count, kind] of [
      [20, 'sources'],
      [10_000, 'whole'],
    ] as const) {
      const live = new LiveManifest(text, 'yaml');
      assert.ok(live.manifest);
      const change = { start, end: start, text: SOURCE.repeat(count) };
      const after = applied(text, change);
      assert.equal(live.edit(change, after).kind, kind);
      assert.deepEqual(absolute(live.manifest), absolute(readManifest(after, 'yaml')));
    }
  });
});
