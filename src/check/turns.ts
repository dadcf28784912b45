/** Milliseconds of work between two looks at the event loop, where signals to end arrive. */
const TURN_MS = 50;

/** Lets signals arrive during long work. The clock is the one that costs nothing to load. */
export class Turns {
  #since = Date.now();

  async look(): Promise<void> {
    if (Date.now() - this.#since < TURN_MS) return;
    await new Promise((resolve) => setImmediate(resolve));
    this.#since = Date.now();
  }
}
