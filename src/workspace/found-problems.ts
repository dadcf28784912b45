import type { Severity } from '../policy/severity';
import type { ResultFinding } from '../report/result';
import type { Counts, FoundInFile } from './found-in-file';
import { MAX_OF_FILE, WEIGHTS } from './found-in-file';

/** What was found in the manifests of a workspace, bounded: however much there is, the most severe stays. */
export class FoundProblems {
  readonly #files = new Map<string, readonly ResultFinding[]>();
  readonly #counts = new Map<string, Counts>();
  readonly #kept = none();
  readonly #total = none();
  readonly #most: number;

  /** @param most problems of all files together that are shown */
  constructor(most = 5000) {
    this.#most = most;
  }

  get files(): IterableIterator<string> {
    return this.#counts.keys();
  }

  /** Number of manifests. */
  get size(): number {
    return this.#counts.size;
  }

  has(file: string): boolean {
    return this.#counts.has(file);
  }

  /**
   * How much of each weight could be shown of some files: of each no more is kept than could be shown of
   * all, the rest is only counted.
   */
  room(files: readonly string[]): Counts {
    const room = none();
    for (const weight of WEIGHTS) room[weight] = this.#most - this.#kept[weight];
    for (const file of files) {
      for (const { severity } of this.#files.get(file) ?? []) room[severity]++;
    }
    return room;
  }

  set({ file, counts, problems }: FoundInFile): void {
    this.#release(file);
    this.#counts.set(file, counts);
    for (const weight of WEIGHTS) this.#total[weight] += counts[weight];
    const kept = problems.filter(({ severity }) => {
      if (this.#kept[severity] === this.#most) return false;
      this.#kept[severity]++;
      return true;
    });
    // Where it was: which of the equally weighty are shown does not change with what is saved last.
    if (kept.length > 0) this.#files.set(file, kept);
    else this.#files.delete(file);
  }

  delete(file: string): void {
    this.#release(file);
    this.#files.delete(file);
    this.#counts.delete(file);
  }

  #release(file: string): void {
    for (const { severity } of this.#files.get(file) ?? []) this.#kept[severity]--;
    const counts = this.#counts.get(file);
    for (const weight of WEIGHTS) this.#total[weight] -= counts?.[weight] ?? 0;
  }

  /** How much was found in all, shown or not. */
  total(): Counts {
    return { ...this.#total };
  }

  /**
   * Files with problems that were only counted because there were too many, and that could be shown now
   * that most of the others are gone.
   */
  hidden(): string[] {
    let left = this.#most - sum(this.#kept);
    if (left <= this.#most / 2 || sum(this.#total) <= sum(this.#kept)) return [];
    const files: string[] = [];
    for (const [file, counts] of this.#counts) {
      if (left <= 0) break;
      const missing = Math.min(sum(counts), MAX_OF_FILE) - (this.#files.get(file)?.length ?? 0);
      if (missing <= 0) continue;
      left -= missing;
      files.push(file);
    }
    return files;
  }

  /** The most severe of all, by file: errors of every file before warnings of any. */
  shown(): ReadonlyMap<string, readonly ResultFinding[]> {
    const shown = new Map<string, ResultFinding[]>();
    let left = this.#most;
    for (const severity of WEIGHTS) {
      if (left === 0 || this.#kept[severity] === 0) continue;
      for (const [file, findings] of this.#files) {
        const fitting = findings.filter((each) => each.severity === severity).slice(0, left);
        if (fitting.length === 0) continue;
        left -= fitting.length;
        const others = shown.get(file);
        if (others) others.push(...fitting);
        else shown.set(file, fitting);
      }
    }
    return shown;
  }
}

const sum = (counts: Counts): number =>
  WEIGHTS.reduce((total, weight) => total + counts[weight], 0);

const none = (): Record<Severity, number> => ({ error: 0, warning: 0, information: 0, hint: 0 });
