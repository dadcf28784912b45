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
}

/** Answers of the day that was asked for last, by key: one analysis asks for one day. */
export class MemoOfDay<T> {
  readonly #answers = new Map<string, T>();
  #day = '';

  get(day: string, key: string, find: () => T): T {
    if (this.#day !== day) {
      this.#day = day;
      this.#answers.clear();
    }
    let answer = this.#answers.get(key);
    if (answer === undefined) {
      answer = find();
      this.#answers.set(key, answer);
    }
    return answer;
  }
}
