import { dirname } from 'node:path';
import type { CacheEntry } from './cache/cache-entry';
import type { CheckedWith, Checker } from './file-checker';
import type { Counts, Failure, Format } from '../report/format';
import { Tally } from '../report/format';

/** What becomes of some files, as it is printed. */
export interface Checked {
  /** The pieces of each file; none where there is nothing to print. */
  readonly texts: readonly Iterable<string>[];
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
  /** What was found as it can be kept; none where it is not to be. */
  readonly entries?: readonly CacheEntry[];
}

/** Checks one file; its text is made as it is taken. */
export async function checkOne(file: string, checker: Checker, format: Format): Promise<Checked> {
  const { result, entry, reached } = await resultOf(file, checker);
  const tally = new Tally();
  tally.add(result);
  const { readsOutput } = checker;
  return {
    texts: [format.file(result)],
    tally: { ...tally },
    failures: 'error' in result ? [result] : [],
    brokenPolicies: checker.policies.broken,
    policies: checker.policies.used,
    ...(readsOutput !== undefined && { readsOutput }),
    folders: [...new Set([...reached, ...checker.policies.files].map((path) => dirname(path)))],
    ...(entry && { entries: [entry] }),
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
    entries: all.flatMap(({ entries = [] }) => entries),
  };
}

/** As `checkOne`, of several and with the texts made, so that they can leave the thread. */
export async function checkSome(
  files: readonly string[],
  checker: Checker,
  format: Format,
): Promise<Checked> {
  const all: Checked[] = [];
  for (const file of files) {
    const { texts, ...found } = await checkOne(file, checker, format);
    all.push({ ...found, texts: texts.map((pieces) => [...pieces]) });
  }
  return joined(all);
}
