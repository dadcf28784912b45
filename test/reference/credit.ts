import type Fraction from 'fraction.js';
import { knowledgeData } from '../../src/knowledge/generated/knowledge.js';
import type { Country } from '../../src/knowledge/types';
import { Written } from './data';
import { exact, HALF, sum, ZERO } from './figures';
import { isNorthAmerican, countryStatus } from './geography';
import { isRelated } from './materials';
import type { Case } from './sourcing';
import type { Step } from './steps';
import { counted, feeders, stepsOf, upstream } from './steps';

/** A share in lowest terms; null where nothing counts; `undetermined` where it cannot be computed. */
export type Share = string | null;

export interface Shares {
  readonly 'critical-minerals': Share;
  readonly 'battery-components': Share;
}

/**
 * The qualifying shares of the clean-vehicle credit, on a day on which it is in force. Of steps with several
 * candidates for their place, the choice that is worst counts.
 */
export function credit({ files, file, day }: Case): Shares {
  const all = counted(file, stepsOf(files));
  const currencies = (step: Step): boolean => files[step.file]?.currency === files[file]?.currency;
  const isLacking = (step: Step): boolean => step.source.value === undefined || !currencies(step);
  // Its value counts as not qualifying: it is in no place that does.
  const isUnknown = ({ places, candidates }: Step): boolean =>
    places.length === 0 && candidates.length === 0;
  const isOfChain = (step: Step): boolean => isMineral(step) || isConstituent(step);
  const isPart = ({ component }: Step): boolean => component?.batteryComponent30d === true;
  const worst = (
    id: keyof Shares,
    counts: (step: Step) => boolean,
    share: (steps: readonly Step[], all: readonly Step[]) => Fraction | null,
  ): Share => {
    if (all.filter(counts).some(isLacking)) return 'undetermined';
    const shares = choices(all, counts).map((chosen) => {
      const parts = chosen.flatMap(writtenOut);
      return share(parts.filter(counts), parts);
    });
    const [first = null, ...more] = shares;
    const least = more.reduce((a, b) => (a && b && b.compare(a) < 0 ? b : a), first);
    const isOpen = all.filter(counts).some(isUnknown);
    if (isOpen && (!least || least.compare(thresholdOf(id, day)) < 0)) return 'undetermined';
    return least?.toFraction() ?? null;
  };
  return {
    'critical-minerals': worst('critical-minerals', isOfChain, (steps, chosen) =>
      chains(steps, chosen, day),
    ),
    'battery-components': worst('battery-components', isPart, (steps) =>
      ratio(sum(steps.map((step) => within(step, isNorthAmerican))), sum(steps.map(worth))),
    ),
  };
}

/** What is asked for in the year of a day: the figure of the latest year that has one. */
function thresholdOf(id: keyof Shares, day: string): Fraction {
  const regime = knowledgeData.regimes.find((each) => each.id === 'ira-30d');
  const requirement = regime?.requirements.find((each) => each.id === id);
  const thresholds = requirement?.kind === 'share' ? requirement.thresholds : {};
  const year = Object.keys(thresholds)
    .sort()
    .findLast((each) => each <= day.slice(0, 4));
  return exact(`${String(thresholds[year ?? ''] ?? 0)}%`);
}

/** A step that is split among places, as one step for each of them. */
function writtenOut(step: Step): Step[] {
  const { source, places } = step;
  if (places.length < 2 || !source.value) return [step];
  const whole = exact(source.value);
  return places.map(({ country, part }) => ({
    ...step,
    source: { ...source, value: new Written(whole.mul(part).toFraction()) },
    places: [{ country, part: exact('100%') }],
  }));
}

/** Every way to choose one of the candidates of each step that counts. */
function choices(all: readonly Step[], counts: (step: Step) => boolean): Step[][] {
  return all.reduce<Step[][]>(
    (ways, step) => {
      const countries = step.candidates.filter((each) => each !== undefined);
      if (countries.length === 0 || !counts(step)) return ways.map((way) => [...way, step]);
      return countries.flatMap((country) => {
        const chosen = { ...step, places: [{ country, part: exact('100%') }] };
        return ways.map((way) => [...way, chosen]);
      });
    },
    [[]],
  );
}

const ratio = (part: Fraction, whole: Fraction): Fraction | null =>
  whole.equals(0) ? null : part.div(whole);

const worth = ({ source }: Step): Fraction => (source.value ? exact(source.value) : ZERO);

/** The value of a step in countries of a kind. */
const within = (step: Step, isMeant: (country: Country) => boolean): Fraction =>
  sum(step.places.filter(({ country }) => isMeant(country)).map(({ part }) => part)).mul(
    worth(step),
  );

const isConstituent = ({ component }: Step): boolean => component?.constituent30d === true;

/** Whether a step is of a material of the list of section 45X, or of a group with such materials. */
function isMineral({ source }: Step): boolean {
  const { material } = source;
  return knowledgeData.materials.some(
    ({ id, group, subgroup, lists }) =>
      lists.includes('45x') && [id, group, subgroup].some((each) => each === (material ?? '')),
  );
}

interface Chain {
  readonly steps: Step[];
  /** Parts of constituent materials that count as its processing. */
  readonly fed: { readonly step: Step; readonly part: Fraction }[];
}

function chains(minerals: readonly Step[], all: readonly Step[], day: string): Fraction | null {
  const chains: Chain[] = [];
  for (const start of minerals.filter(isMineral)) {
    if (chains.some(({ steps }) => steps.includes(start))) continue;
    const steps = [start];
    for (const step of steps) {
      const linked = minerals.filter(
        (other) =>
          isRelated(other.source.material, step.source.material) &&
          (feeders(step, all).includes(other) || feeders(other, all).includes(step)),
      );
      for (const other of linked) if (!steps.includes(other)) steps.push(other);
    }
    chains.push({ steps, fed: [] });
  }
  const alone: Chain[] = [];
  for (const step of minerals.filter(isConstituent)) {
    // What is fed through another constituent material is fed by the chains of that one.
    const sources = upstream(step, all, (each) => !isMineral(each));
    const feeding = chains.filter((chain) => chain.steps.some((each) => sources.includes(each)));
    const values = feeding.map((chain) => sum(chain.steps.map(worth)));
    const total = sum(values);
    if (feeding.length === 0) alone.push({ steps: [], fed: [{ step, part: exact('100%') }] });
    feeding.forEach(({ fed }, index) => {
      const value = values[index] ?? ZERO;
      const part = total.equals(0) ? exact('100%').div(feeding.length) : value.div(total);
      fed.push({ step, part });
    });
  }
  const valued = [...chains, ...alone].map((chain) => ({
    value: sum([
      ...chain.steps.map(worth),
      ...chain.fed.map(({ step, part }) => worth(step).mul(part)),
    ]),
    qualifies: qualifies(chain, day),
  }));
  const values = valued.map(({ value }) => value);
  const qualifying = valued.filter((chain) => chain.qualifies).map(({ value }) => value);
  return ratio(sum(qualifying), sum(values));
}

function qualifies({ steps, fed }: Chain, day: string): boolean {
  const isFriend = (country: Country): boolean => countryStatus(country, day, true) === 'qualifies';
  const of = (stage: string): Step[] => steps.filter(({ source }) => source.stage === stage);
  const values = (stage: string): Fraction => sum(of(stage).map(worth));
  const friendly = (stage: string): Fraction =>
    sum(of(stage).map((step) => within(step, isFriend)));
  const added = sum(fed.map(({ step, part }) => worth(step).mul(part)));
  const addedFriendly = sum(fed.map(({ step, part }) => within(step, isFriend).mul(part)));
  const recycled = sum(of('recycling').map((step) => within(step, isNorthAmerican)));
  return (
    isHalf(friendly('extraction'), values('extraction')) ||
    isHalf(friendly('processing').add(addedFriendly), values('processing').add(added)) ||
    isHalf(recycled, values('extraction').add(values('recycling')))
  );
}

const isHalf = (part: Fraction, whole: Fraction): boolean =>
  whole.compare(0) > 0 && part.compare(whole.mul(HALF)) >= 0;
