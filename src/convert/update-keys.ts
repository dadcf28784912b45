import type { TextEdit } from '../fixes/fix';
import type { Page } from '../fixes/write';
import { afterLine, isBlock, lineEnd, removeKey } from '../fixes/write';
import type { Place, Source } from '../manifest/model';
import { endOf, startOf, stretchOf } from '../manifest/model';
import { addKeys, removeKeys } from './json-edits';
import type { Fields } from './own-cells';
import { keyLines } from './write-manifest';

/** Keys behind a value of a source; undefined where that cannot be done surely. */
export function keysAfter(
  page: Page,
  source: Source,
  value: Place,
  fields: Fields,
): TextEdit | undefined {
  if (page.format === 'json') {
    return addKeys(page, source, stretchOf(value), fields);
  }
  const [first] = [...source.keys.values()];
  if (!first || !isBlock(page, source)) return undefined;
  const line = page.text.lastIndexOf('\n', startOf(first) - 1) + 1;
  const indent = ' '.repeat(startOf(first) - line);
  const lines = Object.entries(fields).flatMap(([key, each]) => keyLines(key, each, indent));
  const end = lineEnd(page);
  return afterLine(page, endOf(value), lines.map((each) => each + end).join(''));
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
