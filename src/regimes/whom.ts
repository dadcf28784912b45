import type { Holding, Holdings } from '../chain/holdings';
import type { Step } from '../chain/graph';
import type { Partner, Suppliers } from '../chain/suppliers';
import type { Knowledge } from '../knowledge/knowledge';
import type { Company, Country, Whom } from '../knowledge/types';

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
    }
  /** `owner`: the owner that is the named company; absent: the supplier itself is. */
  | {
      readonly kind: 'named';
      readonly partner: Partner;
      readonly company: Company;
      readonly owner?: string;
    };

export interface WhomGround {
  readonly knowledge: Knowledge;
  readonly suppliers: Suppliers;
  readonly holdings: Holdings;
}

/** Owners of owners are followed this far to find a named company. */
const MAX_OWNERS = 1000;

/** Whether a step is someone's whom a regime excludes, and why; the first reason counts. */
export function reasonFor(whom: Whom, step: Step, ground: WhomGround): Reason | undefined {
  const { country, source } = step;
  if (country && includes(whom.countries, country)) return { kind: 'country', country };
  const region = source.region?.value;
  if (region !== undefined && whom.regions?.includes(region)) return { kind: 'region', region };
  if (!whom.seatedIn && !whom.heldBy && whom.companiesNamedBy === undefined) return undefined;
  const text = source.supplier;
  if (!text) return undefined;
  const { seat, entry } = ground.suppliers.known(text.value, step.file);
  if (!seat && !entry && whom.companiesNamedBy === undefined) return undefined;
  return reasonForPartner(whom, ground.suppliers.partner(text, step.file), ground);
}

function reasonForPartner(whom: Whom, partner: Partner, ground: WhomGround): Reason | undefined {
  const { seat, entry } = partner;
  if (seat && includes(whom.seatedIn, seat)) return { kind: 'seat', partner, country: seat };
  const { heldBy } = whom;
  const holding = heldBy && entry && ground.holdings.of(entry, heldBy);
  if (holding && holding.total.compare(heldBy.percent / 100) >= 0) {
    return { kind: 'held', partner, holding, percent: heldBy.percent };
  }
  return whom.companiesNamedBy === undefined
    ? undefined
    : namedReason(whom.companiesNamedBy, partner, ground);
}

function namedReason(
  regime: string,
  partner: Partner,
  { knowledge, suppliers }: WhomGround,
): Reason | undefined {
  const named = (name: string): Company | undefined => {
    const company = knowledge.company(name);
    return company?.namedBy?.includes(regime) === true ? company : undefined;
  };
  const own = named(partner.name) ?? named(partner.text.value);
  if (own) return { kind: 'named', partner, company: own };
  // Owners, and the owners of those that are suppliers themselves.
  const queue = partner.entry ? [partner.entry] : [];
  const seen = new Set(queue);
  for (const entry of queue) {
    for (const { owner } of entry.supplier.ownership) {
      if (!owner) continue;
      const above = suppliers.owner(owner.value, entry.file);
      const company =
        named(owner.value) ?? (above?.supplier.name && named(above.supplier.name.value));
      if (company) return { kind: 'named', partner, company, owner: owner.value };
      if (above && !seen.has(above) && seen.size < MAX_OWNERS) {
        seen.add(above);
        queue.push(above);
      }
    }
  }
  return undefined;
}

const includes = (countries: readonly string[] | undefined, country: Country): boolean =>
  countries?.includes(country.coveredNation ?? country.code) === true;
