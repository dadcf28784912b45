import { dirname } from 'node:path';
import { printedId, printedRecord, resultRecord } from './cache/record';
import type { CheckedWith, Checker } from './file-checker';
import type { Counts, Failure, Format } from '../report/format';
import { Tally } from '../report/format';

/** What becomes of some files, as it is printed. */
export interface Checked {
  /** The pieces of each file; none where there is nothing to print. */
  readonly texts: readonly Pieces[];
  readonly tally: Counts;
  /** Files that could not be read. */
  readonly failures: readonly Failure[];
  /** A line for each policy that cannot be used, of all files so far. */
  readonly brokenPolicies: readonly string[];
  /** Policies that were applied so far. */
  readonly policies: readonly string[];
  /** The path by which the file was read that the results are to replace. */
  readonly readsOutput?: string;
  /** The folders of the files that it rests on besides: imports, evidence, policies. */
  readonly folders?: readonly string[];
  /** What was found as it can be kept, and as it is printed; none where it is not to be. */
  readonly records?: readonly Uint8Array[];
}

/** A text in pieces, some of them as bytes of UTF-8. */
export type Pieces = Iterable<string | Uint8Array>;

/**
 * Checks one file; its text is made as it is taken, or at once where it is to be kept.
 *
 * @param printedAs names the format and its settings, where what is found is to be kept
 */
export async function checkOne(
  file: string,
  checker: Checker,
  format: Format,
  printedAs?: string,
): Promise<Checked> {
  const { result, entry, reached } = await resultOf(file, checker);
  const tally = new Tally();
  tally.add(result);
  const failures = 'error' in result ? [result] : [];
  const texts = format.file(result);
  if (!entry || printedAs === undefined || 'error' in result) {
    return checkedOf(checker, texts, tally, reached, failures);
  }
  const whole = resultRecord(entry, result);
  const { record, pieces } = printedRecord(entry, printedId(entry.id, printedAs, file), texts);
  const records = [whole, record].filter((each) => each !== undefined);
  return { ...checkedOf(checker, pieces, tally, reached, failures), records };
}

/** What becomes of one file. */
export function checkedOf(
  { policies, readsOutput }: Checker,
  pieces: Pieces,
  tally: Counts,
  reached: readonly string[],
  failures: readonly Failure[] = [],
): Checked {
  return {
    texts: [pieces],
    tally: { ...tally },
    failures,
    brokenPolicies: policies.broken,
    policies: policies.used,
    ...(readsOutput !== undefined && { readsOutput }),
    folders: [...new Set([...reached, ...policies.files].map((path) => dirname(path)))],
  };
}

/** A mistake of the program costs no more than the one file. */
async function resultOf(file: string, checker: Checker): Promise<CheckedWith> {
  try {
    return await checker.check(file);
  } catch (error) {
    const failed = `The check of this file failed: ${String(error)}.`;
    return { result: { file, error: failed }, reached: [] };
  }
}

/** What becomes of several files, as one. */
export function joined(all: readonly Checked[]): Checked {
  const tally = new Tally();
  for (const each of all) tally.join(each.tally);
  const readsOutput = all.find((each) => each.readsOutput !== undefined)?.readsOutput;
  return {
    texts: all.flatMap(({ texts }) => texts),
    tally: { ...tally },
    failures: all.flatMap(({ failures }) => failures),
    brokenPolicies: [...new Set(all.flatMap(({ brokenPolicies }) => brokenPolicies))],
    policies: [...new Set(all.flatMap(({ policies }) => policies))],
    ...(readsOutput !== undefined && { readsOutput }),
    folders: [...new Set(all.flatMap(({ folders = [] }) => folders))],
    records: all.flatMap(({ records = [] }) => records),
  };
}

/** Characters of a piece: many small ones take more memory than what they say. */
const PIECE = 64_000;

/** What is printed of a file, made at once, as bytes that can be handed over between threads. */
function asBytes(pieces: Pieces): Uint8Array[] {
  const encoder = new TextEncoder();
  const all: Uint8Array[] = [];
  let parts: string[] = [];
  let length = 0;
  const join = (): void => {
    if (parts.length > 0) all.push(encoder.encode(parts.join('')));
    [parts, length] = [[], 0];
  };
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      parts.push(piece);
      length += piece.length;
      if (length < PIECE) continue;
    }
    join();
    if (typeof piece !== 'string') all.push(piece);
  }
  join();
  return all;
}

/** The memory of what was found that is handed over between threads, not copied. */
export function buffersOf({ texts, records = [] }: Checked): ArrayBuffer[] {
  const all = new Set<ArrayBufferLike>();
  for (const text of texts) {
    for (const piece of text) if (typeof piece !== 'string') all.add(piece.buffer);
  }
  for (const { buffer } of records) all.add(buffer);
  return [...all] as ArrayBuffer[];
}

/** As `checkOne`, of several and with the texts made, so that they can leave the thread. */
export async function checkSome(
  files: readonly string[],
  checker: Checker,
  format: Format,
  printedAs?: string,
): Promise<Checked> {
  const all: Checked[] = [];
  for (const file of files) {
    const { texts, ...found } = await checkOne(file, checker, format, printedAs);
    all.push({ ...found, texts: texts.map(asBytes) });
  }
  return joined(all);
}
