import type Fraction from 'fraction.js';
import type { Analysis } from '../analysis/analysis';
import { sumOf } from '../chain/exact-sum';
import type { Step } from '../chain/graph';
import type { Knowledge } from '../knowledge/knowledge';
import type { Origin } from '../manifest/model';
import type { Language } from '../messages/language';
import { amount, exactPercent } from '../messages/words';
import type { Block, Line } from './blocks';
import { line, list, strong } from './blocks';
import { activity } from './step';
import { shortened } from './words';

const MAX_STEPS = 5;

/** What a share is a part of: the sum of all shares of that material and stage in this file. */
export function explainShareOf(
  step: Step,
  { graph, knowledge }: Analysis,
  language: Language,
): Block[] {
  const { t } = language;
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
      `${shortened(source.id?.value ?? t('a source without id'))}: ${source.share ? exactPercent(source.share.value, language) : t('no share')}${country ? `, ${language.name(country.name)}` : ''}`,
    ]);
  if (all.length > MAX_STEPS)
    lines.push([t('… and {count} more', { count: all.length - MAX_STEPS })]);
  const mark = without > 0 ? '' : total.equals(1) ? ' ✔' : ' ✖';
  return [
    line(
      strong(exactPercent(share.value, language)),
      ` ${t('of the {activity}; the shares add up to {total}', {
        activity: activity(step, knowledge, language),
        total: exactPercent(total, language),
      })}${mark}`,
    ),
    ...list(lines),
  ];
}

/** What the share of an origin is a part of: the step itself, which it splits by value. */
export function explainOriginShare(
  origin: Origin,
  step: Step,
  { knowledge, manifest }: Analysis,
  language: Language,
): Block[] {
  if (!origin.share) return [];
  const { t } = language;
  const { origins = [], value } = step.source;
  const total = sumOf(origins.flatMap(({ share }) => (share ? [share.value] : [])));
  const currency = manifest.currency && shortened(manifest.currency.value);
  const money = (sum: Fraction): string =>
    currency === undefined
      ? amount(sum, language)
      : t('{currency} {amount}', { currency, amount: amount(sum, language) });
  const part = value
    ? `: ${t('{part} of {whole}', { part: money(value.value.mul(origin.share.value)), whole: money(value.value) })}`
    : '';
  const lines: Line[] = origins
    .slice(0, MAX_STEPS)
    .map(({ country, share }) => [
      `${nameOf(country?.value, knowledge, language)}: ${share ? exactPercent(share.value, language) : t('no share')}`,
    ]);
  const more = origins.length - MAX_STEPS;
  if (more > 0) lines.push([t('… and {count} more', { count: more })]);
  const sum = t('its origins add up to {total}', { total: exactPercent(total, language) });
  return [
    line(
      strong(exactPercent(origin.share.value, language)),
      ` ${t('of this step by value')}${part}; ${sum}${total.equals(1) ? ' ✔' : ' ✖'}`,
    ),
    ...list(lines),
  ];
}

/** The country of an origin by its name, or as it is written. */
function nameOf(text: string | undefined, knowledge: Knowledge, { t, name }: Language): string {
  const found = knowledge.resolveCountry(text ?? '');
  return 'country' in found ? name(found.country.name) : shortened(text ?? t('no country'));
}
