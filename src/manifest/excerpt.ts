import { jsonItems } from './json-outline';
import type { Manifest } from './model';
import type { Stretch } from './outline';
import { outline, stretchesOf } from './outline';
import { contentEnd, readItemised } from './read';

/** Items that are read at most: few enough for a frame, more than a screen shows. */
const MOST = 100;

/** A longer head takes too long to be read in between. */
const MOST_AROUND = 100_000;

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
  const items = format === 'json' ? jsonItems(text) : stretchesOf(outline(text));
  const first = items[0];
  const last = items.at(-1);
  if (!first || !last) return undefined;
  if (text.length - (last.end - first.start) > MOST_AROUND) return undefined;
  const from = Math.max(
    0,
    items.findLastIndex(({ start }) => start <= near.start),
  );
  const behind = items.findIndex(({ start }, index) => index > from && start >= near.end);
  const to = Math.min(behind === -1 ? items.length : behind, from + MOST);
  const [start, end] = [(items[from] ?? first).start, (items[to - 1] ?? last).end];
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
