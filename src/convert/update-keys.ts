import type { TextEdit } from '../fixes/fix';
import type { Page } from '../fixes/write';
import { afterLine, isBlock, lineEnd, removeKey } from '../fixes/write';
import type { Place, Source } from '../manifest/model';
import { endOf, startOf, stretchOf } from '../manifest/model';
import { addKeys, removeKeys } from './json-edits';
import type { Fields } from './own-cells';
import { keyLines } from './write-manifest';

/**
 * Keys behind a value of a source; undefined where that cannot be done surely.
 *
 * @param comments what a person wrote beside what stood in their place: one stays behind the first key, several before it
 */
export function keysAfter(
  page: Page,
  source: Source,
  value: Place,
  fields: Fields,
  comments: readonly string[] = [],
): TextEdit | undefined {
  if (page.format === 'json') {
    return addKeys(page, source, stretchOf(value), fields);
  }
  const indent = indentOf(page, source);
  if (indent === undefined || !isBlock(page, source)) return undefined;
  const keys = Object.entries(fields).flatMap(([key, each]) => keyLines(key, each, indent));
  const [only] = comments.length === 1 ? comments : [];
  const lines =
    only === undefined
      ? [...comments.map((each) => indent + each), ...keys]
      : keys.map((each, at) => (at === 0 ? `${each} ${only}` : each));
  const end = lineEnd(page);
  return afterLine(page, endOf(value), lines.map((each) => each + end).join(''));
}

/** How far in the keys of a source stand. */
function indentOf({ text }: Page, source: Source): string | undefined {
  const [first] = [...source.keys.values()];
  return first && ' '.repeat(startOf(first) - text.lastIndexOf('\n', startOf(first) - 1) - 1);
}

/** Takes keys of a source out with their values; undefined among the edits: that is not sure. */
export function withoutKeys(
  page: Page,
  source: Source,
  names: readonly string[],
): (TextEdit | undefined)[] {
  const there = names.filter((name) => source.keys.has(name));
  return page.format === 'json'
    ? removeKeys(page, source, there)
    : there.map((name) => removeKey(page, source, name));
}

/** Takes a key of a source out, and leaves the comments that a person wrote beside its value. */
export function withoutKey(page: Page, source: Source, name: string): (TextEdit | undefined)[] {
  const indent = indentOf(page, source) ?? '';
  return withoutKeys(page, source, [name]).map((edit) => {
    if (!edit) return undefined;
    const lines = commentsIn(page, [edit]).map((each) => indent + each + lineEnd(page));
    return { ...edit, newText: lines.join('') + edit.newText };
  });
}

/** A quoted value, or a comment to the end of its line. */
const QUOTED_OR_COMMENT = /(?<=^|[\s{[,])(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\n]|'')*'|#[^\r\n]*)/gm;

/** The comments in what edits take out; JSON has none. */
export const commentsIn = (
  { text, format }: Page,
  edits: readonly (TextEdit | undefined)[],
): string[] =>
  format === 'json'
    ? []
    : edits.flatMap((edit) =>
        [...text.slice(edit?.start, edit?.end ?? 0).matchAll(QUOTED_OR_COMMENT)]
          .map(([found]) => found.trimEnd())
          .filter((found) => found.startsWith('#')),
      );
