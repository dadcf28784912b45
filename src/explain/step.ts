import type { Graph, Step } from '../chain/graph';
import { wayUp } from '../chain/upstream';
import type { Knowledge } from '../knowledge/knowledge';
import type { Day } from '../knowledge/types';
import type { Block, Line } from './blocks';
import { line, list, strong } from './blocks';
import { standingLine } from './country';
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
    ...(step.country ? [line(...standingLine(step.country, day, knowledge, step.kind))] : []),
    ...stepList(
      'Is fed by',
      step.inputs.flatMap((input) => input.step ?? []),
      knowledge,
    ),
    ...stepList('Feeds', step.feeds, knowledge),
    ...wayToChina(step, graph),
  ];
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
    .map((step) => [`${title} ${stepName(step)}: ${activity(step, knowledge)}${where(step)}`]);
  const more = steps.length - items.length;
  if (more > 0) items.push([`… and ${String(more)} more`]);
  return list(items);
}

function wayToChina(step: Step, graph: Graph): Block[] {
  const way = wayUp(step, graph.upstream('china'), MAX_UP);
  if (!way || way.steps.length < 2) return [];
  const names = way.steps.map((each) => `${stepName(each)}${where(each)}`);
  if (way.leftOut > 0) names.splice(-1, 0, `${String(way.leftOut)} more`);
  return [line(`Rests on China: ${names.join(' ← ')}`)];
}

const stepName = ({ source }: Step): string => shortened(source.id?.value ?? 'a step without id');

const where = ({ country }: Step): string => (country ? `, ${country.name}` : '');
