import type { Slices } from '../text/slices';

/** How long one thing waits for another, in milliseconds. The command line has turns of its own. */
export const PACE_MS = {
  /** Work goes on so long before it yields to the event loop. */
  turn: 8,
  /** A text rests so long before all of it is judged without being asked for. */
  typing: 100,
  /** A screen, a cursor or a filter rests so long before what is shown follows. */
  looking: 150,
  /** So long others may be saved before files are checked again. */
  saving: 200,
  /** A manifest rests so long before its report is made again. */
  report: 700,
} as const;

/** Lets long work rest now and then, for whatever else the process has to do. */
export class Turns {
  #until = performance.now() + PACE_MS.turn;

  /** Ends the turn where it has been a long one. */
  async next(): Promise<void> {
    if (this.isOver) await this.end();
  }

  get isOver(): boolean {
    return performance.now() >= this.#until;
  }

  async end(): Promise<void> {
    await pause(0);
    this.#until = performance.now() + PACE_MS.turn;
  }
}

/** Runs slices with turns for others in between; undefined once they are overtaken, if that is asked. */
export function inSlices<T>(slices: Slices<T>): Promise<T>;
export function inSlices<T>(slices: Slices<T>, isOvertaken: () => boolean): Promise<T | undefined>;
export async function inSlices<T>(
  slices: Slices<T>,
  isOvertaken = (): boolean => false,
): Promise<T | undefined> {
  const turns = new Turns();
  for (;;) {
    const { done, value } = slices.next();
    if (done === true) return value;
    if (!turns.isOver) continue;
    await turns.end();
    if (isOvertaken()) return undefined;
  }
}

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Does something once, after what it follows has rested. */
export class Delayed {
  readonly #act: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(act: () => void) {
    this.#act = act;
  }

  /** In so many milliseconds from now, whatever was planned before. */
  in(milliseconds: number): void {
    this.cancel();
    this.#start(milliseconds);
  }

  /** In so many milliseconds, if it is not planned already. */
  soon(milliseconds: number): void {
    if (this.#timer === undefined) this.#start(milliseconds);
  }

  cancel(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #start(milliseconds: number): void {
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#act();
    }, milliseconds);
  }
}
