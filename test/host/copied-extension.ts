/** A copy of the extension that a test may change. */
import { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths';

const PACKAGED = ['dist', 'docs/rules', 'l10n', 'media', 'schemas', 'snippets', 'package.json'];

/** Writes the copy below a temporary folder. @returns where it is */
export function copiedExtension(temporary: string, name: string): string {
  const copy = join(temporary, name);
  mkdirSync(copy);
  const texts = readdirSync(root).filter((file) => /^package\.nls.*\.json$/.test(file));
  for (const part of [...PACKAGED, ...texts]) {
    const from = join(root, part);
    if (existsSync(from)) cpSync(from, join(copy, part), { recursive: true });
  }
  return copy;
}
