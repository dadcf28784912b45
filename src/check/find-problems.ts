import type { Catalogue } from '../messages/message';
import type { Counts, FoundInFile } from '../workspace/found-in-file';
import { foundInFile } from '../workspace/found-in-file';
import type { CheckSettings, FileChecker } from './file-checker';
import { inThreads } from './in-threads';

/** What a thread is handed once. */
export interface FindSettings {
  readonly settings: CheckSettings;
  /** Of the messages; English, where it is absent. */
  readonly language?: 'de';
}

/** Files to look through, and what of them can be shown. */
export interface FindTask {
  readonly files: readonly string[];
  readonly room: Counts;
}

export interface FindOptions {
  /** Number of threads. */
  readonly cores: number;
  /** The program of a thread. */
  readonly entry: URL;
  /** Ends the search at once. */
  readonly signal: AbortSignal;
  /** How much of each weight can be shown of some files. */
  readonly room: (files: readonly string[]) => Counts;
  readonly catalogue: Catalogue;
}

/** Looks for the problems of files in threads, and yields them in the order of the files, some at a time. */
export async function* findInThreads(
  files: readonly string[],
  data: FindSettings,
  { room, catalogue, ...options }: FindOptions,
): AsyncGenerator<readonly FoundInFile[]> {
  const found = inThreads<readonly FoundInFile[]>(files, {
    ...options,
    data,
    message: (some): FindTask => ({ files: some, room: room(some) }),
    failed: (file, error) => [foundInFile({ file, error }, [], room([file]), catalogue)],
    joined: (all) => all.flat(),
  });
  for await (const some of found) yield some.found;
}

/** As a thread does it. */
export async function findProblems(
  { files, room }: FindTask,
  checker: FileChecker,
  catalogue: Catalogue,
): Promise<readonly FoundInFile[]> {
  const found: FoundInFile[] = [];
  for (const file of files) {
    const { result, reached } = await checker.check(file);
    found.push(foundInFile(result, reached, room, catalogue));
  }
  return found;
}
