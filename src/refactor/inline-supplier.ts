import { isBrokenSomewhere } from '../fixes/broken';
import type { TextEdit } from '../fixes/fix';
import { inkBefore } from '../fixes/write';
import type { Manifest, Supplier } from '../manifest/model';
import { endOf, startOf } from '../manifest/model';
import type { Entity, Files } from '../navigation/entity';
import { entityAt } from '../navigation/entity';
import type { FileText } from '../navigation/rename';
import { renameIn } from '../navigation/rename';
import type { Here } from './refactoring';
import { checkedText, NAMES_SUPPLIER, withTexts } from './meaning';

/** A supplier whose entry can be done without: it says a name and nothing else. */
export interface Inlined {
  readonly entity: Entity & { readonly kind: 'supplier' };
  readonly name: string;
}

/** The supplier at an offset that can be written by its name wherever it is named. */
export function inlinable(here: Here, offset: number): Inlined | undefined {
  const { analysis } = here;
  const { file, manifest, suppliers } = analysis;
  const entity = entityAt(analysis, offset)?.entity;
  if (entity?.kind !== 'supplier' || entity.file !== file) return undefined;
  const supplier = manifest.suppliers.get(entity.id);
  const name = supplier?.name?.value;
  if (!supplier || name === undefined || isBrokenSomewhere(manifest)) return undefined;
  if (!saysNameOnly(supplier, here.text)) return undefined;
  // The name may be the id of another.
  if (name !== entity.id && suppliers.directory().has(name)) return undefined;
  return { entity, name };
}

function saysNameOnly({ name, place }: Supplier, text: string): boolean {
  if (!name || name.unit !== place.unit) return false;
  const [start, end] = [startOf(place), endOf(place)];
  const around = text.slice(start, startOf(name)) + text.slice(endOf(name), end);
  return /^\{?\s*["']?name["']?\s*:\s*\}?\s*$/.test(around);
}

/** The edits in one of the files that name the supplier; in its own its entry goes. Undefined: not surely. */
export function inlineIn(
  at: FileText,
  { entity, name }: Inlined,
  files: Files,
): TextEdit[] | undefined {
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
  const end = inkBefore(text, endOf(supplier.place));
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
