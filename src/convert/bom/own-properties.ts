import type { Fields, ManifestData } from '../own-cells';
import { fieldsOfCells, mappingOf, parsed } from '../own-cells';
import type { Bom, BomProperty } from './bom';

/** Names of properties that this program writes begin with it. */
export const OWN_PREFIX = 'sourcing-compliance:';

/** The manifest that a document of this program was written from; undefined for any other document. */
export function ownManifest({ metadata, components = [] }: Bom): ManifestData | undefined {
  const properties = metadata?.component?.properties ?? [];
  const head = properties.find(({ name }) => name === `${OWN_PREFIX}manifest`);
  if (!head) return undefined;
  const suppliers = properties
    .filter(({ name }) => name === `${OWN_PREFIX}supplier`)
    .map(({ value }): [string, Fields] => {
      const { id, ...fields } = fieldsIn(value);
      return [typeof id === 'string' ? id : '', fields];
    });
  return {
    head: fieldsIn(head.value),
    suppliers,
    sources: components.map((component) => fieldsOfCells(cellsIn(component.properties ?? []))),
  };
}

const cellsIn = (properties: readonly BomProperty[]): Record<string, string> =>
  Object.fromEntries(
    properties
      .filter(({ name }) => name.startsWith(OWN_PREFIX))
      .map(({ name, value }) => [name.slice(OWN_PREFIX.length), value]),
  );

const fieldsIn = (json: string): Fields => mappingOf(parsed('properties', json)) ?? {};
