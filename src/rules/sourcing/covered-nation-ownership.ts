import type { StepContext } from '../context';
import type { Related } from '../finding';
import type { Holding } from '../../chain/holdings';
import { isWhollyIn } from '../../chain/places';
import type { Partner } from '../../chain/suppliers';
import type { Knowledge } from '../../knowledge/knowledge';
import type { Company, Country } from '../../knowledge/types';
import type { KnownSeat } from '../../messages/sourcing';
import type { Report, Rule } from '../rule';
import { whereOf } from '../words';

export const coveredNationOwnership: Rule = {
  id: 'covered-nation-ownership',
  title: 'A supplier seated in a covered nation or held from there',
  severity: 'warning',
  group: 'sourcing',
  fix: { partner: 'anywhere' },
  step(step, context, report) {
    const { supplier } = step.source;
    if (!supplier || isWhollyIn(step, isOfCoveredNation)) return;
    const known = context.suppliers.known(supplier.value, step.file);
    if (!known.seat && !known.entry) return;
    const partner = { ...known, text: supplier };
    if (partner.seat?.coveredNation) {
      report(seatReport(partner, partner.seat, context));
      return;
    }
    const held = partner.entry && context.holdings.of(partner.entry, COVERED);
    if (held && held.total.compare(context.policy.ownership) >= 0) {
      report(heldReport(partner, held, context));
    }
  },
};

const isOfCoveredNation = ({ coveredNation }: Country): boolean => coveredNation !== undefined;

/** Holdings from any covered nation, whoever holds them. */
const COVERED = { countries: ['CN', 'RU', 'IR', 'KP'], government: false };

/** Whether a supplier counts as one of a covered nation. */
export function isCovered(
  partner: Partner,
  { holdings, policy }: Pick<StepContext, 'holdings' | 'policy'>,
): boolean {
  if (partner.seat?.coveredNation) return true;
  const held = partner.entry && holdings.of(partner.entry, COVERED);
  return held !== undefined && held.total.compare(policy.ownership) >= 0;
}

/** Why a seat is known that the manifest does not say; a list that names a company does not say its seat. */
function groundOf({ documents, confidence }: Company, knowledge: Knowledge): KnownSeat | undefined {
  if (confidence === 'recalled') return 'recalled';
  const [document = ''] = documents;
  const title = knowledge.document(document)?.title;
  return title === undefined ? undefined : { source: title };
}

function seatReport(partner: Partner, seat: Country, { knowledge }: StepContext): Report {
  const where = whereOf(seat);
  const { entry, company, seatText, text, name } = partner;
  const known = company && groundOf(company, knowledge);
  return {
    place: text,
    message: {
      key: 'covered-nation-ownership',
      args: {
        supplier: name,
        holding: { kind: 'seat', where, ...(!seatText && known !== undefined && { known }) },
      },
    },
    related:
      entry && seatText
        ? [
            {
              place: seatText,
              message: { key: 'supplier-seat', args: { where } },
              ...inFile(entry.file),
            },
          ]
        : [],
  };
}

function heldReport({ text, name }: Partner, held: Holding, { policy }: StepContext): Report {
  const { total, kind, parts } = held;
  return {
    place: text,
    message: {
      key: 'covered-nation-ownership',
      args: {
        supplier: name,
        holding: {
          kind: 'held',
          part: total.compare(1) > 0 ? total.mul(0).add(1) : total,
          line: policy.ownership,
          by: [
            ...new Map(
              parts.flatMap(({ country }) => (country ? [[country.code, country] as const] : [])),
            ).values(),
          ].map(whereOf),
          of: kind,
        },
      },
    },
    related: relatedHoldings(held),
  };
}

/** Where each holding that counts is written. */
export function relatedHoldings({ parts }: Holding): Related[] {
  return parts.map(({ entry, country, file }) => ({
    place: entry.place,
    message: {
      key: 'ownership-entry',
      args: { owner: entry.owner?.value, ...(country && { where: whereOf(country) }) },
    },
    ...inFile(file),
  }));
}

const inFile = (file: string | undefined): { file?: string } =>
  file === undefined ? {} : { file };
