import type Fraction from 'fraction.js';
import { knowledgeData } from '../../src/knowledge/generated/knowledge.js';
import type { Country } from '../../src/knowledge/types';
import type { Files, OwnerData, SupplierData } from './data';
import { exact, HALF, sum, ZERO } from './figures';
import { countryOf } from './geography';
import { leadsTo } from './paths';

/** A supplier of a directory, and the file that it stands in. */
export interface Listed {
  readonly file: string;
  readonly id: string;
  readonly supplier: SupplierData;
}

const KINDS = ['equity', 'votes', 'board'];

/** The suppliers that a file may name: its own, then those of its imports, an id of an earlier one first. */
export function directory(file: string, files: Files): Listed[] {
  const imported = (files[file]?.imports ?? []).map((path) => leadsTo(file, path));
  const all = [file, ...imported].flatMap((each) =>
    Object.entries(files[each]?.suppliers ?? {}).map(([id, supplier]) => ({
      file: each,
      id,
      supplier,
    })),
  );
  return all.filter(({ id }, at) => all.findIndex((other) => other.id === id) === at);
}

/** The supplier that goes by an id, or else by a name. */
export function supplierOf(text: string, file: string, files: Files): Listed | undefined {
  const all = directory(file, files);
  return (
    all.find(({ id }) => id === text) ??
    all.find(({ supplier }) => supplier.name?.toLowerCase() === text.toLowerCase())
  );
}

export const isCovered = (country: Country | undefined): boolean =>
  country?.coveredNation !== undefined;

/** Where a company is seated that only the knowledge knows. */
export const knownSeat = (text: string): Country | undefined =>
  countryOf(
    knowledgeData.companies.find(({ name }) => name.toLowerCase() === text.toLowerCase())?.country,
  );

/**
 * The largest of the sums that owners from covered nations hold of a supplier, kind by kind.
 *
 * @param below suppliers on the way up to here, from the one that was asked for
 */
export function held(one: Listed, files: Files, below: readonly Listed[] = []): Fraction {
  const way = [...below, one];
  const entries = one.supplier.ownership ?? [];
  const sums = KINDS.map((kind) =>
    sum(
      entries
        .filter((entry) => (entry.kind ?? 'equity') === kind)
        .map((entry) => part(entry, one.file, files, way)),
    ),
  );
  return sums.reduce((most, each) => (each.compare(most) > 0 ? each : most), ZERO);
}

/** What one entry adds. */
function part(entry: OwnerData, file: string, files: Files, way: readonly Listed[]): Fraction {
  if (entry.share === undefined) return ZERO;
  const share = exact(entry.share);
  if (isCovered(countryOf(entry.country))) return share;
  const owner = supplierOf(entry.owner, file, files);
  if (!owner) return ZERO;
  if (isCovered(countryOf(owner.supplier.country))) return share;
  if (way.some((each) => each.file === owner.file && each.id === owner.id)) return ZERO;
  const total = held(owner, files, way);
  const counted = total.compare(HALF) >= 0 ? exact('100%') : total;
  return share.compare(HALF) >= 0 ? counted : share.mul(counted);
}
