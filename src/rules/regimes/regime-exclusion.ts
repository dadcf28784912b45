import type { Context } from '../context';
import type { Related } from '../finding';
import type { Excluded } from '../../regimes/exclusions';
import { exclusionsOf } from '../../regimes/exclusions';
import type { Rule } from '../rule';
import { relatedHoldings } from '../sourcing/covered-nation-ownership';
import { idOf, workOf } from '../words';
import { becauseOf } from './words';

export const regimeExclusion: Rule = {
  id: 'regime-exclusion',
  title: 'Content that a regime excludes',
  severity: 'warning',
  group: 'regimes',
  fix: { partner: 'elsewhere' },
  *file(context) {
    const { asOf, knowledge } = context;
    if (asOf === undefined) return;
    for (const { regime, inForce } of context.regimes) {
      if (!inForce) continue;
      for (const requirement of regime.requirements) {
        if (requirement.kind !== 'exclusion') continue;
        for (const excluded of yield* exclusionsOf(requirement, { ...context, asOf })) {
          const { step, place, origin, reason, since } = excluded;
          yield {
            place,
            source: step.source,
            message: {
              key: 'regime-exclusion',
              args: {
                regime: regime.name,
                requirement: requirement.name,
                since,
                work: workOf(step, knowledge),
                because: becauseOf(reason),
                ...(origin !== step && { origin: idOf(origin) ?? null }),
              },
            },
            related: relatedOf(excluded, context),
          };
        }
      }
    }
  },
};

function relatedOf({ step, origin, reason }: Excluded, { knowledge }: Context): Related[] {
  const links: Related[] = reason.kind === 'held' ? relatedHoldings(reason.holding) : [];
  if (reason.kind === 'seat' && reason.partner.seatText) {
    const file = reason.partner.entry?.file;
    links.push({
      place: reason.partner.seatText,
      message: {
        key: 'supplier-seat',
        args: { where: { country: reason.country.name, countsAsChina: false } },
      },
      ...(file !== undefined && { file }),
    });
  }
  if (origin === step) return links;
  return [
    {
      place: origin.source.country ?? origin.source.place,
      message: {
        key: 'excluded-step',
        args: { id: idOf(origin), work: workOf(origin, knowledge), because: becauseOf(reason) },
      },
      ...(origin.file !== undefined && { file: origin.file }),
    },
    ...links,
  ];
}
