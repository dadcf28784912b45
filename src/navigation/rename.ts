import type { TextEdit } from '../fixes/fix';
import { resolveImport, splitReference } from '../manifest/imports';
import type { Located } from '../manifest/model';
import { endOf, startOf } from '../manifest/model';
import type { Language } from '../messages/language';
import { ENGLISH } from '../messages/language';
import { written } from '../text/written';
import type { Entity, Files } from './entity';
import { occurrencesIn, spanOf } from './occurrences';

/** A file whose text is at hand. */
export interface FileText {
  /** Key of the file in `Files`. */
  readonly file: string;
  readonly text: string;
}

/** Why a name cannot be given, in a sentence; undefined: it can. */
export function nameFault(
  entity: Entity,
  name: string,
  files: Files,
  { t }: Language = ENGLISH,
): string | undefined {
  if (entity.kind === 'file') return t('Rename the file itself, in the explorer.');
  if (name.trim() === '') return t('A name needs at least one character.');
  if (entity.kind === 'company') return undefined;
  if (!/^[\w.-]+$/.test(name)) return t('An id has only letters, digits, -, _ and .');
  const manifest = files.get(entity.file);
  const isTaken =
    entity.kind === 'source'
      ? manifest?.sources.some(({ id }) => id?.value === name)
      : manifest?.suppliers.has(name);
  if (isTaken !== true || name === entity.id) return undefined;
  return entity.kind === 'source'
    ? t('There is a source “{name}” already.', { name })
    : t('There is a supplier “{name}” already.', { name });
}

/**
 * The edits in one file that give an entity another name wherever the file names it. An alias follows
 * what it repeats and is left.
 *
 * @param name passes `nameFault`
 */
export function renameIn(
  { file, text }: FileText,
  entity: Entity,
  name: string,
  files: Files,
): TextEdit[] {
  return once(
    occurrencesIn(file, entity, files).flatMap(({ at }) => {
      const span = spanOf(text, at, entity.kind === 'source' ? 'id' : 'whole');
      if (span && /^[\w.-]+$/.test(name)) return { ...span, newText: name };
      return rewritten(text, at, valueWith(at.value, name, entity), files.get(file)?.format) ?? [];
    }),
  );
}

const valueWith = (value: string, name: string, { kind }: Entity): string => {
  const path = kind === 'source' ? splitReference(value).file : undefined;
  return path === undefined ? name : `${path}#${name}`;
};

/** A whole value written anew; nothing where an alias or a merge stands for it. */
function rewritten(
  text: string,
  at: Located<string>,
  value: string,
  format: 'yaml' | 'json' = 'yaml',
): TextEdit | undefined {
  const [start, end] = [startOf(at), endOf(at)];
  const raw = text.slice(start, end);
  if (/^(?:\*|<<)/.test(raw)) return undefined;
  const quote = raw.startsWith('"') ? '"' : raw.startsWith("'") ? "'" : '';
  return { start, end, newText: written({ format }, value, quote) };
}

/**
 * The edits in one file once others have moved: paths in its imports and inputs that led to one of them,
 * and all that it names relative to itself where it has moved too.
 *
 * @param moved where files that have moved are now, by their keys before
 */
export function moveIn(
  { file, text }: FileText,
  moved: ReadonlyMap<string, string>,
  files: Files,
): TextEdit[] {
  const manifest = files.get(file);
  if (!manifest) return [];
  const home = moved.get(file) ?? file;
  const moveTo = (at: Located<string>, path: string): TextEdit[] => {
    const before = resolveImport(file, path);
    const now = moved.get(before) ?? before;
    if (resolveImport(home, path) === now) return [];
    const span = spanOf(text, at, path === at.value ? 'whole' : 'path');
    const newPath = relativePath(home, now);
    if (span && /^[\w./-]+$/.test(newPath)) return [{ ...span, newText: newPath }];
    const edit = rewritten(text, at, newPath + at.value.slice(path.length), manifest.format);
    return edit ? [edit] : [];
  };
  const edits = manifest.imports.flatMap((at) => moveTo(at, at.value));
  for (const { inputs, evidence } of manifest.sources) {
    for (const at of inputs) {
      const path = splitReference(at.value).file;
      if (path !== undefined) edits.push(...moveTo(at, path));
    }
    // Evidence stays where it is, and is found from where the manifest is now.
    if (home === file) continue;
    for (const { file: at } of evidence) {
      if (at && !/^[A-Za-z][\w+.-]+:/.test(at.value)) edits.push(...moveTo(at, at.value));
    }
  }
  return once(edits);
}

/** A path from a file to another, as it is written in imports: with `./` or `../`. */
export function relativePath(from: string, to: string): string {
  const [here, there] = [from.split('/').slice(0, -1), to.split('/')];
  let common = 0;
  while (common < here.length && common < there.length - 1 && here[common] === there[common])
    common++;
  const up = here.slice(common).map(() => '..');
  return [...(up.length > 0 ? up : ['.']), ...there.slice(common)].join('/');
}

/** In order of place; the value of an anchor may be met more than once. */
function once(edits: TextEdit[]): TextEdit[] {
  const sorted = edits.sort((a, b) => a.start - b.start);
  return sorted.filter((edit, index) => edit.start >= (sorted[index - 1]?.end ?? 0));
}
