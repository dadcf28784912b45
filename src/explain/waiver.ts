import type { Analysis } from '../analysis/analysis';
import type { Waiver } from '../manifest/model';
import type { Block } from './blocks';
import { line, strong } from './blocks';
import { count } from './state';
import { shortened } from './words';

/** What a waiver covers, until when, by whom and why. */
export function explainWaiver(waiver: Waiver, { findings, asOf }: Analysis): Block[] {
  const { rule, reason, approvedBy, expires, ticket } = waiver;
  const covered = findings.filter((finding) => finding.waiver === waiver).length;
  const end = expires && shortened(expires.value);
  const isOver = expires !== undefined && asOf !== undefined && expires.value < asOf;
  const until = end === undefined ? '' : isOver ? `, expired on ${end}` : `, until ${end}`;
  const why = [
    ...(reason ? [shortened(reason.value)] : []),
    ...(approvedBy ? [`approved by ${shortened(approvedBy.value)}`] : []),
    ...(ticket ? [shortened(ticket.value)] : []),
  ];
  return [
    line(
      strong(`Waiver of ${rule ? shortened(rule.value) : 'no rule'}`),
      `: covers ${covered === 0 ? 'nothing' : count(covered, 'finding')}${until}`,
    ),
    ...(why.length > 0 ? [line(why.join('; '))] : []),
  ];
}
