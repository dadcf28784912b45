import assert from 'node:assert/strict';
import { analyseFiles } from '../support/analyse';
import { sentence } from '../../src/messages/message';
import { english } from '../../src/messages/english';
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

describe('an import that is no manifest', () => {
  const saidOf = (files: Readonly<Record<string, string>>, path: string): string[] => {
    const manifest = `manifest: 1\nproduct: P\nimports: [${path}]\nsources: []\n`;
    const { findings } = analyseFiles({ 'a.sourcing.yaml': manifest, ...files });
    return findings
      .filter(({ ruleId }) => ruleId === 'unresolved-reference')
      .map(({ message }) => sentence(message, english));
  };

  for (const [name, text] of [
    ['README.md', '# Batteries\n\nHow to order: see below.\n'],
    ['package.json', '{ "name": "x", "version": "1.0.0" }\n'],
    ['empty.sourcing.yaml', ''],
    ['list.yaml', '- a\n- b\n'],
    ['broken.json', '{{{'],
  ] as const) {
    it(`is said at the entry: ${name}`, () => {
      assert.deepEqual(saidOf({ [name]: text }, `./${name}`), [
        `Cannot import “./${name}”: it is no manifest. Name a file that begins with “manifest: 1”.`,
      ]);
    });
  }

  it('is said at the entry: the file itself', () => {
    assert.deepEqual(saidOf({}, './a.sourcing.yaml'), [
      'Cannot import “./a.sourcing.yaml”: it is this file. Remove the entry.',
    ]);
  });

  for (const [name, text] of [
    ['steps.yml', 'manifest: 1\nproduct: Q\nsources: []\n'],
    ['half.sourcing.yaml', 'manifest: 1\nproduct: "Q\nsources: []\n'],
    ['companies.sourcing.yaml', 'suppliers:\n  acme: { name: Acme, country: US }\n'],
    ['companies.json', '{ "manifest": 1, "product": "Q", "suppliers": { "a": '],
  ] as const) {
    it(`is none whose content is one, whole or in part: ${name}`, () => {
      assert.deepEqual(saidOf({ [name]: text }, `./${name}`), []);
    });
  }
});
