import assert from 'node:assert/strict';
import { validateSource } from '../../src/manifest/generated/validators.js';
import { LiveManifest } from '../../src/manifest/live-manifest';
import type { Manifest } from '../../src/manifest/model';
import { readManifest } from '../../src/manifest/read';
import { ItemReader } from '../../src/manifest/read-item';
import { manifestShape, structureMistakes } from '../../src/manifest/structure';
import { readPlainYaml } from '../../src/text/plain-yaml';
import { YamlReader } from '../../src/text/yaml-reader';

const HEAD = 'manifest: 1\nproduct: x\nasOf: 2024-06-30\nsources:\n';
const GOOD =
  '  - id: last\n    material: lithium\n    stage: processing\n    supplier: x\n    country: CN\n';

const saysThereAreMore = ({ problems }: Manifest): boolean =>
  problems.some(({ problem }) => problem.kind === 'too-many' && problem.what === 'mistakes');

describe('more mistakes of form than are listed', () => {
  for (const [what, bad] of [
    ['of the plain form', '  - id: 1\n'],
    ['that yaml reads', '  - {id: 1,\n     y: 2}\n'],
  ] as const) {
    it(`leave the sources behind them as they are, in items ${what}`, () => {
      const read = readManifest(HEAD + bad.repeat(6000) + GOOD, 'yaml');
      assert.equal(read.problems.length, 20_001);
      assert.ok(saysThereAreMore(read));
      assert.equal(read.sources.length, 6001);
      assert.equal(read.sources.at(-1)?.country?.value, 'CN');
    });
  }

  it('leave out what has no key of a source, behind them', () => {
    const read = readManifest(HEAD + '  - x: 1\n'.repeat(30_000) + GOOD, 'yaml');
    assert.equal(read.problems.length, 20_001);
    assert.ok(read.sources.length < 6000, String(read.sources.length));
    assert.equal(read.sources.at(-1)?.country?.value, 'CN');
  });

  it('leave the sources of JSON as they are', () => {
    const good = '{"id":"last","material":"lithium","stage":"processing","country":"CN"}';
    const read = readManifest(
      `{"manifest":1,"sources":[${'{"x":1},'.repeat(6000)}${good}]}`,
      'json',
    );
    assert.equal(read.problems.length, 20_001);
    assert.equal(read.sources.at(-1)?.country?.value, 'CN');
  });

  it('are not looked for any more in an item where nobody asks for them', () => {
    const text = `${HEAD}  - id: 1\n`;
    const reader = new ItemReader(text, new YamlReader());
    const stretch = { start: HEAD.length, end: text.length };
    assert.equal(reader.readPlain(stretch, 2)?.problems.length, 5);
    const unchecked = reader.readPlain(stretch, 2, false);
    assert.deepEqual(unchecked?.problems, []);
    assert.deepEqual(unchecked?.sources, reader.readPlain(stretch, 2)?.sources);
  });

  it('of one item are looked at as far as they could be listed', () => {
    const text = `- id: a\n  waivers:\n${'    - rle: x\n'.repeat(40_000)}`;
    const root = readPlainYaml(text, 0, text.length);
    assert.ok(root?.kind === 'seq' && root.items[0]);
    const shape = manifestShape('source');
    let looked = 0;
    const mistakes = structureMistakes(validateSource, root.items[0], {
      ...shape,
      partAt: (path) => {
        looked++;
        return shape.partAt(path);
      },
    });
    assert.ok(looked < 70_000, String(looked));
    // Those of a misspelt key and of the key that it was meant as are one.
    assert.ok(mistakes.length > 20_000, String(mistakes.length));
    assert.ok(saysThereAreMore(readManifest(`sources:\n${text}`, 'yaml')));
  });
});

describe('more items that are not of the plain form than are read', () => {
  const other = '  - {id: a,\n     country: AU}\n';
  const tooLarge = ({ problems }: Manifest): unknown[] =>
    problems.filter(({ problem }) => problem.kind === 'too-large').map(({ problem }) => problem);

  it('leave the plain ones behind them as they are, and are said once', () => {
    const read = readManifest(HEAD + other.repeat(30_010) + GOOD, 'yaml');
    assert.equal(read.sources.length, 30_001);
    assert.equal(read.sources.at(-1)?.country?.value, 'CN');
    // Before it there are more mistakes of form than are listed.
    assert.ok(saysThereAreMore(read));
    const sound = other.replace(
      'country',
      'material: tin, supplier: x, stage: extraction, country',
    );
    const whole = readManifest(HEAD + sound.repeat(30_010) + GOOD, 'yaml');
    assert.deepEqual(tooLarge(whole), [{ kind: 'too-large', limit: '30,000 items' }]);
  });

  it('are fewer where each has a mistake, which is said, too', () => {
    const broken = '  - id: a\n    inputs: [\n';
    const read = readManifest(HEAD + broken.repeat(10_010) + other + GOOD, 'yaml');
    assert.deepEqual(tooLarge(read), [{ kind: 'too-large', limit: '10,000 items with a mistake' }]);
    assert.equal(read.sources.length, 10_002);
    assert.equal(read.sources.at(-1)?.country?.value, 'CN');
    const less = readManifest(HEAD + broken.repeat(9000) + other + GOOD, 'yaml');
    assert.deepEqual(tooLarge(less), []);
    assert.equal(less.sources.length, 9002);
  });

  it('are followed by a live manifest as they are read afresh', () => {
    const text = HEAD + other.repeat(30_001);
    const live = new LiveManifest(text, 'yaml');
    assert.equal(live.manifest.sources.length, 30_000);
    const start = HEAD.length;
    const shorter = HEAD + text.slice(start + other.length);
    live.edit({ start, end: start + other.length, text: '' }, shorter);
    assert.equal(live.manifest.sources.length, 30_000);
    assert.deepEqual(tooLarge(live.manifest), []);
  });
});
