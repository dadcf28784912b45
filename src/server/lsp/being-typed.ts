import { stepAt } from '../../analysis/at';
import { settledBy } from '../../analysis/settled-by';
import { endOf, startOf } from '../../manifest/model';
import type { Finding } from '../../rules/finding';
import type { Analysed } from './documents';

/** How long after the last edit what is not written yet is no problem, in milliseconds. */
const HOLD_MS = 2000;

/**
 * What is being typed and not done yet: a server knows no cursor, so it is the source and the line of the
 * last edit, for a while. What the next key would settle is no problem meanwhile.
 */
export class BeingTyped {
  readonly #last = new Map<string, { readonly offset: number; readonly at: number }>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #rested: (address: string) => void;
  readonly #now: () => number;

  /** @param rested is called when nothing of a document waits any more */
  constructor(rested: (address: string) => void, now: () => number) {
    this.#rested = rested;
    this.#now = now;
  }

  /** @param offset where the edit ends, in the text after it */
  edited(address: string, offset: number): void {
    this.#last.set(address, { offset, at: this.#now() });
    clearTimeout(this.#timers.get(address));
    this.#timers.set(
      address,
      setTimeout(() => {
        this.forget(address);
        this.#rested(address);
      }, HOLD_MS),
    );
  }

  /** Nothing of a document waits any more: it was saved or closed. */
  forget(address: string): void {
    this.#last.delete(address);
    clearTimeout(this.#timers.get(address));
    this.#timers.delete(address);
  }

  waits({ problem, place, source }: Finding, { document, analysis }: Analysed): boolean {
    const last = problem && this.#last.get(document.uri);
    if (!last) return false;
    switch (settledBy(problem)) {
      case 'key': {
        const own = stepAt(analysis.graph.own, last.offset)?.source;
        if (source === undefined || source !== own) return false;
        // Below its last key the next one is being typed.
        const end = endOf(source.place);
        return last.offset <= end || document.getText().slice(end, last.offset).trim() === '';
      }
      case 'letter':
        return document.positionAt(startOf(place)).line === document.positionAt(last.offset).line;
      case undefined:
        return false;
    }
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }
}
