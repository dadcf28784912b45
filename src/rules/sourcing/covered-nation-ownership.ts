import Fraction from 'fraction.js';
import type { DirectoryEntry } from '../../analysis/context';
import type { Related } from '../../analysis/finding';
import type { Country } from '../../knowledge/types';
import type { Knowledge } from '../../knowledge/knowledge';
import type { Located, Ownership } from '../../manifest/model';
import type { Report, Rule } from '../rule';
import { whereOf } from './words';

/** From this part on a supplier counts as held from a covered nation. */
const LINE = new Fraction(1, 4);

export const coveredNationOwnership: Rule = {
  id: 'covered-nation-ownership',
  title: 'A supplier seated in a covered nation or held from there',
  severity: 'warning',
  group: 'sourcing',
  *step({ source, country }, { directory, knowledge }) {
    if (!source.supplier) return;
    if (country && knowledge.coveredNation(country.code) !== undefined) return;
    const entry = directory.get(source.supplier.value);
    if (!entry) return;
    const seat = coveredCountry(entry.supplier.country, knowledge);
    const report = seat
      ? seatReport(source.supplier, entry, seat)
      : heldReport(source.supplier, entry, knowledge);
    if (report) yield report;
  },
};

/** Whether a supplier of the directory counts as one of a covered nation. */
export function isCoveredSupplier({ supplier }: DirectoryEntry, knowledge: Knowledge): boolean {
  if (coveredCountry(supplier.country, knowledge)) return true;
  const largest = largestHolding(supplier.ownership, knowledge);
  return largest !== undefined && largest.total.compare(LINE) >= 0;
}

function seatReport(
  text: Located<string>,
  { supplier, file }: DirectoryEntry,
  country: Country,
): Report {
  const place = supplier.country ?? supplier.id;
  const where = whereOf(country);
  return {
    place: text,
    message: {
      key: 'covered-nation-ownership',
      args: { supplier: nameOf(text, supplier.name), holding: { kind: 'seat', where } },
    },
    related: [{ place, message: { key: 'supplier-seat', args: { where } }, ...inFile(file) }],
  };
}

function heldReport(
  text: Located<string>,
  { supplier, file }: DirectoryEntry,
  knowledge: Knowledge,
): Report | undefined {
  const largest = largestHolding(supplier.ownership, knowledge);
  if (!largest || largest.total.compare(LINE) < 0) return undefined;
  const { total, kind, entries } = largest;
  return {
    place: text,
    message: {
      key: 'covered-nation-ownership',
      args: {
        supplier: nameOf(text, supplier.name),
        holding: {
          kind: 'held',
          percent: total.mul(100).valueOf(),
          by: [...new Set(entries.map(({ country }) => country))].map(whereOf),
          of: kind,
        },
      },
    },
    related: entries.map(({ entry, country }): Related => ({
      place: entry.place,
      message: {
        key: 'ownership-entry',
        args: { owner: entry.owner?.value, where: whereOf(country) },
      },
      ...inFile(file),
    })),
  };
}

interface Holding {
  readonly kind: Ownership['kind'];
  total: Fraction;
  readonly entries: { entry: Ownership; country: Country }[];
}

/** Equity, votes and seats of the board are summed apart; the largest sum counts. */
function largestHolding(
  ownership: readonly Ownership[],
  knowledge: Knowledge,
): Holding | undefined {
  const holdings = new Map<string, Holding>();
  for (const entry of ownership) {
    const country = coveredCountry(entry.country, knowledge);
    if (!country || !entry.share) continue;
    const holding = holdings.get(entry.kind) ?? {
      kind: entry.kind,
      total: new Fraction(0),
      entries: [],
    };
    holdings.set(entry.kind, holding);
    holding.total = holding.total.add(entry.share.value);
    holding.entries.push({ entry, country });
  }
  return [...holdings.values()].reduce<Holding | undefined>(
    (best, each) => (best && best.total.compare(each.total) >= 0 ? best : each),
    undefined,
  );
}

function coveredCountry(
  text: Located<string> | undefined,
  knowledge: Knowledge,
): Country | undefined {
  const lookup = text && knowledge.resolveCountry(text.value);
  if (lookup?.kind !== 'code' && lookup?.kind !== 'name') return undefined;
  return knowledge.coveredNation(lookup.country.code) ? lookup.country : undefined;
}

const nameOf = (text: Located<string>, name: Located<string> | undefined): string =>
  name?.value ?? text.value;

const inFile = (file: string | undefined): { file?: string } =>
  file === undefined ? {} : { file };
