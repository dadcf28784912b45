import { splitReference } from '../manifest/imports';
import type { Located, Manifest } from '../manifest/model';
import { endOf, startOf } from '../manifest/model';
import type { Analysis } from '../analysis/analysis';
import type { Entity, Files } from './entity';
import { filesOf, sourceOf, supplierOf } from './entity';

/** A place that names an entity. */
export interface Occurrence {
  readonly at: Located<string>;
  readonly isDefinition: boolean;
}

/**
 * Where a file names an entity, in order of place. One pass over its sources, without an index: a few
 * milliseconds for 100,000 of them.
 */
export function occurrencesIn(file: string, entity: Entity, files: Files): Occurrence[] {
  const manifest = files.get(file);
  if (!manifest) return [];
  const found = [...inFile(file, manifest, entity, files)];
  return found.sort(byPlace);
}

/**
 * As `occurrencesIn` of the analysed manifest itself, from what the analysis has: the chain for a source.
 */
export function occurrencesHere(analysis: Analysis, entity: Entity): Occurrence[] {
  const { graph, file, manifest } = analysis;
  const files = filesOf(analysis);
  if (entity.kind === 'source' && entity.file === file && !graph.idsRepeat) {
    const step = graph.byId.get(entity.id);
    if (!step?.source.id) return [];
    const inputs = step.feeds
      .filter((fed) => fed.file === undefined)
      .flatMap((fed) => fed.inputs.filter((input) => input.step === step));
    const found = new Set(inputs.map(({ entry }) => entry));
    const references = [...found].map((at) => ({ at, isDefinition: false }));
    return [{ at: step.source.id, isDefinition: true }, ...references].sort(byPlace);
  }
  if (entity.kind === 'supplier' || entity.kind === 'company') {
    if (!isSame(supplierOf(files, file, entity.id), entity)) return [];
    return namingSupplier(manifest, entity.id).sort(byPlace);
  }
  return occurrencesIn(file, entity, files);
}

const byPlace = (a: Occurrence, b: Occurrence): number => startOf(a.at) - startOf(b.at);

function* inFile(
  file: string,
  manifest: Manifest,
  entity: Entity,
  files: Files,
): Iterable<Occurrence> {
  if (entity.kind === 'file') {
    for (const at of manifest.imports) {
      if (sourceOf(file, `${at.value}#`).file === entity.file) yield { at, isDefinition: false };
    }
    return;
  }
  if (entity.kind === 'source') yield* ofSource(file, manifest, entity);
  // A name means the same wherever a file has it: it is looked up once.
  else if (isSame(supplierOf(files, file, entity.id), entity)) {
    yield* namingSupplier(manifest, entity.id);
  }
}

function* ofSource(
  file: string,
  { sources }: Manifest,
  { file: home, id }: Entity & { readonly kind: 'source' },
): Iterable<Occurrence> {
  for (const source of sources) {
    if (file === home && source.id?.value === id) yield { at: source.id, isDefinition: true };
    for (const at of source.inputs) {
      if (!at.value.endsWith(id)) continue;
      const reference = sourceOf(file, at.value);
      if (reference.id === id && reference.file === home) yield { at, isDefinition: false };
    }
  }
}

/** One pass that makes nothing but what it finds: an index would be made anew after each edit. */
function namingSupplier(manifest: Manifest, id: string): Occurrence[] {
  const found: Occurrence[] = [];
  const look = (at: Located<string> | undefined, isDefinition = false): void => {
    if (at?.value === id) found.push({ at, isDefinition });
  };
  for (const supplier of manifest.suppliers.values()) {
    look(supplier.id, true);
    for (const { owner } of supplier.ownership) look(owner);
    for (const waiver of supplier.waivers) look(waiver.for?.supplier);
  }
  for (const { supplier, waivers } of manifest.sources) {
    look(supplier);
    if (waivers.length > 0) for (const waiver of waivers) look(waiver.for?.supplier);
  }
  return found;
}

export const isSame = (one: Entity, other: Entity): boolean =>
  one.kind === other.kind &&
  one.file === other.file &&
  (one.kind === 'file' || other.kind === 'file' || one.id === other.id);

/** The range of a name's own part in the text: without quotes, of a reference only the id. */
export interface NameSpan {
  readonly start: number;
  readonly end: number;
}

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
): NameSpan | undefined {
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
