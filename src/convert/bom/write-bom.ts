import { jsonText } from '../../report/printable';
import Fraction from 'fraction.js';
import { freeId } from '../../chain/free-id';
import type { Knowledge } from '../../knowledge/knowledge';
import { subdivision } from '../../knowledge/subdivisions';
import { UNKNOWN } from '../../knowledge/unknown';
import type { Fields, ManifestData } from '../own-cells';
import { jsonLine } from '../json-text';
import { cellsOf } from '../own-cells';
import { countryMeant, subjectMeant } from '../export/resolved';
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
export function toBom(
  { head, suppliers, sources }: ManifestData,
  version: BomVersion,
  knowledge: Knowledge,
): string {
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
    property('manifest', jsonLine(head)),
    ...suppliers.map(([id, fields]) => property('supplier', jsonLine({ id, ...fields }))),
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
        ...supplierOf(fields, directory, knowledge),
        name: subjectOf(fields, knowledge) ?? refs[at],
        ...(version === '2.0' && originsOf(fields, knowledge)),
        properties: Object.entries(cellsOf(fields)).map(([key, cell]) => property(key, cell)),
      };
    }),
    dependencies: [
      { ref: product, dependsOn: refs.filter((ref) => !fed.has(ref)) },
      ...refs.map((ref, at) => ({ ref, dependsOn: inputs[at] ?? [] })),
    ],
  };
  return `${jsonText(bom, 2)}\n`;
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
function supplierOf(
  fields: Fields,
  directory: ReadonlyMap<string, Fields>,
  knowledge: Knowledge,
): object {
  const name = textOf(fields['supplier']);
  if (name === undefined) return {};
  const entry = directory.get(name);
  const said = textOf(entry?.['country']);
  const country = said === undefined ? undefined : countryMeant(said, knowledge)?.code;
  return {
    supplier: {
      name: textOf(entry?.['name']) ?? name,
      ...(country !== undefined && { address: { country } }),
    },
  };
}

function subjectOf(fields: Fields, knowledge: Knowledge): string | undefined {
  for (const kind of ['material', 'component'] as const) {
    const text = textOf(fields[kind]);
    if (text !== undefined) return subjectMeant(kind, text, knowledge);
  }
  return undefined;
}

/** None where a place that is not known could be all of it: the others would stand for it. */
function originsOf(fields: Fields, knowledge: Knowledge): object {
  const stage = STAGES[textOf(fields['stage']) ?? ''];
  const { origins, country, region } = fields;
  const places = Array.isArray(origins)
    ? (origins as readonly Fields[])
    : [{ country, region } as Fields];
  const said = places.map((place) => {
    const cells = cellsOf(place);
    return {
      isoCode: codeOf(cells['country'], cells['region'], knowledge),
      percentage: places.length === 1 && !cells['share'] ? 100 : percentageOf(cells['share'] ?? ''),
    };
  });
  const isOpen = said.some(
    ({ isoCode, percentage }) => isoCode === undefined && percentage === undefined,
  );
  const distribution = said.flatMap(({ isoCode, percentage }) =>
    isoCode === undefined ? [] : [{ isoCode, ...(percentage !== undefined && { percentage }) }],
  );
  return stage === undefined || isOpen || distribution.length === 0
    ? {}
    : { origins: [{ stage, distribution }] };
}

function codeOf(
  country: string | undefined,
  region: string | undefined,
  knowledge: Knowledge,
): string | undefined {
  const place = region === undefined ? undefined : subdivision(region)?.code;
  if (place !== undefined) return place;
  return country === undefined || country === UNKNOWN
    ? undefined
    : countryMeant(country, knowledge)?.code;
}

function percentageOf(share: string): number | undefined {
  const [, number, sign] = /^(\d*\.?\d+)\s*(%?)$/.exec(share) ?? [];
  if (number === undefined) return undefined;
  return sign === '' ? new Fraction(number).mul(100).valueOf() : Number(number);
}
