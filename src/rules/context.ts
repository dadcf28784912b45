import type { Knowledge } from '../knowledge/knowledge';
import type { Day } from '../knowledge/types';
import type { EvidenceState } from '../manifest/evidence-files';
import type { NotImported } from '../manifest/imports';
import type { Manifest } from '../manifest/model';
import type { Policy } from '../policy/policy';
import type { JudgedRegime } from '../regimes/judge';
import type { Graph, StepGraph } from '../chain/graph';
import type { Holdings } from '../chain/holdings';
import type { ImportedIds } from '../chain/imported-ids';
import type { DirectoryEntry, Suppliers } from '../chain/suppliers';

/** What a rule may ask that looks at one step: nothing that has to be put together from all of them. */
export interface StepContext {
  readonly knowledge: Knowledge;
  readonly policy: Policy;
  readonly graph: StepGraph;
  /** The day that is judged; absent where `asOf` is not a day: then no dated rule runs. */
  readonly asOf?: Day;
  /** The suppliers that may be named by id: the manifest's own and those of its imports. */
  readonly directory: ReadonlyMap<string, DirectoryEntry>;
  readonly suppliers: Suppliers;
  readonly holdings: Holdings;
  /** Ids of the steps of the manifest's own imports, each with the import that has it. */
  readonly importedIds: ImportedIds;
  /** The manifest's own imports that lead nowhere, and why, where it is known. */
  readonly missingImports: ReadonlyMap<string, NotImported | undefined>;
  /** What is known of a file of evidence, by its path as written; undefined: it was not looked at. */
  readonly evidenceAt: (path: string) => EvidenceState | undefined;
}

/** What a rule may ask that looks at the head: what stands around the sources. */
export interface HeadContext extends StepContext {
  readonly manifest: Omit<Manifest, 'sources' | 'problems'>;
}

/** Everything that a rule may ask. */
export interface Context extends HeadContext {
  readonly manifest: Manifest;
  readonly graph: Graph;
  /** The regimes that are judged; none where there is no day. */
  readonly regimes: readonly JudgedRegime[];
}
