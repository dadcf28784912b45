/** More answers than this are not kept: a text that nobody repeats must not fill the memory. */
const MAX_KEPT = 5000;

/** Answers to questions that are asked again and again; all are forgotten when there are too many. */
export class Memo<T> {
  readonly #answers = new Map<string, T>();

  get(question: string, answer: () => T): T {
    const known = this.#answers.get(question);
    if (known !== undefined) return known;
    const found = answer();
    if (this.#answers.size >= MAX_KEPT) this.#answers.clear();
    this.#answers.set(question, found);
    return found;
  }

  clear(): void {
    this.#answers.clear();
  }
}

/** As `Memo`, of the day that was asked for last: one analysis asks for one day. */
export class MemoOfDay<T> {
  readonly #answers = new Memo<T>();
  #day = '';

  get(day: string, question: string, answer: () => T): T {
    if (this.#day !== day) {
      this.#day = day;
      this.#answers.clear();
    }
    return this.#answers.get(question, answer);
  }
}
