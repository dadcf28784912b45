import type { Grounded, KnowledgeData, ProductionSet } from '../../src/knowledge/types';

export type EntryKind =
  | 'agreement'
  | 'regime'
  | 'restriction'
  | 'material'
  | 'component'
  | 'production'
  | 'company'
  | 'company list'
  | 'listed company'
  | 'material on a list'
  | 'fact';

/** One entry of the knowledge that stands on documents. */
export interface Entry {
  readonly kind: EntryKind;
  readonly id: string;
  readonly grounds: Grounded;
}

/** Whether an entry is one of the hundreds of an official list: such are counted, not listed by age. */
export const isOfList = ({ kind }: Entry): boolean =>
  kind === 'listed company' || kind === 'material on a list';

/** Every entry that stands on documents, in the order of the files. Countries share theirs and are none. */
export function entriesOf(data: KnowledgeData): Entry[] {
  return [
    ...named('agreement', data.agreements),
    ...named('regime', data.regimes),
    ...named('restriction', data.restrictions),
    ...named('material', data.materials),
    ...named('component', data.components),
    ...data.production.map((set): Entry => ({
      kind: 'production',
      id: setName(set),
      grounds: set,
    })),
    ...named('company', data.companies),
    ...named('fact', data.facts),
    ...named('company list', data.companyLists),
    ...data.listedCompanies.map((grounds): Entry => ({
      kind: 'listed company',
      id: `${grounds.name} (${grounds.list})`,
      grounds,
    })),
    ...data.listings.map((grounds): Entry => ({
      kind: 'material on a list',
      id: `${grounds.subject} (${grounds.list})`,
      grounds,
    })),
  ];
}

/** What a set of figures is about, which has no id: `cobalt processing 2024`. */
export const setName = ({ subject, stage, year }: ProductionSet): string =>
  `${subject} ${stage} ${String(year)}`;

const named = (
  kind: EntryKind,
  entries: readonly (Grounded & { readonly id: string })[],
): Entry[] => entries.map((grounds) => ({ kind, id: grounds.id, grounds }));
