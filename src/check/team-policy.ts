import type { Knowledge, Screening } from '../knowledge/knowledge';
import type { PolicyChain, PolicyText } from '../policy/chain';
import { readPolicyChain } from '../policy/chain';
import type { ScreeningFile } from '../policy/read-policy';
import type { Answer, FileText } from './file-port';

/** The files around a policy, each by its key. */
export interface PolicyFiles {
  /** The file that a path in a policy leads to. */
  keyOf(path: string, from: string): string;
  /** The policy that another one extends, where it is in the same tree, links counting as where they lead. */
  extended(key: string, from: string): Answer<FileText>;
  /** A list of companies; undefined: it cannot be read, or is none. */
  screening(key: string, path: string): Answer<Screening | undefined>;
  shown(key: string): string;
}

/** A policy with all that it extends, and the knowledge with the lists that it names. */
export interface ReadTeamPolicy extends PolicyChain {
  /** The lists that cannot be read, and are left out. */
  readonly missing: readonly ScreeningFile[];
}

/** Reads a policy with what it extends and the lists of companies that it names. */
export async function readTeamPolicy(
  own: PolicyText,
  base: Knowledge,
  files: PolicyFiles,
): Promise<ReadTeamPolicy> {
  const chain = await readPolicyChain(own, base, async (path, from) => {
    const key = files.keyOf(path, from.key);
    const read = await files.extended(key, from.key);
    return 'why' in read ? read : { key, shown: files.shown(key), text: read.text };
  });
  const found: Screening[] = [];
  const missing: ScreeningFile[] = [];
  for (const list of chain.screening) {
    const screening = await files.screening(files.keyOf(list.path, list.from), list.path);
    if (screening) found.push(screening);
    else missing.push(list);
  }
  const knowledge = found.length > 0 ? chain.knowledge.withScreening(found) : chain.knowledge;
  return { ...chain, knowledge, missing };
}
