import type { Writable } from 'node:stream';

const CLEAR_LINE = '\r\u001b[K';

/** How far a long check is: one line on a terminal that is written over, and gone at the end. */
export class Progress {
  readonly #of: number;
  readonly #stream: Writable | undefined;
  readonly #pace: number;
  #done = 0;
  #shown = Date.now();

  /**
   * @param stream nothing is shown where it is no terminal
   * @param pace milliseconds between two looks of the user
   */
  constructor(of: number, stream: Writable & { readonly isTTY?: boolean }, pace = 100) {
    this.#of = of;
    this.#pace = pace;
    this.#stream = stream.isTTY === true ? stream : undefined;
  }

  add(count: number): void {
    this.#done += count;
    const now = Date.now();
    if (now - this.#shown < this.#pace) return;
    this.#shown = now;
    const [done, of] = [this.#done, this.#of].map((number) => number.toLocaleString('en'));
    this.#stream?.write(`${CLEAR_LINE}checked ${done ?? ''} of ${of ?? ''} manifests`);
  }

  /** Makes way for what is printed on the same terminal; the next look is below it. */
  clear(): void {
    this.#stream?.write(CLEAR_LINE);
    this.#shown = 0;
  }

  end(): void {
    this.#stream?.write(CLEAR_LINE);
  }
}
