import type { Knowledge } from '../knowledge/knowledge';
import type { Day } from '../knowledge/types';
import type { Manifest, Supplier } from '../manifest/model';
import type { Graph } from './graph';

/** A supplier of the directory, and the file that it stands in (absent: the manifest itself). */
export interface DirectoryEntry {
  readonly supplier: Supplier;
  readonly file?: string;
}

/** Everything that a rule may ask. */
export interface Context {
  readonly manifest: Manifest;
  readonly knowledge: Knowledge;
  readonly graph: Graph;
  /** The day that is judged; absent where `asOf` is not a day: then no dated rule runs. */
  readonly asOf?: Day;
  /** The suppliers that may be named by id: the manifest's own and those of its imports. */
  readonly directory: ReadonlyMap<string, DirectoryEntry>;
  /** Ids of the steps of the manifest's own imports, each with the import that has it. */
  readonly importedIds: ReadonlyMap<string, string>;
  /** The manifest's own imports that lead nowhere. */
  readonly missingImports: ReadonlySet<string>;
}
