import type { Knowledge } from '../knowledge/knowledge';
import type { Day } from '../knowledge/types';
import type { EvidenceFiles } from '../manifest/evidence-files';
import type { Manifest } from '../manifest/model';
import type { Unreadable } from '../text/unreadable';
import type { Policy } from '../policy/policy';
import type { Context } from '../rules/context';
import type { Finding } from '../rules/finding';
import type { Findings } from './findings';

/** What an analysis is made from: no file system, no clock. */
export interface AnalysisInput {
  readonly manifest: Manifest;
  /** Key of the manifest's own file: a path with `/`, absolute or not; imports are resolved against it. */
  readonly file: string;
  /** Every file that is reached by imports, over any number of files, by key; null: it cannot be read. */
  readonly files: ReadonlyMap<string, Manifest | null>;
  /** Why those that are null cannot be read, as far as it is known. */
  readonly unreadable?: ReadonlyMap<string, Unreadable>;
  /** What is known of the files of evidence; absent: nothing was looked at. */
  readonly evidence?: EvidenceFiles;
  /** With what the policy adds. */
  readonly knowledge: Knowledge;
  /** Default: no policy. */
  readonly policy?: Policy;
  /** The day to judge when the manifest gives none. */
  readonly today: Day;
  /** Overrides the manifest's `asOf`. */
  readonly asOf?: Day;
}

/** A manifest as judged; everything that a feature shows comes from here. */
export interface Analysis extends Context {
  readonly file: string;
  /** What it was made from. */
  readonly input: AnalysisInput;
  /** What was found, by place. */
  readonly found: Findings;
  /** `found.list`: in order of place, those that a waiver covers included. */
  readonly findings: readonly Finding[];
  /** Only what is near the last edit is of the present text; the rest is as it was found before. */
  readonly isPartial?: true;
}
