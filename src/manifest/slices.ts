/** What slices come to in the end, without a rest between them. */
export function drained<T>(slices: Generator<undefined, T>): T {
  for (;;) {
    const { done, value } = slices.next();
    if (done === true) return value;
  }
}
