import { readFile, writeFile } from 'node:fs/promises';

const SCHEMAS = 'src/knowledge/schemas';
export const POLICY_SCHEMA = 'schemas/sourcing-policy.schema.json';

/** Own entries of the knowledge: each kind with the schema of the file that holds the built-in ones. */
const ENTRIES = {
  documents: 'Documents that own entries rest on.',
  agreements: 'Agreements that are added, or take the place of the one of the same id.',
  regimes: 'Regimes that are added or replaced.',
  materials: 'Materials that are added or replaced.',
  components: 'Components that are added or replaced.',
  companies: 'Known companies that are added or replaced.',
  restrictions: 'Export restrictions that are added or replaced.',
} as const;

interface ArraySchema {
  items: { required: string[] };
  $defs?: Record<string, unknown>;
}

const ref = (name: string): object => ({ $ref: `common.schema.json#/$defs/${name}` });

const partners = (description: string): object => ({
  description,
  type: 'object',
  additionalProperties: false,
  properties: {
    countries: { ...ref('codes'), description: 'ISO 3166-1 alpha-2 codes.' },
    suppliers: { ...ref('texts'), description: 'Names or ids of suppliers.' },
  },
});

/** The JSON Schema of `sourcing.policy.yaml`, made of the schemas of the knowledge's own files. */
export async function policySchema(): Promise<object> {
  // Rules may rest on modules that are generated before.
  const { RULES } = await import('../../src/rules/catalogue');
  const common = JSON.parse(await readFile(`${SCHEMAS}/common.schema.json`, 'utf8')) as object;
  const entries: Record<string, object> = {};
  const own: Record<string, object> = {};
  for (const [name, description] of Object.entries(ENTRIES)) {
    const schema = JSON.parse(
      await readFile(`${SCHEMAS}/${name}.schema.json`, 'utf8'),
    ) as ArraySchema;
    // What a team adds it has read; only what it has not is to be marked.
    schema.items.required = schema.items.required.filter((key) => key !== 'confidence');
    entries[name] = schema;
    own[name] = { $ref: `${name}.schema.json`, description };
  }
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'sourcing-policy.schema.json',
    title: 'Sourcing policy',
    description: 'What a team decides for its supplier manifests: sourcing.policy.yaml.',
    type: 'object',
    additionalProperties: false,
    patternProperties: { '^x-': true },
    properties: {
      policy: { const: 1, description: 'Version of this format.' },
      extends: {
        description:
          'Another policy that this one goes on from, relative to it; what stands here wins.',
        type: 'string',
        minLength: 1,
      },
      rules: {
        description: 'Severity of rules where it is not the default, or off.',
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(
          RULES.map(({ id, title, severity }) => [
            id,
            {
              description: `${title}. Default: ${severity}.`,
              enum: ['error', 'warning', 'information', 'hint', 'off'],
            },
          ]),
        ),
      },
      thresholds: {
        description: 'Thresholds of the rules.',
        type: 'object',
        additionalProperties: false,
        properties: {
          dependence: {
            $ref: '#/$defs/share',
            description: 'The most of a stage from one country (single-country-dependence); 50%.',
          },
          ownership: {
            $ref: '#/$defs/share',
            description:
              'From this holding on a supplier is a covered nation’s (covered-nation-ownership); 25%.',
          },
        },
      },
      cascade: {
        description:
          'Steps further down than the first consumer of a cause (china-upstream, covered-nation-upstream): full: like the first; first: hints; off: not reported.',
        enum: ['full', 'first', 'off'],
      },
      defaults: {
        description: 'What counts for manifests that do not say it themselves.',
        type: 'object',
        additionalProperties: false,
        properties: {
          regimes: {
            description: 'Ids of regimes to judge under.',
            type: 'array',
            items: { type: 'string', minLength: 1 },
          },
        },
      },
      screening: {
        description:
          'Files of the Consolidated Screening List (CSV as published), relative to the policy: suppliers on them are a finding (listed-company).',
        type: 'array',
        items: { type: 'string', minLength: 1 },
      },
      preferred: partners('Partners that are offered first.'),
      barred: partners('Partners that are a finding wherever they stand, and are not offered.'),
      approved: {
        description: 'The only suppliers that may do a stage of a material or component.',
        type: 'array',
        items: {
          type: 'object',
          required: ['subject', 'suppliers'],
          additionalProperties: false,
          properties: {
            subject: { type: 'string', minLength: 1, description: 'A material or component.' },
            stage: { ...ref('stage'), description: 'Every stage where it is absent.' },
            suppliers: { ...ref('texts'), description: 'Names or ids of suppliers.' },
          },
        },
      },
      ...own,
      production: {
        description:
          'Own figures; they take the place of those of the same subject, stage and year.',
        type: 'array',
        items: {
          type: 'object',
          required: ['subject', 'stage', 'year', 'measure', 'unit', 'figures', 'documents'],
          additionalProperties: false,
          properties: {
            subject: { type: 'string', minLength: 1, description: 'A material or component.' },
            stage: ref('stage'),
            year: { type: 'integer', minimum: 1900, maximum: 2200 },
            measure: { ...ref('text'), description: 'What is counted: mine production.' },
            unit: { ...ref('text'), description: '% for shares of the world, else the unit.' },
            figures: {
              description: 'Quantity or percentage by ISO 3166-1 alpha-2 code, OTHER for the rest.',
              type: 'object',
              minProperties: 1,
              propertyNames: { pattern: '^(?:[A-Z]{2}|OTHER)$' },
              additionalProperties: { type: 'number', minimum: 0 },
            },
            documents: ref('grounds'),
            confidence: ref('confidence'),
            note: ref('text'),
          },
        },
      },
    },
    $defs: {
      share: {
        description: '60% or 0.6, between 0 and 100 %.',
        type: ['string', 'number'],
        pattern: '^(?:100(?:\\.0+)?|[0-9]{1,2}(?:\\.[0-9]+)?) ?%$',
        minimum: 0,
        maximum: 1,
      },
      common,
      ...entries,
    },
  };
}

/** The schema as it is committed. */
export const policySchemaText = async (): Promise<string> =>
  `${JSON.stringify(await policySchema(), undefined, 2)}\n`;

export async function publishPolicySchema(): Promise<void> {
  await writeFile(POLICY_SCHEMA, await policySchemaText());
}
