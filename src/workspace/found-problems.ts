import type { Severity } from '../analysis/finding';
import type { ResultFinding } from '../cli/result';

/** Problems of a file, and of all files together, that are shown. */
const MOST_OF_FILE = 100;
const MOST = 5000;
const WEIGHTS: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** What was found in the manifests of a workspace, bounded: however much there is, the weightiest stays. */
export class FoundProblems {
  readonly #files = new Map<string, readonly ResultFinding[]>();
  readonly #counts = new Map<string, Readonly<Record<Severity, number>>>();
  /** Of each weight no more are kept than could be shown; the others are only counted. */
  readonly #kept = { error: 0, warning: 0, information: 0, hint: 0 };

  get files(): readonly string[] {
    return [...this.#counts.keys()];
  }

  has(file: string): boolean {
    return this.#counts.has(file);
  }

  set(file: string, findings: readonly ResultFinding[]): void {
    this.delete(file);
    const open = findings.filter(({ waived }) => !waived);
    const counts = { error: 0, warning: 0, information: 0, hint: 0 };
    for (const { severity } of open) counts[severity]++;
    this.#counts.set(file, counts);
    const kept = weightiest(open, MOST_OF_FILE).filter(
      ({ severity }) => this.#kept[severity]++ < MOST,
    );
    for (const severity of WEIGHTS) this.#kept[severity] = Math.min(this.#kept[severity], MOST);
    if (kept.length > 0) this.#files.set(file, kept);
  }

  delete(file: string): void {
    for (const { severity } of this.of(file)) this.#kept[severity]--;
    this.#files.delete(file);
    this.#counts.delete(file);
  }

  /** The problems of one file, the weightiest first. */
  of(file: string): readonly ResultFinding[] {
    return this.#files.get(file) ?? [];
  }

  /** How much was found in all, shown or not. */
  total(): Record<Severity, number> {
    const total = { error: 0, warning: 0, information: 0, hint: 0 };
    for (const counts of this.#counts.values()) {
      for (const severity of WEIGHTS) total[severity] += counts[severity];
    }
    return total;
  }

  /** The weightiest of all, by file: errors of every file before warnings of any. */
  shown(): ReadonlyMap<string, readonly ResultFinding[]> {
    const shown = new Map<string, ResultFinding[]>();
    let count = 0;
    for (const severity of WEIGHTS) {
      for (const [file, findings] of this.#files) {
        const fitting = findings
          .filter((each) => each.severity === severity)
          .slice(0, MOST - count);
        if (fitting.length === 0) continue;
        count += fitting.length;
        const others = shown.get(file);
        if (others) others.push(...fitting);
        else shown.set(file, fitting);
      }
    }
    return shown;
  }
}

function weightiest(findings: readonly ResultFinding[], count: number): ResultFinding[] {
  return WEIGHTS.flatMap((weight) => findings.filter(({ severity }) => severity === weight)).slice(
    0,
    count,
  );
}
