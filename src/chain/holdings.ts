import Fraction from 'fraction.js';
import type { Knowledge } from '../knowledge/knowledge';
import { companyName } from '../knowledge/company-names';
import type { Country, Day } from '../knowledge/types';
import type { Ownership } from '../manifest/model';
import { componentsOf } from './components';
import type { DirectoryEntry, Suppliers } from './suppliers';

/** Whose holdings are asked for. */
export interface HeldFrom {
  /** ISO 3166-1 alpha-2 of the countries; Hong Kong and Macao count as China. */
  readonly countries: readonly string[];
  /** Only what a state holds, or who acts for one. */
  readonly government: boolean;
  /** Owners that are on lists of companies count too, wherever they are seated. */
  readonly isListed?: (name: string, day: Day) => boolean;
}

/** One entry that counts, and the country that it leads to; without one the owner is on a list. */
export interface HeldPart {
  readonly entry: Ownership;
  readonly country: Country | undefined;
  /** Key of the file that the entry stands in; absent: the manifest itself. */
  readonly file?: string;
}

/** The largest of the sums by kind. */
export interface Holding {
  readonly kind: Ownership['kind'];
  /** Part of one, exact. */
  readonly total: Fraction;
  readonly parts: readonly HeldPart[];
  /** What each of those holds who are from there themselves; part of one, exact. */
  readonly holders: ReadonlyMap<string, Fraction>;
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
  readonly #day: Day | undefined;
  /** By what was asked for: few questions, each asked of very many. */
  readonly #known = new Map<HeldFrom, Known>();

  /** @param day whose lists count; absent: none do */
  constructor(suppliers: Suppliers, knowledge: Knowledge, day?: Day) {
    this.#suppliers = suppliers;
    this.#knowledge = knowledge;
    this.#day = day;
  }

  /** The largest holding from these countries; undefined where there is none. */
  of(entry: DirectoryEntry, from: HeldFrom): Holding | undefined {
    return this.all(entry, from)[0];
  }

  /** The holdings of each kind, the largest first; debt is none. */
  all(entry: DirectoryEntry, from: HeldFrom): readonly Holding[] {
    let known = this.#known.get(from);
    if (!known) this.#known.set(from, (known = new Map() as Known));
    if (!known.has(entry)) this.#evaluate(entry, from, known);
    return known.get(entry) ?? [];
  }

  /** The part of the debt that lenders from these countries hold, or lenders held from there to half or more. */
  debt(entry: DirectoryEntry, from: HeldFrom): Holding | undefined {
    const parts: HeldPart[] = [];
    const holders = new Map<string, Fraction>();
    let total = NOTHING;
    for (const owned of entry.supplier.ownership) {
      const { share, kind } = owned;
      if (!share || kind !== 'debt') continue;
      const { isFrom, country, named } = this.#seatOf(owned, entry.file, from);
      const above = isFrom || !named ? undefined : this.of(named, from);
      if (!isFrom && !(above && isHalf(above.total))) continue;
      total = total.add(share.value);
      parts.push(partAt(owned, country ?? above?.parts[0]?.country, entry.file));
      addTo(holders, holderOf(owned, named), share.value);
    }
    return parts.length === 0 ? undefined : { kind: 'debt', total, parts, holders };
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
      if (circle.length > 1 && !circle.some((node) => this.#isHeld(node, from, known))) {
        for (const node of circle) known.set(node, NONE);
        continue;
      }
      const within = new Set(circle);
      const share = Math.floor(MAX_LOOKS_OF_CIRCLE / circle.length);
      const budget = Math.min(MAX_LOOKS, Math.max(MIN_LOOKS, share));
      const found = circle.map((node) =>
        this.#look(node, { from, known, within, path: new Set(), looksLeft: budget }),
      );
      for (const [at, node] of circle.entries()) known.set(node, found[at] ?? NONE);
    }
  }

  /** Whether an owner counts by itself, or is held and stands outside of the circle: else nothing goes round in it. */
  #isHeld({ supplier, file }: DirectoryEntry, from: HeldFrom, known: Known): boolean {
    return supplier.ownership.some((owned) => {
      const { isFrom, named } = this.#seatOf(owned, file, from);
      return isFrom || (named !== undefined && (known.get(named) ?? NONE).length > 0);
    });
  }

  #look(entry: DirectoryEntry, search: Search): readonly Holding[] {
    const { known, path, within } = search;
    if (!within.has(entry)) return known.get(entry) ?? NONE;
    if (path.has(entry) || path.size >= MAX_DEPTH || search.looksLeft <= 0) return NONE;
    search.looksLeft--;
    path.add(entry);
    const holdings = this.#sum(entry, search);
    path.delete(entry);
    return holdings;
  }

  #sum({ supplier, file }: DirectoryEntry, search: Search): readonly Holding[] {
    const sums = new Map<Ownership['kind'], OpenHolding>();
    for (const owned of supplier.ownership) {
      const { share, kind } = owned;
      // A debt is no holding.
      if (!share || kind === 'debt') continue;
      const { isFrom, country, named } = this.#seatOf(owned, file, search.from);
      const [above] = isFrom || !named ? NONE : this.#look(named, search);
      if (!isFrom && !above) continue;
      let sum = sums.get(kind);
      if (!sum) sums.set(kind, (sum = { kind, total: NOTHING, parts: [], holders: new Map() }));
      if (isFrom) {
        sum.total = sum.total.add(share.value);
        sum.parts.push(partAt(owned, country, file));
        addTo(sum.holders, holderOf(owned, named), share.value);
        continue;
      }
      if (!above) continue;
      const link = passedOn(share.value);
      sum.total = sum.total.add(link.mul(passedOn(above.total)));
      sum.parts.push(partAt(owned, above.parts[0]?.country, file), ...above.parts);
      if (isHalf(above.total)) addTo(sum.holders, holderOf(owned, named), link);
      else for (const [holder, part] of above.holders) addTo(sum.holders, holder, part.mul(link));
    }
    if (sums.size < 2) return [...sums.values()];
    return [...sums.values()].sort((a, b) => b.total.compare(a.total));
  }

  /** Whether an owner is from there itself, or on a list, and which supplier of the directory it is. */
  #seatOf(
    { owner, country, government }: Ownership,
    file: string | undefined,
    from: HeldFrom,
  ): { isFrom: boolean; country?: Country; named?: DirectoryEntry } {
    const named = owner && this.#suppliers.owner(owner.value, file);
    const known =
      owner && !named && !country ? this.#knowledge.company(owner.value)?.country : undefined;
    const seat =
      this.#counted(country?.value, from) ??
      this.#counted(named?.supplier.country?.value ?? known, from);
    const found = named && { named };
    if (seat && (government || !from.government)) return { isFrom: true, country: seat, ...found };
    const name = named?.supplier.name?.value ?? owner?.value;
    const isListed =
      name !== undefined && this.#day !== undefined && from.isListed?.(name, this.#day) === true;
    return { isFrom: isListed, ...found };
  }

  #counted(text: string | undefined, { countries }: HeldFrom): Country | undefined {
    if (text === undefined) return undefined;
    const lookup = this.#knowledge.resolveCountry(text);
    if (lookup.kind !== 'code' && lookup.kind !== 'name') return undefined;
    const { country } = lookup;
    return countries.includes(country.coveredNation ?? country.code) ? country : undefined;
  }
}

type Known = Map<DirectoryEntry, readonly Holding[]>;

const NONE: readonly Holding[] = [];

interface OpenHolding {
  readonly kind: Ownership['kind'];
  total: Fraction;
  readonly parts: HeldPart[];
  readonly holders: Map<string, Fraction>;
}

interface Search {
  readonly from: HeldFrom;
  readonly known: Known;
  /** The circle of owners that is looked through; the others are known. */
  readonly within: ReadonlySet<DirectoryEntry>;
  readonly path: Set<DirectoryEntry>;
  looksLeft: number;
}

const partAt = (
  entry: Ownership,
  country: Country | undefined,
  file: string | undefined,
): HeldPart => ({ entry, country, ...(file !== undefined && { file }) });

/** One key for all that one owner holds; an owner without a name is nobody else. */
function holderOf({ owner, place }: Ownership, named: DirectoryEntry | undefined): string {
  if (named) return `${named.file ?? ''}#${named.supplier.id.value}`;
  const name = owner && companyName(owner.value);
  return name === undefined || name === '' ? `@${String(place.unit.offset + place.start)}` : name;
}

function addTo(holders: Map<string, Fraction>, holder: string, part: Fraction): void {
  holders.set(holder, holders.get(holder)?.add(part) ?? part);
}

const isHalf = (part: Fraction): boolean => part.compare(HALF) >= 0;

/** Half or more is control, and passes on whole. */
const passedOn = (part: Fraction): Fraction => (isHalf(part) ? WHOLE : part);
