import { readFileSync } from 'node:fs';
import type { Analysis } from '../analysis/analysis';
import { applyEdits } from '../fixes/fix';
import { safeEdits } from '../fixes/fixes';
import type { Knowledge } from '../knowledge/knowledge';
import { decoded, encoded } from './read-text';
import { replaceFile } from './replace-file';

/** A fix may make way for another one; more rounds than this bring nothing new. */
const MAX_ROUNDS = 10;

/**
 * Applies the safe fixes of a file until none is left, and writes it.
 *
 * @param analyse what is found in a text in the place of the file's
 * @returns the text that the file has now
 * @throws Error where it cannot be written, or is another one by now
 */
export async function fixFile(
  path: string,
  before: { readonly text: string; readonly analysis: Analysis },
  knowledge: Knowledge,
  analyse: (text: string) => Promise<Analysis>,
): Promise<{ text: string; analysis: Analysis }> {
  let { text, analysis } = before;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const edits = safeEdits(analysis, text, knowledge);
    const fixed = applyEdits(text, edits);
    if (fixed === text) break;
    text = fixed;
    analysis = await analyse(text);
  }
  if (text === before.text) return before;
  const bytes = readFileSync(path);
  const read = decoded(bytes);
  if ('error' in read || read.text !== before.text) {
    throw new Error('it has changed meanwhile');
  }
  const fixed = encoded(text, read.encoding);
  if (!fixed.equals(bytes)) replaceFile(path, fixed, bytes);
  return { text, analysis };
}
