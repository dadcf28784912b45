import type { Analysis } from '../analysis/analysis';
import { sumOf } from '../chain/exact-sum';
import type { Step } from '../chain/graph';
import type { Knowledge } from '../knowledge/knowledge';
import type { Origin } from '../manifest/model';
import { amount, exactPercent } from '../messages/words';
import type { Block, Line } from './blocks';
import { line, list, strong } from './blocks';
import { activity } from './step';
import { shortened } from './words';

const MAX_STEPS = 5;

/** What a share is a part of: the sum of all shares of that material and stage in this file. */
export function explainShareOf(step: Step, { graph, knowledge }: Analysis): Block[] {
  const { share } = step.source;
  if (!share) return [];
  const all = graph.own.filter(
    (each) =>
      each.material === step.material &&
      each.component === step.component &&
      each.stage === step.stage,
  );
  const shares = all.flatMap(({ source }) => (source.share ? [source.share.value] : []));
  const total = sumOf(shares);
  const without = all.length - shares.length;
  const lines: Line[] = all
    .slice(0, MAX_STEPS)
    .map(({ source, country }) => [
      `${shortened(source.id?.value ?? 'a source without id')}: ${source.share ? exactPercent(source.share.value) : 'no share'}${country ? `, ${country.name}` : ''}`,
    ]);
  if (all.length > MAX_STEPS) lines.push([`… and ${String(all.length - MAX_STEPS)} more`]);
  const mark = without > 0 ? '' : total.equals(1) ? ' ✔' : ' ✖';
  return [
    line(
      strong(exactPercent(share.value)),
      ` of the ${activity(step, knowledge)}; the shares add up to ${exactPercent(total)}${mark}`,
    ),
    ...list(lines),
  ];
}

/** What the share of an origin is a part of: the step itself, which it splits by value. */
export function explainOriginShare(
  origin: Origin,
  step: Step,
  { knowledge, manifest }: Analysis,
): Block[] {
  if (!origin.share) return [];
  const { origins = [], value } = step.source;
  const total = sumOf(origins.flatMap(({ share }) => (share ? [share.value] : [])));
  const currency = manifest.currency ? `${shortened(manifest.currency.value)} ` : '';
  const money = value
    ? `: ${currency}${amount(value.value.mul(origin.share.value))} of ${currency}${amount(value.value)}`
    : '';
  const lines: Line[] = origins
    .slice(0, MAX_STEPS)
    .map(({ country, share }) => [
      `${nameOf(country?.value, knowledge)}: ${share ? exactPercent(share.value) : 'no share'}`,
    ]);
  if (origins.length > MAX_STEPS) lines.push([`… and ${String(origins.length - MAX_STEPS)} more`]);
  return [
    line(
      strong(exactPercent(origin.share.value)),
      ` of this step by value${money}; its origins add up to ${exactPercent(total)}${total.equals(1) ? ' ✔' : ' ✖'}`,
    ),
    ...list(lines),
  ];
}

/** The country of an origin by its name, or as it is written. */
function nameOf(text: string | undefined, knowledge: Knowledge): string {
  const found = knowledge.resolveCountry(text ?? '');
  return 'country' in found ? found.country.name : shortened(text ?? 'no country');
}
