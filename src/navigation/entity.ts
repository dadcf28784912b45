import { covers, stepAt } from '../analysis/at';
import type { Analysis } from '../analysis/analysis';
import { resolveImport, splitReference } from '../manifest/imports';
import type { Located, Manifest, Supplier } from '../manifest/model';

/** The files that names can lead to, by key; null: unreadable. */
export type Files = ReadonlyMap<string, Manifest | null>;

/** What a name in a manifest stands for, whichever file it is in. */
export type Entity =
  /** A source, by the key of its file and its id. */
  | { readonly kind: 'source'; readonly file: string; readonly id: string }
  /** An entry of the directory of suppliers. */
  | { readonly kind: 'supplier'; readonly file: string; readonly id: string }
  /** A company that is in no directory: its name, in one file. */
  | { readonly kind: 'company'; readonly file: string; readonly id: string }
  | { readonly kind: 'file'; readonly file: string };

/** An entity and where it is named. */
export interface Named {
  readonly entity: Entity;
  readonly at: Located<string>;
}

/** The files of an analysis, its own as it is now. */
export const filesOf = ({ input, file, manifest }: Analysis): Files =>
  input.files.get(file) === manifest ? input.files : new Map(input.files).set(file, manifest);

/** The entity that is named at an offset of the analysed manifest. Looks at one source or the head. */
export function entityAt(analysis: Analysis, offset: number): Named | undefined {
  const { manifest, graph, file } = analysis;
  const files = filesOf(analysis);
  const holds = (at: Located<string> | undefined): at is Located<string> =>
    at !== undefined && covers(at, offset);
  const step = stepAt(graph.own, offset);
  if (step && covers(step.source.place, offset)) {
    const { id, inputs, supplier, waivers } = step.source;
    if (holds(id)) return { entity: { kind: 'source', file, id: id.value }, at: id };
    const input = inputs.find(holds);
    if (input) return { entity: sourceOf(file, input.value), at: input };
    const named = [supplier, ...waivers.map((waiver) => waiver.for?.supplier)].find(holds);
    return named && { entity: supplierOf(files, file, named.value), at: named };
  }
  const path = manifest.imports.find(holds);
  if (path) return { entity: { kind: 'file', file: resolveImport(file, path.value) }, at: path };
  for (const supplier of manifest.suppliers.values()) {
    const owner = supplier.ownership.map((each) => each.owner).find(holds);
    if (owner) return { entity: supplierOf(files, file, owner.value), at: owner };
    const at = [supplier.id, supplier.name].find(holds);
    if (at) return { entity: { kind: 'supplier', file, id: supplier.id.value }, at };
  }
  return undefined;
}

/** The source that a reference in a file leads to; it need not be there. */
export function sourceOf(file: string, reference: string): Entity & { readonly kind: 'source' } {
  const { file: path, id } = splitReference(reference);
  return { kind: 'source', file: path === undefined ? file : resolveImport(file, path), id };
}

/** Who a supplier is that is named in a file: of its own directory, else of those it imports itself. */
export function supplierOf(files: Files, file: string, text: string): Entity {
  const manifest = files.get(file);
  if (manifest?.suppliers.has(text) === true) return { kind: 'supplier', file, id: text };
  for (const { value } of manifest?.imports ?? []) {
    const key = resolveImport(file, value);
    if (files.get(key)?.suppliers.has(text) === true)
      return { kind: 'supplier', file: key, id: text };
  }
  return { kind: 'company', file, id: text };
}

/** Where an entity is defined: its id and the whole of it; undefined where it is nowhere. */
export function definitionOf(
  entity: Entity,
  files: Files,
):
  | { readonly file: string; readonly id?: Located<string>; readonly whole?: Supplier['place'] }
  | undefined {
  const { file } = entity;
  const manifest = files.get(file);
  switch (entity.kind) {
    case 'file':
      return files.has(file) && !manifest ? undefined : { file };
    case 'company':
      return undefined;
    case 'supplier': {
      const supplier = manifest?.suppliers.get(entity.id);
      return supplier && { file, id: supplier.id, whole: supplier.place };
    }
    case 'source': {
      const source = manifest?.sources.find(({ id }) => id?.value === entity.id);
      return source?.id && { file, id: source.id, whole: source.place };
    }
  }
}

/** As `definitionOf`, for an entity that the analysed manifest names: its own sources are not searched. */
export function definitionHere(
  analysis: Analysis,
  entity: Entity,
): ReturnType<typeof definitionOf> {
  const { graph, file } = analysis;
  if (entity.kind !== 'source' || entity.file !== file) {
    return definitionOf(entity, filesOf(analysis));
  }
  const source = graph.byId.get(entity.id)?.source;
  return source?.id && { file, id: source.id, whole: source.place };
}
