import {
  compileAgreement,
  compileDocument,
  compileMaterial,
  compileRestriction,
  withAliases,
} from '../knowledge/compile';
import type { Raw } from '../knowledge/compile';
import type {
  Agreement,
  Company,
  Component,
  Confidence,
  KnowledgeData,
  KnowledgeDocument,
  Material,
  ProductionSet,
  Regime,
  Restriction,
  Stage,
} from '../knowledge/types';

/** Entries that a policy adds to the knowledge, as its schema has them. */
export interface OwnKnowledge {
  readonly documents?: readonly Raw<KnowledgeDocument>[];
  readonly agreements?: readonly Raw<Agreement>[];
  readonly regimes?: readonly Regime[];
  readonly materials?: readonly Material[];
  readonly components?: readonly Component[];
  readonly companies?: readonly Company[];
  readonly restrictions?: readonly Raw<Restriction>[];
  readonly production?: readonly OwnProduction[];
}

interface OwnProduction {
  readonly subject: string;
  readonly stage: Stage;
  readonly year: number;
  readonly measure: string;
  readonly unit: string;
  readonly figures: Readonly<Record<string, number>>;
  readonly documents: readonly string[];
  readonly confidence?: Confidence;
  readonly note?: string;
}

/** The built-in knowledge with a policy's own entries; one of the same id takes the other's place. */
export function withOwn(data: KnowledgeData, own: OwnKnowledge): KnowledgeData {
  const production = (own.production ?? []).map(productionSet);
  const isReplaced = (set: ProductionSet): boolean =>
    production.some(
      ({ subject, stage, year }) =>
        set.subject === subject && set.stage === stage && set.year === year,
    );
  return {
    ...data,
    documents: replaced(data.documents, (own.documents ?? []).map(compileDocument)),
    agreements: replaced(data.agreements, (own.agreements ?? []).map(read).map(compileAgreement)),
    regimes: replaced(data.regimes, (own.regimes ?? []).map(read)),
    materials: replaced(data.materials, (own.materials ?? []).map(read).map(compileMaterial)),
    components: replaced(data.components, (own.components ?? []).map(read).map(withAliases)),
    companies: replaced(data.companies, (own.companies ?? []).map(read).map(withAliases)),
    restrictions: replaced(
      data.restrictions,
      (own.restrictions ?? []).map(read).map(compileRestriction),
    ),
    production: [...data.production.filter((set) => !isReplaced(set)), ...production],
  };
}

/** What a team adds it has read in the document, unless it says otherwise. */
const read = <T extends { readonly confidence: Confidence }>(entry: T): T => ({
  ...entry,
  confidence: (entry as Partial<T>).confidence ?? 'verified',
});

function replaced<T extends { readonly id: string }>(all: readonly T[], own: readonly T[]): T[] {
  const ids = new Set(own.map(({ id }) => id));
  return [...all.filter(({ id }) => !ids.has(id)), ...own];
}

const productionSet = ({ figures, confidence, ...rest }: OwnProduction): ProductionSet => ({
  ...rest,
  confidence: confidence ?? 'verified',
  byPlace: true,
  figures: Object.entries(figures)
    .map(([country, quantity]) => ({ country, quantity }))
    .sort((a, b) => b.quantity - a.quantity),
});
