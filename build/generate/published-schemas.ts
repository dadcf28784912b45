import { writeFile } from 'node:fs/promises';
import { UNKNOWN } from '../../src/knowledge/unknown';
import { eventsFor } from '../../src/knowledge/country-status';
import type { Agreement, Country, KnowledgeData } from '../../src/knowledge/types';

const DRAFT = 'https://json-schema.org/draft/2020-12/schema';

/** Writes the schemas that other tools use. They are committed; a test fails when they are stale. */
export async function publishSchemas(data: KnowledgeData): Promise<void> {
  for (const [file, text] of publishedSchemas(data)) await writeFile(file, text);
}

/** The schemas of countries and of materials, made from the knowledge: file and text of each. */
export function publishedSchemas(data: KnowledgeData): [file: string, text: string][] {
  return [
    ['schemas/countries.schema.json', print(countriesSchema(data))],
    ['schemas/materials.schema.json', print(materialsSchema(data))],
  ];
}

const print = (schema: object): string => `${JSON.stringify(schema, undefined, 2)}\n`;

/** What is written where the country is not known. */
const NOT_KNOWN = { enum: [UNKNOWN], title: 'Not known', description: 'If it is not known.' };

function countriesSchema({ asOf, countries, agreements }: KnowledgeData): object {
  return {
    $schema: DRAFT,
    $id: 'countries.schema.json',
    title: 'Country',
    description: `ISO 3166-1 alpha-2 code, or a name that is understood as one. Agreements as known on ${asOf}.`,
    anyOf: [
      NOT_KNOWN,
      ...countries.flatMap((country) => {
        const status = agreementStates(country, agreements);
        const annotations = {
          title: country.name,
          description: describe(country, status),
          ...(status.length > 0 && { 'x-agreements': status }),
          ...(country.coveredNation && { 'x-covered-nation': country.coveredNation }),
        };
        const names = [
          country.name,
          country.alpha3,
          country.code.toLowerCase(),
          ...country.aliases,
        ];
        return [
          { const: country.code, ...annotations },
          { enum: [...new Set(names)], title: country.name, description: `Write ${country.code}.` },
        ];
      }),
    ],
  };
}

interface AgreementStatus {
  readonly agreement: string;
  readonly kind: Agreement['kind'];
  readonly states: readonly { readonly state: string; readonly date: string }[];
}

function agreementStates(country: Country, agreements: readonly Agreement[]): AgreementStatus[] {
  return agreements.flatMap((agreement) => {
    const states = eventsFor(country, agreement).map(({ state, date }) => ({
      state,
      date: date.text,
    }));
    return states.length > 0 ? { agreement: agreement.name, kind: agreement.kind, states } : [];
  });
}

function describe(country: Country, status: readonly AgreementStatus[]): string {
  if (country.coveredNation !== undefined) return 'Covered nation, or counted as one.';
  if (country.code === 'US' || country.territoryOf === 'US') return 'United States.';
  const words = status.map(({ agreement, states }) => {
    const last = states.at(-1);
    return `${agreement}: ${last?.state.replace('-', ' ') ?? ''} ${last?.date ?? ''}`;
  });
  return words.length > 0
    ? `Latest states: ${words.join('; ')}.`
    : 'No agreement with the United States is known.';
}

function materialsSchema({ materials, components, regimes }: KnowledgeData): object {
  return {
    $schema: DRAFT,
    $id: 'materials.schema.json',
    title: 'Materials, components and regimes',
    $defs: {
      material: {
        title: 'Material',
        anyOf: materials.flatMap(({ id, name, symbol, aliases, uses, lists }) =>
          entry(
            id,
            name,
            `Used for ${uses.join(', ')}.`,
            [...aliases, ...(symbol ? [symbol] : [])],
            {
              'x-lists': lists,
            },
          ),
        ),
      },
      component: {
        title: 'Component',
        anyOf: components.flatMap(({ id, name, aliases, madeFrom }) =>
          entry(
            id,
            name,
            madeFrom.length > 0 ? `Made from ${madeFrom.join(', ')}.` : 'A component.',
            aliases,
            {},
          ),
        ),
      },
      regime: {
        title: 'Regime',
        anyOf: regimes.map(({ id, name, from, to }) => ({
          const: id,
          title: name,
          description: to === undefined ? `From ${from}.` : `From ${from} to ${to}.`,
        })),
      },
    },
  };
}

function entry(
  id: string,
  title: string,
  description: string,
  others: readonly string[],
  annotations: object,
): object[] {
  const names = [...new Set([title, ...others])].filter((name) => name !== id);
  return [
    { const: id, title, description, ...annotations },
    ...(names.length > 0 ? [{ enum: names, title, description: `Write ${id}.` }] : []),
  ];
}
