import Fraction from 'fraction.js';
import type { Knowledge } from '../knowledge/knowledge';
import type { Day, ListedCompany } from '../knowledge/types';
import type { Ownership } from '../manifest/model';
import type { DirectoryEntry, KnownPartner, Suppliers } from './suppliers';

/** A partner that is on lists of companies itself, or whose owner is. */
export interface ListedPartner {
  /** What the lists have of it, in the order of the data; never empty. */
  readonly entries: readonly ListedCompany[];
  /** The owner that is listed; absent: the partner itself is. */
  readonly owner?: { readonly name: string; readonly entry: Ownership; readonly file?: string };
}

const HALF = new Fraction(1, 2);

interface ListedInput {
  readonly knowledge: Knowledge;
  readonly suppliers: Suppliers;
}

/** Owners of owners are followed this far. */
const MAX_OWNERS = 1000;

/**
 * The listed company that a partner is, or that holds half or more of it, directly or through owners of
 * which each holds half or more of the next. Debt is no holding.
 *
 * @param counts whether a list counts, by its id; absent: all do
 */
export function listedPartner(
  { name, entry }: Pick<KnownPartner, 'name' | 'entry'>,
  day: Day,
  input: ListedInput,
  counts?: (list: string) => boolean,
): ListedPartner | undefined {
  const own = thatCount(input.knowledge.listed(name, day), counts);
  if (own.length > 0) return { entries: own };
  if (!entry || entry.supplier.ownership.length === 0) return undefined;
  return listedOwner(entry, day, input, counts);
}

const thatCount = (
  entries: readonly ListedCompany[],
  counts: ((list: string) => boolean) | undefined,
): readonly ListedCompany[] =>
  counts && entries.length > 0 ? entries.filter(({ list }) => counts(list)) : entries;

function listedOwner(
  entry: DirectoryEntry,
  day: Day,
  { knowledge, suppliers }: ListedInput,
  counts: ((list: string) => boolean) | undefined,
): ListedPartner | undefined {
  const queue = [entry];
  const seen = new Set(queue);
  for (const { supplier, file } of queue) {
    for (const owned of supplier.ownership) {
      const { owner, share, kind } = owned;
      if (!owner || !share || kind === 'debt' || share.value.compare(HALF) < 0) continue;
      const above = suppliers.owner(owner.value, file);
      const ownerName = above?.supplier.name?.value ?? owner.value;
      const entries = thatCount(knowledge.listed(ownerName, day), counts);
      if (entries.length > 0) {
        const at = { name: ownerName, entry: owned, ...(file !== undefined && { file }) };
        return { entries, owner: at };
      }
      if (above && !seen.has(above) && seen.size < MAX_OWNERS) {
        seen.add(above);
        queue.push(above);
      }
    }
  }
  return undefined;
}
