import { jsonItems } from './json-outline';
import type { Manifest } from './model';
import type { Stretch } from './outline';
import { outline, stretchOf } from './outline';
import { contentEnd, readItemised } from './read';
import { countWhile } from '../text/search';

/** Items that are read at most: few enough for a frame, more than a screen shows. */
const MAX_EXCERPT_SOURCES = 100;

/** A longer head takes too long to be read in between. */
const MAX_AROUND = 100_000;

/** The part of a manifest that is near a stretch of its text. */
export interface Excerpt {
  /** What stands around the sources, and those near; its places are those in the whole text. */
  readonly manifest: Manifest;
  /** Where the items that it has stand. */
  readonly items: Stretch;
}

/**
 * Reads what stands around the sources and those near a stretch, as if there were no others.
 *
 * @returns undefined where the text cannot be cut into items
 */
export function readExcerpt(
  text: string,
  format: 'yaml' | 'json',
  near: Stretch,
): Excerpt | undefined {
  const { count, at } = itemsIn(text, format);
  if (count === 0) return undefined;
  const [first, last] = [at(0), at(count - 1)];
  if (text.length - (last.end - first.start) > MAX_AROUND) return undefined;
  const from = Math.max(0, countWhile(count, (index) => at(index).start <= near.start) - 1);
  let to = from + 1;
  while (to < count && to < from + MAX_EXCERPT_SOURCES && at(to).start < near.end) to++;
  const [start, end] = [at(from).start, at(to - 1).end];
  const short = text.slice(0, first.start) + text.slice(start, end) + text.slice(last.end);
  const read = readItemised(short, format);
  // A line out of place is taken for what it is by what follows, which is something else here.
  const isSame = format === 'json' || read.after.offset === first.start + end - start;
  if (read.items.length !== to - from || !isSame) return undefined;
  for (const { unit } of read.items) unit.offset += start - first.start;
  read.after.offset += text.length - short.length;
  const sourcesEnd = format === 'json' ? read.after.offset : contentEnd(text, last);
  return { manifest: { ...read.manifest, sourcesEnd }, items: { start, end } };
}

/** Where items stand, made when it is asked for: there may be very many. */
interface Items {
  readonly count: number;
  readonly at: (index: number) => Stretch;
}

function itemsIn(text: string, format: 'yaml' | 'json'): Items {
  if (format === 'yaml') {
    const cut = outline(text);
    return { count: cut.starts.length, at: (index) => stretchOf(cut, index) };
  }
  const items = jsonItems(text);
  const end = { start: text.length, end: text.length };
  return { count: items.length, at: (index) => items[index] ?? end };
}
