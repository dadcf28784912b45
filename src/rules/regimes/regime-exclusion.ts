import type { Context } from '../context';
import type { Related } from '../finding';
import type { Excluded } from '../../regimes/exclusions';
import type { Doubt } from '../../messages/regimes';
import type { Day } from '../../knowledge/types';
import type { Rule } from '../rule';
import { relatedHoldings } from '../sourcing/covered-nation-ownership';
import { idOf, sinceThen, workOf } from '../words';
import { becauseOf } from './words';

/** Findings between two points where others may run. */
const SLICE = 200;

export const regimeExclusion: Rule = {
  id: 'regime-exclusion',
  title: 'Content that a regime excludes',
  severity: 'warning',
  group: 'regimes',
  fix: { partner: 'anywhere' },
  *file(context) {
    const { knowledge } = context;
    let looked = 0;
    for (const { regime, exclusions } of context.regimes) {
      for (const { requirement, found } of exclusions) {
        for (const excluded of found) {
          if (++looked % SLICE === 0) yield;
          const { step, place, origin, reason, part, verdict } = excluded;
          const doubt = doubtOf(excluded);
          yield {
            place,
            source: step.source,
            ...(verdict.status !== 'excluded' && { severity: 'information' }),
            message: {
              key: 'regime-exclusion',
              args: {
                regime: regime.name,
                requirement: requirement.name,
                since: sinceOf(excluded),
                work: { ...workOf(step, knowledge), ...(origin === step && part && { part }) },
                because: becauseOf(reason, knowledge),
                ...(origin !== step && { origin: idOf(origin) ?? null, ...(part && { part }) }),
                ...(doubt && { doubt }),
              },
              ...sinceThen(regime, context.asOf, knowledge),
            },
            related: relatedOf(excluded, context),
          };
        }
      }
    }
  },
};

/** The first day of the exclusion: what a listed company does is excluded once it is listed, not before. */
function sinceOf({ reason, since }: Excluded): Day {
  if (reason.kind !== 'listed') return since;
  const [first] = reason.listed.entries.flatMap(({ from }) => from ?? []).sort();
  return first !== undefined && first > since ? first : since;
}

function doubtOf({ verdict }: Excluded): Doubt | undefined {
  switch (verdict.status) {
    case 'excluded':
      return undefined;
    case 'excepted':
      return { kind: 'excepted', id: idOf(verdict.by), exception: verdict.exception.name };
    case 'undetermined': {
      const { by, lacks } = verdict;
      const form = lacks === 'form' ? by.source.form?.value : undefined;
      return { kind: 'undetermined', id: idOf(by), lacks, ...(form !== undefined && { form }) };
    }
  }
}

function relatedOf(
  { step, origin, originPlace, part, reason }: Excluded,
  { knowledge }: Context,
): Related[] {
  const links: Related[] =
    reason.kind === 'held' || reason.kind === 'influenced' ? relatedHoldings(reason.holding) : [];
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
      place: originPlace ?? origin.source.country ?? origin.source.place,
      message: {
        key: 'excluded-step',
        args: {
          id: idOf(origin),
          work: { ...workOf(origin, knowledge), ...(part && { part }) },
          because: becauseOf(reason, knowledge),
        },
      },
      ...(origin.file !== undefined && { file: origin.file }),
    },
    ...links,
  ];
}
