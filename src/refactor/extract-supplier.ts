import { freeId } from '../chain/free-id';
import { slug } from '../convert/ids';
import { isBrokenSomewhere } from '../fixes/broken';
import type { TextEdit } from '../fixes/fix';
import { afterLine, contentEndBefore, lineEnd, together } from '../fixes/write';
import type { Page } from '../fixes/write';
import type { Manifest } from '../manifest/model';
import { endOf, startOf } from '../manifest/model';
import { entityAt, filesOf } from '../navigation/entity';
import { occurrencesHere } from '../navigation/occurrences';
import { renameIn } from '../navigation/rename';
import { written } from '../text/written';
import { checked, NAMES_SUPPLIER, withTexts } from './meaning';
import type { Here, Refactoring } from './refactoring';
import { pageOf } from './refactoring';
import type { Stretch } from '../text/stretch';

/** Gives the company at an offset, which is in no directory, an entry in that of the manifest. */
export function extractSupplier(here: Here, offset: number): Refactoring | undefined {
  const { analysis, text } = here;
  const { manifest, suppliers, file } = analysis;
  const entity = entityAt(analysis, offset)?.entity;
  if (entity?.kind !== 'company' || isBrokenSomewhere(manifest)) return undefined;
  const name = entity.id;
  const directory = suppliers.directory();
  // Under one name it would be two companies.
  if (suppliers.owner(name)) return undefined;
  return {
    kind: 'extract-supplier',
    name,
    edits: () => {
      const isTaken = (id: string): boolean =>
        directory.has(id) ||
        (id !== name && occurrencesHere(analysis, { kind: 'company', file, id }).length > 0);
      const id = freeId(slug(name) || 'supplier', { has: isTaken });
      const renamed = renameIn({ file, text }, entity, id, filesOf(analysis));
      const edits = together([entryFor(pageOf(here), manifest, id, name), ...renamed]);
      return checked(here, edits, (before) => {
        const named = withTexts(before, (key, each) =>
          NAMES_SUPPLIER.has(key) && each === name ? id : each,
        );
        const entry = { id, name, ownership: [], waivers: [] };
        return { ...named, suppliers: { ...named.suppliers, [id]: entry } };
      });
    },
  };
}

/** The entry, behind the last one or with the directory before the sources. */
function entryFor(page: Page, manifest: Manifest, id: string, name: string): TextEdit | undefined {
  const last = [...manifest.suppliers.values()].at(-1);
  if (last) return behind(page, { start: startOf(last.id), end: endOf(last.place) }, id, name);
  const { keys } = manifest;
  const before = keys.get('sources');
  if (!before || keys.has('suppliers')) return undefined;
  return beforeKey(page, startOf(before), id, name);
}

const inBraces = ({ format }: Page, id: string, name: string): string =>
  format === 'json'
    ? `${JSON.stringify(id)}: { "name": ${JSON.stringify(name)} }`
    : `${id}: { name: ${written({ format }, name)} }`;

function behind(page: Page, last: Stretch, id: string, name: string): TextEdit | undefined {
  const { text, format } = page;
  const before = text.slice(text.lastIndexOf('\n', last.start - 1) + 1, last.start);
  const isOwnLine = /^[ \t]*$/.test(before);
  const end = Math.max(last.start, contentEndBefore(text, last.end));
  const isFlow =
    format === 'json' || !isOwnLine || /^[ \t]*(?:#[^\n]*)?\r?\n?[ \t]*,/.test(text.slice(end));
  if (isFlow) {
    if (text.slice(last.start, end).includes('#') || text[end - 1] !== '}') return undefined;
    const own = isOwnLine ? `,${lineEnd(page)}${before}` : ', ';
    return { start: end, end, newText: own + inBraces(page, id, name) };
  }
  const eol = lineEnd(page);
  const lines = `${before}${id}:${eol}${before}  name: ${written({ format }, name)}${eol}`;
  return afterLine(page, end, lines);
}

function beforeKey(page: Page, key: number, id: string, name: string): TextEdit | undefined {
  const { text, format } = page;
  const line = text.lastIndexOf('\n', key - 1) + 1;
  const indent = text.slice(line, key);
  if (format === 'json') {
    const own = /^[ \t]*$/.test(indent) ? `,${lineEnd(page)}${indent}` : ', ';
    return { start: key, end: key, newText: `"suppliers": { ${inBraces(page, id, name)} }${own}` };
  }
  if (indent !== '') return undefined;
  const eol = lineEnd(page);
  const at = aboveComments(text, line);
  const lines = `suppliers:${eol}  ${id}:${eol}    name: ${written({ format }, name)}${eol}`;
  return { start: at, end: at, newText: lines };
}

/** Comments directly above a line speak of it. */
function aboveComments(text: string, line: number): number {
  let at = line;
  while (at > 0) {
    const before = text.lastIndexOf('\n', at - 2) + 1;
    // The first lines of a text are its own.
    if (before === 0 || !/^[ \t]*#/.test(text.slice(before, at))) return at;
    at = before;
  }
  return at;
}
