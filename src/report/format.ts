import type { Severity } from '../policy/severity';
import type { FileResult, ResultFinding } from './result';

/** A file that could not be checked. */
export interface Failure {
  readonly file: string;
  readonly error: string;
}

/** What is known once every file is checked. */
export interface Outcome {
  readonly tally: Counts;
  readonly failures: readonly Failure[];
  /** Policies that were applied, as paths to show. */
  readonly policies: readonly string[];
}

/** How results are printed, file by file, so that those of many files need not be held at once. */
export interface Format {
  /** Before the first file. */
  readonly start: string;
  /** Between what is printed of two files. */
  readonly between: string;
  /** What is printed of one file, in pieces; may be nothing. */
  file(result: FileResult): Iterable<string>;
  /** After the last file. */
  end(outcome: Outcome): string;
  /** Of a format that begins with a summary and has a limit; the files' texts are held until then. */
  readonly held?: {
    /** Characters of the files' texts. */
    readonly maxLength: number;
    /** In place of `start`, with the number of files whose text had no place any more. */
    start(outcome: Outcome, left: number): string;
  };
}

/** What of the findings is printed. */
export interface Shown {
  /** The lowest severity that is printed. */
  readonly severity: Severity;
  /** Findings that a waiver covers are printed, too. */
  readonly waived: boolean;
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** What a finding says, and that a waiver covers it. */
export const saidWithWaiver = ({ message, waived }: ResultFinding): string =>
  waived ? `${message} (waived)` : message;

/** The findings of a file that are printed. */
export function* shownOf(result: FileResult, { severity, waived }: Shown): Iterable<ResultFinding> {
  if ('error' in result) return;
  const lowest = SEVERITIES.indexOf(severity);
  for (const finding of result.findings) {
    const isShown = SEVERITIES.indexOf(finding.severity) <= lowest;
    if (isShown && (waived || !finding.waived)) yield finding;
  }
}

/** How much was found, as plain data. */
export type Counts = Omit<Tally, 'add' | 'join'>;

/** How much was found. */
export class Tally {
  /** Manifests that could be read. */
  checked = 0;
  /** Files that could not. */
  failed = 0;
  readonly found: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  /** Findings that a waiver covers; they are in no other count. */
  waived = 0;

  add(result: FileResult): void {
    if ('error' in result) {
      this.failed++;
      return;
    }
    this.checked++;
    for (const { severity, waived } of result.findings) {
      if (waived) this.waived++;
      else this.found[severity]++;
    }
  }

  join({ checked, failed, found, waived }: Counts): void {
    this.checked += checked;
    this.failed += failed;
    this.waived += waived;
    for (const severity of SEVERITIES) this.found[severity] += found[severity];
  }
}

/**
 * How much was found, in words: `11 manifests: 3 errors, 1 warning, 2 waived.`, and how many files could
 * not be read. Of none there is nothing to say that would not look like a good result.
 */
export function summary({ checked, failed, found, waived }: Counts): string {
  const unread = failed > 0 ? ` ${plural(failed, 'file')} could not be read.` : '';
  if (checked === 0) return `No manifest was checked.${unread}`;
  const files = plural(checked, 'manifest');
  const parts = SEVERITIES.filter((severity) => found[severity] > 0).map((severity) =>
    plural(found[severity], severity === 'information' ? 'note' : severity),
  );
  if (waived > 0) parts.push(`${String(waived)} waived`);
  return `${files}: ${parts.length > 0 ? parts.join(', ') : 'no findings'}.${unread}`;
}

const plural = (count: number, one: string): string =>
  `${String(count)} ${one}${count === 1 ? '' : 's'}`;
