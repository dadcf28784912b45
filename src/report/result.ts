import type { Severity } from '../policy/severity';
import type { Unreadable } from '../text/unreadable';

/** One finding as `--format json` prints it; lines and columns are 1-based, the end is exclusive. */
export interface ResultFinding {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly waived: boolean;
  readonly source: string | null;
}

/** What becomes of one requirement that is a share; the last three are null where nothing counts. */
export interface ResultRegime {
  readonly id: string;
  readonly requirement: string;
  /** Whether it binds on the day: the regime is in force, the requirement has begun and asks for a share. */
  readonly inForce: boolean;
  readonly qualifyingShare: number | null;
  readonly threshold: number | null;
  readonly passes: boolean | null;
  /** With `--since`: the qualifying share at that revision; null where nothing counted. */
  readonly previousShare?: number | null;
}

/** What was found in one file. */
export interface CheckedFile {
  readonly file: string;
  readonly asOf: string | null;
  readonly findings: readonly ResultFinding[];
  readonly regimes: readonly ResultRegime[];
}

/** Why a file could not be read. */
export interface UnreadFile {
  readonly file: string;
  /** A sentence, in English. */
  readonly error: string;
  /** Where it is the file itself. */
  readonly why?: Unreadable;
}

/** What was found in one file, or why it could not be read. */
export type FileResult = CheckedFile | UnreadFile;
