import assert from 'node:assert/strict';
import fc from 'fast-check';
import { itemsOfJson } from '../../src/manifest/json-items';
import { readInSlices, readManifest } from '../../src/manifest/read';
import type { Manifest } from '../../src/manifest/model';
import { endOf, startOf } from '../../src/manifest/model';

import { readJson } from '../../src/text/json-node';
import { entryOf } from '../../src/text/node';
import { inOneGo } from '../../src/text/slices';
import { runs } from '../support/runs';

const COUNTRIES = ['US', 'CN', 'AU', 'CL'] as const;

const sourceOf = (_: unknown, index: number): object => ({
  id: `s${String(index)}`,
  material: 'lithium',
  stage: 'processing',
  supplier: 'Acme',
  country: COUNTRIES[index % COUNTRIES.length],
  inputs: index > 0 ? [`s${String(index - 1)}`] : [],
});

const manifestOf = (count: number, more: object = {}): object => ({
  manifest: 1,
  product: 'P',
  sources: Array.from({ length: count }, sourceOf),
  suppliers: { Acme: { country: 'US' } },
  ...more,
});

const pretty = (manifest: object): string => JSON.stringify(manifest, null, 2);

const valuesOf = ({ sources, suppliers, problems }: Manifest): unknown => ({
  sources: sources.map(({ id, country, inputs }) => [
    id?.value,
    country?.value,
    inputs.map(({ value }) => value),
  ]),
  suppliers: [...suppliers.keys()],
  problems: problems.length,
});

/** How often reading rests. */
function restsIn(text: string): number {
  const slices = readInSlices(text, 'json');
  let rests = 0;
  while (slices.next().done !== true) rests++;
  return rests;
}

describe('JSON whose sources stand on lines of their own', () => {
  it('says the same as on one line, in its places', () => {
    const manifest = manifestOf(9, { 'x-old': { sources: [{ id: 'not-me' }] } });
    const text = pretty(manifest);
    const read = readManifest(text, 'json');
    assert.deepEqual(valuesOf(read), valuesOf(readManifest(JSON.stringify(manifest), 'json')));
    for (const { place, country } of read.sources) {
      const own: unknown = JSON.parse(text.slice(startOf(place), endOf(place)));
      assert.equal((own as { country: string }).country, country?.value);
    }
    assert.equal(text.charAt((read.sourcesEnd ?? 0) - 1), ']');
  });

  it('is read as a whole where a list of that name stands elsewhere', () => {
    const { sources, ...head } = manifestOf(3) as { sources: object[] };
    const text = pretty({ ...head, 'x-old': { sources: [{ id: 'not-me' }] }, sources });
    assert.deepEqual(
      readManifest(text, 'json').sources.map(({ id }) => id?.value),
      ['s0', 's1', 's2'],
    );
  });

  it('is read in slices, whole or with a mistake in a source', () => {
    const text = pretty(manifestOf(2_000));
    assert.ok(restsIn(text) > 20);
    assert.ok(restsIn(text.replace('"id": "s900",', '"id": "s900" {')) > 20);
  });

  it('is read where several stand on a line, or all of it does, in slices', () => {
    const manifest = manifestOf(2_000) as { sources: object[] };
    const { sources, ...head } = manifest;
    const inPairs = sources.map(
      (each, index) => `${JSON.stringify(each)},${index % 2 ? '\n  ' : ' '}`,
    );
    const list = `[\n  ${inPairs.join('').replace(/,\s*$/, '')}\n]`;
    const pairs = `${JSON.stringify(head).slice(0, -1)}, "sources": ${list} }`;
    for (const text of [pairs, JSON.stringify(manifest)]) {
      const read = readManifest(text, 'json');
      assert.deepEqual(valuesOf(read), valuesOf(readManifest(pretty(manifest), 'json')));
      assert.deepEqual(read.problems, []);
      assert.ok(restsIn(text) > 20);
    }
  });

  it('has its items where the parser has them, whatever they are', () => {
    const item = fc.oneof(
      fc.json({ maxDepth: 3 }),
      fc.constantFrom('{"a": "]"}', '"}, {"', '"\\\\"', '"\\""', '{"sources": [1, 2]}', '-1.5e3'),
    );
    const blank = fc.constantFrom('', ' ', '\n', '\t');
    const before = fc.constantFrom('', '"x-a": {"sources": [1]},', '"x-a": "sources",');
    fc.assert(
      fc.property(fc.array(item), blank, before, (items, gap, head) => {
        const list = items.map((each) => `${gap}${each}${gap}`).join(',');
        const text = `{${gap}${head}"sources"${gap}:${gap}[${list}]}`;
        const found = inOneGo(itemsOfJson(text));
        const read = readJson(text).root;
        const root = read?.kind === 'map' ? entryOf(read, 'sources')?.value : undefined;
        assert.ok(root?.kind === 'seq');
        assert.deepEqual(
          found,
          root.items.map(({ start, end }) => ({ start, end })),
        );
      }),
      { numRuns: runs(500) },
    );
  });

  for (const text of [
    '{"sources": [{}, ]}',
    '{"sources": [{} {}]}',
    '{"sources": [{"a": [}, {]}]}',
    '{"sources": [{"a": "b\n}, {"}]}',
    '{"sources": [{} // "\n]}',
    '{"sources": ["a": 1]}',
    '{"sources": [{}, {}',
    '{"sources": {"a": []}}',
    '[{"sources": []}]',
    '{"a": {"sources": [{}]}}',
  ]) {
    it(`is cut by its signs only where that is sure: ${JSON.stringify(text)}`, () => {
      assert.deepEqual(inOneGo(itemsOfJson(text)), []);
    });
  }

  for (const [where, from, to] of [
    ['before the list', '"product": "P",', '"product": "P"'],
    ['between two sources', '    },\n    {\n      "id": "s3"', '    }\n    {\n      "id": "s3"'],
    ['behind the list', '  ],\n', '  ]\n'],
  ] as const) {
    it(`is read source by source where it is long and the mistake stands ${where}`, () => {
      const text = pretty(manifestOf(5000)).replace(from, to);
      assert.ok(text.length > 500_000 && !text.includes(from));
      const told = (each: string): unknown => {
        const { problems, product, suppliers } = readManifest(each, 'json');
        return {
          product: product?.value,
          suppliers: [...suppliers.keys()],
          problems: problems.map(({ problem, place }) => [
            problem.kind === 'syntax' && [problem.code, problem.detail, problem.fix?.text],
            each.slice(startOf(place), endOf(place)),
            problem.kind === 'syntax' &&
              problem.fix &&
              each.slice(place.unit.offset + problem.fix.start).slice(0, 12),
          ]),
        };
      };
      assert.deepEqual(told(text), told(pretty(manifestOf(5)).replace(from, to)));
      assert.equal(readManifest(text, 'json').sources.length, 5000);
      assert.ok(restsIn(text) > 100);
    });
  }

  it('keeps the sources behind a word that is typed before the indentation of one', () => {
    const text = pretty(manifestOf(4)).replace('\n      "material"', '\n x     "material"');
    const { sources } = readManifest(text, 'json');
    assert.deepEqual(
      sources.map(({ id }) => id?.value),
      ['s0', 's1', 's2', 's3'],
    );
  });

  for (const [mistake, broken] of Object.entries({
    'a brace left open': '"id": "s1", {',
    'a bracket left open': '"id": "s1", [',
    'a quote left open': '"id": "s1',
    'a brace too many': '"id": "s1" },',
  })) {
    it(`keeps the other sources and what stands behind the list beside ${mistake}`, () => {
      const read = readManifest(pretty(manifestOf(4)).replace('"id": "s1",', broken), 'json');
      const ids = read.sources.map(({ id }) => id?.value);
      assert.deepEqual([ids[0], ...ids.slice(-2)], ['s0', 's2', 's3']);
      assert.deepEqual([...read.suppliers.keys()], ['Acme']);
      assert.ok(read.problems.some(({ of }) => of === 'syntax'));
    });
  }
});
