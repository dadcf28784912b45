import Fraction from 'fraction.js';
import type { Knowledge } from '../knowledge/knowledge';
import type { Country } from '../knowledge/types';
import type { Ownership } from '../manifest/model';
import type { DirectoryEntry, Suppliers } from './suppliers';

/** Whose holdings are asked for. */
export interface HeldFrom {
  /** ISO 3166-1 alpha-2 of the countries; Hong Kong and Macao count as China. */
  readonly countries: readonly string[];
  /** Only what a state holds, or who acts for one. */
  readonly government: boolean;
}

/** One entry that counts, and the country that it leads to. */
export interface HeldPart {
  readonly entry: Ownership;
  readonly country: Country;
  /** Key of the file that the entry stands in; absent: the manifest itself. */
  readonly file?: string;
}

/** The largest of the sums by kind. */
export interface Holding {
  readonly kind: Ownership['kind'];
  /** Part of one, exact. */
  readonly total: Fraction;
  readonly parts: readonly HeldPart[];
}

const NOTHING = new Fraction(0);
const WHOLE = new Fraction(1);
const HALF = new Fraction(1, 2);

/** A longer row of owners is not followed, nor a larger net of owners that own each other. */
const DEEPEST = 500;
const MOST_LOOKS = 20_000;

/**
 * How much of a supplier is held from certain countries: directly, and through owners that are
 * suppliers themselves. On such a way a holding of half or more passes on whole, a smaller one is
 * multiplied. Each kind of holding is summed by itself; an owner on the way up counts once.
 */
export class Holdings {
  readonly #suppliers: Suppliers;
  readonly #knowledge: Knowledge;
  /** By what was asked for: few questions, each asked of very many. */
  readonly #known = new Map<HeldFrom, Map<DirectoryEntry, Holding | undefined>>();

  constructor(suppliers: Suppliers, knowledge: Knowledge) {
    this.#suppliers = suppliers;
    this.#knowledge = knowledge;
  }

  /** The largest holding from these countries; undefined where there is none. */
  of(entry: DirectoryEntry, from: HeldFrom): Holding | undefined {
    let known = this.#known.get(from);
    if (!known) this.#known.set(from, (known = new Map<DirectoryEntry, Holding | undefined>()));
    if (known.has(entry)) return known.get(entry);
    const search: Search = { from, known, path: new Set(), looks: 0, cut: false };
    return this.#look(entry, search);
  }

  #look(entry: DirectoryEntry, search: Search): Holding | undefined {
    const { known, path } = search;
    if (known.has(entry)) return known.get(entry);
    if (path.has(entry) || path.size >= DEEPEST || search.looks >= MOST_LOOKS) {
      search.cut = true;
      return undefined;
    }
    search.looks++;
    path.add(entry);
    const outer = search.cut;
    search.cut = false;
    const largest = this.#sum(entry, search);
    // What was left out because of the way here may count from elsewhere.
    if (!search.cut || path.size === 1) known.set(entry, largest);
    search.cut ||= outer;
    path.delete(entry);
    return largest;
  }

  #sum(entry: DirectoryEntry, search: Search): Holding | undefined {
    const sums = new Map<string, { kind: Ownership['kind']; total: Fraction; parts: HeldPart[] }>();
    for (const owned of entry.supplier.ownership) {
      if (!owned.share) continue;
      const found = this.#partOf(owned, entry.file, search);
      if (!found) continue;
      const sum = sums.get(owned.kind) ?? { kind: owned.kind, total: NOTHING, parts: [] };
      sums.set(owned.kind, sum);
      sum.total = sum.total.add(found.part);
      sum.parts.push(
        {
          entry: owned,
          country: found.country,
          ...(entry.file !== undefined && { file: entry.file }),
        },
        ...found.through,
      );
    }
    let largest: Holding | undefined;
    for (const sum of sums.values()) {
      if (!largest || sum.total.compare(largest.total) > 0) largest = sum;
    }
    return largest;
  }

  #partOf(
    { owner, country, share, government }: Ownership,
    file: string | undefined,
    search: Search,
  ): { part: Fraction; country: Country; through: readonly HeldPart[] } | undefined {
    if (!share) return undefined;
    const { from } = search;
    const named = owner && this.#suppliers.owner(owner.value, file);
    const known =
      owner && !named && !country ? this.#knowledge.company(owner.value)?.country : undefined;
    const seat =
      this.#counted(country?.value, from) ??
      this.#counted(named?.supplier.country?.value ?? known, from);
    if (seat && (government || !from.government)) {
      return { part: share.value, country: seat, through: [] };
    }
    const above = named && this.#look(named, search);
    const first = above?.parts[0];
    if (!above || !first) return undefined;
    const part = passedOn(share.value).mul(passedOn(above.total));
    return { part, country: first.country, through: above.parts };
  }

  #counted(text: string | undefined, { countries }: HeldFrom): Country | undefined {
    if (text === undefined) return undefined;
    const lookup = this.#knowledge.resolveCountry(text);
    if (lookup.kind !== 'code' && lookup.kind !== 'name') return undefined;
    const { country } = lookup;
    return countries.includes(country.coveredNation ?? country.code) ? country : undefined;
  }
}

interface Search {
  readonly from: HeldFrom;
  readonly known: Map<DirectoryEntry, Holding | undefined>;
  readonly path: Set<DirectoryEntry>;
  looks: number;
  /** Whether an owner was left out: it stands on the way here already, or too far up. */
  cut: boolean;
}

/** Half or more is control, and passes on whole. */
const passedOn = (part: Fraction): Fraction => (part.compare(HALF) >= 0 ? WHOLE : part);
