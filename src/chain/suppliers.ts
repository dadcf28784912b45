import type { Knowledge } from '../knowledge/knowledge';
import { CompanyIndex } from '../knowledge/company-names';
import type { Company, Country } from '../knowledge/types';
import { resolveImport } from '../manifest/imports';
import type { Located, Manifest, Supplier } from '../manifest/model';
import type { Slices } from '../text/slices';
import { inOneGo, mapped } from '../text/slices';
import type { Step } from './graph';

/** A supplier of the directory, and the file that it stands in (absent: the manifest itself). */
export interface DirectoryEntry {
  readonly supplier: Supplier;
  readonly file?: string;
}

/** Who does a step, as far as the directory or else the knowledge says. */
export interface Partner extends KnownPartner {
  /** Where the step names it. */
  readonly text: Located<string>;
}

/** What is known of a partner, wherever it is named. */
export interface KnownPartner {
  /** The name in the directory, else the text itself. */
  readonly name: string;
  readonly entry?: DirectoryEntry;
  /** What the knowledge has of a company of that name. */
  readonly company?: Company;
  readonly seat?: Country;
  /** Where the manifest gives the seat; absent where only the knowledge does. */
  readonly seatText?: Located<string>;
}

/** Suppliers or imports that are looked at before others have their turn. */
const SLICE = 1000;

/** The suppliers that each file may name, by id or, as owners, by name. */
export class Suppliers {
  readonly #manifest: Manifest;
  readonly #file: string;
  readonly #files: ReadonlyMap<string, Manifest | null>;
  readonly #knowledge: Knowledge;
  readonly #directories = new Map<string, ReadonlyMap<string, DirectoryEntry>>();
  readonly #names = new Map<string, CompanyIndex<DirectoryEntry>>();
  readonly #known = new Map<string, Map<string, KnownPartner>>();
  /** What was asked for last. */
  #last: KnownPartner | undefined;
  #lastText = '';
  #lastFile = '';
  /** By file, one entry for each of its suppliers, whichever file names it. */
  readonly #entries = new Map<string, readonly DirectoryEntry[]>();

  constructor(
    manifest: Manifest,
    file: string,
    files: ReadonlyMap<string, Manifest | null>,
    knowledge: Knowledge,
  ) {
    this.#manifest = manifest;
    this.#file = file;
    this.#files = files;
    this.#knowledge = knowledge;
  }

  /** Makes the directory of the manifest itself, in slices: there may be very many suppliers. */
  *prepare(): Slices<void> {
    this.#directories.set(this.#file, yield* this.#directoryOf(this.#file));
  }

  /** Own suppliers of a file, then those of the files that it imports itself; the first of an id counts. */
  directory(file: string = this.#file): ReadonlyMap<string, DirectoryEntry> {
    let directory = this.#directories.get(file);
    if (!directory) {
      directory = inOneGo(this.#directoryOf(file));
      this.#directories.set(file, directory);
    }
    return directory;
  }

  /** Who does a step; undefined where it names nobody. */
  partnerOf({ source, file }: Step): Partner | undefined {
    return source.supplier && this.partner(source.supplier, file);
  }

  partner(text: Located<string>, file?: string): Partner {
    return { ...this.known(text.value, file), text };
  }

  /** What is known of who goes by a text in a file; one answer for all who ask. */
  known(text: string, file: string = this.#file): KnownPartner {
    // Several rules ask for that of one step, one after the other.
    const last = this.#lastText === text && this.#lastFile === file && this.#last;
    if (last) return last;
    let known = this.#known.get(file);
    if (!known) this.#known.set(file, (known = new Map<string, KnownPartner>()));
    let partner = known.get(text);
    if (!partner) known.set(text, (partner = this.#look(text, file)));
    this.#lastText = text;
    this.#lastFile = file;
    this.#last = partner;
    return partner;
  }

  #look(text: string, file: string): KnownPartner {
    const entry = this.directory(file).get(text);
    const name = entry?.supplier.name?.value ?? text;
    const company = this.#knowledge.company(name);
    const seatText = entry?.supplier.country;
    const seat = seatText
      ? this.#country(seatText.value)
      : company?.country === undefined
        ? undefined
        : this.#knowledge.country(company.country);
    return {
      name,
      ...(entry && { entry }),
      ...(company && { company }),
      ...(seat && { seat }),
      ...(seatText && { seatText }),
    };
  }

  /** The supplier that an owner is: by its id, else by its name without regard to form. */
  owner(text: string, file?: string): DirectoryEntry | undefined {
    const directory = this.directory(file);
    return directory.get(text) ?? this.#byName(file ?? this.#file).find(text);
  }

  #byName(file: string): CompanyIndex<DirectoryEntry> {
    let names = this.#names.get(file);
    if (!names) {
      names = new CompanyIndex();
      for (const entry of this.directory(file).values()) {
        if (entry.supplier.name) names.add(entry.supplier.name.value, entry);
      }
      this.#names.set(file, names);
    }
    return names;
  }

  *#directoryOf(file: string): Slices<Map<string, DirectoryEntry>> {
    const directory = new Map<string, DirectoryEntry>();
    const manifest = file === this.#file ? this.#manifest : this.#files.get(file);
    if (!manifest) return directory;
    yield* this.#add(directory, file, manifest);
    let looked = 0;
    for (const { value } of manifest.imports) {
      if (++looked % SLICE === 0) yield;
      const key = resolveImport(file, value);
      const imported = key === this.#file ? this.#manifest : this.#files.get(key);
      if (imported) yield* this.#add(directory, key, imported);
    }
    return directory;
  }

  *#add(directory: Map<string, DirectoryEntry>, file: string, manifest: Manifest): Slices<void> {
    let entries = this.#entries.get(file);
    if (!entries) {
      const where = file !== this.#file && { file };
      entries = yield* mapped([...manifest.suppliers.values()], (supplier) => ({
        supplier,
        ...where,
      }));
      this.#entries.set(file, entries);
    }
    let added = 0;
    for (const entry of entries) {
      if (++added % SLICE === 0) yield;
      const id = entry.supplier.id.value;
      if (!directory.has(id)) directory.set(id, entry);
    }
  }

  #country(text: string): Country | undefined {
    const lookup = this.#knowledge.resolveCountry(text);
    return lookup.kind === 'code' || lookup.kind === 'name' ? lookup.country : undefined;
  }
}
