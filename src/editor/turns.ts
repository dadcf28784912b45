/** How long one goes on before others have their turn, in milliseconds. */
const MAX_TURN_MS = 8;

/** Lets long work rest now and then, for whatever else the extension host has to do. */
export class Turns {
  #until = performance.now() + MAX_TURN_MS;

  /** Ends the turn where it has been a long one. */
  async next(): Promise<void> {
    if (performance.now() >= this.#until) await this.end();
  }

  async end(): Promise<void> {
    await new Promise<void>((resolve) => setTimeout(resolve));
    this.#until = performance.now() + MAX_TURN_MS;
  }
}
