import { resolveImport } from '../manifest/imports';
import type { Manifest } from '../manifest/model';
import { firstOfEachId } from './first-of-each-id';

/** Sources of an import whose ids are kept once for all manifests that share it, not brought together for each. */
const LARGE = 1000;

/**
 * The ids of the sources of a manifest's own imports. They are brought together when one is looked for
 * first: most manifests name what they import by its file, and an import may be large.
 */
export class ImportedIds {
  readonly #manifest: Pick<Manifest, 'imports'>;
  readonly #file: string;
  readonly #files: ReadonlyMap<string, Manifest | null>;
  #ids: Ids | undefined;

  constructor(
    manifest: Pick<Manifest, 'imports'>,
    file: string,
    files: ReadonlyMap<string, Manifest | null>,
  ) {
    this.#manifest = manifest;
    this.#file = file;
    this.#files = files;
  }

  /** The first import that has a source of this id, as the manifest writes it. */
  get(id: string): string | undefined {
    const { ofSmall, large } = (this.#ids ??= this.#all());
    const index = ofSmall.get(id) ?? Infinity;
    const inLarge = large.find((each) => each.ids.has(id))?.index ?? Infinity;
    return this.#manifest.imports[Math.min(index, inLarge)]?.value;
  }

  #all(): Ids {
    const ofSmall = new Map<string, number>();
    const large: Ids['large'][number][] = [];
    for (const [index, { value }] of this.#manifest.imports.entries()) {
      const imported = this.#files.get(resolveImport(this.#file, value));
      if (!imported) continue;
      if (imported.sources.length > LARGE) {
        large.push({ index, ids: firstOfEachId(imported) });
        continue;
      }
      for (const { id } of imported.sources) {
        if (id && !ofSmall.has(id.value)) ofSmall.set(id.value, index);
      }
    }
    return { ofSmall, large };
  }
}

/** By the place of the import in the manifest's list. */
interface Ids {
  readonly ofSmall: ReadonlyMap<string, number>;
  readonly large: readonly { readonly index: number; readonly ids: ReadonlyMap<string, unknown> }[];
}
