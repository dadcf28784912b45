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
    for (let next = 0; next < files.length && !interrupt.isRaised;) {
      const { known, end } = await this.#known(files, next, settings, format, interrupt);
      yield* this.#inOrder(files.slice(next, end), known, interrupt, fresh);
      next = end;
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

  /** What is known of the files from a place on, up to where that is enough to be held at once. */
  async #known(
    files: readonly string[],
    start: number,
    settings: CheckSettings,
    printing: Printing,
    interrupt: Interrupt,
  ): Promise<{ readonly known: Map<string, Checked>; readonly end: number }> {
    const checker = new CachedChecker(new FileChecker(settings), this.#shards, settings);
    const known = new Map<string, Checked>();
    const turns = new Turns();
    let bytes = 0;
    let end = start;
    while (end < files.length && known.size < MAX_FILES_HELD && bytes < MAX_BYTES_HELD) {
      const file = files[end++] ?? '';
      await turns.look();
      if (interrupt.isRaised) break;
      const found = await this.#text(file, checker, printing);
      if (!found) continue;
      const { pieces, entry, reached } = found;
      for (const piece of pieces) bytes += piece.length;
      known.set(file, checkedOf(checker, pieces, entry.tally, reached));
    }
    return { known, end };
  }

  /** The text of a file as it was printed, or as it is printed now of what was found. */
  async #text(file: string, checker: CachedChecker, { format, name }: Printing) {
    const printed = await checker.printed(file, name);
    if (printed) return { ...printed, pieces: printed.body.length > 0 ? [printed.body] : [] };
    const found = await checker.known(file);
    if (!found) return undefined;
    const { entry, result } = found;
    const id = printedId(entry.id, name, file);
    const { record, pieces } = printedRecord(entry, id, format.file(result));
    if (record) this.#shards.add(record);
    return { ...found, pieces: [...pieces] };
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
