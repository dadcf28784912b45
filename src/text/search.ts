/**
 * Looks for the place where entries in order stop being of one kind.
 *
 * @param holds true for some entries at the start, false for all behind them
 * @returns how many of `count` entries it holds for
 */
export function countWhile(count: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
