import { KNOWN_KEYS } from './known-keys';
import type { Exchange, LiveState } from './live-state';
import { scanItems, stretchesOf } from './source-locations';
import { MAX_AROUND, MAX_PART_SOURCES } from './part';
import { readAround } from './read';
import type { Item } from './read-item';
import { jsonItem, ItemReader, itemOf } from './read-item';
import type { TextChange } from './reread';
import { anchorsBefore, areAll, indexAt, MAX_TOUCHED, moveOf } from './reread';
import { readJson } from '../text/json-node';
import { moveNode } from '../text/node';
import { YamlReader } from '../text/yaml-reader';
import type { Stretch } from '../text/stretch';

/**
 * Reads again what an edit stands in, where it may have changed anything: the items that it touches, as if
 * the others were what they were, and what stands around them, if it reaches there.
 *
 * @param text the whole text after the edit
 * @returns undefined where it touches too much for that
 */
export function rereadRoughly(
  state: LiveState & { readonly text: string },
  format: 'yaml' | 'json',
  change: TextChange,
  text: string,
): Exchange | undefined {
  const { items, after } = state;
  const by = moveOf(change);
  const startOf = (index: number): number => items[index]?.unit.offset ?? after.offset;
  const listStart = startOf(0);
  // An item ends where the next one starts: that one may be touched at its first character only.
  const first = change.start < listStart ? 0 : indexAt(items, change.start - 1);
  let next = first;
  const isKept = (index: number): boolean =>
    startOf(index) >= change.end && (format === 'json' || isLineStart(text, startOf(index) + by));
  while (next < items.length && (startOf(next) < change.start || !isKept(next))) next++;
  const count = next - first;
  const isBefore = change.start < listStart;
  const isBehind = change.end > after.offset;
  if (!isBefore && !isBehind) {
    const end = startOf(next) + by;
    if (format === 'json') {
      const fresh = readJsonItems(text, { start: startOf(first), end }, count);
      return fresh && { first, count, fresh };
    }
    // What is no item by itself any more belongs to the one before.
    const from = first > 0 && !isItem(text, startOf(first), state.column) ? first - 1 : first;
    const fresh = yamlItems(state, text, { start: startOf(from), end }, from);
    return fresh && { first: from, count: next - from, fresh };
  }
  if (count === items.length) return undefined;
  const list = {
    start: isBefore ? startOf(next) + by : listStart,
    end: isBehind ? startOf(first) : after.offset + by,
  };
  if (text.length - (list.end - list.start) > MAX_AROUND) return undefined;
  const around = readAround(text, format, list);
  return around && { first, count, fresh: [], around };
}

const isLineStart = (text: string, at: number): boolean => at === 0 || text[at - 1] === '\n';

const isItem = (text: string, line: number, column: number): boolean =>
  scanItems(text, line, column, line + 1).starts.length > 0;

function yamlItems(
  state: LiveState,
  text: string,
  { start, end }: Stretch,
  first: number,
): readonly Item[] | undefined {
  if (end - start > MAX_TOUCHED) return undefined;
  const scan = scanItems(text, start, state.column, end);
  if (scan.starts.length > MAX_PART_SOURCES) return undefined;
  const reader = new ItemReader(text, new YamlReader(anchorsBefore(state, first), KNOWN_KEYS));
  const last = Math.min(scan.end, end);
  const fresh = stretchesOf({ ...scan, end: last }).map((item) =>
    reader.readAtOnce(item, state.column),
  );
  return areAll(fresh) ? fresh : undefined;
}

/** @param count how many items there were */
function readJsonItems(text: string, stretch: Stretch, count: number): readonly Item[] | undefined {
  if (stretch.end - stretch.start > MAX_TOUCHED) return undefined;
  const own = text.slice(stretch.start, stretch.end);
  const end = stretch.start + own.replace(/[\s,]+$/, '').length;
  const { root, mistakes } = readJson(`[${text.slice(stretch.start, end)}]`);
  const nodes = root?.kind === 'seq' ? root.items : [];
  if (mistakes.length > 0 && count === 1) return [jsonItem(text, { start: stretch.start, end })];
  if (nodes.length > MAX_PART_SOURCES) return undefined;
  return nodes.map((node) => {
    const unit = { offset: stretch.start + node.start - 1 };
    return itemOf(moveNode(node, -node.start), unit, text, mistakes.length > 0);
  });
}
