import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import addFormats from 'ajv-formats';
import { build } from 'esbuild';

const SCHEMA = 'schemas/supplier-manifest.schema.json';
const OUT = 'src/manifest/generated';

/** Any text: what the country or the material is, its own rule says. */
const TEXT = { type: 'string', minLength: 1 };

interface Schema {
  readonly $defs: Record<string, { properties?: Record<string, unknown> }>;
  readonly properties: Record<string, unknown>;
}

/**
 * Writes the validators of a manifest's head and of one source as code, so that nothing is compiled
 * when the product starts, and the keys that each part of a manifest may have.
 */
export async function generateValidators(): Promise<void> {
  const schema = JSON.parse(await readFile(SCHEMA, 'utf8')) as Schema;
  const ajv = new Ajv2020({
    allErrors: true,
    allowUnionTypes: true,
    strictRequired: false,
    code: { source: true, esm: true, lines: false },
    schemas: [
      { $id: 'countries.schema.json', ...TEXT },
      {
        $id: 'materials.schema.json',
        $defs: { material: TEXT, component: TEXT, regime: TEXT },
      },
      schema,
    ],
  });
  addFormats(ajv, ['date']);
  const code = standaloneCode(ajv, {
    validateHead: 'supplier-manifest.schema.json',
    validateSource: 'supplier-manifest.schema.json#/$defs/source',
  });
  await mkdir(OUT, { recursive: true });
  await build({
    stdin: { contents: code, resolveDir: process.cwd(), loader: 'js' },
    bundle: true,
    format: 'esm',
    outfile: `${OUT}/validators.js`,
    banner: { js: '/* eslint-disable */' },
    logLevel: 'error',
  });
  await writeFile(`${OUT}/validators.d.ts`, DECLARATION);
  await writeFile(`${OUT}/keys.ts`, keysModule(schema));
}

const DECLARATION = `import type { ErrorObject } from 'ajv';
export interface Validator {
  (data: unknown): boolean;
  errors?: readonly ErrorObject[] | null;
}
export const validateHead: Validator;
export const validateSource: Validator;
`;

function keysModule(schema: Schema): string {
  const keys: Record<string, string[]> = { manifest: Object.keys(schema.properties) };
  for (const [name, { properties }] of Object.entries(schema.$defs)) {
    if (properties) keys[name] = Object.keys(properties);
  }
  return `/** The keys of each part of a manifest, from its schema. */
export const KEYS: Readonly<Record<string, readonly string[]>> = ${JSON.stringify(keys)};
`;
}
