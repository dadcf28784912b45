import assert from 'node:assert/strict';
import { resolveImport, splitReference } from '../../src/manifest/imports';

describe('an import', () => {
  for (const [from, path, key] of [
    ['a/b.sourcing.yaml', './c.sourcing.yaml', 'a/c.sourcing.yaml'],
    ['a/b.sourcing.yaml', 'c.sourcing.yaml', 'a/c.sourcing.yaml'],
    ['a/b.sourcing.yaml', '../c.sourcing.yaml', 'c.sourcing.yaml'],
    ['b.sourcing.yaml', '../../c.sourcing.yaml', '../../c.sourcing.yaml'],
    ['/a/b.sourcing.yaml', '../../c.sourcing.yaml', '/c.sourcing.yaml'],
    ['/a/b.sourcing.yaml', 'x//./y/../c.sourcing.yaml', '/a/x/c.sourcing.yaml'],
    ['/a/b.sourcing.yaml', '/c.sourcing.yaml', '/c.sourcing.yaml'],
    ['C:/a/b.sourcing.yaml', '.\\x\\c.sourcing.yaml', 'C:/a/x/c.sourcing.yaml'],
    ['C:/a/b.sourcing.yaml', 'D:\\c.sourcing.yaml', 'D:/c.sourcing.yaml'],
    ['vscode-vfs://host/a/b.yaml', '../c.yaml', 'vscode-vfs://host/c.yaml'],
    ['file:///a/b.yaml', './c.yaml', 'file:///a/c.yaml'],
  ] as const) {
    it(`of ${path} in ${from} leads to ${key}`, () => {
      assert.equal(resolveImport(from, path), key);
    });
  }
});

describe('a reference', () => {
  for (const [text, parts] of [
    ['cell', { id: 'cell' }],
    ['./f.sourcing.yaml#cell', { file: './f.sourcing.yaml', id: 'cell' }],
    ['./a#b.sourcing.yaml#cell', { file: './a#b.sourcing.yaml', id: 'cell' }],
    ['#cell', { id: 'cell' }],
    ['./f.sourcing.yaml#', { file: './f.sourcing.yaml', id: '' }],
    ['', { id: '' }],
  ] as const) {
    it(`“${text}”`, () => assert.deepEqual(splitReference(text), parts));
  }
});
