import type { Knowledge } from '../knowledge/knowledge';
import type { Day } from '../knowledge/types';
import type { Manifest } from '../manifest/model';
import type { DirectoryEntry } from './context';
import type { Finding } from './finding';
import type { Graph } from './graph';

/** What an analysis is made from: no file system, no clock. */
export interface AnalysisInput {
  readonly manifest: Manifest;
  /** Key of the manifest's own file: a path with `/`, absolute or not; imports are resolved against it. */
  readonly file: string;
  /** Every file that is reached by imports, over any number of files, by key; null: it cannot be read. */
  readonly files: ReadonlyMap<string, Manifest | null>;
  readonly knowledge: Knowledge;
  /** The day to judge when the manifest gives none. */
  readonly today: Day;
  /** Overrides the manifest's `asOf`. */
  readonly asOf?: Day;
}

export interface Analysis {
  readonly manifest: Manifest;
  readonly file: string;
  /** The day that is judged; absent where `asOf` is not a day. */
  readonly asOf?: Day;
  readonly graph: Graph;
  /** The suppliers that may be named by id: the manifest's own and those of its imports. */
  readonly directory: ReadonlyMap<string, DirectoryEntry>;
  /** In order of place. */
  readonly findings: readonly Finding[];
}
