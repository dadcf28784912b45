/** The extension as the page's web worker gets it: a copy without `main`, which would win. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copiedExtension } from './copied-extension';

/** Writes the copy below a temporary folder. @returns where it is */
export function browserExtension(temporary: string): string {
  const copy = copiedExtension(temporary, 'browser-extension');
  const file = join(copy, 'package.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  delete manifest['main'];
  writeFileSync(file, JSON.stringify(manifest));
  return copy;
}
