import type Fraction from 'fraction.js';
import type { Country } from '../knowledge/types';
import { UNKNOWN } from '../knowledge/unknown';
import type { Located, Origin, Place, Source } from '../manifest/model';
import { ExactSum, isLarger, sumOf } from './exact-sum';
import type { Graph, StageGroup, Step } from './graph';
import { entriesTo } from './imported-entries';
import { forEachPlace } from './places';
import type { Slices } from '../text/slices';

/** Steps that are summed before it yields to the event loop. */
const SLICE = 2000;

/** One country's part of a material's stage. */
export interface StagePart {
  /** ISO 3166-1 alpha-2; Hong Kong and Macao count as China, territories stand for themselves. */
  readonly code: string;
  /** What is surely done there. */
  readonly total: Fraction;
  /** With what may be done there: by steps of several candidates, or of an unknown place. */
  readonly most: Fraction;
  readonly whole: Fraction;
  readonly by: 'share' | 'value';
  /** Steps that are done there, at least in part. */
  readonly steps: readonly Step[];
  /** Steps that may be done there: it is one of their candidates. */
  readonly maybe: readonly Step[];
}

/**
 * The countries' parts of a stage of two steps or more, a step that is split by shares counting as its parts:
 * by share where every step has one, else by value where every step has one; undefined where neither is so.
 */
export function* stageParts({ steps }: StageGroup): Slices<readonly StagePart[] | undefined> {
  const [first] = steps;
  if (steps.length < 2 && !(first && isSplit(first))) return undefined;
  const by = steps.every(({ source }) => source.share) ? 'share' : 'value';
  const parts = new OpenParts();
  const sum = new ExactSum();
  let looked = 0;
  for (const step of steps) {
    if (++looked % SLICE === 0) yield;
    const amount = amountOf(step, by);
    if (!amount) return undefined;
    sum.add(amount);
    parts.add(step, amount);
  }
  const whole = sum.total;
  if (whole.compare(0) <= 0) return undefined;
  return [...parts.byCode].map(([code, part]) => {
    const { total } = part.sum;
    const open = [...part.open, ...parts.nowhere];
    const most = open.length === 0 ? total : sumOf([total, ...open]);
    return { code, total, most, whole, by, steps: part.steps, maybe: part.maybe };
  });
}

/** The parts of a stage while its steps are summed. */
class OpenParts {
  readonly byCode = new Map<string, OpenPart>();
  /** What of the steps is done in an unknown place. */
  readonly nowhere: Fraction[] = [];

  add(step: Step, amount: Fraction): void {
    // Nearly every step is wholly in one country; there may be very many of them.
    if (!step.country || step.origins) {
      this.#addPlaces(step, amount);
      return;
    }
    const part = this.#at(countryOfPart(step.country));
    part.sum.add(amount);
    part.steps.push(step);
  }

  #addPlaces(step: Step, amount: Fraction): void {
    this.nowhere.push(...unplacedOf(step, amount));
    const seen = new Set<string>();
    forEachPlace(step, ({ country, origin }) => {
      const code = countryOfPart(country);
      const part = this.#at(code);
      if (origin && !origin.share) {
        // Which of the candidates it is, is not known: one that is named twice is one.
        if (seen.has(code)) return;
        seen.add(code);
        part.open.push(amount);
        part.maybe.push(step);
        return;
      }
      part.sum.add(origin?.share ? amount.mul(origin.share.value) : amount);
      if (part.steps.at(-1) !== step) part.steps.push(step);
    });
  }

  #at(code: string): OpenPart {
    let part = this.byCode.get(code);
    if (!part) {
      part = { sum: new ExactSum(), steps: [], open: [], maybe: [] };
      this.byCode.set(code, part);
    }
    return part;
  }
}

interface OpenPart {
  readonly sum: ExactSum;
  readonly steps: Step[];
  readonly open: Fraction[];
  readonly maybe: Step[];
}

/** The country of which most of a stage surely comes. */
export function* largestPart(group: StageGroup): Slices<StagePart | undefined> {
  const parts = yield* stageParts(group);
  let largest: StagePart | undefined;
  for (const part of parts ?? []) {
    if (part.total.compare(0) > 0 && (!largest || isLarger(part.total, largest.total)))
      largest = part;
  }
  return largest;
}

const countryOfPart = ({ code, coveredNation }: Country): string => coveredNation ?? code;

const isSplit = ({ source: { origins } }: Step): boolean =>
  origins !== undefined && origins.length > 1 && origins.every(({ share }) => share);

/** What of a step is done in an unknown place. */
function unplacedOf({ source: { country, origins } }: Step, amount: Fraction): Fraction[] {
  if (country?.value === UNKNOWN) return [amount];
  return (origins ?? [])
    .filter(isUnknown)
    .map(({ share }) => (share ? amount.mul(share.value) : amount));
}

const isUnknown = ({ country }: Origin): boolean => country?.value === UNKNOWN;

const amountOf = ({ source }: Step, by: StagePart['by']): Fraction | undefined =>
  (by === 'share' ? source.share : source.value)?.value;

/** The largest of the places in a country of steps; of several of one size the first, sure ones before candidates. */
class LargestPlace {
  readonly #code: string;
  #most: Fraction | undefined;
  #isOpen = false;
  step: Step | undefined;
  text: Located<string> | undefined;

  constructor(steps: readonly Step[], { by, code }: StagePart) {
    this.#code = code;
    for (const step of steps) {
      const amount = amountOf(step, by);
      if (!amount) continue;
      const { country, source, origins } = step;
      if (country && source.country) this.#offer(step, country, source.country, amount);
      for (const { country: of, origin } of origins ?? []) {
        if (origin.country) this.#offer(step, of, origin.country, amount, origin);
      }
    }
  }

  #offer(
    step: Step,
    country: Country,
    text: Located<string>,
    amount: Fraction,
    origin?: Origin,
  ): void {
    if (countryOfPart(country) !== this.#code) return;
    const isOpen = origin !== undefined && !origin.share;
    if (isOpen && this.step && !this.#isOpen) return;
    const part = origin?.share ? amount.mul(origin.share.value) : amount;
    if (this.#most && !isLarger(part, this.#most)) return;
    this.step = step;
    this.text = text;
    this.#isOpen = isOpen;
    this.#most = part;
  }
}

/**
 * Where a finding on a part stands: at its largest own step, else at every input that leads to its largest.
 *
 * @param line what is allowed of the whole: where what is sure is more, steps that only may be done there are
 *   no cause
 */
export function placesOfPart(
  part: StagePart,
  line: Fraction,
  graph: Graph,
): readonly { readonly place: Place; readonly source: Source }[] {
  const isSure = isLarger(part.total, part.whole.mul(line));
  const steps = isSure ? part.steps : [...part.steps, ...part.maybe];
  const own = new LargestPlace(
    steps.filter(({ file }) => file === undefined),
    part,
  );
  if (own.step && own.text) return [{ place: own.text, source: own.step.source }];
  const largest = new LargestPlace(steps, part).step;
  return largest ? entriesTo([largest], graph.own) : [];
}
