import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';

/** The entry of the package. */
const ENTRY = 'src/api.ts';

/**
 * Writes the declarations of the package's entry, and of what they name, to a folder. They are read as
 * CommonJS, where imports need no extensions.
 */
export function writeTypes(root: string, types: string): void {
  const waiting = [join(root, ENTRY)];
  const seen = new Set(waiting);
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    const text = declarations(file);
    const target = join(types, relative(join(root, 'src'), file).replace(/\.ts$/, '.d.ts'));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
    for (const [, from = ''] of text.matchAll(/from '(\.[^']*)'/g)) {
      const next = `${join(dirname(file), from)}.ts`;
      if (!seen.has(next)) waiting.push(next);
      seen.add(next);
    }
  }
  writeFileSync(join(types, 'package.json'), '{ "type": "commonjs" }\n');
}

function declarations(file: string): string {
  const { outputText, diagnostics = [] } = ts.transpileDeclaration(readFileSync(file, 'utf8'), {
    fileName: file,
    compilerOptions: { target: ts.ScriptTarget.ES2022, strict: true, verbatimModuleSyntax: false },
  });
  const [first] = diagnostics;
  if (first) throw new Error(`${file}: ${ts.flattenDiagnosticMessageText(first.messageText, ' ')}`);
  return outputText;
}
