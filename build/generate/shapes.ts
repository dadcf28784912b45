import { mkdir, readFile, writeFile } from 'node:fs/promises';
import type { Shape } from '../../src/completion/shape';

const MANIFEST_SCHEMA = 'schemas/supplier-manifest.schema.json';
const OUT = 'src/completion/generated';

/** What is read of a JSON Schema. */
interface Schema {
  readonly $ref?: string;
  readonly $id?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

/** Writes what completion needs of both schemas: keys, words and their descriptions. */
export async function generateShapes(policy: object): Promise<void> {
  const manifest = JSON.parse(await readFile(MANIFEST_SCHEMA, 'utf8')) as Schema;
  const shapes = {
    MANIFEST_SHAPE: shapeOf(manifest, manifest),
    POLICY_SHAPE: shapeOf(policy, policy),
  };
  const lines = Object.entries(shapes).map(
    ([name, shape]) =>
      `export const ${name} = JSON.parse(${JSON.stringify(JSON.stringify(shape))}) as Shape;\n`,
  );
  await mkdir(OUT, { recursive: true });
  await writeFile(`${OUT}/shapes.ts`, `import type { Shape } from '../shape';\n${lines.join('')}`);
}

function shapeOf(schema: Schema, root: Schema): Shape {
  const { $ref, ...own } = schema;
  if ($ref !== undefined) {
    const found = target($ref, root);
    // Names of countries, materials and the like: what they are is asked of the knowledge.
    if (!found) return described(own, { kind: 'scalar' });
    const shape = shapeOf(found.schema, found.root);
    return described(own, shape);
  }
  if (schema.items) {
    return described(schema, { kind: 'list', item: shapeOf(schema.items, root) });
  }
  const { properties, additionalProperties: rest } = schema;
  if (properties || typeof rest === 'object') {
    const keys = Object.entries(properties ?? {}).map(
      ([key, value]) => [key, shapeOf(value, root)] as const,
    );
    return described(schema, {
      kind: 'map',
      keys: Object.fromEntries(keys),
      ...(schema.required && { required: schema.required }),
      ...(typeof rest === 'object' && { rest: shapeOf(rest, root) }),
    });
  }
  const words = schema.enum ?? (schema.const === undefined ? undefined : [schema.const]);
  const values = schema.type === 'boolean' ? ['true', 'false'] : words?.map(String);
  return described(schema, {
    kind: 'scalar',
    ...(values && { values }),
    ...(schema.type === 'boolean' || schema.type === 'number' || typeof schema.const === 'number'
      ? { isText: false }
      : {}),
    ...(schema.format === 'date' && { isDay: true }),
  });
}

const described = ({ description }: Schema, shape: Shape): Shape => ({
  ...shape,
  ...(description !== undefined && { description }),
});

function target(
  ref: string,
  root: Schema,
): { readonly schema: Schema; readonly root: Schema } | undefined {
  const [file = '', pointer = ''] = ref.split('#');
  const document =
    file === '' ? root : Object.values(root.$defs ?? {}).find(({ $id }) => $id === file);
  if (!document) return undefined;
  let schema: unknown = document;
  for (const part of pointer.split('/').slice(1)) {
    schema = (schema as Record<string, unknown> | undefined)?.[part];
  }
  if (schema === undefined) return undefined;
  // A schema within another looks its references up beside itself.
  const around = file === '' ? root : { ...document, $defs: { ...root.$defs, ...document.$defs } };
  return { schema: schema as Schema, root: around };
}
