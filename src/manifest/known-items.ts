import type { Item } from './read-item';
import { NOTHING } from '../text/yaml-spent';
import type { Stretch } from '../text/stretch';

/** Items that were read before an edit that may have changed anything, at their places in the new text. */
export class KnownItems {
  readonly #items: readonly Item[];
  readonly #isSure: (item: Item) => boolean;
  readonly #column: number;
  #next = 0;

  /**
   * @param items in the order of the text
   * @param column of their dashes
   * @param isSure whether one stands for the text at its place and no other
   */
  constructor(items: readonly Item[], column: number, isSure: (item: Item) => boolean) {
    this.#items = items;
    this.#column = column;
    this.#isSure = isSure;
  }

  /** The one that is read of a stretch; asked from the top to the end of the text. */
  at({ start, end }: Stretch, column: number): Item | undefined {
    while ((this.#items[this.#next]?.unit.offset ?? Infinity) < start) this.#next++;
    const item = this.#items[this.#next];
    // Of the last one it is not known where it ends.
    const next = this.#items[this.#next + 1];
    if (item?.unit.offset !== start || next?.unit.offset !== end) return undefined;
    return column === this.#column && isByItself(item) && this.#isSure(item) ? item : undefined;
  }
}

/** Whether nothing that stands elsewhere has a part in what was read. */
const isByItself = ({ links, spent }: Item): boolean => links === undefined && spent === NOTHING;
