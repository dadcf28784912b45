import type { Severity } from '../policy/severity';
import type { FileResult } from './result';

/** How results are printed, file by file, so that those of many files need not be held at once. */
export interface Format {
  /** Before the first file. */
  readonly start: string;
  readonly between: string;
  /** What is printed of one file; may be nothing. */
  file(result: FileResult): string;
  /** After the last file. */
  end(tally: Tally): string;
}

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

  join({ checked, failed, found, waived }: Omit<Tally, 'add' | 'join'>): void {
    this.checked += checked;
    this.failed += failed;
    this.waived += waived;
    for (const severity of Object.keys(found) as Severity[]) {
      this.found[severity] += found[severity];
    }
  }
}
