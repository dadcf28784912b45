import assert from 'node:assert/strict';
import { readManifest } from '../../src/manifest/read';

/** A source with brackets in brackets, all closed again, and what follows them. */
function read(count: number): unknown {
  const deep = `${'['.repeat(count)}${']'.repeat(count)}`;
  const text = `manifest: 1\nproduct: P\nsources:\n  - id: a\n    x-deep: ${deep}\n    country: CN\n  - id: b\n    country: AU\n`;
  const { sources, problems } = readManifest(text, 'yaml');
  const syntax = problems.flatMap(({ problem }) => (problem.kind === 'syntax' ? problem.code : []));
  return { countries: sources.map(({ country }) => country?.value), syntax };
}

describe('brackets in brackets', () => {
  it('are too deep, and what follows is read', () => {
    const all = { countries: ['CN', 'AU'], syntax: ['too-deep'] };
    assert.deepEqual(read(300), all);
    assert.deepEqual(read(10_000), all);
  });

  it('are left with the rest of their source where more than 10,000 are open', () => {
    assert.deepEqual(read(10_001), { countries: [undefined, 'AU'], syntax: ['too-deep'] });
  });
});
