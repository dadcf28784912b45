import type { Entry } from '../text/node';
import type { Slices } from '../text/slices';
import { inOneGo } from '../text/slices';
import type { Stretch } from '../text/stretch';

/** Lines that are looked at before it yields to the event loop. */
const SLICE = 5_000;

/**
 * The items of `sources` in JSON that a parser cannot follow to its end, cut by indentation: each item
 * starts with a brace, first on its line, in the column of the first item. None where that is not so.
 */
export const locateJsonSources = (text: string): Stretch[] => inOneGo(sourcesOfJson(text));

/** As `locateJsonSources`. */
export function* sourcesOfJson(text: string): Slices<Stretch[]> {
  const opening = /"sources"\s*:\s*\[[^\S\n]*\r?\n/.exec(text);
  if (!opening) return [];
  const items: { start: number; end: number }[] = [];
  let column = -1;
  let line = opening.index + opening[0].length;
  for (let lines = 1; line < text.length; lines++) {
    if (lines % SLICE === 0) yield;
    const newline = text.indexOf('\n', line);
    const next = newline === -1 ? text.length : newline + 1;
    let at = line;
    while (text[at] === ' ' || text[at] === '\t') at++;
    const indent = at - line;
    const last = items.at(-1);
    if (text[at] === '{' && (column === -1 || indent === column)) {
      column = indent;
      items.push({ start: at, end: next });
    } else if (/[^\s\w:]/.test(text[at] ?? '') && indent < column) {
      // A word or a colon there is a slip within an item.
      break;
    } else if (last) {
      last.end = next;
    }
    line = next;
  }
  for (const item of items) item.end -= trailing(text, item.start, item.end);
  return items;
}

/** Whether a key stands within broken items: it is one of theirs, whatever bracket is missing. */
export const isAmong = (items: readonly Stretch[], { keyStart }: Entry): boolean =>
  keyStart >= (items[0]?.start ?? Infinity) && keyStart < (items.at(-1)?.end ?? 0);

/** Length of the blank space and the comma after an item. */
function trailing(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && /[\s,]/.test(text[at - 1] ?? '')) at--;
  return end - at;
}
