import { mkdir, writeFile } from 'node:fs/promises';
import type {
  Agreement,
  Company,
  CompanyList,
  Component,
  Fact,
  KnowledgeData,
  KnowledgeDocument,
  Material,
  Regime,
  Restriction,
} from '../../src/knowledge/types';
import { checkReferences } from '../../src/knowledge/check-references';
import type { Raw } from '../../src/knowledge/compile';
import {
  compileAgreement,
  compileDocument,
  compileMaterial,
  compileRestriction,
  withAliases,
  withLists,
} from '../../src/knowledge/compile';
import { compileCountries } from './countries';
import { readData } from './data-files';
import { compileListings, withListings } from './listings';
import { documentsOfNames } from './names';
import { compileListedCompanies } from './listed-companies';
import { compileProduction } from './production';

const OUT = 'src/knowledge/generated';

/** Parts that many checks do without: modules of their own, which the command line loads when it has to. */
const RARE: ReadonlySet<string> = new Set<keyof KnowledgeData>([
  'documents',
  'facts',
  'listedCompanies',
  'listings',
  'notFound',
  'production',
  'regimes',
]);

/** Compiles the data files into one module; each part is parsed when it is asked for first. */
export async function generateKnowledge(): Promise<KnowledgeData> {
  const data = await compileKnowledge();
  await mkdir(OUT, { recursive: true });
  const json = (name: string): string =>
    JSON.stringify(JSON.stringify(data[name as keyof KnowledgeData]));
  const parts = Object.keys(data).map((name) => {
    const text = RARE.has(name) ? `() => ${name}` : `() => ${json(name)}`;
    return `  ${name}: lazy(${text}),\n`;
  });
  const imports = [...RARE].map(
    (name) => `import { json as ${name} } from './knowledge-${name}.js';\n`,
  );
  for (const name of RARE) {
    await writeFile(`${OUT}/knowledge-${name}.js`, `export const json = ${json(name)};\n`);
  }
  await writeFile(
    `${OUT}/knowledge.js`,
    `${imports.join('')}function lazy(json) {
  let part;
  return { enumerable: true, get: () => (part ??= JSON.parse(json())) };
}
export const knowledgeData = Object.defineProperties({}, {
${parts.join('')}});
`,
  );
  await writeFile(
    `${OUT}/knowledge.d.ts`,
    `import type { KnowledgeData } from '../types';\nexport const knowledgeData: KnowledgeData;\n`,
  );
  return data;
}

/** The knowledge from its data files. Throws where an entry is wrong or names what is not there. */
export async function compileKnowledge(): Promise<KnowledgeData> {
  const { asOf, notFound } = await readData<Pick<KnowledgeData, 'asOf' | 'notFound'>>('knowledge');
  const { countries, ambiguousNames, blocNames, documents } = await compileCountries();
  const listings = await compileListings();
  const data: KnowledgeData = {
    asOf,
    notFound,
    documents: (await readData<Raw<KnowledgeDocument>[]>('documents')).map(compileDocument),
    countries,
    ambiguousNames,
    blocNames,
    agreements: (await readData<Raw<Agreement>[]>('agreements')).map(compileAgreement),
    regimes: await readData<Regime[]>('regimes'),
    materials: (await readData<Material[]>('materials')).map((raw) =>
      withListings(compileMaterial(raw), listings),
    ),
    components: (await readData<Component[]>('components')).map(withAliases),
    listings,
    formKinds: await readData<KnowledgeData['formKinds']>('form-kinds'),
    production: await compileProduction(),
    restrictions: (await readData<Raw<Restriction>[]>('restrictions')).map(compileRestriction),
    companies: (await readData<Company[]>('companies')).map(withAliases),
    companyLists: await readData<CompanyList[]>('company-lists'),
    listedCompanies: await compileListedCompanies(),
    distinctiveNames: await distinctiveNames(),
    facts: (await readData<Fact[]>('facts')).map(withLists),
  };
  checkReferences(data, [...documents, ...(await documentsOfNames())]);
  return data;
}

/** Words of names, with the words of listed names that they are compared with. */
async function distinctiveNames(): Promise<[string, string][]> {
  const { words, others } = await readData<{
    words: string[][];
    others: Readonly<Record<string, string>>;
  }>('distinctive-names');
  return [...words.flat().map((word): [string, string] => [word, word]), ...Object.entries(others)];
}
