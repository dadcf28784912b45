import Fraction from 'fraction.js';
import type { Knowledge } from '../knowledge/knowledge';
import type { Country } from '../knowledge/types';
import type { Ownership } from '../manifest/model';
import { componentsOf } from './components';
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

/** Looks in a circle of owners that own each other, for each of them; and the longest way in it. */
const MAX_LOOKS = 20_000;
const MIN_LOOKS = 200;
const MAX_LOOKS_OF_CIRCLE = 2_000_000;
const MAX_DEPTH = 500;

/**
 * How much of a supplier is held from certain countries: directly, and through owners that are
 * suppliers themselves. On such a way a holding of half or more passes on whole, a smaller one is
 * multiplied. Each kind of holding is summed by itself; an owner on the way up counts once.
 *
 * Owners that own each other are evaluated each by itself, and only results that no way there
 * changes are kept: the answer is the same whoever is asked for first.
 */
export class Holdings {
  readonly #suppliers: Suppliers;
  readonly #knowledge: Knowledge;
  /** By what was asked for: few questions, each asked of very many. */
  readonly #known = new Map<HeldFrom, Known>();

  constructor(suppliers: Suppliers, knowledge: Knowledge) {
    this.#suppliers = suppliers;
    this.#knowledge = knowledge;
  }

  /** The largest holding from these countries; undefined where there is none. */
  of(entry: DirectoryEntry, from: HeldFrom): Holding | undefined {
    let known = this.#known.get(from);
    if (!known) this.#known.set(from, (known = new Map() as Known));
    if (!known.has(entry)) this.#evaluate(entry, from, known);
    return known.get(entry);
  }

  /** Evaluates an entry after all that holds it; a circle of owners at once. */
  #evaluate(entry: DirectoryEntry, from: HeldFrom, known: Known): void {
    const nodes = [entry];
    const place = new Map([[entry, 0]]);
    const above: number[][] = [];
    // The list grows while it is walked.
    for (const { supplier, file } of nodes) {
      const owners: number[] = [];
      for (const { owner } of supplier.ownership) {
        const named = owner && this.#suppliers.owner(owner.value, file);
        if (!named || known.has(named)) continue;
        let at = place.get(named);
        if (at === undefined) {
          place.set(named, (at = nodes.length));
          nodes.push(named);
        }
        owners.push(at);
      }
      above.push(owners);
    }
    // What a node leads to has a lower number than it, or is in its circle.
    const circleOf = componentsOf(nodes.length, (node) => above[node] ?? []);
    const circles: DirectoryEntry[][] = [];
    for (const [at, node] of nodes.entries()) (circles[circleOf[at] ?? 0] ??= []).push(node);
    for (const circle of circles) {
      const within = new Set(circle);
      const share = Math.floor(MAX_LOOKS_OF_CIRCLE / circle.length);
      const budget = Math.min(MAX_LOOKS, Math.max(MIN_LOOKS, share));
      const found = circle.map((node) =>
        this.#look(node, { from, known, within, path: new Set(), looksLeft: budget }),
      );
      for (const [at, node] of circle.entries()) known.set(node, found[at]);
    }
  }

  #look(entry: DirectoryEntry, search: Search): Holding | undefined {
    const { known, path, within } = search;
    if (!within.has(entry)) return known.get(entry);
    if (path.has(entry) || path.size >= MAX_DEPTH || search.looksLeft <= 0) return undefined;
    search.looksLeft--;
    path.add(entry);
    const largest = this.#sum(entry, search);
    path.delete(entry);
    return largest;
  }

  #sum(entry: DirectoryEntry, search: Search): Holding | undefined {
    const sums = new Map<string, { kind: Ownership['kind']; total: Fraction; parts: HeldPart[] }>();
    for (const owned of entry.supplier.ownership) {
      // A debt is no holding.
      if (!owned.share || owned.kind === 'debt') continue;
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

type Known = Map<DirectoryEntry, Holding | undefined>;

interface Search {
  readonly from: HeldFrom;
  readonly known: Known;
  /** The circle of owners that is looked through; the others are known. */
  readonly within: ReadonlySet<DirectoryEntry>;
  readonly path: Set<DirectoryEntry>;
  looksLeft: number;
}

/** Half or more is control, and passes on whole. */
const passedOn = (part: Fraction): Fraction => (part.compare(HALF) >= 0 ? WHOLE : part);
