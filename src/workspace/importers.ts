/** Which files a change of others concerns: those that import them, over any number of files. */
export class Importers {
  readonly #imports = new Map<string, readonly string[]>();
  readonly #importers = new Map<string, Set<string>>();

  /** @param imports every file that the imports of `file` lead to */
  set(file: string, imports: readonly string[]): void {
    this.delete(file);
    if (imports.length === 0) return;
    this.#imports.set(file, imports);
    for (const imported of imports) {
      const importers = this.#importers.get(imported);
      if (importers) importers.add(file);
      else this.#importers.set(imported, new Set([file]));
    }
  }

  delete(file: string): void {
    for (const imported of this.#imports.get(file) ?? []) {
      const importers = this.#importers.get(imported);
      importers?.delete(file);
      if (importers?.size === 0) this.#importers.delete(imported);
    }
    this.#imports.delete(file);
  }

  of(file: string): ReadonlySet<string> {
    return this.#importers.get(file) ?? NONE;
  }
}

const NONE: ReadonlySet<string> = new Set();
