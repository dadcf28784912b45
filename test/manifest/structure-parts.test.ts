import assert from 'node:assert/strict';
import fc from 'fast-check';
import { validateHead, validateSource } from '../../src/manifest/generated/validators.js';
import type { Validator } from '../../src/manifest/generated/validators.js';
import type { Shape, StructureMistake } from '../../src/manifest/structure';
import { manifestShape, structureMistakes } from '../../src/manifest/structure';
import { readPlainYaml } from '../../src/text/plain-yaml';
import type { Node } from '../../src/text/node';
import { runs } from '../support/runs';

function treeOf(text: string): Node {
  const root = readPlainYaml(text, 0, text.length);
  assert.ok(root);
  return root;
}

const shapeOf = (validate: Validator): Shape =>
  manifestShape(validate === validateSource ? 'source' : 'manifest');

const inParts = (validate: Validator, root: Node): StructureMistake[] =>
  structureMistakes(validate, root, shapeOf(validate));

function atOnce(validate: Validator, root: Node): StructureMistake[] {
  const shape = shapeOf(validate);
  return structureMistakes(validate, root, {
    keys: shape.keys,
    partAt: (path) => shape.partAt(path),
  });
}

describe('long lists and mappings, which are validated in parts', () => {
  const line = fc.constantFrom('{x: 1}', '{rule: a}', '{rle: a}', 'a', '{rule: a, for: {y: 1}}');
  const supplier = fc.constantFrom(
    'x',
    '{nme: a}',
    '{ownership: [{share: 3}]}',
    '{name: a}',
    '[a]',
  );
  const many = <T>(part: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
    fc.array(part, { maxLength: 3200, size: 'max' });

  it('have the same mistakes as validated at once', () => {
    fc.assert(
      fc.property(many(line), many(supplier), many(line), (waivers, suppliers, own) => {
        const head =
          'manifest: 1\nwaivers:\n  - {}\n' +
          waivers.map((each) => `  - ${each}\n`).join('') +
          'suppliers:\n  a/b:\n    waivers:\n      - {}\n' +
          own.map((each) => `      - ${each}\n`).join('') +
          suppliers.map((each, index) => `  s${String(index)}: ${each}\n`).join('');
        const root = treeOf(head);
        assert.deepEqual(inParts(validateHead, root), atOnce(validateHead, root));
      }),
      { numRuns: runs(12) },
    );
  });

  it('have the same mistakes as validated at once in a source', () => {
    const text =
      'id: a\ncountry: US\norigins:\n' + '  - {country: US, share: 1%}\n  - x: 1\n'.repeat(1500);
    const root = treeOf(text);
    assert.ok(atOnce(validateSource, root).length > 3000);
    assert.deepEqual(inParts(validateSource, root), atOnce(validateSource, root));
  });

  it('have the same mistakes as validated at once in a long mapping at the top', () => {
    const key = fc.constantFrom('materal: tin', 'stge: mining', 'x-a: 1', 'b: [1]', 'contry: US');
    const known = ['id: a', 'country: US', 'stage: minin', 'inputs: [3, a]', 'waivers: [{x: 1}]'];
    const place = fc.array(fc.nat(3000), { minLength: 0, maxLength: known.length });
    fc.assert(
      fc.property(many(key), place, (keys, places) => {
        const lines = keys.map((each, index) => each.replace(':', `${String(index)}:`));
        if (lines.length > 1500) lines.splice(1200, 1, 'materal: tin');
        for (const [index, at] of places.entries()) lines.splice(at, 0, known[index] ?? '');
        const root = treeOf(`${lines.join('\n')}\n`);
        assert.deepEqual(inParts(validateSource, root), atOnce(validateSource, root));
      }),
      { numRuns: runs(12) },
    );
  });

  it('are not made into data beyond the mistakes that can be listed', () => {
    const root = treeOf(`manifest: 1\nwaivers:\n${'  - x: 1\n'.repeat(100_000)}`);
    let validated = 0;
    const counting: Validator = (data) => {
      validated += (data as { waivers: unknown[] }).waivers.length;
      const isValid = validateHead(data);
      counting.errors = validateHead.errors ?? null;
      return isValid;
    };
    assert.ok(inParts(counting, root).length > 20_000);
    assert.ok(validated < 25_000, String(validated));
  });
});
