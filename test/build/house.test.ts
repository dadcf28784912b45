import assert from 'node:assert/strict';
import ts from 'typescript';
import { faultsOf } from '../../build/house';

const LAYERS = {
  LAYERS: ['text', 'manifest', 'messages', 'rules', 'fixes', 'check', 'cli', 'editor'],
  FACES: ['cli', 'editor'],
};
const IDS = new Set(['china-source', 'yaml-syntax']);
const ROOT = '/house';

/** The types that come with the language, read once. */
const onDisk = ts.createCompilerHost({});
const library = new Map<string, ts.SourceFile | undefined>();

/** What is found in sources that are given by their paths. */
function found(files: Readonly<Record<string, string>>): string[] {
  const host = ts.createCompilerHost({});
  const own = new Map(Object.entries(files).map(([path, text]) => [`${ROOT}/${path}`, text]));
  host.fileExists = (name) => own.has(name) || onDisk.fileExists(name);
  host.getSourceFile = (name, options) => {
    const text = own.get(name);
    if (text !== undefined) return ts.createSourceFile(name, text, options, true);
    if (!library.has(name)) library.set(name, onDisk.getSourceFile(name, options));
    return library.get(name);
  };
  const options = { target: ts.ScriptTarget.ES2022, strict: true, types: [] };
  const program = ts.createProgram([...own.keys()], options, host);
  return faultsOf(program, ROOT, LAYERS, IDS).map(({ kind, where }) => `${kind} ${where}`);
}

describe('the check of the house', () => {
  it('finds nothing where all is in order', () => {
    assert.deepEqual(
      found({
        'src/text/a.ts': `export interface A { readonly list: readonly string[] }`,
        'src/manifest/b.ts': `import type { A } from '../text/a';\nexport const b = (a: A) => a.list;`,
        'src/rules/c.ts': `import { b } from '../manifest/b';\nexport const id = 'china-source'; b;`,
        'src/messages/d.ts': `export const d = { 'china-source': () => '' };`,
        'src/fixes/e.ts': `export const e = { key: 'china-source', args: {} };`,
        'src/cli/f.ts': `import * as fs from 'node:fs'; fs;`,
        'src/editor/g.ts': `import * as vscode from 'vscode'; vscode;`,
      }),
      [],
    );
  });

  it('finds a file that is too long', () => {
    const text = 'export {};\n'.repeat(401);
    assert.deepEqual(found({ 'src/text/a.ts': text }), ['long src/text/a.ts 401']);
  });

  for (const [what, files, fault] of [
    [
      'files that import each other',
      {
        'src/text/a.ts': `import { b } from './b';\nexport const a = () => b;`,
        'src/text/b.ts': `import type { a } from './a';\nexport const b: typeof a | 1 = 1;`,
      },
      'circle src/text/a.ts ↔ src/text/b.ts',
    ],
    [
      'an import of a later folder',
      {
        'src/text/a.ts': `export { b } from '../rules/b';`,
        'src/rules/b.ts': `export const b = 1;`,
      },
      `arrow src/text/a.ts:1 '../rules/b'`,
    ],
    [
      'a face that knows another',
      {
        'src/cli/a.ts': `export const a = 1;`,
        'src/editor/b.ts': `export const b = () => import('../cli/a');`,
      },
      `arrow src/editor/b.ts:1 '../cli/a'`,
    ],
    [
      'vscode in the core',
      { 'src/rules/a.ts': `import type * as vscode from 'vscode';\nexport type A = vscode.Uri;` },
      `vscode src/rules/a.ts:1 'vscode'`,
    ],
    [
      'files in the core',
      { 'src/rules/a.ts': `import { readFile } from 'fs/promises'; readFile;` },
      `files src/rules/a.ts:1 'fs/promises'`,
    ],
    [
      'the id of a rule',
      { 'src/fixes/a.ts': `export const a = (id: string) => id === 'china-source';` },
      `ruleId src/fixes/a.ts:1 'china-source'`,
    ],
    [
      'the id of a rule as a type',
      { 'src/manifest/a.ts': `export type A = 'yaml-syntax' | 'other';` },
      `ruleId src/manifest/a.ts:1 'yaml-syntax'`,
    ],
    [
      'a list that is made writable',
      { 'src/text/a.ts': `export const a = (b: readonly string[]) => b as string[];` },
      'readonly src/text/a.ts:1 b as string[]',
    ],
    [
      'a map that is made writable, by a way round',
      {
        'src/text/a.ts': `export const a = (b: ReadonlyMap<string, 1>) => b as unknown as Map<string, 1>;`,
      },
      'readonly src/text/a.ts:1 b as unknown as Map<string, 1>',
    ],
    [
      'a field that is made writable',
      { 'src/text/a.ts': `export const a = (b: { readonly c: 1 }) => b as { c: 1 };` },
      'readonly src/text/a.ts:1 b as { c: 1 }',
    ],
    [
      'a type without its readonly',
      { 'src/text/a.ts': `export type A<T> = { -readonly [K in keyof T]: T[K] };` },
      'readonly src/text/a.ts:1 { -readonly [K in keyof T]: T[K] }',
    ],
  ] as const) {
    it(`finds ${what}`, () => {
      assert.deepEqual(found(files), [fault]);
    });
  }
});
