import { KNOWN_KEYS } from './known-keys';
import { contentEnd } from './around-items';
import { locateJsonSources } from './json-source-locations';
import type { Manifest } from './model';
import { columnOf, locateSources, itemAt } from './source-locations';
import { readAround } from './read';
import type { Item } from './read-item';
import { ItemReader, jsonItem } from './read-item';
import { countWhile } from '../text/search';
import type { Anchors } from '../text/yaml-spent';
import { YamlReader } from '../text/yaml-reader';
import type { Stretch } from '../text/stretch';

/** Items that are read at most: few enough for a frame, more than a screen shows. */
export const MAX_PART_SOURCES = 100;

/** A longer head, in UTF-16 units, takes too long to be read in between. */
export const MAX_AROUND = 100_000;

/** In more lines to look for the items takes too long; no manifest of so many is one that a person sees. */
const MAX_LINES = 500_000;

/**
 * Reads what stands around the sources and those nearest to a stretch: what a long text is shown with
 * before the whole of it is read.
 *
 * @returns undefined where the text cannot be cut into items, or has too many lines
 */
export function readPart(
  text: string,
  format: 'yaml' | 'json',
  near: Stretch,
): Manifest | undefined {
  if (hasMoreLines(text, MAX_LINES)) return undefined;
  const { count, at } = itemsIn(text, format);
  if (count === 0) return undefined;
  const list = { start: at(0).start, end: at(count - 1).end };
  if (text.length - (list.end - list.start) > MAX_AROUND) return undefined;
  const around = readAround(text, format, list);
  if (!around) return undefined;
  const { manifest, anchors } = around;
  // In JSON items are found by their lines: then what is left over is whole, or they are not where they seem.
  if (format === 'json' && manifest.problems.some(({ of }) => of === 'syntax')) return undefined;
  const first = Math.max(0, countWhile(count, (index) => at(index).start <= near.start) - 1);
  let next = first + 1;
  while (next < count && next < first + MAX_PART_SOURCES && at(next).start < near.end) next++;
  const read = readerOf(text, format, anchors, columnOf(text, list.start));
  const items = Array.from({ length: next - first }, (_, index) => read(at(first + index)))
    .filter((item) => item !== undefined)
    .filter((item) => isByItself(item, anchors));
  return {
    ...manifest,
    sources: items.flatMap(({ sources }) => sources),
    problems: [...manifest.problems, ...items.flatMap(({ problems }) => problems)],
    sourcesEnd: format === 'json' ? jsonListEnd(text, list.end) : contentEnd(text, at(count - 1)),
  };
}

function hasMoreLines(text: string, most: number): boolean {
  if (text.length <= most) return false;
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1))
    if (++count > most) return true;
  return false;
}

function readerOf(
  text: string,
  format: 'yaml' | 'json',
  anchors: Anchors,
  column: number,
): (stretch: Stretch) => Item | undefined {
  // What is broken may be so because it was not cut where it ends.
  if (format === 'json')
    return (stretch) => {
      const item = jsonItem(text, stretch);
      return item.problems.some(({ of }) => of === 'syntax') ? undefined : item;
    };
  const reader = new ItemReader(text, new YamlReader(anchors, KNOWN_KEYS));
  return (stretch) => reader.readAtOnce(stretch, column);
}

/** What an anchor in another item stands for is not known. */
const isByItself = ({ links }: Item, anchors: Anchors): boolean =>
  !links || [...links.asked].every((name) => links.defined.has(name) || anchors.has(name));

/** Where items stand, made when it is asked for: there may be very many. */
interface Items {
  readonly count: number;
  readonly at: (index: number) => Stretch;
}

function itemsIn(text: string, format: 'yaml' | 'json'): Items {
  if (format === 'yaml') {
    const cut = locateSources(text);
    return { count: cut.starts.length, at: (index) => itemAt(cut, index) };
  }
  const items = locateJsonSources(text);
  const end = { start: text.length, end: text.length };
  return { count: items.length, at: (index) => items[index] ?? end };
}

/** Behind the bracket that ends a list. */
function jsonListEnd(text: string, itemsEnd: number): number {
  const bracket = text.indexOf(']', itemsEnd);
  return bracket === -1 ? itemsEnd : bracket + 1;
}
