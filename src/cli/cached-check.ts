import type { Checked } from '../check/check-some';
import { checkedOf } from '../check/check-some';
import { printedId, printedRecord } from '../check/cache/record';
import type { CheckSettings, Checker } from '../check/file-checker';
import { FileChecker } from '../check/file-checker';
import { CachedChecker } from '../check/cache/result-cache';
import { Shards } from '../check/cache/shards';
import { Turns } from '../check/turns';
import { BUILD } from '../check/version';
import type { Format } from '../report/format';
import { cacheFolder } from './cache-folder';
import type { Interrupt } from './interrupt';

/** Checks that hand out what former runs have found, where all that it rests on is as it was. */
export class CachedCheck {
  readonly #shards: Shards;

  private constructor(shards: Shards) {
    this.#shards = shards;
  }

  /**
   * @param named the folder; absent: the user's own
   * @returns undefined where there is no place for it
   */
  static open(named: string | undefined): CachedCheck | undefined {
    const folder = named ?? cacheFolder();
    if (folder === undefined || BUILD === undefined) return undefined;
    const shards = new Shards(folder, BUILD);
    return shards.isInPlace ? new CachedCheck(shards) : undefined;
  }

  /** Keeps what was found, for the next run. */
  close(): void {
    this.#shards.close();
  }

  checker(checker: FileChecker, settings: CheckSettings): Checker {
    return new CachedChecker(checker, this.#shards, settings);
  }

  /**
   * What becomes of files, in their order.
   *
   * @param fresh checks those that are not known, or not any more
   */
  async *with(
    files: readonly string[],
    settings: CheckSettings,
    format: Printing,
    interrupt: Interrupt,
    fresh: (files: readonly string[]) => AsyncIterable<Checked>,
  ): AsyncGenerator<Checked> {
    const checker = new CachedChecker(new FileChecker(settings), this.#shards, settings);
    const turns = new Turns();
    for (let next = 0; next < files.length; next++) {
      await turns.look();
      if (interrupt.isRaised) return;
      const first = await this.#known(files[next] ?? '', checker, format);
      if (first) {
        yield first;
        continue;
      }
      // What is known behind one that is not is held until that is checked.
      const start = next;
      const held = new Map<string, Checked>();
      let bytes = 0;
      while (next + 1 < files.length && held.size < MAX_FILES_HELD && bytes < MAX_BYTES_HELD) {
        const file = files[++next] ?? '';
        await turns.look();
        if (interrupt.isRaised) return;
        const known = await this.#known(file, checker, format);
        if (!known) continue;
        held.set(file, known);
        for (const piece of known.texts.flatMap((text) => [...text])) bytes += piece.length;
      }
      yield* this.#inOrder(files.slice(start, next + 1), held, interrupt, fresh);
    }
  }

  async *#inOrder(
    files: readonly string[],
    known: Map<string, Checked>,
    interrupt: Interrupt,
    fresh: (files: readonly string[]) => AsyncIterable<Checked>,
  ): AsyncGenerator<Checked> {
    const unknown = files.filter((file) => !known.has(file));
    const found = unknown.length > 0 ? fresh(unknown)[Symbol.asyncIterator]() : undefined;
    const waiting: Checked[] = [];
    try {
      for (const file of files) {
        if (interrupt.isRaised) return;
        const checked = known.get(file);
        if (checked) {
          known.delete(file);
          yield checked;
          continue;
        }
        if (waiting.length === 0) {
          const next = await found?.next();
          if (!next || next.done === true) return;
          for (const record of next.value.records ?? []) this.#shards.add(record);
          waiting.push(...oneByOne(next.value));
        }
        const one = waiting.shift();
        if (one) yield one;
      }
    } finally {
      await found?.return?.();
    }
  }

  /** What becomes of a file, where that is known: its text as it was printed, or as it is printed now of what was found. */
  async #known(
    file: string,
    checker: CachedChecker,
    { format, name }: Printing,
  ): Promise<Checked | undefined> {
    const printed = await checker.printed(file, name);
    if (printed) {
      const { body, entry, reached } = printed;
      return checkedOf(checker, body.length > 0 ? [body] : [], entry.tally, reached);
    }
    const found = await checker.known(file);
    if (!found) return undefined;
    const { entry, result, reached } = found;
    const id = printedId(entry.id, name, file);
    const { record, pieces } = printedRecord(entry, id, format.file(result));
    if (record) this.#shards.add(record);
    return checkedOf(checker, [...pieces], entry.tally, reached);
  }
}

/** How results are printed, and what names that. */
export interface Printing {
  readonly format: Format;
  readonly name: string;
}

/** Of what is known, before it is printed: so that memory does not grow with the number of files. */
const MAX_FILES_HELD = 1000;
const MAX_BYTES_HELD = 2_000_000;

/** What was found in several files, a file at a time; the first has what they have in common. */
function oneByOne(checked: Checked): Checked[] {
  const { texts, ...common } = checked;
  const none = { ...common, tally: NOTHING, failures: [] };
  return texts.map((text, index) => ({ ...(index === 0 ? common : none), texts: [text] }));
}

const NOTHING: Checked['tally'] = {
  checked: 0,
  failed: 0,
  found: { error: 0, warning: 0, information: 0, hint: 0 },
  waived: 0,
};
