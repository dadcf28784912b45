import type Fraction from 'fraction.js';
import { knowledgeData } from '../../src/knowledge/generated/knowledge.js';
import type { Country } from '../../src/knowledge/types';
import type { Files } from './data';
import { exact, HALF, sum } from './figures';
import { countryOf, countryStatus } from './geography';
import { directory, held, isCovered, knownSeat } from './holdings';
import { isRelated } from './materials';
import type { Step } from './steps';
import { counted, fedBy, stepsOf, upstream } from './steps';

export type Cascade = 'full' | 'first' | 'off';

/** A finding as two evaluators can compare it: its rule, the step, the value it stands on, its severity. */
export interface Found {
  readonly rule: string;
  readonly id: string;
  /** A key of the step; of an entry of `inputs` or `origins` with its index. */
  readonly place: string;
  readonly severity: 'warning' | 'information' | 'hint';
}

export interface Case {
  readonly files: Files;
  readonly file: string;
  readonly day: string;
  readonly cascade: Cascade;
}

const isChina = ({ coveredNation }: Country): boolean => coveredNation === 'CN';
const isOther = (country: Country): boolean => isCovered(country) && !isChina(country);

/** What the rules of the group Sourcing find in one file of a case; lists and restrictions apart. */
export function sourcing(of: Case): Found[] {
  const steps = stepsOf(of.files);
  const own = steps.filter((step) => step.file === of.file);
  return [
    ...own.flatMap(placed),
    ...own.flatMap((step) => agreements(step, of.day)),
    ...own.flatMap((step) => ownership(step, of.files)),
    ...own.flatMap((step) => upstreams(step, steps, of.cascade)),
    ...own.flatMap(unclear),
    ...undeclaredProcessing(own, steps, of.file),
    ...dependence(own, steps, of.file),
  ];
}

/** The places of a step with where each stands. */
function places({ source, places }: Step): { country: Country; place: string }[] {
  if (!source.origins) return places.map(({ country }) => ({ country, place: 'country' }));
  return source.origins.flatMap(({ country: text, share }, index) => {
    const country = share !== undefined && exact(share).equals(0) ? undefined : countryOf(text);
    return country ? [{ country, place: `origins ${String(index)}` }] : [];
  });
}

function placed(step: Step): Found[] {
  const { id } = step.source;
  return places(step).flatMap(({ country, place }): Found[] => {
    if (!isCovered(country)) return [];
    const rule = isChina(country) ? 'china-source' : 'covered-nation-source';
    return [{ rule, id, place, severity: 'warning' }];
  });
}

function agreements(step: Step, day: string): Found[] {
  const { id } = step.source;
  return places(step).flatMap(({ country, place }): Found[] => {
    if (isCovered(country)) return [];
    const state = countryStatus(country, day, step.isMineral);
    if (state === 'qualifies') return [];
    return state === 'pending'
      ? [{ rule: 'pending-agreement', id, place, severity: 'information' }]
      : [{ rule: 'non-fta-source', id, place, severity: 'warning' }];
  });
}

function ownership(step: Step, files: Files): Found[] {
  const { id, supplier } = step.source;
  if (isWhollyIn(step, isCovered)) return [];
  const entry = directory(step.file, files).find((each) => each.id === supplier);
  const isSeated = isCovered(entry ? countryOf(entry.supplier.country) : knownSeat(supplier));
  const isHeld = entry !== undefined && held(entry, files).compare(exact('25%')) >= 0;
  if (!isSeated && !isHeld) return [];
  return [{ rule: 'covered-nation-ownership', id, place: 'supplier', severity: 'warning' }];
}

/** Whether a step, a part of it, or a candidate for its place, is in a country of a kind. */
const isIn = (step: Step, isMeant: (country: Country) => boolean): boolean =>
  places(step).some(({ country }) => isMeant(country));

/** Whether there is no place of a step that is known to be, or could be, outside countries of a kind. */
const isWhollyIn = (step: Step, isMeant: (country: Country) => boolean): boolean =>
  places(step).length > 0 && places(step).every(({ country }) => isMeant(country));

const FED = [
  { rule: 'china-upstream', isCause: isChina, isSpared: isChina },
  { rule: 'covered-nation-upstream', isCause: isOther, isSpared: isCovered },
];

function upstreams(step: Step, steps: readonly Step[], cascade: Cascade): Found[] {
  return FED.flatMap(({ rule, isCause, isSpared }) => {
    const causes = (each: Step): string[] => {
      if (isWhollyIn(each, isSpared)) return [];
      return (each.source.inputs ?? []).filter((entry) => {
        const other = fedBy(each, entry, steps);
        return other && upstream(other, steps).some((one) => isIn(one, isCause));
      });
    };
    const entries = causes(step);
    const repeats = entries.every((entry) => {
      const other = fedBy(step, entry, steps);
      return other?.file === step.file && !isIn(other, isCause) && causes(other).length > 0;
    });
    const severity = repeats && cascade !== 'full' ? 'hint' : 'warning';
    if (severity === 'hint' && cascade === 'off') return [];
    return (step.source.inputs ?? []).flatMap((entry, index): Found[] =>
      entries.includes(entry)
        ? [{ rule, id: step.source.id, place: `inputs ${String(index)}`, severity }]
        : [],
    );
  });
}

function unclear({ source, component }: Step): Found[] {
  const { id, origins, inputs = [] } = source;
  const found: Found[] = [];
  if (source.country === 'unknown') {
    found.push({ rule: 'unknown-origin', id, place: 'country', severity: 'information' });
  }
  if (origins?.some(({ share }) => share === undefined)) {
    found.push({ rule: 'unknown-origin', id, place: 'origins', severity: 'information' });
  }
  if (component && inputs.length === 0 && isMadeOfMinerals(component.id)) {
    found.push({ rule: 'undeclared-upstream', id, place: 'component', severity: 'information' });
  }
  return found;
}

/** Whether a component is made of minerals, or of components that are. */
function isMadeOfMinerals(id: string): boolean {
  const made = knowledgeData.components.find((each) => each.id === id)?.madeFrom ?? [];
  return made.some(
    (part) => knowledgeData.materials.some((each) => each.id === part) || isMadeOfMinerals(part),
  );
}

function undeclaredProcessing(own: readonly Step[], steps: readonly Step[], file: string): Found[] {
  const rule = 'undeclared-processing';
  const all = counted(file, steps);
  const materials = new Set(all.flatMap(({ source }) => source.material ?? []));
  return [...materials].flatMap((material) => {
    const of = (stage: string) => (step: Step) =>
      step.source.material === material && step.source.stage === stage;
    const isProcessed = all.some(
      ({ source }) => source.stage === 'processing' && isRelated(source.material, material),
    );
    if (!all.some(of('extraction')) || isProcessed) return [];
    const first = own.find(of('extraction'));
    if (first) {
      const { id } = first.source;
      return [{ rule, id, place: 'material', severity: 'information' } as const];
    }
    return entriesTo(own, steps, of('extraction')).map(
      ({ id, place }) => ({ rule, id, place, severity: 'information' }) as const,
    );
  });
}

/** The entries of `inputs` of a file that lead into another file and to certain steps there. */
function entriesTo(
  own: readonly Step[],
  steps: readonly Step[],
  isMeant: (step: Step) => boolean,
): { readonly id: string; readonly place: string }[] {
  return own.flatMap((step) =>
    (step.source.inputs ?? []).flatMap((entry, index) => {
      const other = fedBy(step, entry, steps);
      if (!other || other.file === step.file) return [];
      const leads = upstream(other, steps, (each) => each.file !== step.file).some(isMeant);
      return leads ? [{ id: step.source.id, place: `inputs ${String(index)}` }] : [];
    }),
  );
}

/** Hong Kong and Macao count as China; territories stand for themselves. */
const codeOf = (country: Country | undefined): string | undefined =>
  country?.coveredNation ?? country?.code;

const STAGES = [['extraction', 'recycling'], ['processing']];

function dependence(own: readonly Step[], steps: readonly Step[], file: string): Found[] {
  const rule = 'single-country-dependence';
  const all = counted(file, steps);
  const materials = new Set(all.flatMap(({ source }) => source.material ?? []));
  return [...materials].flatMap((material) =>
    STAGES.flatMap((stages): Found[] => {
      const isOf = ({ source }: Step): boolean =>
        source.material === material && stages.includes(source.stage);
      const group = all.filter(isOf);
      const weights = weightsOf(group);
      // A step that is split counts as the same steps written out.
      const count = group.reduce((so, { places }) => so + Math.max(1, places.length), 0);
      if (count < 2 || !weights) return [];
      const total = sum([...weights.values()]);
      const parts = group.flatMap((step) =>
        step.places.map(({ country, part }, index) => ({
          step,
          index,
          code: codeOf(country),
          weight: part.mul(weights.get(step) ?? 0),
        })),
      );
      const code = [...new Set(parts.map((each) => each.code))].find((one) => {
        const some = sum(parts.filter((each) => each.code === one).map(({ weight }) => weight));
        return one !== 'US' && some.compare(total.mul(HALF)) > 0;
      });
      if (code === undefined) return [];
      const ofIt = parts.filter((each) => each.code === code);
      const owns = ofIt.filter(({ step }) => own.includes(step));
      const largest = (owns.length > 0 ? owns : ofIt).reduce((most, each) =>
        most.weight.compare(each.weight) >= 0 ? most : each,
      );
      const severity = 'information';
      if (owns.length > 0) {
        const { source } = largest.step;
        const place = source.origins ? `origins ${String(largest.index)}` : 'country';
        return [{ rule, id: source.id, place, severity }];
      }
      const entries = entriesTo(own, steps, (step) => step === largest.step);
      return entries.map(({ id, place }) => ({ rule, id, place, severity }));
    }),
  );
}

/** What each step weighs: its share where all give one, else its value where all do. */
function weightsOf(group: readonly Step[]): Map<Step, Fraction> | undefined {
  for (const key of ['share', 'value'] as const) {
    const all = group.flatMap((step) => {
      const written = step.source[key];
      return written === undefined ? [] : [[step, exact(written)] as const];
    });
    if (all.length === group.length) return new Map(all);
  }
  return undefined;
}
