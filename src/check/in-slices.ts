import type { Slices } from '../text/slices';

/** How long slices may take before others have their turn, in milliseconds. */
const TURN = 8;

/** Runs slices with turns for others in between; undefined once they are overtaken. */
export async function inSlices<T>(
  slices: Slices<T>,
  isOvertaken: () => boolean,
): Promise<T | undefined> {
  let until = performance.now() + TURN;
  for (;;) {
    const { done, value } = slices.next();
    if (done === true) return value;
    if (performance.now() < until) continue;
    await new Promise((resolve) => setTimeout(resolve));
    if (isOvertaken()) return undefined;
    until = performance.now() + TURN;
  }
}
