import type { Analysis } from '../analysis/analysis';
import type { Waiver } from '../manifest/model';
import type { Language } from '../messages/language';
import { counted } from '../messages/words';
import type { Block } from './blocks';
import { line, strong } from './blocks';
import { shortened } from './words';

/** What a waiver covers, until when, by whom and why. */
export function explainWaiver(
  waiver: Waiver,
  { findings, asOf }: Analysis,
  language: Language,
): Block[] {
  const { t } = language;
  const { rule, reason, approvedBy, expires, ticket } = waiver;
  const covered = findings.filter((finding) => finding.waiver === waiver).length;
  const end = expires && language.day(shortened(expires.value));
  const isOver = expires !== undefined && asOf !== undefined && expires.value < asOf;
  const until =
    end === undefined
      ? ''
      : `, ${isOver ? t('expired on {day}', { day: end }) : t('until {day}', { day: end })}`;
  const why = [
    ...(reason ? [shortened(reason.value)] : []),
    ...(approvedBy ? [t('approved by {name}', { name: shortened(approvedBy.value) })] : []),
    ...(ticket ? [shortened(ticket.value)] : []),
  ];
  return [
    line(
      strong(t('Waiver of {rule}', { rule: rule ? shortened(rule.value) : t('no rule') })),
      `: ${covered === 0 ? t('covers nothing') : counted(covered, 'covers {count} finding', 'covers {count} findings', language)}${until}`,
    ),
    ...(why.length > 0 ? [line(why.join('; '))] : []),
  ];
}
