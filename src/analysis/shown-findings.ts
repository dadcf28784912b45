import type { Finding } from '../rules/finding';
import type { Severity } from '../policy/severity';

/** What is shown of many findings. */
export interface Shown {
  /** In the order of all. */
  readonly findings: readonly Finding[];
  /** How many others there are. */
  readonly more: number;
}

/** Zero: it is not told at all. */
const RANKS: Readonly<Record<Severity, number>> = { error: 1, warning: 2, information: 3, hint: 4 };

/**
 * Chooses the most severe of the findings that are no one else's and that no waiver covers: all errors
 * before any warning, and of one weight the first in the text.
 *
 * It is asked at each keystroke, and there may be hundreds of thousands of findings, nearly all of them
 * those of the last time: these are only compared, not looked into.
 */
export class ShownFindings {
  readonly #most: number;
  #all: readonly Finding[] = [];
  #withSyntax = true;
  /** The rank of each of `#all`; there may be room behind them. */
  #ranks = new Uint8Array(0);
  /** How many there are of each rank. */
  readonly #counts = [0, 0, 0, 0, 0];

  /** @param most if there are more, one less is shown: a note on the rest has the last place */
  constructor(most: number) {
    this.#most = most;
  }

  /** @param withSyntax whether mistakes that any reader of YAML or JSON finds are told, too */
  of(all: readonly Finding[], withSyntax: boolean): Shown {
    this.#take(all, withSyntax);
    const told = this.#counts.reduce((sum, count, rank) => (rank === 0 ? 0 : sum + count), 0);
    const wanted = told > this.#most ? this.#most - 1 : told;
    return { findings: this.#mostSevere(wanted), more: told - wanted };
  }

  #mostSevere(wanted: number): Finding[] {
    let left = wanted;
    const room = this.#counts.map((count, rank) => {
      const some = rank === 0 ? 0 : Math.min(count, left);
      left -= some;
      return some;
    });
    const [all, ranks] = [this.#all, this.#ranks];
    const shown: Finding[] = [];
    for (let index = 0; shown.length < wanted && index < all.length; index++) {
      const rank = ranks[index] ?? 0;
      if (!room[rank]) continue;
      room[rank]--;
      const finding = all[index];
      if (finding) shown.push(finding);
    }
    return shown;
  }

  /** Ranks what is new; what stands before and behind it keeps its rank. */
  #take(all: readonly Finding[], withSyntax: boolean): void {
    const before = withSyntax === this.#withSyntax ? this.#all : [];
    if (before !== this.#all) this.#counts.fill(0);
    const [from, same] = sameAtEnds(before, all);
    const end = before.length - same;
    for (let index = from; index < end; index++) this.#count(this.#ranks[index], -1);
    const room = this.#ranks.length;
    if (all.length > room) {
      const ranks = new Uint8Array(all.length + (all.length >> 2));
      ranks.set(this.#ranks);
      this.#ranks = ranks;
    }
    this.#ranks.copyWithin(all.length - same, end, before.length);
    for (let index = from; index < all.length - same; index++) {
      const finding = all[index];
      const rank = finding && isTold(finding, withSyntax) ? RANKS[finding.severity] : 0;
      this.#ranks[index] = rank;
      this.#count(rank, 1);
    }
    this.#all = all;
    this.#withSyntax = withSyntax;
  }

  #count(rank = 0, by: 1 | -1): void {
    this.#counts[rank] = (this.#counts[rank] ?? 0) + by;
  }
}

/** How many are the same at the start, and how many of the others at the end. */
function sameAtEnds(
  before: readonly Finding[],
  now: readonly Finding[],
): readonly [start: number, end: number] {
  const most = Math.min(before.length, now.length);
  // Two objects are the same without a look into them, which `===` takes to see that they are objects.
  let start = 0;
  while (start < most && Object.is(before[start], now[start])) start++;
  const [last, lastNow] = [before.length - 1, now.length - 1];
  let end = 0;
  while (end < most - start && Object.is(before[last - end], now[lastNow - end])) end++;
  return [start, end];
}

function isTold({ waiver, problem }: Finding, withSyntax: boolean): boolean {
  if (waiver) return false;
  return withSyntax || (problem?.kind !== 'syntax' && problem?.kind !== 'duplicate-key');
}
