/** The extension as the page's web worker gets it: a copy without `main`, which would win. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths';

const PACKAGED = ['dist', 'docs/rules', 'l10n', 'media', 'schemas', 'snippets'];

/** Writes the copy below a temporary folder. @returns where it is */
export function browserExtension(temporary: string): string {
  const copy = join(temporary, 'browser-extension');
  mkdirSync(copy);
  const texts = readdirSync(root).filter((name) => /^package\.nls.*\.json$/.test(name));
  for (const part of [...PACKAGED, ...texts]) {
    const from = join(root, part);
    if (existsSync(from)) cpSync(from, join(copy, part), { recursive: true });
  }
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<
    string,
    unknown
  >;
  delete manifest['main'];
  writeFileSync(join(copy, 'package.json'), JSON.stringify(manifest));
  return copy;
}
