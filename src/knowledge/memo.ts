import { ownCopy } from '../text/own-copy';

/** More answers than this are not kept: a text that nobody repeats must not fill the memory. */
const MAX_KEPT = 5000;

/** Answers to questions that are asked again and again; all are forgotten when there are too many. */
export class Memo<T> {
  readonly #answer: (question: string) => T;
  readonly #answers = new Map<string, T>();

  constructor(answer: (question: string) => T) {
    this.#answer = answer;
  }

  get(question: string): T {
    const known = this.#answers.get(question);
    if (known !== undefined) return known;
    const own = ownCopy(question);
    const found = this.#answer(own);
    if (this.#answers.size >= MAX_KEPT) this.#answers.clear();
    this.#answers.set(own, found);
    return found;
  }
}

/** As `Memo`, of the day that was asked for last: one analysis asks for one day. */
export class MemoOfDay<T> {
  readonly #answers = new Map<string, T>();
  #day = '';

  /** The answer of a day to a question that was asked on it before. */
  known(day: string, question: string): T | undefined {
    if (this.#day !== day) {
      this.#day = day;
      this.#answers.clear();
    }
    return this.#answers.get(question);
  }

  /** Keeps an answer of the day that was asked for last. */
  keep(question: string, answer: T): T {
    if (this.#answers.size >= MAX_KEPT) this.#answers.clear();
    this.#answers.set(ownCopy(question), answer);
    return answer;
  }
}
