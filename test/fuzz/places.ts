import type { Manifest, Place } from '../../src/manifest/model';

/** Every place that a manifest knows of. */
export function placesOf(manifest: Manifest): Place[] {
  const { sources, suppliers, keys, problems, imports, regimes } = manifest;
  return [
    ...sources.flatMap((source) => [
      source.place,
      ...source.keys.values(),
      ...source.inputs,
      ...source.waivers.map(({ place }) => place),
      ...source.evidence.map(({ place }) => place),
      ...[source.id, source.country, source.supplier, source.value].flatMap((each) => each ?? []),
    ]),
    ...[...suppliers.values()].flatMap(({ id, place, ownership }) => [
      id,
      place,
      ...ownership.map((each) => each.place),
    ]),
    ...keys.values(),
    ...problems.map(({ place }) => place),
    ...imports,
    ...regimes,
  ];
}
