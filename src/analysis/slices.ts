/** Work in slices of a few milliseconds: whoever runs it may rest or give up between them. */
export type Slices<T> = Generator<undefined, T>;

/** Does work in slices without a rest. */
export function inOneGo<T>(slices: Slices<T>): T {
  for (;;) {
    const { done, value } = slices.next();
    if (done === true) return value;
  }
}
