/**
 * The extension with a German that is its English in brackets: what is shown without them escapes translation.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { copiedExtension } from './copied-extension';
import { root } from './paths';
import { inBrackets } from './pseudo/brackets';

/** Writes a copy of the extension below a temporary folder; the editor has to be in German. @returns where it is */
export async function pseudoExtension(temporary: string): Promise<string> {
  const copy = copiedExtension(temporary, 'pseudo-extension');
  writeTexts(join(copy, 'package.nls.de.json'), join(copy, 'package.nls.json'));
  writeTexts(join(copy, 'l10n', 'bundle.l10n.de.json'));
  // The sentences of findings and the names of the knowledge.
  await build({
    entryPoints: [join(root, 'test', 'host', 'pseudo', 'german.ts')],
    outfile: join(copy, 'dist', 'german.cjs'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    // As the extension is bundled: the other form of a package may load parts of it that are not there.
    mainFields: ['module', 'main'],
    logLevel: 'warning',
  });
  return copy;
}

/** @param english where the texts stand by their keys; without it the keys are the texts */
function writeTexts(file: string, english?: string): void {
  const texts = Object.entries(
    JSON.parse(readFileSync(english ?? file, 'utf8')) as Record<string, string>,
  );
  const put = texts.map(([key, text]) => [key, inBrackets(english === undefined ? key : text)]);
  writeFileSync(file, JSON.stringify(Object.fromEntries(put)));
}
