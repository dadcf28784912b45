/** Work in slices of a few milliseconds: whoever runs it may rest or give up between them. */
export type Slices<T> = Generator<undefined, T>;

/** Does work in slices without a rest. */
export function inOneGo<T>(slices: Slices<T>): T {
  for (;;) {
    const { done, value } = slices.next();
    if (done === true) return value;
  }
}

/** What is done in one slice; undefined where it takes longer. */
export function atOnce<T>(slices: Slices<T>): T | undefined {
  const { done, value } = slices.next();
  return done === true ? value : undefined;
}

/** Entries of a list that are looked at before it yields to the event loop. */
const SLICE = 100;

/** As `list.filter`. */
export function* filtered<T>(list: readonly T[], isWanted: (entry: T) => boolean): Slices<T[]> {
  const found: T[] = [];
  let looked = 0;
  for (const entry of list) {
    if (isWanted(entry)) found.push(entry);
    if (++looked % SLICE === 0) yield;
  }
  return found;
}

/** As `list.map`, without what is undefined. */
export function* collected<T, U>(
  list: readonly T[],
  make: (entry: T) => U | undefined,
): Slices<U[]> {
  const found: U[] = [];
  let looked = 0;
  for (const entry of list) {
    const made = make(entry);
    if (made !== undefined) found.push(made);
    if (++looked % SLICE === 0) yield;
  }
  return found;
}

/** Lists of no more entries are looked at in one go. */
const MAX_AT_ONCE = 1000;

/** Whether to look at each entry of a list takes longer than a slice. */
export const isLong = (list: readonly unknown[] | undefined): boolean =>
  list !== undefined && list.length > MAX_AT_ONCE;

/** Looks at each entry of a list: at once, or in the slices that are returned where it is long. */
export function forEachOf<T>(
  list: readonly T[],
  look: (entry: T) => void,
): Slices<void> | undefined {
  if (isLong(list)) return inTurn(list, look);
  for (const entry of list) look(entry);
  return undefined;
}

function* inTurn<T>(list: readonly T[], look: (entry: T) => void): Slices<void> {
  let looked = 0;
  for (const entry of list) {
    look(entry);
    if (++looked % SLICE === 0) yield;
  }
}

/** As `list.map`. */
export function* mapped<T, U>(list: readonly T[], make: (entry: T) => U): Slices<U[]> {
  const made: U[] = [];
  for (const entry of list) if (made.push(make(entry)) % SLICE === 0) yield;
  return made;
}
