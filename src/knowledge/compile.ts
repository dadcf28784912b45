/** Entries of data files as the knowledge has them: dates with their days, lists that are never absent. */
import { isDay } from './calendar';
import type {
  Agreement,
  AgreementEvent,
  DocumentDate,
  Fact,
  KnowledgeDocument,
  Material,
  RestrictedGoods,
  Restriction,
} from './types';

/** An entry as its file has it: dates are still texts. */
export type Raw<T> = {
  readonly [K in keyof T]: T[K] extends DocumentDate | undefined ? string : T[K];
};

const list = <T>(values: readonly T[] | undefined): readonly T[] => values ?? [];

/** What begins on a month or year holds from its last day, what ends on it holds to its last day. */
export function documentDate(text: string): DocumentDate {
  if (text.length === 10) return { day: text, text };
  const [year = '', month = '12'] = text.split('-');
  const last = [31, 30, 29, 28].find((day) => isDay(`${year}-${month}-${String(day)}`));
  return { day: `${year}-${month}-${String(last ?? 28)}`, text };
}

export function compileDocument(raw: Raw<KnowledgeDocument>): KnowledgeDocument {
  const { date, ...rest } = raw as Omit<KnowledgeDocument, 'date'> & { readonly date?: string };
  return { ...rest, ...(date !== undefined && { date: documentDate(date) }) };
}

/** Its events in order of date. */
export function compileAgreement(raw: Raw<Agreement>): Agreement {
  const events = raw.timeline as unknown as readonly Raw<AgreementEvent>[];
  const timeline = events.map((event) => ({ ...event, date: documentDate(event.date) }));
  timeline.sort((a, b) => (a.date.day < b.date.day ? -1 : a.date.day > b.date.day ? 1 : 0));
  return { ...raw, timeline };
}

/** A restriction as its file has it: goods of one kind may stand in the entry itself. */
interface RawRestriction extends Partial<RestrictedGoods> {
  readonly items?: readonly Partial<RestrictedGoods>[];
  readonly on?: Restriction['on'];
  readonly announced?: string;
  readonly from?: string;
  readonly to?: string;
  readonly suspended?: { readonly from: string; readonly to: string; readonly by: string };
  readonly unknown?: { readonly from: string; readonly why: string };
}

export function compileRestriction(raw: Raw<Restriction>): Restriction {
  const entry = raw as unknown as RawRestriction & Omit<Restriction, keyof RawRestriction>;
  const { items, on, announced, from, to, suspended, unknown, ...rest } = entry;
  const { materials, components, every, stages, forms, exceptForms, where, ...others } = rest;
  const isWhole = materials !== undefined || components !== undefined || every !== undefined;
  const own = isWhole ? [{ materials, components, every, stages, forms, exceptForms, where }] : [];
  return {
    ...others,
    on: on ?? 'goods',
    goods: [...own, ...(items ?? [])].map(goods),
    ...(announced !== undefined && { announced: documentDate(announced) }),
    ...(from !== undefined && { from: documentDate(from) }),
    ...(to !== undefined && { to: documentDate(to) }),
    ...(suspended && {
      suspended: {
        ...suspended,
        from: documentDate(suspended.from),
        to: documentDate(suspended.to),
      },
    }),
    ...(unknown && { unknown: { ...unknown, from: documentDate(unknown.from) } }),
  };
}

type Open<T> = { readonly [K in keyof T]?: T[K] | undefined };

const goods = ({
  materials,
  components,
  every,
  stages,
  forms,
  exceptForms,
  formGiven,
  where,
}: Open<RestrictedGoods>): RestrictedGoods => ({
  materials: list(materials),
  components: list(components),
  ...(every && { every: { except: list(every.except) } }),
  ...(stages && { stages }),
  ...(forms && { forms }),
  ...(exceptForms && { exceptForms }),
  ...(formGiven !== undefined && { formGiven }),
  ...(where !== undefined && { where }),
});

export const withAliases = <T extends { readonly aliases: readonly string[] }>(raw: T): T => ({
  ...raw,
  aliases: list(raw.aliases),
});

/** A material as its file or a policy has it; the lists may be left out. */
export const compileMaterial = (raw: Material): Material => ({
  ...withAliases(raw),
  lists: list(raw.lists),
});

export const withLists = (raw: Fact): Fact => ({
  ...raw,
  countries: list(raw.countries),
  materials: list(raw.materials),
  components: list(raw.components),
  stages: list(raw.stages),
  agreements: list(raw.agreements),
  topics: list(raw.topics),
});
