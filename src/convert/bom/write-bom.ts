import { freeId } from '../../chain/free-id';
import type { Fields, ManifestData } from '../own-cells';
import { cellsOf, dataOf } from '../own-cells';
import type { Said } from '../export/unsaid';
import { OWN_PREFIX } from './own-properties';

/** Versions of CycloneDX that can be written; 2.0 is a draft. */
export const BOM_VERSIONS = ['1.6', '2.0'] as const;
export type BomVersion = (typeof BOM_VERSIONS)[number];

/** What the draft of 2.0 calls our stages. */
const STAGES: Readonly<Record<string, string>> = {
  extraction: 'mined',
  processing: 'processed',
  recycling: 'recycled',
  manufacturing: 'manufactured',
  assembly: 'assembled',
};

/** What a document says in words of its own: the rest stands in properties. */
export const saidInBom = (version: BomVersion): Said => ({
  // The version of the format is that of the document.
  head: new Set(['manifest', 'product']),
  suppliers: new Set(['name', 'country']),
  sources: new Set([
    ...['id', 'material', 'component', 'supplier', 'inputs'],
    ...(version === '2.0' ? ['stage', 'country', 'region', 'origins'] : []),
  ]),
});

interface Property {
  readonly name: string;
  readonly value: string;
}

/** A manifest as CycloneDX in JSON. What the format cannot say stands in properties, and comes back by import. */
export function toBom({ head, suppliers, sources }: ManifestData, version: BomVersion): string {
  const directory = new Map(suppliers);
  const used = new Set<string>();
  const refs = sources.map(({ id }, at) => {
    const ref = freeId(typeof id === 'string' ? id : `source-${String(at + 1)}`, used);
    used.add(ref);
    return ref;
  });
  const product = freeId('product', used);
  const inputs = sources.map((fields) => inputsOf(fields, used));
  const fed = new Set(inputs.flat());
  const own: Property[] = [
    property('manifest', JSON.stringify(dataOf(head))),
    ...suppliers.map(([id, fields]) =>
      property('supplier', JSON.stringify({ id, ...(dataOf(fields) as object) })),
    ),
  ];
  const bom = {
    ...(version === '2.0'
      ? {
          $schema: 'https://cyclonedx.org/schema/2.0/cyclonedx-2.0.schema.json',
          specFormat: 'CycloneDX',
        }
      : { $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json', bomFormat: 'CycloneDX' }),
    specVersion: version,
    version: 1,
    metadata: {
      component: {
        type: 'device',
        'bom-ref': product,
        name: textOf(head['product']) ?? 'product',
        properties: own,
      },
    },
    components: sources.map((fields, at) => {
      const isMaterial = 'material' in fields;
      return {
        type: isMaterial && version === '2.0' ? 'material' : 'device',
        'bom-ref': refs[at],
        ...supplierOf(fields, directory),
        name: textOf(fields['material']) ?? textOf(fields['component']) ?? refs[at],
        ...(version === '2.0' && originsOf(fields)),
        properties: Object.entries(cellsOf(fields)).map(([key, cell]) => property(key, cell)),
      };
    }),
    dependencies: [
      { ref: product, dependsOn: refs.filter((ref) => !fed.has(ref)) },
      ...refs.map((ref, at) => ({ ref, dependsOn: inputs[at] ?? [] })),
    ],
  };
  return `${JSON.stringify(bom, undefined, 2)}\n`;
}

const property = (key: string, value: string): Property => ({ name: `${OWN_PREFIX}${key}`, value });

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** Inputs within the document, each once. */
function inputsOf({ inputs }: Fields, refs: ReadonlySet<string>): string[] {
  const all: readonly unknown[] = Array.isArray(inputs) ? inputs : [];
  const known = all.filter((id): id is string => typeof id === 'string' && refs.has(id));
  return [...new Set(known)];
}

/** The company with its seat, which only the directory says: a step's own country is not a seat. */
function supplierOf(fields: Fields, directory: ReadonlyMap<string, Fields>): object {
  const name = textOf(fields['supplier']);
  if (name === undefined) return {};
  const entry = directory.get(name);
  const country = textOf(entry?.['country']);
  return {
    supplier: {
      name: textOf(entry?.['name']) ?? name,
      ...(country !== undefined && { address: { country } }),
    },
  };
}

function originsOf(fields: Fields): object {
  const stage = STAGES[textOf(fields['stage']) ?? ''];
  const { origins, country, region } = fields;
  const places = Array.isArray(origins)
    ? (origins as readonly Fields[])
    : [{ country, region } as Fields];
  const distribution = places.flatMap((place) => {
    const cells = cellsOf(place);
    const isoCode = cells['region'] ?? cells['country'];
    if (isoCode === undefined || isoCode === 'unknown') return [];
    const share = /^([\d.]+)%$/.exec(cells['share'] ?? '')?.[1];
    const percentage =
      share === undefined ? (places.length === 1 ? 100 : undefined) : Number(share);
    return [{ isoCode, ...(percentage !== undefined && { percentage }) }];
  });
  return stage === undefined || distribution.length === 0
    ? {}
    : { origins: [{ stage, distribution }] };
}
