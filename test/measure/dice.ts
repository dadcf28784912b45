/** Numbers from a seed, the same every time: a linear congruential generator will do to draw samples. */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** A whole number from 0 up to below `end`. */
  next(end: number): number {
    this.#state = (this.#state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return Math.floor((this.#state / 4_294_967_296) * end);
  }

  of<T>(all: readonly T[]): T {
    const one = all[this.next(all.length)];
    if (one === undefined) throw new Error('There is nothing to draw from.');
    return one;
  }

  /** Whether it happens, once in `times`. */
  onceIn(times: number): boolean {
    return this.next(times) === 0;
  }
}
