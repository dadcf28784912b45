import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import addFormats from 'ajv-formats';
import { build } from 'esbuild';

const SCHEMA = 'schemas/supplier-manifest.schema.json';
const OUT = 'src/manifest/generated';

/** Any text but blanks: what the country or the material is, its own rule says. */
const TEXT = { type: 'string', minLength: 1, pattern: '\\S' };

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
  const schemas = [
    { $id: 'countries.schema.json', ...TEXT },
    {
      $id: 'materials.schema.json',
      $defs: { material: TEXT, component: TEXT, regime: TEXT },
    },
    schema,
  ];
  await writeValidators(OUT, schemas, {
    validateHead: 'supplier-manifest.schema.json',
    validateSource: 'supplier-manifest.schema.json#/$defs/source',
  });
  await writeFile(`${OUT}/keys.ts`, keysModule(keysOf(schema), 'a manifest'));
}

/** Writes the validator of a policy, and the keys that each part of one may have. */
export async function generatePolicyValidator(schema: object): Promise<void> {
  const out = 'src/policy/generated';
  await writeValidators(out, [schema], { validatePolicy: 'sourcing-policy.schema.json' });
  const { properties, $defs } = schema as Schema;
  const keys: Record<string, string[]> = { policy: Object.keys(properties) };
  for (const [name, part] of Object.entries(properties)) {
    const { properties: own, items } = part as Part;
    const of = own ?? items?.properties ?? ($defs[name] as Part | undefined)?.items?.properties;
    if (of) keys[name] = Object.keys(of);
  }
  await writeFile(`${out}/keys.ts`, keysModule(keys, 'a policy'));
}

interface Part {
  readonly properties?: object;
  readonly items?: { readonly properties?: object };
}

async function writeValidators(
  out: string,
  schemas: object[],
  names: Readonly<Record<string, string>>,
): Promise<void> {
  const ajv = new Ajv2020({
    allErrors: true,
    allowUnionTypes: true,
    strictTypes: false,
    strictRequired: false,
    code: { source: true, esm: true, lines: false },
    schemas,
  });
  addFormats(ajv, ['date']);
  const code = linear(standaloneCode(ajv, { ...names }));
  await mkdir(out, { recursive: true });
  await build({
    stdin: { contents: code, resolveDir: process.cwd(), loader: 'js' },
    bundle: true,
    format: 'esm',
    outfile: `${out}/validators.js`,
    banner: { js: '/* eslint-disable */' },
    logLevel: 'error',
  });
  const declared = Object.keys(names).map((name) => `export const ${name}: Validator;\n`);
  await writeFile(`${out}/validators.d.ts`, DECLARATION + declared.join(''));
}

/** What is wrong with many entries of a list is put together by ajv in lists that are copied for each of them. */
function linear(code: string): string {
  const copies = /vErrors = vErrors === null \? (\w+)\.errors : vErrors\.concat\(\1\.errors\);/g;
  if (!copies.test(code)) throw new Error('ajv joins its errors in another way now.');
  return code.replace(
    copies,
    'if (vErrors === null) vErrors = $1.errors; else for (const each of $1.errors) vErrors.push(each);',
  );
}

const DECLARATION = `import type { ErrorObject } from 'ajv';
export interface Validator {
  (data: unknown): boolean;
  errors?: readonly ErrorObject[] | null;
}
`;

function keysOf(schema: Schema): Record<string, string[]> {
  const keys: Record<string, string[]> = { manifest: Object.keys(schema.properties) };
  for (const [name, { properties }] of Object.entries(schema.$defs)) {
    if (properties) keys[name] = Object.keys(properties);
  }
  return keys;
}

const keysModule = (keys: Record<string, string[]>, of: string): string =>
  `/** The keys of each part of ${of}, from its schema. */
export const KEYS: Readonly<Record<string, readonly string[]>> = ${JSON.stringify(keys)};
`;
