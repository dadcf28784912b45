import type { Analysis } from '../analysis/analysis';
import type { Graph, Step } from '../chain/graph';
import { splitReference } from '../manifest/imports';
import type { Manifest, Source } from '../manifest/model';
import type { Slices } from '../text/slices';
import type { Entity } from './entity';

/** Sources that are looked at before it yields to the event loop. */
const SLICE = 500;

/**
 * Which sources of a manifest say a name that the chain does not lead from: as their supplier, in a waiver, as
 * an input of another file or of none, as an id where ids repeat; and which have evidence.
 */
class NameIndex {
  readonly #graph: Graph;
  readonly #naming = new Map<string, Source[]>();
  /** Almost none where there are very many. */
  readonly withEvidence: Source[] = [];

  constructor(graph: Graph) {
    this.#graph = graph;
  }

  *fill(): Slices<void> {
    let looked = 0;
    for (const step of this.#graph.own) {
      this.#look(step);
      if (++looked % SLICE === 0) yield;
    }
  }

  /** Those of the names that the chain does not lead from. */
  beside(name: string): readonly Source[] {
    return this.#naming.get(name) ?? [];
  }

  /** All of them, some perhaps twice. */
  *naming(name: string): Iterable<Source> {
    yield* this.beside(name);
    const step = this.#graph.byId.get(name);
    if (!step) return;
    yield step.source;
    for (const { source, file } of step.feeds) if (file === undefined) yield source;
  }

  #look(step: Step): void {
    const { source, inputs } = step;
    const { id, supplier, waivers, evidence } = source;
    if (evidence.length > 0) this.withEvidence.push(source);
    if (supplier) this.#add(supplier.value, source);
    if (id && this.#graph.idsRepeat) this.#add(id.value, source);
    for (const { entry, step: fedBy } of inputs) {
      if (!fedBy || fedBy.file !== undefined) this.#add(splitReference(entry.value).id, source);
    }
    for (const { for: scope } of waivers)
      if (scope?.supplier) this.#add(scope.supplier.value, source);
  }

  #add(name: string, source: Source): void {
    const known = this.#naming.get(name);
    if (known) known.push(source);
    else this.#naming.set(name, [source]);
  }
}

/** By the manifest that was judged as a whole. */
const indexes = new WeakMap<Manifest, NameIndex>();

/**
 * Makes ready, in slices, what finds names at once in a manifest that is judged as a whole. It holds for what
 * follows from it by edits, too.
 */
export function* indexNames({ graph }: Analysis): Slices<void> {
  const index = new NameIndex(graph);
  yield* index.fill();
  indexes.set(graph.manifest, index);
}

/** The sources of a manifest, by the key of its file, that may name an entity: few where it is indexed. */
export function sourcesNaming(file: string, manifest: Manifest, entity: Entity): Iterable<Source> {
  const index = indexes.get(manifest);
  const isOwn = entity.kind === 'source' && entity.file === file;
  return index && entity.kind !== 'file' && !isOwn
    ? new Set(index.beside(entity.id))
    : manifest.sources;
}

/** The sources of the analysed manifest that may say a name, also right after edits. */
export const ownSourcesNaming = (analysis: Analysis, name: string): Iterable<Source> =>
  ownSources(analysis, (index) => index.naming(name));

/** The sources of the analysed manifest that may have evidence. */
export const ownSourcesWithEvidence = (analysis: Analysis): Iterable<Source> =>
  ownSources(analysis, ({ withEvidence }) => withEvidence);

/** What an index has, as far as it is there still, and what has come since it was made. */
function ownSources(
  { graph, manifest }: Analysis,
  among: (index: NameIndex) => Iterable<Source>,
): Iterable<Source> {
  const index = indexes.get(graph.built.manifest);
  if (!index) return manifest.sources;
  const found = new Set<Source>();
  for (const source of among(index)) if (isThere(source)) found.add(source);
  for (const { source } of graph.since) if (isThere(source)) found.add(source);
  return found;
}

const isThere = ({ place }: Source): boolean => place.unit.isRemoved !== true;
