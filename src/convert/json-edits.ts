import type { TextEdit } from '../fixes/fix';
import type { Page } from '../fixes/write';
import { contentEndBefore } from '../fixes/write';
import type { Place, Source } from '../manifest/model';
import { endOf, startOf, stretchOf } from '../manifest/model';
import { jsonLine } from './json-text';
import type { Fields } from './own-cells';
import type { Stretch } from '../text/stretch';

/** What stands between the parts of an object: written beside it, another one looks the same. */
interface Style {
  readonly open: string;
  readonly comma: string;
  readonly colon: '' | ' ';
  readonly close: string;
}

function styleOf({ text }: Page, { start, end }: Stretch): Style {
  const open = /\s*/.exec(text.slice(start + 1))?.[0] ?? '';
  const colon = /^\{\s*"(?:[^"\\]|\\.)*"\s*:\S/.test(text.slice(start, end)) ? '' : ' ';
  const close = text.slice(contentEndBefore(text, end - 1), end - 1);
  return { open, comma: open.includes('\n') ? open : colon, colon, close };
}

const pairsText = (fields: Fields, { comma, colon }: Style): string =>
  Object.entries(fields)
    .map(([key, value]) => `${JSON.stringify(key)}:${colon}${jsonLine(value, colon)}`)
    .join(`,${comma}`);

const objectText = (fields: Fields, style: Style): string =>
  `{${style.open}${pairsText(fields, style)}${style.close}}`;

/** The blanks before a part of a list or object, back to the comma or the bracket. */
const blankBefore = ({ text }: Page, start: number): string =>
  text.slice(contentEndBefore(text, start), start);

/** Keys behind a value of a source. */
export function addKeys(
  page: Page,
  source: Source,
  { end }: Stretch,
  fields: Fields,
): TextEdit | undefined {
  if (!/^\s*[,}]/.test(page.text.slice(end))) return undefined;
  const style = styleOf(page, stretchOf(source.place));
  return { start: end, end, newText: `,${style.comma}${pairsText(fields, style)}` };
}

/** Takes keys out with their values; every other stays to the character. */
export function removeKeys(page: Page, source: Source, names: readonly string[]): TextEdit[] {
  const { text } = page;
  const keys = [...source.keys];
  let isFirst = true;
  let before = startOf(source.place) + 1;
  return keys.flatMap(([name, key], at): TextEdit[] => {
    const next = keys[at + 1]?.[1];
    const [start, stop] = [startOf(key), next ? startOf(next) : endOf(source.place)];
    // Back over the comma or the brace.
    const end = contentEndBefore(text, contentEndBefore(text, stop) - 1);
    const from = before;
    before = end;
    if (!names.includes(name)) {
      isFirst = false;
      return [];
    }
    return [
      isFirst && next ? { start, end: stop, newText: '' } : { start: from, end, newText: '' },
    ];
  });
}

/** Objects behind the last one of a list. */
export function addItems(page: Page, last: Place, items: readonly Fields[]): TextEdit {
  const { start, end } = stretchOf(last);
  const style = styleOf(page, { start, end });
  const before = `,${blankBefore(page, start) || (style.open.includes('\n') ? '' : style.colon)}`;
  const newText = items.map((fields) => before + objectText(fields, style)).join('');
  return { start: end, end, newText };
}

type Entries = readonly (readonly [key: string, fields: Fields])[];

/** Entries behind the last one of an object of objects. */
export function addEntries(
  page: Page,
  last: { readonly key: Place; readonly value: Place },
  entries: Entries,
): TextEdit {
  const end = endOf(last.value);
  const style = styleOf(page, stretchOf(last.value));
  const before = `,${blankBefore(page, startOf(last.key)) || style.colon}`;
  const newText = entries
    .map(([key, fields]) => before + entryText(key, objectText(fields, style), style))
    .join('');
  return { start: end, end, newText };
}

/** An object of objects as a key of the manifest, before another one. */
export function addMapping(page: Page, next: Place, key: string, entries: Entries): TextEdit {
  const start = startOf(next);
  const blank = blankBefore(page, start);
  const unit = /\n([ \t]*)$/.exec(blank)?.[1];
  const colon = /^\s*:\S/.test(page.text.slice(endOf(next))) ? '' : ' ';
  const open = unit === undefined ? colon : blank + unit;
  const style: Style = { open: colon, comma: colon, colon, close: colon };
  const inner = entries.map(([id, fields]) => entryText(id, objectText(fields, style), style));
  const close = unit === undefined ? colon : blank;
  const text = entryText(key, `{${open}${inner.join(`,${open}`)}${close}}`, style);
  return { start, end: start, newText: `${text},${blank || colon}` };
}

const entryText = (key: string, value: string, { colon }: Style): string =>
  `${JSON.stringify(key)}:${colon}${value}`;
