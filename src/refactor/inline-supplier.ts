import { Suppliers } from '../chain/suppliers';
import { isBrokenSomewhere } from '../fixes/broken';
import type { TextEdit } from '../fixes/fix';
import { contentEndBefore } from '../fixes/write';
import type { Knowledge } from '../knowledge/knowledge';
import { resolveImport } from '../manifest/imports';
import type { Manifest, Supplier } from '../manifest/model';
import { endOf, startOf } from '../manifest/model';
import type { Entity, Files } from '../navigation/entity';
import { entityAt, filesOf } from '../navigation/entity';
import type { FileText } from '../navigation/rename';
import { renameIn } from '../navigation/rename';
import type { Here, Refactoring } from './refactoring';
import { checkedText, NAMES_SUPPLIER, withTexts } from './meaning';

/** A supplier whose entry can be done without: it says a name and nothing else. */
interface Inlined {
  readonly entity: Entity & { readonly kind: 'supplier' };
  readonly name: string;
}

/** Writes the supplier at an offset by its name wherever it is named, and takes its entry out. */
export function inlineSupplier(here: Here, offset: number): Refactoring | undefined {
  const inlined = inlinable(here, offset);
  if (!inlined) return undefined;
  const { entity } = inlined;
  const editsIn = (at: FileText, files: Files): TextEdit[] | undefined =>
    isAnother(at.file, inlined, files, here.analysis.knowledge)
      ? undefined
      : inlineIn(at, inlined, files);
  return {
    kind: 'inline-supplier',
    name: entity.id,
    edits: () => editsIn({ file: entity.file, text: here.text }, filesOf(here.analysis)),
    everywhere: { entity, editsIn },
  };
}

function inlinable(here: Here, offset: number): Inlined | undefined {
  const { analysis } = here;
  const { file, manifest } = analysis;
  const entity = entityAt(analysis, offset)?.entity;
  if (entity?.kind !== 'supplier' || entity.file !== file) return undefined;
  const supplier = manifest.suppliers.get(entity.id);
  const name = supplier?.name?.value;
  if (!supplier || name === undefined || isBrokenSomewhere(manifest)) return undefined;
  if (!saysNameOnly(supplier, here.text)) return undefined;
  return { entity, name };
}

function saysNameOnly({ name, place }: Supplier, text: string): boolean {
  if (!name || name.unit !== place.unit) return false;
  const [start, end] = [startOf(place), endOf(place)];
  const around = text.slice(start, startOf(name)) + text.slice(endOf(name), end);
  return /^\{?\s*["']?name["']?\s*:\s*\}?\s*$/.test(around);
}

/** Whether the name is that of another supplier in a file, once the entry is gone. */
function isAnother(
  file: string,
  { entity, name }: Inlined,
  files: Files,
  knowledge: Knowledge,
): boolean {
  const home = files.get(entity.file);
  const manifest = files.get(file);
  if (!home || !manifest) return false;
  const isNear =
    file === entity.file ||
    manifest.imports.some(({ value }) => resolveImport(file, value) === entity.file);
  if (!isNear) return false;
  const left = new Map(home.suppliers);
  left.delete(entity.id);
  const after = new Map(files).set(entity.file, { ...home, suppliers: left });
  const suppliers = new Suppliers(after.get(file) ?? manifest, file, after, knowledge);
  return suppliers.owner(name) !== undefined;
}

/** In its own file its entry goes, too. */
function inlineIn(at: FileText, { entity, name }: Inlined, files: Files): TextEdit[] | undefined {
  const manifest = files.get(at.file);
  if (!manifest) return [];
  const isHome = at.file === entity.file;
  const entry = isHome ? removed(manifest, entity.id, at.text) : undefined;
  if (isHome && !entry) return undefined;
  const named = renameIn(at, entity, name, files).filter(
    ({ start }) => !entry || start < entry.start || start >= entry.end,
  );
  const edits = [...(entry ? [entry] : []), ...named].sort((a, b) => a.start - b.start);
  return checkedText(at.text, manifest, edits, (before) => {
    const suppliers = { ...before.suppliers };
    if (isHome) delete suppliers[entity.id];
    return withTexts({ ...before, suppliers }, (key, each) =>
      NAMES_SUPPLIER.has(key) && each === entity.id ? name : each,
    );
  });
}

/** Takes the entry out, and the directory where it is the only one. */
function removed(manifest: Manifest, id: string, text: string): TextEdit | undefined {
  const all = [...manifest.suppliers.values()];
  const at = all.findIndex((each) => each.id.value === id);
  const supplier = all[at];
  const key = manifest.keys.get('suppliers');
  if (!supplier || !key) return undefined;
  const start = startOf(supplier.id);
  const end = contentEndBefore(text, endOf(supplier.place));
  if (all.length === 1) {
    // What else is in the directory is not known here.
    const between = text.slice(endOf(key), start);
    if (!/^["']?\s*:\s*\{?\s*$/.test(between)) return undefined;
    const close = /^\s*\}/.exec(text.slice(end))?.[0].length ?? 0;
    const isOpen = between.includes('{');
    if (isOpen !== close > 0) return undefined;
    return wholly(text, startOf(key), end + (isOpen ? close : 0));
  }
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const isBlock =
    manifest.format === 'yaml' && /^ *$/.test(before) && !/^\s*[,}]/.test(text.slice(end));
  if (isBlock) return wholly(text, start, end);
  const comma = /^\s*,\s*/.exec(text.slice(end))?.[0].length;
  if (comma !== undefined) return { start, end: end + comma, newText: '' };
  const previous = /,\s*$/.exec(text.slice(0, start))?.[0].length;
  return previous === undefined ? undefined : { start: start - previous, end, newText: '' };
}

/** Whole lines, or an entry with the comma behind it. */
function wholly(text: string, start: number, end: number): TextEdit | undefined {
  const line = text.lastIndexOf('\n', start - 1) + 1;
  const comma = /^\s*,\s*/.exec(text.slice(end))?.[0].length;
  if (comma !== undefined) return { start, end: end + comma, newText: '' };
  if (!/^[ \t]*$/.test(text.slice(line, start))) return undefined;
  const rest = /^[ \t]*\r?(?:\n|$)/.exec(text.slice(end))?.[0].length;
  return rest === undefined ? undefined : { start: line, end: end + rest, newText: '' };
}
