import type { Step } from '../chain/graph';
import type { Knowledge, ProductionView } from '../knowledge/knowledge';
import { reserveOf } from '../knowledge/production';
import type { Day, ProductionSet, Stage } from '../knowledge/types';
import type { Language, Text } from '../messages/language';
import { ENGLISH } from '../messages/language';
import { allOf, percent } from '../messages/words';
import type { Block, Theme } from './blocks';
import { line } from './blocks';
import { productionPicture } from './production-picture';
import { andMore, citation, countryName, countryStatusWords, subjectName } from './words';

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
export function productionBlocks(
  step: Step,
  day: Day,
  knowledge: Knowledge,
  language: Language,
): Block[] {
  const view = productionOf(step, day, knowledge);
  if (!view) return [];
  const { set } = view;
  const title = language.t('World {stage} of {subject}, {year}', {
    stage: language.name(set.stage),
    subject: subjectName(set.subject, knowledge, language),
    year: yearOf(set, language),
  });
  const words = view.shares
    .slice(0, 5)
    .map(({ country, percent: part }) => {
      const name = `${countryName(country, knowledge, language)} ${percent(part, language)}`;
      if (country === 'OTHER') return name;
      return `${name} (${countryStatusWords(knowledge.countryStatus(country, day, step.kind), language)})`;
    })
    .join(', ');
  const svg = (theme: Theme): string =>
    productionPicture(view, step.kind, day, knowledge, step.country?.code, theme, language);
  return [
    line(`${title} (${qualified(set, language)})`, ...citation(set, knowledge, language)),
    ...(set.note === undefined ? [] : [line(language.name(set.note))]),
    { kind: 'picture', svg, alternative: `${title}: ${words}` },
    ...ownQuantity(step, view, knowledge, language),
    ...withheld(set, knowledge, language),
  ];
}

/** What is counted, and what one must know of it. */
function qualified({ measure, byPlace, estimated }: ProductionSet, { t, name }: Language): string {
  return [
    name(measure),
    ...(byPlace ? [] : [t('by the makers’ nationality, not by place')]),
    ...(estimated === true ? [t('estimated')] : []),
  ].join('; ');
}

function ownQuantity(
  { country }: Step,
  { set, shares }: ProductionView,
  knowledge: Knowledge,
  language: Language,
): Block[] {
  const { t } = language;
  const share = country && shares.find((each) => each.country === country.code);
  if (!share || set.unit === '%') return [];
  const quantity = share.quantity.toLocaleString(language.locale, { maximumSignificantDigits: 6 });
  const estimated = share.estimated ? `, ${t('estimated')}` : '';
  return [
    line(
      `${countryName(share.country, knowledge, language)}: ${t('{quantity} {unit} in {year}', { quantity, unit: language.name(set.unit), year: String(set.year) })}${estimated}, ${t('{share} of the sum of these figures', { share: percent(share.percent, language) })}`,
    ),
  ];
}

function withheld(
  { withheld: codes = [] }: ProductionSet,
  knowledge: Knowledge,
  language: Language,
): Block[] {
  const named = codes.filter((code) => code !== 'OTHER');
  if (named.length === 0) return [];
  const names = named.slice(0, 8).map((code) => countryName(code, knowledge, language));
  const more = named.length - names.length;
  if (more > 0) names.push(andMore(more, language));
  return [
    line(
      language.t('Named there without a figure: {countries}', {
        countries: allOf(names, language),
      }),
    ),
  ];
}

/** `45 % of world mine output in 2023`. */
export function partOfWorld(
  part: number,
  { set, ofGroup }: ProductionView,
  knowledge: Knowledge,
  language: Language = ENGLISH,
): string {
  const { t, name } = language;
  const output = t(
    set.measure.includes('capacity')
      ? 'capacity'
      : set.counts !== undefined && set.stage === 'processing'
        ? 'output'
        : OUTPUTS[set.stage],
  );
  const share = { share: percent(part, language), output, year: yearOf(set, language) };
  const group = ofGroup === undefined ? undefined : subjectName(ofGroup, knowledge, language);
  const counts = set.counts === undefined ? group : name(set.counts);
  const reserve = reserveOf(set);
  const of =
    counts === undefined
      ? t('{share} of world {output} in {year}', share)
      : t('{share} of world {output} of {subject} in {year}', { ...share, subject: counts });
  return `${of}${reserve === undefined ? '' : ` (${t(reserve)})`}`;
}

/** The year of a set, or the years that it is an average of. */
const yearOf = ({ year, years }: ProductionSet, { name }: Language): string =>
  years === undefined ? String(year) : name(years);

const OUTPUTS = {
  extraction: 'mine output',
  processing: 'refined output',
  recycling: 'recycled output',
  manufacturing: 'output',
  assembly: 'output',
} as const satisfies Readonly<Record<Stage, Text>>;
