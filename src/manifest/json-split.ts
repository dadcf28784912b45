import { listIn } from './around-items';
import { hasTooManyValues, readJson } from '../text/json-node';
import type { Entry, Node } from '../text/node';
import type { Slices } from '../text/slices';
import type { Stretch } from '../text/stretch';

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
  const { root, mistakes } = readJson(text.slice(0, first.start) + text.slice(end));
  if (mistakes.length > 0 || root?.kind !== 'map') return undefined;
  const list = listIn(root.entries);
  // Another list of that name may stand in a value of another key.
  if (list?.end !== first.start + 1 || list.items.length > 0) return undefined;
  return { items, end, root, entries: root.entries, cut: first.start };
}

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
