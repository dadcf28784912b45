import assert from 'node:assert/strict';
import { analyseInSlices } from '../../src/analysis/analyse';
import { LiveManifest } from '../../src/manifest/live-manifest';
import { KNOWN_KEYS } from '../../src/manifest/known-keys';
import type { Problem } from '../../src/manifest/model';
import { readInSlices, readManifest } from '../../src/manifest/read';
import { sourceOf } from '../../src/manifest/read-item';
import { locateSources, locateSourcesInSlices } from '../../src/manifest/source-locations';
import { readPlainYaml } from '../../src/text/plain-yaml';
import type { Slices } from '../../src/text/slices';
import { Suppliers } from '../../src/chain/suppliers';
import { importKeys } from '../../src/manifest/imports';
import { waiversIn } from '../../src/manifest/waivers-in';
import { absolute } from '../support/absolute';
import { applied } from '../support/edits';
import { knowledge } from '../support/knowledge';

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

const COUNT = 20_000;

describe('a source of megabytes', () => {
  const lines = (line: (index: number) => string): string =>
    Array.from({ length: COUNT }, (_, index) => line(index)).join('');
  const sources = {
    keys: lines((index) => `    an-unknown-key-${String(index)}: 1\n`),
    inputs: `    inputs:\n${lines((index) => `      - another-step-${String(index)}\n`)}`,
    origins: `    origins:\n${lines((index) => `      - country: ${index === 7 ? 'China' : 'AU'}\n`)}      - country: CN\n`,
    evidence: `    evidence:\n${lines((index) => `      - file: d${String(index)}.pdf\n`)}`,
    waivers: `    waivers:\n${lines((index) => `      - rule: r${String(index)}\n`)}`,
  };

  for (const [key, more] of Object.entries(sources)) {
    it(`of ${key} is read in slices, and as it is in one go`, () => {
      const text = `${HEAD}${SOURCE}${SOURCE.replace('id: a', 'id: b')}${more}${SOURCE}${TAIL}`;
      assert.ok(restsOf(readInSlices(text, 'yaml')) > text.length / 20_000 + COUNT / 1000);
      const { sources: read, problems } = readManifest(text, 'yaml');
      const [, long] = read;
      assert.ok(long);
      assert.equal(read.length, 3);
      // What is shorter is read in one go.
      const unit = { offset: long.unit.offset };
      const item = text.slice(unit.offset, read[2]?.unit.offset);
      const node = readPlainYaml(item, 0, item.length, KNOWN_KEYS);
      assert.ok(node?.kind === 'seq' && node.items[0]);
      const found: Problem[] = [];
      const whole = sourceOf(node.items[0], unit, found, text, false);
      assert.deepEqual(
        { ...long, keys: [...long.keys] },
        whole && { ...whole, keys: [...whole.keys] },
      );
      const kinds = problems
        .filter(({ place, problem }) => place.unit === long.unit && problem.kind !== 'too-many')
        .map(({ problem }) => problem);
      assert.deepEqual(
        kinds,
        found.slice(0, 20_000).map(({ problem }) => problem),
      );
    });
  }

  for (const [key, found] of [
    ['inputs', { 'unresolved-reference': COUNT }],
    ['origins', { 'china-source': 2, 'country-form': 1 }],
    ['evidence', { 'evidence-changed': COUNT }],
    ['waivers', { 'waiver-expired': 0, 'waiver-unused': COUNT }],
  ] as const) {
    it(`of ${key} is judged in slices, to its end`, () => {
      const more = key === 'origins' ? sources.origins : `    country: AU\n${sources[key]}`;
      const text = `${HEAD}${SOURCE.replace('    country: US\n', more)}`;
      const analyse = analyseInSlices({
        manifest: readManifest(text, 'yaml'),
        file: FILE,
        files: new Map(),
        evidence: { stateOf: () => ({ why: 'missing' }) },
        knowledge,
        today: knowledge.asOf,
      });
      let rests = 0;
      let step = analyse.next();
      for (; step.done !== true; step = analyse.next()) rests++;
      const { findings } = step.value;
      for (const [rule, count] of Object.entries(found)) {
        assert.equal(findings.filter(({ ruleId }) => ruleId === rule).length, count, rule);
      }
      assert.ok(rests > COUNT / 1000, String(rests));
    });
  }
});

/** A manifest whose head has very many of something. */
const headOf = (key: string, line: (index: number) => string): string =>
  `manifest: 1\n${key}:\n${Array.from({ length: COUNT }, (_, index) => line(index)).join('')}`;

describe('a long head', () => {
  const heads = {
    suppliers: headOf(
      'suppliers',
      (index) => `  s${String(index)}:\n    name: Name of a supplier\n`,
    ),
    waivers: headOf(
      'waivers',
      (index) => `  - rule: single-country\n    ticket: ${String(index)}\n`,
    ),
    imports: headOf('imports', (index) => `  - ./a/long/folder/f${String(index)}.sourcing.yaml\n`),
    regimes: headOf('regimes', (index) => `  - a-regime-that-is-not-there-${String(index)}\n`),
  };

  for (const [key, head] of Object.entries(heads)) {
    it(`of ${key} is read in slices, each step of it, and judged so`, () => {
      const text = `${head}sources:\n${SOURCE}`;
      const pieces = text.length / 20_000;
      assert.ok(restsOf(readInSlices(text, 'yaml')) > pieces + COUNT / 600);
      const manifest = readManifest(text, 'yaml');
      assert.deepEqual(
        [manifest.suppliers.size, manifest.waivers.length, manifest.imports.length],
        [key === 'suppliers', key === 'waivers', key === 'imports'].map((is) => (is ? COUNT : 0)),
      );
      const input = { manifest, file: FILE, files: new Map(), knowledge, today: knowledge.asOf };
      assert.ok(restsOf(analyseInSlices(input)) > COUNT / 5000);
    });
  }

  it('has what a supplier may be that is none of very many looked for in slices', () => {
    const restsWith = (supplier: string): number => {
      const source = SOURCE.replace('supplier: x', `supplier: ${supplier}`);
      const manifest = readManifest(`${heads.suppliers}sources:\n${source}`, 'yaml');
      const input = { manifest, file: FILE, files: new Map(), knowledge, today: knowledge.asOf };
      return restsOf(analyseInSlices(input));
    };
    assert.ok(restsWith('Nobody of these') - restsWith('s1') >= COUNT / 1000);
  });

  it('has its suppliers, imports and waivers looked through in slices', () => {
    const [suppliers, imports, waivers] = [heads.suppliers, heads.imports, heads.waivers].map(
      (text) => readManifest(text, 'yaml'),
    );
    assert.ok(suppliers && imports && waivers);
    assert.ok(
      restsOf(new Suppliers(suppliers, FILE, new Map(), knowledge).prepare()) >= COUNT / 1000,
    );
    assert.ok(restsOf(importKeys(FILE, imports)) >= COUNT / 1000);
    const found = [...waiversIn(waivers)];
    assert.equal(found.filter((each) => each === undefined).length, COUNT / 1000);
    assert.equal(found.filter((each) => each !== undefined).length, COUNT);
  });

  it('is read at once after an edit where it is no longer than half a megabyte, whatever stands in it', () => {
    const head = heads.suppliers.slice(0, heads.suppliers.indexOf('  s10000:'));
    const text = `${head}sources:\n${SOURCE}`;
    assert.ok(text.length < 500_000);
    const live = new LiveManifest(text, 'yaml');
    assert.ok(live.manifest);
    const start = text.indexOf('Name of');
    const change = { start, end: start + 4, text: 'Nome' };
    assert.equal(live.edit(change, applied(text, change)).kind, 'head');
  });
});

const FILE = 'product.sourcing.yaml';
