import { knowledgeData } from '../../src/knowledge/generated/knowledge.js';
import { Knowledge } from '../../src/knowledge/knowledge';
import type {
  Agreement,
  AgreementEvent,
  Component,
  Country,
  Grounded,
  KnowledgeData,
  Material,
  ProductionSet,
} from '../../src/knowledge/types';

/** The knowledge as it is shipped. */
export const knowledge = new Knowledge(knowledgeData);

const NOTHING: KnowledgeData = {
  asOf: '2026-01-01',
  notFound: [],
  documents: [],
  countries: [],
  ambiguousNames: [],
  blocNames: [],
  agreements: [],
  regimes: [],
  materials: [],
  components: [],
  listings: [],
  formKinds: {},
  production: [],
  restrictions: [],
  companies: [],
  companyLists: [],
  listedCompanies: [],
  distinctiveNames: [],
  facts: [],
};

/** Knowledge of nothing but what is given, for what the shipped one has no case of. */
export const knowledgeOf = (part: Partial<KnowledgeData>): Knowledge =>
  new Knowledge({ ...NOTHING, ...part });

const GROUNDED: Grounded = { documents: ['a-document'], confidence: 'verified' };

export const country = (code: string, more: Partial<Country> = {}): Country => ({
  code,
  alpha3: `${code}X`,
  name: `Country ${code}`,
  aliases: [],
  blocs: [],
  ...more,
});

export const material = (id: string, more: Partial<Material> = {}): Material => ({
  ...GROUNDED,
  id,
  name: id,
  aliases: [],
  lists: [],
  uses: [],
  ...more,
});

export const component = (id: string, madeFrom: readonly string[]): Component => ({
  ...GROUNDED,
  id,
  name: id,
  aliases: [],
  family: 'parts',
  madeFrom,
});

/** An agreement from its events, `<state> <day> [<country> …]` each. */
export const agreement = (
  id: string,
  countries: readonly string[],
  events: readonly string[],
  kind: Agreement['kind'] = 'free-trade-agreement',
): Agreement => ({
  ...GROUNDED,
  id,
  name: id,
  kind,
  countries,
  timeline: events.map((text): AgreementEvent => {
    const [state, day = '', ...only] = text.split(' ');
    return {
      state: state as AgreementEvent['state'],
      date: { day, text: day },
      ...(only.length > 0 && { countries: only }),
    };
  }),
});

/** Figures by country, largest first; in tonnes unless the set says otherwise. */
export const production = (
  subject: string,
  year: number,
  quantities: Readonly<Record<string, number>>,
  more: Partial<ProductionSet> = {},
): ProductionSet => ({
  ...GROUNDED,
  subject,
  stage: 'processing',
  year,
  measure: 'production',
  unit: 't',
  byPlace: true,
  figures: Object.entries(quantities).map(([code, quantity]) => ({ country: code, quantity })),
  ...more,
});
