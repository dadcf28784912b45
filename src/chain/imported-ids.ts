import { resolveImport } from '../manifest/imports';
import type { Manifest } from '../manifest/model';

/**
 * The ids of the sources of a manifest's own imports. They are brought together when one is looked for
 * first: most manifests name what they import by its file, and an import may be large.
 */
export class ImportedIds {
  readonly #manifest: Pick<Manifest, 'imports'>;
  readonly #file: string;
  readonly #files: ReadonlyMap<string, Manifest | null>;
  #ids: ReadonlyMap<string, string> | undefined;

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
    this.#ids ??= this.#all();
    return this.#ids.get(id);
  }

  #all(): Map<string, string> {
    const ids = new Map<string, string>();
    for (const { value } of this.#manifest.imports) {
      for (const { id } of this.#files.get(resolveImport(this.#file, value))?.sources ?? []) {
        if (id && !ids.has(id.value)) ids.set(id.value, value);
      }
    }
    return ids;
  }
}
