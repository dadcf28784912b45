import type Fraction from 'fraction.js';
import type { HeldFrom, Holding, Holdings } from '../chain/holdings';
import type { Step } from '../chain/graph';
import type { ListedPartner } from '../chain/listed-partner';
import { listedPartner } from '../chain/listed-partner';
import type { Partner, Suppliers } from '../chain/suppliers';
import type { Knowledge } from '../knowledge/knowledge';
import { presentCode } from '../knowledge/subdivisions';
import type { Country, Day, Listed, Whom } from '../knowledge/types';

/** Why a step is content of someone that a regime excludes. */
export type Reason =
  | { readonly kind: 'country'; readonly country: Country }
  | { readonly kind: 'region'; readonly region: string }
  | { readonly kind: 'seat'; readonly partner: Partner; readonly country: Country }
  | {
      readonly kind: 'held';
      readonly partner: Partner;
      readonly holding: Holding;
      readonly percent: number;
      readonly isMoreThan: boolean;
    }
  | { readonly kind: 'listed'; readonly partner: Partner; readonly listed: ListedPartner }
  /** Those who are meant hold a part of it: one of them, all together, or of its debt. */
  | {
      readonly kind: 'influenced';
      readonly partner: Partner;
      readonly by: 'single' | 'together' | 'debt';
      readonly holding: Holding;
      /** Part of one. */
      readonly part: Fraction;
      readonly percent: number;
    };

export interface WhomInput {
  readonly knowledge: Knowledge;
  readonly suppliers: Suppliers;
  readonly holdings: Holdings;
  readonly asOf: Day;
}

/** Whether a step is someone's whom a regime excludes, and why; the first reason counts. */
export function reasonFor(whom: Whom, step: Step, input: WhomInput): Reason | undefined {
  const { country, source } = step;
  if (country && includes(whom.countries, country)) return { kind: 'country', country };
  const region = source.region && presentCode(source.region.value);
  if (region !== undefined && whom.regions?.includes(region)) return { kind: 'region', region };
  const text = source.supplier;
  if (!text || !(whom.seatedIn ?? whom.heldBy ?? whom.listed)) return undefined;
  const { seat, entry } = input.suppliers.known(text.value, step.file);
  if (!seat && !entry && !whom.listed) return undefined;
  return reasonForPartner(whom, input.suppliers.partner(text, step.file), input);
}

function reasonForPartner(whom: Whom, partner: Partner, input: WhomInput): Reason | undefined {
  const { seat, entry } = partner;
  const { heldBy, listed, influenced } = whom;
  const found = listed && listedOn(listed, partner, input);
  if (found) return { kind: 'listed', partner, listed: found };
  if (seat && includes(whom.seatedIn, seat)) return { kind: 'seat', partner, country: seat };
  if (!heldBy || !entry) return undefined;
  const { percent, isMoreThan = false } = heldBy;
  const from = heldFrom(whom, input.knowledge);
  const holding = input.holdings.of(entry, from);
  if (holding && reaches(holding.total, percent, isMoreThan)) {
    return { kind: 'held', partner, holding, percent, isMoreThan };
  }
  if (!influenced) return undefined;
  for (const each of input.holdings.all(entry, from)) {
    const single = largest([...each.holders.values()]);
    if (single && reaches(single, influenced.single)) {
      const { single: line } = influenced;
      return {
        kind: 'influenced',
        partner,
        by: 'single',
        holding: each,
        part: single,
        percent: line,
      };
    }
    if (reaches(each.total, influenced.together)) {
      const { together: line } = influenced;
      const part = each.total;
      return { kind: 'influenced', partner, by: 'together', holding: each, part, percent: line };
    }
  }
  const debt = input.holdings.debt(entry, from);
  return debt && reaches(debt.total, influenced.debt)
    ? {
        kind: 'influenced',
        partner,
        by: 'debt',
        holding: debt,
        part: debt.total,
        percent: influenced.debt,
      }
    : undefined;
}

function listedOn(
  { lists, ofPolicy = false, controlled = false }: Listed,
  { name, entry }: Partner,
  { asOf, ...input }: WhomInput,
): ListedPartner | undefined {
  const counts = countsList({ lists, ofPolicy }, input.knowledge);
  const partner = controlled && entry ? { name, entry } : { name };
  return listedPartner(partner, asOf, input, counts);
}

const countsList =
  ({ lists, ofPolicy = false }: Listed, knowledge: Knowledge) =>
  (list: string): boolean =>
    lists.includes(list) || (ofPolicy && knowledge.companyList(list)?.ofPolicy === true);

/** Whose holdings count: made once for those who are meant, as answers are kept by it. */
const HELD_FROM = new WeakMap<Whom, { readonly knowledge: Knowledge; readonly from: HeldFrom }>();

function heldFrom(whom: Whom, knowledge: Knowledge): HeldFrom {
  const known = HELD_FROM.get(whom);
  if (known?.knowledge === knowledge) return known.from;
  const { heldBy, listed } = whom;
  const counts = listed && countsList(listed, knowledge);
  const from: HeldFrom = {
    countries: heldBy?.countries ?? [],
    government: heldBy?.government ?? false,
    ...(counts && {
      isListed: (name, day) => knowledge.listed(name, day).some(({ list }) => counts(list)),
    }),
  };
  HELD_FROM.set(whom, { knowledge, from });
  return from;
}

function reaches(part: Fraction, percent: number, isMoreThan = false): boolean {
  const side = part.mul(100).compare(percent);
  return isMoreThan ? side > 0 : side >= 0;
}

function largest(parts: readonly Fraction[]): Fraction | undefined {
  let found = parts[0];
  for (const part of parts) if (found && part.compare(found) > 0) found = part;
  return found;
}

const includes = (countries: readonly string[] | undefined, country: Country): boolean =>
  countries?.includes(country.coveredNation ?? country.code) === true;
