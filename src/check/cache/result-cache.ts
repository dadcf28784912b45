import { statSync } from 'node:fs';
import type { CheckedWith, Checker, CheckSettings, FileChecker } from '../file-checker';
import type { CheckedFile } from '../../report/result';
import type { CacheEntry, Input } from './cache-entry';
import { seenOf } from './cache-entry';
import { printedId, recordOf, resultRecord } from './record';
import type { Shards } from './shards';

/** What was found before, as it is kept: all that it was made from, and its bytes. */
interface Known {
  readonly entry: CacheEntry;
  readonly body: Uint8Array;
}

/** Checks files, and hands out what was found before where all that it rests on is as it was then. */
export class CachedChecker implements Checker {
  readonly #checker: FileChecker;
  readonly #shards: Shards;
  readonly #settings: CheckSettings;
  /** The texts that several results may rest on are compared once. */
  readonly #compared = new Map<string, boolean>();

  constructor(checker: FileChecker, shards: Shards, settings: CheckSettings) {
    this.#checker = checker;
    this.#shards = shards;
    this.#settings = settings;
  }

  get policies(): Checker['policies'] {
    return this.#checker.policies;
  }

  get readsOutput(): string | undefined {
    return this.#checker.readsOutput;
  }

  async check(file: string): Promise<CheckedWith> {
    const known = await this.known(file);
    if (known) return known;
    const found = await this.#checker.check(file);
    const { entry, result } = found;
    if (entry && !('error' in result)) this.#keep(resultRecord(entry, result));
    return found;
  }

  /** What was found in a file before; undefined where it has to be checked. */
  async known(file: string): Promise<(CheckedWith & { readonly entry: CacheEntry }) | undefined> {
    const known = await this.#known(this.#checker.idOf(file), file);
    if (!known) return undefined;
    const { entry, body } = known;
    const result = JSON.parse(Buffer.from(body).toString()) as CheckedFile;
    return { result: { ...result, file }, reached: reachedOf(entry), entry };
  }

  /** The text of what was found in a file before, as it was printed; undefined where it is not known. */
  async printed(
    file: string,
    printedAs: string,
  ): Promise<(Known & { readonly reached: readonly string[] }) | undefined> {
    const known = await this.#known(printedId(this.#checker.idOf(file), printedAs, file), file);
    return known && { ...known, reached: reachedOf(known.entry) };
  }

  #keep(record: Uint8Array | undefined): void {
    if (record) this.#shards.add(record);
  }

  async #known(id: string, file: string): Promise<Known | undefined> {
    if (this.#settings.failures?.has(file) === true) return undefined;
    const kept = this.#shards.get(id);
    if (!kept) return undefined;
    const { entry } = kept;
    if (entry.today !== null && entry.today !== this.#settings.today) return undefined;
    if (entry.key !== (await this.#checker.keyFor(file))) return undefined;
    const [own] = entry.inputs;
    if (!own) return undefined;
    const inputs: Input[] = [];
    for (const input of entry.inputs) {
      const same = this.#asBefore(input, own.path);
      if (!same) return undefined;
      inputs.push(same);
    }
    const body = kept.body();
    if (!body) return undefined;
    // Looked at once more by its times, it need not be read again.
    if (inputs.some((input, index) => input !== entry.inputs[index])) {
      this.#keep(recordOf({ ...entry, inputs }, body));
    }
    return { entry, body };
  }

  /** The input as it is now, where it is the same. */
  #asBefore(input: Input, manifest: string): Input | undefined {
    const { path, seen } = input;
    const now = stateOf(path);
    if (now && this.#isOutput(now)) return undefined;
    const fresh = now && seenOf(now, Date.now());
    if (seen !== undefined && fresh === seen) return input;
    if ('text' in input) {
      if (!this.#isText(path, input.text, path === manifest)) return undefined;
    } else {
      const state = this.#checker.port.evidence(path, manifest, input.hasSum);
      if (JSON.stringify(state) !== JSON.stringify(input.evidence)) return undefined;
    }
    if (fresh === undefined || seen === fresh) return input;
    return { ...input, seen: fresh };
  }

  #isText(path: string, text: string, isOwn: boolean): boolean {
    if (isOwn) return this.#checker.textKeyNow(path) === text;
    const key = `${path}\0${text}`;
    let isSame = this.#compared.get(key);
    if (isSame === undefined) {
      isSame = this.#checker.textKeyNow(path) === text;
      this.#compared.set(key, isSame);
    }
    return isSame;
  }

  #isOutput({ dev, ino }: { readonly dev: number; readonly ino: number }): boolean {
    const { output } = this.#settings;
    return output?.dev === dev && output.ino === ino;
  }
}

/** Files of imports and of evidence. */
const reachedOf = ({ inputs }: CacheEntry): readonly string[] =>
  inputs.slice(1).map(({ path }) => path);

function stateOf(path: string) {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
