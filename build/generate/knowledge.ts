import { mkdir, writeFile } from 'node:fs/promises';
import type {
  Agreement,
  AgreementEvent,
  Company,
  Component,
  DocumentDate,
  Fact,
  KnowledgeData,
  KnowledgeDocument,
  Material,
  Regime,
  Restriction,
} from '../../src/knowledge/types';
import { checkReferences } from './check-references';
import { compileCountries } from './countries';
import { readData } from './data-files';
import { compileProduction } from './production';

const OUT = 'src/knowledge/generated';

/** Compiles the data files into one module. */
export async function generateKnowledge(): Promise<KnowledgeData> {
  const data = await compileKnowledge();
  await mkdir(OUT, { recursive: true });
  const json = JSON.stringify(JSON.stringify(data));
  await writeFile(`${OUT}/knowledge.js`, `export const knowledgeData = JSON.parse(${json});\n`);
  await writeFile(
    `${OUT}/knowledge.d.ts`,
    `import type { KnowledgeData } from '../types';\nexport const knowledgeData: KnowledgeData;\n`,
  );
  return data;
}

/** The knowledge from its data files. Throws where an entry is wrong or names what is not there. */
export async function compileKnowledge(): Promise<KnowledgeData> {
  const { asOf } = await readData<{ asOf: string }>('knowledge');
  const { countries, ambiguousNames, blocNames, documents } = await compileCountries();
  const data: KnowledgeData = {
    asOf,
    documents: (await readData<Raw<KnowledgeDocument>[]>('documents')).map((document) => ({
      ...document,
      ...(document.date !== undefined && { date: dated(document.date) }),
    })) as KnowledgeDocument[],
    countries,
    ambiguousNames,
    blocNames,
    agreements: (await readData<Raw<Agreement>[]>('agreements')).map(agreement),
    regimes: await readData<Regime[]>('regimes'),
    materials: (await readData<Material[]>('materials')).map((each) => ({
      ...each,
      aliases: list(each.aliases),
    })),
    components: (await readData<Component[]>('components')).map((each) => ({
      ...each,
      aliases: list(each.aliases),
    })),
    production: await compileProduction(),
    restrictions: (await readData<Raw<Restriction>[]>('restrictions')).map(restriction),
    companies: (await readData<Company[]>('companies')).map((each) => ({
      ...each,
      aliases: list(each.aliases),
    })),
    facts: (await readData<Fact[]>('facts')).map(fact),
  };
  checkReferences(data, documents);
  return data;
}

/** An entry as its file has it: dates are still texts. */
type Raw<T> = { readonly [K in keyof T]: T[K] extends DocumentDate | undefined ? string : T[K] };

const list = <T>(values: readonly T[] | undefined): readonly T[] => values ?? [];

/** What begins on a month or year holds from its last day, what ends on it holds to its last day. */
function dated(text: string): DocumentDate {
  const [year = '', month = '12'] = text.split('-');
  if (text.length === 10) return { day: text, text };
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return { day: `${year}-${month}-${String(last).padStart(2, '0')}`, text };
}

function agreement(raw: Raw<Agreement>): Agreement {
  const events = raw.timeline as unknown as Raw<AgreementEvent>[];
  const timeline = events.map((event) => ({ ...event, date: dated(event.date) }));
  timeline.sort((a, b) => (a.date.day < b.date.day ? -1 : a.date.day > b.date.day ? 1 : 0));
  return { ...raw, timeline };
}

function restriction(raw: Raw<Restriction>): Restriction {
  const suspended = raw.suspended as { from: string; to: string; by: string } | undefined;
  return {
    ...raw,
    components: list(raw.components),
    from: dated(raw.from),
    ...(raw.to !== undefined && { to: dated(raw.to) }),
    ...(suspended && {
      suspended: { ...suspended, from: dated(suspended.from), to: dated(suspended.to) },
    }),
  } as Restriction;
}

function fact(raw: Fact): Fact {
  return {
    ...raw,
    countries: list(raw.countries),
    materials: list(raw.materials),
    components: list(raw.components),
    stages: list(raw.stages),
    agreements: list(raw.agreements),
    topics: list(raw.topics),
  };
}
