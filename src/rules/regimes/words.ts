import type { Country } from '../../knowledge/types';
import type { JudgedRegime } from '../../regimes/judge';
import type { Reason } from '../../regimes/whom';
import type { Place } from '../../manifest/model';
import type { Because } from '../../messages/regimes';
import type { Context } from '../context';
import { whereOf } from '../words';

/** The regime's name in the manifest; where only the policy names it, the product. */
export function placeOfRegime({ text }: JudgedRegime, { manifest }: Context): Place | undefined {
  return text ?? manifest.product ?? [...manifest.keys.values()][0];
}

/** A reason in terms of a message. */
export function becauseOf(reason: Reason): Because {
  switch (reason.kind) {
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
        of: reason.holding.kind,
        by: countriesOf(reason.holding.parts.map(({ country }) => country)).map(whereOf),
      };
    case 'named':
      return {
        kind: 'named',
        supplier: reason.partner.name,
        company: reason.company.name,
        ...(reason.owner !== undefined && { owner: reason.owner }),
      };
  }
}

const countriesOf = (countries: readonly Country[]): Country[] => [
  ...new Map(countries.map((country) => [country.code, country])).values(),
];
