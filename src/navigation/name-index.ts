import type { Analysis } from '../analysis/analysis';
import { splitReference } from '../manifest/imports';
import type { Manifest, Source } from '../manifest/model';
import type { Slices } from '../text/slices';

/** Sources that are looked at before it yields to the event loop. */
const SLICE = 1000;

/** Which sources of a manifest say a name, as their id, their supplier, an input or in a waiver; and which have evidence. */
class NameIndex {
  readonly #sources: readonly Source[];
  /** Places among the sources: of one only as it is, for most names are said once. */
  readonly #places = new Map<string, number | number[]>();
  /** Those that have evidence: almost none where there are very many. */
  readonly withEvidence: Source[] = [];

  constructor(sources: readonly Source[]) {
    this.#sources = sources;
  }

  *fill(): Slices<void> {
    for (const [place, source] of this.#sources.entries()) {
      if (source.evidence.length > 0) this.withEvidence.push(source);
      if (source.id) this.#add(source.id.value, place);
      if (source.supplier) this.#add(source.supplier.value, place);
      for (const { value } of source.inputs) this.#add(splitReference(value).id, place);
      for (const { for: scope } of source.waivers) {
        if (scope?.supplier) this.#add(scope.supplier.value, place);
      }
      if (place % SLICE === SLICE - 1) yield;
    }
  }

  *naming(name: string): Iterable<Source> {
    const places = this.#places.get(name) ?? [];
    for (const place of typeof places === 'number' ? [places] : places) {
      const source = this.#sources[place];
      if (source) yield source;
    }
  }

  #add(name: string, place: number): void {
    const known = this.#places.get(name);
    if (known === undefined) this.#places.set(name, place);
    else if (typeof known !== 'number') {
      if (known.at(-1) !== place) known.push(place);
    } else if (known !== place) this.#places.set(name, [known, place]);
  }
}

const indexes = new WeakMap<Manifest, NameIndex>();

/**
 * Makes ready what finds names at once, in slices: of an analysis of the whole text, and of all that its
 * imports lead to. It is the same for what follows from the analysis by edits.
 */
export function* indexNames({ manifest, input }: Analysis): Slices<void> {
  for (const each of new Set([manifest, ...input.files.values()])) {
    if (!each || indexes.has(each)) continue;
    const index = new NameIndex(each.sources);
    yield* index.fill();
    indexes.set(each, index);
  }
}

/** The sources of a manifest that may say a name: from its index where there is one, else all. */
export const sourcesNaming = (manifest: Manifest, name: string): Iterable<Source> =>
  indexes.get(manifest)?.naming(name) ?? manifest.sources;

/** As `sourcesNaming`, of the analysed manifest, also right after edits. */
export const ownSourcesNaming = (analysis: Analysis, name: string): Iterable<Source> =>
  ownSources(analysis, (index) => index.naming(name));

/** The sources of the analysed manifest that may have evidence. */
export const ownSourcesWithEvidence = (analysis: Analysis): Iterable<Source> =>
  ownSources(analysis, ({ withEvidence }) => withEvidence);

/** What an index has, as far as it is there still, and what has come since it was made. */
function* ownSources(
  { graph, manifest }: Analysis,
  among: (index: NameIndex) => Iterable<Source>,
): Iterable<Source> {
  const index = indexes.get(graph.built.manifest);
  if (!index) {
    yield* manifest.sources;
    return;
  }
  for (const source of among(index)) if (isThere(source)) yield source;
  for (const { source } of graph.since) if (isThere(source)) yield source;
}

const isThere = ({ place }: Source): boolean => place.unit.isRemoved !== true;
