import type { Graph, Step } from '../chain/graph';
import { wayUp } from '../chain/upstream';
import type { Knowledge } from '../knowledge/knowledge';
import type { Day } from '../knowledge/types';
import type { Block, Line } from './blocks';
import { line, list, strong } from './blocks';
import { countryStatusLine } from './country';
import type { Language } from '../messages/language';
import { ENGLISH } from '../messages/language';
import { exactPercent } from '../messages/words';
import { isSplit, listedPlaces, placesOf } from './places';
import { andMore, idOf, shortened, subjectName } from './words';

const MAX_STEPS = 5;
/** A longer way would be no sentence any more. */
const MAX_UP = 6;

/** A step in a few lines: what it does where, what it feeds, and whether it rests on China. */
export function explainStep(
  step: Step,
  graph: Graph,
  day: Day,
  knowledge: Knowledge,
  language: Language = ENGLISH,
): Block[] {
  const { t } = language;
  const { id, supplier } = step.source;
  const by = supplier ? ` ${t('by {name}', { name: shortened(supplier.value) })}` : '';
  return [
    line(
      strong(shortened(id?.value ?? t('step'))),
      `: ${activity(step, knowledge, language)}${by}`,
    ),
    ...countryStatuses(step, day, knowledge, language),
    ...stepList(
      'Is fed by {step}',
      step.inputs.flatMap((input) => input.step ?? []),
      knowledge,
      language,
    ),
    ...stepList('Feeds {step}', step.feeds, knowledge, language),
    ...wayToChina(step, graph, knowledge, language),
  ];
}

/** How the country of a step stands, or each of its places. */
function countryStatuses(step: Step, day: Day, knowledge: Knowledge, language: Language): Block[] {
  const { t } = language;
  if (step.country)
    return [line(...countryStatusLine(step.country, day, knowledge, language, step.kind))];
  const { origins = [] } = step.source;
  if (origins.length === 0) return [];
  const places = (step.origins ?? []).slice(0, MAX_STEPS).map(({ country, origin }) => {
    const part = origin.share ? `${exactPercent(origin.share.value, language)} ` : '';
    return [part, ...countryStatusLine(country, day, knowledge, language, step.kind)];
  });
  const named = { places: listedPlaces(step, knowledge, language) };
  return [
    line(isSplit(step) ? t('Split among: {places}', named) : t('In one of: {places}', named)),
    ...list(places),
  ];
}

/** `processing of lithium`. */
export function activity(
  { material, component, stage, source }: Step,
  knowledge: Knowledge,
  language: Language = ENGLISH,
): string {
  const { t } = language;
  const subject = material ?? component;
  const text = source.material ?? source.component;
  const name =
    subject === undefined
      ? shortened(text?.value ?? t('something'))
      : subjectName(subject, knowledge, language);
  return t('{stage} of {subject}', {
    stage: stage === undefined ? t('step') : language.name(stage),
    subject: name,
  });
}

function stepList(
  title: 'Is fed by {step}' | 'Feeds {step}',
  steps: readonly Step[],
  knowledge: Knowledge,
  language: Language,
): Block[] {
  const { t } = language;
  const items: Line[] = steps
    .slice(0, MAX_STEPS)
    .map((step) => [
      `${t(title, { step: idOf(step, language) })}: ${activity(step, knowledge, language)}${where(step, knowledge, language)}`,
    ]);
  const more = steps.length - items.length;
  if (more > 0) items.push([t('… and {count} more', { count: more })]);
  return list(items);
}

function wayToChina(step: Step, graph: Graph, knowledge: Knowledge, language: Language): Block[] {
  const way = wayUp(step, graph.upstream('china'), MAX_UP);
  if (!way || way.steps.length < 2) return [];
  const names = way.steps.map(
    (each) => `${idOf(each, language)}${where(each, knowledge, language)}`,
  );
  if (way.leftOut > 0) names.splice(-1, 0, andMore(way.leftOut, language));
  return [line(language.t('Depends on China: {way}', { way: names.join(' ← ') }))];
}

function where(step: Step, knowledge: Knowledge, language: Language): string {
  const places = placesOf(step, knowledge, language);
  return places === '' ? '' : `, ${places}`;
}
