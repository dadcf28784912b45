import { listIn, withoutItems } from './around-items';
import { readJsonInSlices } from '../text/json-in-slices';
import { hasTooManyValues } from '../text/json-node';
import type { Entry, Node, SyntaxMistake } from '../text/node';
import { mapNode } from '../text/node';
import { countWhile } from '../text/search';
import type { Slices } from '../text/slices';
import type { Stretch } from '../text/stretch';
import { movedBack } from '../text/yaml-repair';

/** Gaps that are looked at before it yields to the event loop. */
const SLICE = 5_000;

/** A JSON text whose sources can be read one by one: as a whole it says the same. */
export interface SplitJson {
  readonly items: readonly Stretch[];
  /** Where the bracket stands that ends the list. */
  readonly end: number;
  /** What stands around the items, as if the list were empty, and where that bracket stands then. */
  readonly root: Node;
  readonly entries: readonly Entry[];
  readonly cut: number;
}

/**
 * Splits a JSON text, in slices; undefined where it is not sure where its sources begin and end.
 *
 * @param items where they seem to stand
 */
export function* splitJson(text: string, items: readonly Stretch[]): Slices<SplitJson | undefined> {
  if (hasTooManyValues(text)) return undefined;
  const [first, last] = [items[0], items.at(-1)];
  if (!first || !last || !(yield* areParted(items, text))) return undefined;
  const end = text.indexOf(']', last.end);
  if (end === -1 || !isBlank(text.slice(last.end, end))) return undefined;
  const around = text.slice(0, first.start) + text.slice(end);
  const { root, mistakes } = yield* readJsonInSlices(around);
  if (mistakes.length > 0 || root?.kind !== 'map') return undefined;
  const list = listIn(root.entries);
  // Another list of that name may stand in a value of another key.
  if (list?.end !== first.start + 1 || list.items.length > 0) return undefined;
  return { items, end, root, entries: root.entries, cut: first.start };
}

/** A shorter text, in UTF-16 units, is parsed as a whole, whatever is wrong with it. */
const MIN_LONG = 500_000;

/**
 * A long JSON text with a mistake between or around its items, as the parser reads it where each is an empty object:
 * as a whole it would take much longer. Its list is empty. Undefined where that is not sure.
 *
 * @param items where they seem to stand
 * @param minLong in UTF-16 units
 */
export function* readAroundItems(
  text: string,
  items: readonly Stretch[],
  minLong = MIN_LONG,
): Slices<{ readonly root: Node; readonly mistakes: SyntaxMistake[] } | undefined> {
  const [first] = items;
  if (text.length < minLong || !first) return undefined;
  const parts: string[] = [];
  const starts: number[] = [];
  let [at, length] = [0, 0];
  for (const { start, end } of items) {
    parts.push(text.slice(at, start), EMPTY);
    starts.push(length + start - at);
    length += start - at + EMPTY.length;
    at = end;
  }
  yield;
  const { root, mistakes } = yield* readJsonInSlices(parts.join('') + text.slice(at));
  yield;
  const list = root?.kind === 'map' ? listIn(root.entries) : undefined;
  const isMerge = mistakes.some((each) => each.kind === 'syntax' && each.code === 'conflict');
  const isSure = mistakes.length > 0 && !isMerge && (list?.start ?? Infinity) < first.start;
  if (!root || !isSure) return undefined;
  const back = (offset: number): number => {
    const index = countWhile(starts.length, (each) => (starts[each] ?? 0) <= offset) - 1;
    const [item, behind] = [items[index], offset - (starts[index] ?? 0)];
    if (!item) return offset;
    return behind < EMPTY.length ? item.start + behind : item.end + behind - EMPTY.length;
  };
  return {
    root: mapNode(withoutItems(root, true), back),
    mistakes: mistakes.map((each) => movedBack(each, back)),
  };
}

const EMPTY = '{}';

/** Whether there is one comma between the items, and nothing else. */
function* areParted(items: readonly Stretch[], text: string): Slices<boolean> {
  for (let index = 1; index < items.length; index++) {
    const gap = text.slice(items[index - 1]?.end, items[index]?.start);
    const comma = gap.indexOf(',');
    if (comma === -1 || !isBlank(gap.slice(0, comma)) || !isBlank(gap.slice(comma + 1)))
      return false;
    if (index % SLICE === 0) yield;
  }
  return true;
}

/** As JSON has blank space. */
const isBlank = (text: string): boolean => /^[ \t\r\n]*$/.test(text);
