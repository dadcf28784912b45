import type { Lookup } from './catalogue';
import { countedAs } from './countries';
import { MemoOfDay } from './memo';
import { normalised } from './normalised';
import type { Concern, KnownSubject, RestrictionState, Subject } from './restrictions';
import { concern, mayApply, stateOn } from './restrictions';
import type { Day, KnowledgeData, Material, Restriction } from './types';

/** Those that may apply, and with them those that are only to be known. */
interface Restrictions {
  readonly applying: readonly RestrictionState[];
  readonly all: readonly RestrictionState[];
}

const NO_RESTRICTIONS: Restrictions = { applying: [], all: [] };

/** What is asked of the rest of the knowledge. */
interface Catalogue {
  countedAs(code: string): string;
  material(id: string): Material | undefined;
  members(material: Material): string[];
  resolveMaterial(text: string): Lookup<Material>;
}

/** Which restrictions on exports have to do with a subject; each question is answered once. */
export class RestrictionIndex {
  readonly #data: KnowledgeData;
  readonly #catalogue: Catalogue;
  readonly #restrictions = new MemoOfDay<Restrictions>();
  #restricting: ReadonlySet<string> | undefined;

  constructor(data: KnowledgeData, catalogue: Catalogue) {
    this.#data = data;
    this.#catalogue = catalogue;
  }

  /** Whether a country restricts the export of anything on some day. */
  isBy(code: string): boolean {
    this.#restricting ??= this.#countriesThatRestrict();
    return this.#restricting.has(code);
  }

  /** Restrictions of a country that have to do with a subject on a day. */
  ask(code: string, subject: Subject, day: Day): Restrictions {
    if (!this.isBy(code)) return NO_RESTRICTIONS;
    const { material = '', component = '', stage = '' } = subject;
    const forms = this.#formsOf(subject);
    const question = `${code} ${material} ${component} ${stage} ${forms.join(' ')}`;
    const known = this.#restrictions.known(day, question);
    if (known) return known;
    const all = this.#findRestrictions(code, subject, forms, day);
    return this.#restrictions.keep(question, { all, applying: all.filter(mayApply) });
  }

  /** The form of a material as a manifest writes it, and all that it is a kind of. */
  #formsOf({ material, form }: Subject): string[] {
    if (form === undefined || material === undefined) return [];
    const id = this.#formNamed(material, form);
    return id === undefined ? [] : withWider(id, this.#data.formKinds);
  }

  /** `APT` says it alone, `carbide` beside the material; a word that is a form of neither is none. */
  #formNamed(material: string, form: string): string | undefined {
    for (const text of [form, `${material} ${form}`]) {
      const found = this.#catalogue.resolveMaterial(text);
      if (found.kind === 'name' && found.entry.id === material && found.form !== undefined) {
        return found.form;
      }
    }
    const id = normalised(form).replaceAll(' ', '-');
    const known = Object.entries(this.#data.formKinds).flat(2);
    return known.includes(id) ? id : undefined;
  }

  /** Codes of those that restrict the export of anything on some day. */
  #countriesThatRestrict(): Set<string> {
    const restricting = new Set(this.#data.restrictions.map(({ by }) => by));
    const countries = this.#data.countries.filter((each) => restricting.has(countedAs(each)));
    return new Set(countries.map(({ code }) => code));
  }

  #findRestrictions(
    code: string,
    { material: id, component, stage }: Subject,
    forms: readonly string[],
    day: Day,
  ): RestrictionState[] {
    const by = this.#catalogue.countedAs(code);
    const material = id === undefined ? undefined : this.#catalogue.material(id);
    const members = material ? this.#catalogue.members(material) : [];
    const subject: KnownSubject = { material, members, component, stage, forms };
    return this.#data.restrictions.flatMap((restriction) => {
      if (restriction.by !== by) return [];
      const state = stateOn(restriction, day, this.#data.asOf);
      const concerned = state && this.#concern(restriction, subject, day);
      return state && concerned ? { restriction, state, ...concerned } : [];
    });
  }

  #concern({ goods, goodsOf }: Restriction, subject: KnownSubject, day: Day): Concern | undefined {
    const own = concern(goods, subject);
    if (own || !goodsOf) return own;
    for (const other of this.#data.restrictions) {
      if (!goodsOf.includes(other.id) || stateOn(other, day, this.#data.asOf) !== 'in-force')
        continue;
      const found = concern(other.goods, subject);
      if (found) return found;
    }
    return undefined;
  }
}

function withWider(form: string, kinds: KnowledgeData['formKinds']): string[] {
  const wider = Object.keys(kinds).filter((each) => kinds[each]?.includes(form));
  return [form, ...wider.flatMap((each) => withWider(each, kinds))];
}
