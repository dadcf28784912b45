import type { Graph, Step } from '../chain/graph';
import { wayUp } from '../chain/upstream';
import type { Knowledge } from '../knowledge/knowledge';
import type { Day } from '../knowledge/types';
import type { Block, Line } from './blocks';
import { line, list, strong } from './blocks';
import { standingLine } from './country';
import { exactPercent } from '../messages/words';
import { placesOf } from './places';
import { shortened, subjectName } from './words';

const MAX_STEPS = 5;
/** A longer way would be no sentence any more. */
const MAX_UP = 6;

/** A step in a few lines: what it does where, what it feeds, and whether it rests on China. */
export function explainStep(step: Step, graph: Graph, day: Day, knowledge: Knowledge): Block[] {
  const { id, supplier } = step.source;
  const by = supplier ? ` by ${shortened(supplier.value)}` : '';
  return [
    line(strong(shortened(id?.value ?? 'step')), `: ${activity(step, knowledge)}${by}`),
    ...standings(step, day, knowledge),
    ...stepList(
      'Is fed by',
      step.inputs.flatMap((input) => input.step ?? []),
      knowledge,
    ),
    ...stepList('Feeds', step.feeds, knowledge),
    ...wayToChina(step, graph, knowledge),
  ];
}

/** How the country of a step stands, or each of its places. */
function standings(step: Step, day: Day, knowledge: Knowledge): Block[] {
  if (step.country) return [line(...standingLine(step.country, day, knowledge, step.kind))];
  const { origins = [] } = step.source;
  if (origins.length === 0) return [];
  const isSplit = origins.some(({ share }) => share);
  const places = (step.origins ?? []).slice(0, MAX_STEPS).map(({ country, origin }) => {
    const part = origin.share ? `${exactPercent(origin.share.value)} ` : '';
    return [part, ...standingLine(country, day, knowledge, step.kind)];
  });
  const title = isSplit ? 'Split among' : 'In one of';
  return [line(`${title}: ${placesOf(step, knowledge).replace(/^one of /, '')}`), ...list(places)];
}

/** `processing of lithium`. */
export function activity(
  { material, component, stage, source }: Step,
  knowledge: Knowledge,
): string {
  const subject = material ?? component;
  const text = source.material ?? source.component;
  const name =
    subject === undefined ? shortened(text?.value ?? 'something') : subjectName(subject, knowledge);
  return `${stage ?? 'step'} of ${name}`;
}

function stepList(title: string, steps: readonly Step[], knowledge: Knowledge): Block[] {
  const items: Line[] = steps
    .slice(0, MAX_STEPS)
    .map((step) => [
      `${title} ${stepName(step)}: ${activity(step, knowledge)}${where(step, knowledge)}`,
    ]);
  const more = steps.length - items.length;
  if (more > 0) items.push([`… and ${String(more)} more`]);
  return list(items);
}

function wayToChina(step: Step, graph: Graph, knowledge: Knowledge): Block[] {
  const way = wayUp(step, graph.upstream('china'), MAX_UP);
  if (!way || way.steps.length < 2) return [];
  const names = way.steps.map((each) => `${stepName(each)}${where(each, knowledge)}`);
  if (way.leftOut > 0) names.splice(-1, 0, `${String(way.leftOut)} more`);
  return [line(`Rests on China: ${names.join(' ← ')}`)];
}

const stepName = ({ source }: Step): string => shortened(source.id?.value ?? 'a step without id');

function where(step: Step, knowledge: Knowledge): string {
  const places = placesOf(step, knowledge);
  return places === '' ? '' : `, ${places}`;
}
