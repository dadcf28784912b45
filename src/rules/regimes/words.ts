import type { Knowledge } from '../../knowledge/knowledge';
import type { Country } from '../../knowledge/types';
import type { JudgedRegime } from '../../regimes/judge';
import type { PlacedReason } from '../../regimes/where';
import type { Place } from '../../manifest/model';
import type { Because } from '../../messages/regimes';
import type { Context } from '../context';
import { listedWords } from '../sourcing/listed-company';
import { whereOf } from '../words';

/** The regime's name in the manifest; where only the policy names it, the product. */
export function placeOfRegime({ text }: JudgedRegime, { manifest }: Context): Place | undefined {
  return text ?? manifest.product ?? [...manifest.keys.values()][0];
}

/** A reason in terms of a message. */
export function becauseOf(reason: PlacedReason, knowledge: Knowledge): Because {
  switch (reason.kind) {
    case 'unknown':
      return { kind: 'unknown' };
    case 'candidates':
      return { kind: 'candidates', of: reason.reasons.map((each) => becauseOf(each, knowledge)) };
    case 'country':
      return { kind: 'country', where: whereOf(reason.country) };
    case 'region':
      return { kind: 'region', region: reason.region };
    case 'seat':
      return { kind: 'seat', supplier: reason.partner.name, where: whereOf(reason.country) };
    case 'held':
      return {
        kind: 'held',
        supplier: reason.partner.name,
        part: reason.holding.total,
        percent: reason.percent,
        isMoreThan: reason.isMoreThan,
        of: reason.holding.kind,
        by: countriesOf(reason.holding.parts.flatMap(({ country }) => country ?? [])).map(whereOf),
      };
    case 'listed': {
      const { entries, owner } = reason.listed;
      return {
        kind: 'listed',
        supplier: reason.partner.name,
        entries: entries.map((entry) => listedWords(entry, knowledge)),
        ...(owner && { owner: owner.name }),
      };
    }
    case 'influenced': {
      const { partner, by, part, percent } = reason;
      return { kind: 'influenced', supplier: partner.name, by, part, percent };
    }
  }
}

const countriesOf = (countries: readonly Country[]): Country[] => [
  ...new Map(countries.map((country) => [country.code, country])).values(),
];
