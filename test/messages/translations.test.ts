import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { englishWords } from '../support/english-words';

const ROOT = join(import.meta.dirname, '../..');

const read = <T>(file: string): T => JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as T;

const bundle = read<Record<string, string>>('l10n/bundle.l10n.de.json');
const english = read<Record<string, string>>('package.nls.json');
const german = read<Record<string, string>>('package.nls.de.json');

/** What must be the same in both languages. */
const kept = (text: string): string[] =>
  (text.match(/\{\w+\}|`[^`]*`|\]\(command:[^)]*\)/g) ?? []).sort();

const withoutNames = (text: string): string =>
  text.replace(
    /`[^`]*`|--[a-z]+|„[^“]*“|\{\w+\}|\(command:[^)]*\)|\b[\w-]+\.(?:ya?ml|json)\b/g,
    '',
  );

/** Every text of the source, and those that are put into another language by `t` or `phrase`. */
function textsOf(folder: string): { all: Set<string>; put: Set<string> } {
  const [all, put] = [new Set<string>(), new Set<string>()];
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts') || file.includes('generated')) continue;
    const text = readFileSync(join(folder, file), 'utf8');
    const look = (node: ts.Node): void => {
      if (ts.isStringLiteralLike(node)) all.add(node.text);
      if (ts.isCallExpression(node) && isPut(node.expression)) {
        for (const argument of node.arguments) {
          if (ts.isStringLiteralLike(argument)) put.add(argument.text);
        }
      }
      ts.forEachChild(node, look);
    };
    look(ts.createSourceFile(file, text, ts.ScriptTarget.ES2022));
  }
  return { all, put };
}

const isPut = (callee: ts.Expression): boolean =>
  (ts.isIdentifier(callee) && ['t', 'phrase', 'countPhrase'].includes(callee.text)) ||
  (ts.isPropertyAccessExpression(callee) && callee.name.text === 't');

describe('translations', () => {
  const { all, put } = textsOf(join(ROOT, 'src'));

  it('have every text of the source, and no other', () => {
    assert.ok(put.size > 200);
    assert.deepEqual(
      [...put].filter((text) => !Object.hasOwn(bundle, text)),
      [],
      'add them to l10n/bundle.l10n.de.json',
    );
    assert.deepEqual(
      Object.keys(bundle).filter((text) => !all.has(text)),
      [],
      'nothing says them any more',
    );
  });

  it('keep arguments, code and links', () => {
    for (const [text, translated] of Object.entries(bundle)) {
      assert.deepEqual(kept(translated), kept(text), text);
    }
    for (const [key, text] of Object.entries(english)) {
      assert.deepEqual(kept(german[key] ?? ''), kept(text), key);
    }
  });

  it('have no English left', () => {
    for (const text of [...Object.values(bundle), ...Object.values(german)]) {
      assert.notEqual(text, '');
      assert.deepEqual(englishWords(withoutNames(text)), [], text);
    }
  });

  it('are those of package.json, each there', () => {
    const text = readFileSync(join(ROOT, 'package.json'), 'utf8');
    const wanted = [...text.matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key ?? '');
    assert.deepEqual([...new Set(wanted)].sort(), Object.keys(english).sort());
    assert.deepEqual(Object.keys(german).sort(), Object.keys(english).sort());
    const shown =
      /"(?:title|shortTitle|markdownDescription|contents|label|altText|userDescription)": "(?!%)([^"]*)"/g;
    assert.deepEqual(
      [...text.matchAll(shown)].map(([, plain]) => plain),
      ['Sourcing Compliance', 'Sourcing'],
    );
  });
});
