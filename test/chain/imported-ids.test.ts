import assert from 'node:assert/strict';
import { ImportedIds } from '../../src/chain/imported-ids';
import { readManifest } from '../../src/manifest/read';

const manifestOf = (ids: readonly string[]): string =>
  `manifest: 1\nproduct: P\nsources:\n${ids.map((id) => `  - { id: ${id}, stage: extraction }\n`).join('')}`;

const many = (from: number): string[] =>
  Array.from({ length: 1500 }, (_, index) => `m${String(from + index)}`);

describe('the ids of imports', () => {
  const texts: Record<string, readonly string[]> = {
    small: ['a', 'b', 'm1000'],
    large: many(0),
    later: ['b', 'c', 'm0'],
    larger: many(1000),
  };
  const files = new Map(
    Object.entries(texts).map(([name, ids]) => [
      `/f/${name}.sourcing.yaml`,
      readManifest(manifestOf(ids), 'yaml'),
    ]),
  );

  // All orders: whether an import is large must not count.
  const names = Object.keys(texts);
  for (const first of names) {
    it(`are of the first that has them: ${first} before the others`, () => {
      const order = [first, ...names.filter((name) => name !== first)];
      const paths = order.map((name) => `./${name}.sourcing.yaml`);
      const text = `manifest: 1\nproduct: P\nimports: [${paths.join(', ')}, ./none.sourcing.yaml]\nsources: []\n`;
      const ids = new ImportedIds(readManifest(text, 'yaml'), '/f/own.sourcing.yaml', files);
      for (const id of ['a', 'b', 'c', 'm0', 'm999', 'm1000', 'm1499', 'm1500', 'm2499', 'none']) {
        const holder = order.find((name) => texts[name]?.includes(id));
        assert.equal(ids.get(id), holder && `./${holder}.sourcing.yaml`, id);
      }
    });
  }
});
