import type { Step } from '../chain/graph';
import type { Knowledge, ProductionView } from '../knowledge/knowledge';
import { reserveOf } from '../knowledge/production';
import type { Day, ProductionSet, Stage } from '../knowledge/types';
import { allOf, percent } from '../messages/words';
import type { Block, Theme } from './blocks';
import { line } from './blocks';
import { productionPicture } from './production-picture';
import { citation, countryName, standingWords, subjectName } from './words';

/** The figures that fit a step on a day; recycling is compared with what is mined. */
export function productionOf(
  { material, component, stage }: Pick<Step, 'material' | 'component' | 'stage'>,
  day: Day,
  knowledge: Knowledge,
): ProductionView | undefined {
  const subject = material ?? component;
  const counted: Stage | undefined = stage === 'recycling' ? 'extraction' : stage;
  return subject === undefined || counted === undefined
    ? undefined
    : knowledge.productionFor(subject, counted, day);
}

/** Who makes it, with year, measure and document: in words, and as a picture. */
export function productionBlocks(step: Step, day: Day, knowledge: Knowledge): Block[] {
  const view = productionOf(step, day, knowledge);
  if (!view) return [];
  const { set } = view;
  const title = `World ${set.stage} of ${subjectName(set.subject, knowledge)}, ${String(set.year)}`;
  const words = view.shares
    .slice(0, 5)
    .map(({ country, percent: part }) => {
      const name = `${countryName(country, knowledge)} ${percent(part)}`;
      if (country === 'OTHER') return name;
      return `${name} (${standingWords(knowledge.standing(country, day, step.kind))})`;
    })
    .join(', ');
  const svg = (theme: Theme): string =>
    productionPicture(view, step.kind, day, knowledge, step.country?.code, theme);
  return [
    line(`${title} (${qualified(set)})`, ...citation(set, knowledge)),
    ...(set.note === undefined ? [] : [line(set.note)]),
    { kind: 'picture', svg, alternative: `${title}: ${words}` },
    ...ownQuantity(step, view, knowledge),
    ...withheld(set, knowledge),
  ];
}

/** What is counted, and what one must know of it. */
function qualified({ measure, byPlace, estimated }: ProductionSet): string {
  return [
    measure,
    ...(byPlace ? [] : ['by the makers’ nationality, not by place']),
    ...(estimated === true ? ['estimated'] : []),
  ].join('; ');
}

function ownQuantity(
  { country }: Step,
  { set, shares }: ProductionView,
  knowledge: Knowledge,
): Block[] {
  const share = country && shares.find((each) => each.country === country.code);
  if (!share || set.unit === '%') return [];
  const quantity = share.quantity.toLocaleString('en', { maximumSignificantDigits: 6 });
  const estimated = share.estimated ? ', estimated' : '';
  return [
    line(
      `${countryName(share.country, knowledge)}: ${quantity} ${set.unit} in ${String(set.year)}${estimated}, ${percent(share.percent)} of the sum of these figures`,
    ),
  ];
}

function withheld({ withheld: codes = [] }: ProductionSet, knowledge: Knowledge): Block[] {
  const named = codes.filter((code) => code !== 'OTHER');
  if (named.length === 0) return [];
  const names = named.slice(0, 8).map((code) => countryName(code, knowledge));
  const more = named.length - names.length;
  if (more > 0) names.push(`${String(more)} more`);
  return [line(`Named there without a figure: ${allOf(names)}`)];
}

/** `45 % of world mine output in 2023`. */
export function partOfWorld(
  part: number,
  { set, ofGroup }: ProductionView,
  knowledge: Knowledge,
): string {
  const output = set.measure.includes('capacity') ? 'capacity' : OUTPUTS[set.stage];
  const group = ofGroup === undefined ? undefined : subjectName(ofGroup, knowledge);
  const counted = set.counts ?? group;
  const reserve = reserveOf(set);
  const less = reserve === undefined ? '' : ` (${reserve})`;
  const of = counted === undefined ? '' : ` of ${counted}`;
  return `${percent(part)} of world ${output}${of} in ${String(set.year)}${less}`;
}

const OUTPUTS: Readonly<Record<Stage, string>> = {
  extraction: 'mine output',
  processing: 'refined output',
  recycling: 'recycled output',
  manufacturing: 'output',
  assembly: 'output',
};
