import type { Analysis } from '../../src/analysis/analysis';
import { LiveAnalysis } from '../../src/analysis/live-analysis';
import { formatOf } from '../../src/manifest/file-names';
import type { TextChange } from '../../src/manifest/reread';
import { groundOf } from './core';
import type { FuzzCase } from './fuzz-case';

/** A manifest in an editor: the one place that knows how an edit is followed. */
export class Typed {
  readonly #live: LiveAnalysis;
  readonly #ground: ReturnType<typeof groundOf>;

  constructor(fuzzCase: FuzzCase) {
    this.#ground = groundOf(fuzzCase);
    // Half of them as if they were long: then something is told at once after any edit.
    const minLong = fuzzCase.text.length % 2 === 0 ? 0 : undefined;
    this.#live = new LiveAnalysis(fuzzCase.text, formatOf(fuzzCase.file), minLong);
  }

  get text(): string {
    return this.#live.text;
  }

  /** Follows an edit. @returns what is told at once, if anything is */
  edit({ start, end, text }: TextChange): Analysis | undefined {
    const old = this.#live.text;
    const from = Math.min(start, old.length);
    const to = Math.max(from, Math.min(end, old.length));
    this.#live.edit({ start: from, end: to, text }, old.slice(0, from) + text + old.slice(to));
    return this.#live.analysis;
  }

  /** Judges all of the present text. */
  judge(): Analysis {
    const slices = this.#live.judge(this.#ground);
    for (;;) {
      const { done, value } = slices.next();
      if (done === true) return value;
    }
  }
}
