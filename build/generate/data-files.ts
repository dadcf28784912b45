import { readFile } from 'node:fs/promises';
import type { ErrorObject } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse as parseCsv } from 'csv-parse/sync';
import { parse as parseYaml } from 'yaml';

const DATA = 'src/knowledge/data';
const SCHEMAS = 'src/knowledge/schemas';

/** Reads one YAML file of the knowledge, checked against the schema of the same name. */
export async function readData<T>(name: string): Promise<T> {
  const data: unknown = parseYaml(await readFile(`${DATA}/${name}.yaml`, 'utf8'));
  await check(name, `${name}.yaml`, data);
  return withoutReadIn(data) as T;
}

/** Reads one table of the knowledge, a record a row by the names of its columns, checked likewise. */
export async function readTable(name: string): Promise<Record<string, string>[]> {
  const rows: Record<string, string>[] = parseCsv(await readFile(`${DATA}/${name}.csv`, 'utf8'), {
    columns: true,
  });
  await check(name, `${name}.csv`, rows);
  return rows;
}

/** Throws with every mistake that the schema finds, each with the entry and key that it stands on. */
export async function check(schema: string, file: string, data: unknown): Promise<void> {
  const ajv = await schemas(schema);
  const validate = ajv.getSchema(`${schema}.schema.json`);
  if (!validate) throw new Error(`There is no schema for ${file}.`);
  if (validate(data)) return;
  const words = (validate.errors ?? [])
    .filter(({ keyword }) => keyword !== 'if')
    .map((error) => describe(error, data));
  throw new Error(`${file} is not as its schema has it:\n${words.join('\n')}`);
}

const loaded = new Map<string, Promise<Ajv2020>>();

function schemas(name: string): Promise<Ajv2020> {
  let ready = loaded.get(name);
  if (!ready) {
    ready = Promise.all(['common', name].map(readSchema)).then((read) => {
      const ajv = new Ajv2020({ allErrors: true, strictTypes: false, strictRequired: false });
      addFormats(ajv, ['date']);
      return ajv.addSchema(read);
    });
    loaded.set(name, ready);
  }
  return ready;
}

async function readSchema(name: string): Promise<object> {
  return JSON.parse(await readFile(`${SCHEMAS}/${name}.schema.json`, 'utf8')) as object;
}

function describe({ instancePath, message, params }: ErrorObject, data: unknown): string {
  const [, entry = '', ...keys] = instancePath.split('/');
  const found = Array.isArray(data) ? (data[Number(entry)] as { id?: unknown } | undefined) : {};
  const id = typeof found?.id === 'string' ? ` (${found.id})` : '';
  const extra = (params as { additionalProperty?: string }).additionalProperty;
  const what = extra === undefined ? '' : `: ${extra}`;
  return `- ${[entry + id, ...keys].join('/') || 'the file'} ${message ?? 'is not valid'}${what}`;
}

/** The pages where an entry was read are for whoever reviews the file; the product does not show them. */
function withoutReadIn(data: unknown): unknown {
  if (!Array.isArray(data)) return data;
  return data.map((entry: Record<string, unknown>) => {
    const rest = { ...entry };
    delete rest['readIn'];
    return rest;
  });
}
