import { splitReference } from '../manifest/imports';
import type { Located, Manifest, Source, Waiver } from '../manifest/model';
import { endOf, startOf } from '../manifest/model';
import type { Analysis } from '../analysis/analysis';
import type { Entity, Files } from './entity';
import { filesOf, sourceOf, supplierOf } from './entity';
import { ownSourcesNaming, sourcesNaming } from './name-index';
import type { Stretch } from '../text/stretch';

/** A place that names an entity. */
export interface Occurrence {
  readonly at: Located<string>;
  readonly isDefinition: boolean;
}

/** Where a file names an entity, in order of place. */
export function occurrencesIn(file: string, entity: Entity, files: Files): Occurrence[] {
  const manifest = files.get(file);
  if (!manifest) return [];
  return inFile({ file, manifest, files }, entity, () => sourcesNaming(file, manifest, entity));
}

/** As `occurrencesIn` of the analysed manifest itself, also right after edits. */
export function occurrencesHere(analysis: Analysis, entity: Entity): Occurrence[] {
  const { file, manifest } = analysis;
  const here = { file, manifest, files: filesOf(analysis) };
  return inFile(here, entity, (name) => ownSourcesNaming(analysis, name));
}

interface NamingManifest {
  readonly file: string;
  readonly manifest: Manifest;
  readonly files: Files;
}

/** @param sourcesFor the sources that may say a name; others may be among them */
function inFile(
  { file, manifest, files }: NamingManifest,
  entity: Entity,
  sourcesFor: (name: string) => Iterable<Source>,
): Occurrence[] {
  const found: Occurrence[] = [];
  const add = (at: Located<string>, isDefinition = false): void => {
    found.push({ at, isDefinition });
  };
  if (entity.kind === 'file') {
    for (const at of manifest.imports) {
      if (sourceOf(file, `${at.value}#`).file === entity.file) add(at);
    }
  } else if (entity.kind === 'source') {
    for (const source of sourcesFor(entity.id)) addOfSource(file, source, entity, add);
  } else if (isSame(supplierOf(files, file, entity.id), entity)) {
    // A name means the same wherever a file has it: it is looked up once.
    addOfDirectory(manifest, entity.id, add);
    for (const source of sourcesFor(entity.id)) addOfPartner(source, entity.id, add);
  }
  return found.sort(byPlace);
}

type Add = (at: Located<string>, isDefinition?: boolean) => void;

const byPlace = (a: Occurrence, b: Occurrence): number => startOf(a.at) - startOf(b.at);

function addOfSource(
  file: string,
  source: Source,
  { file: home, id }: Entity & { readonly kind: 'source' },
  add: Add,
): void {
  if (file === home && source.id?.value === id) add(source.id, true);
  for (const at of source.inputs) {
    if (!at.value.endsWith(id)) continue;
    const reference = sourceOf(file, at.value);
    if (reference.id === id && reference.file === home) add(at);
  }
}

function addOfDirectory({ suppliers }: Manifest, name: string, add: Add): void {
  for (const { id, ownership, waivers } of suppliers.values()) {
    if (id.value === name) add(id, true);
    for (const { owner } of ownership) if (owner?.value === name) add(owner);
    addOfWaivers(waivers, name, add);
  }
}

function addOfPartner({ supplier, waivers }: Source, name: string, add: Add): void {
  if (supplier?.value === name) add(supplier);
  if (waivers.length > 0) addOfWaivers(waivers, name, add);
}

function addOfWaivers(waivers: readonly Waiver[], name: string, add: Add): void {
  for (const { for: scope } of waivers) {
    if (scope?.supplier?.value === name) add(scope.supplier);
  }
}

export const isSame = (one: Entity, other: Entity): boolean =>
  one.kind === other.kind &&
  one.file === other.file &&
  (one.kind === 'file' || other.kind === 'file' || one.id === other.id);

/**
 * Where a name stands in a text. Undefined where the text has something else in its place: an alias or
 * a merge, which follows what it repeats, or escapes.
 *
 * @param part of a reference to another file: the id or the path
 */
export function spanOf(
  text: string,
  at: Located<string>,
  part: 'id' | 'path' | 'whole',
): Stretch | undefined {
  const [start, end] = [startOf(at), endOf(at)];
  const raw = text.slice(start, end);
  const quote = /^["']/.exec(raw) ? 1 : 0;
  if (raw.slice(quote, raw.length - quote) !== at.value) return undefined;
  const whole = { start: start + quote, end: end - quote };
  const hash = part === 'whole' ? undefined : hashOf(at.value);
  if (hash === undefined) return part === 'path' ? undefined : whole;
  return part === 'id'
    ? { start: whole.start + hash + 1, end: whole.end }
    : { start: whole.start, end: whole.start + hash };
}

function hashOf(reference: string): number | undefined {
  const { file, id } = splitReference(reference);
  return file === undefined ? undefined : reference.length - id.length - 1;
}
