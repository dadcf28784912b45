import { contentEndBefore, isBlock } from '../fixes/write';
import type { Page } from '../fixes/write';
import type { Source } from '../manifest/model';
import { endOf, startOf } from '../manifest/model';
import type { Stretch } from '../text/stretch';

/**
 * Where a key of a source stands with its value, without the comma, comments or blanks behind it. Undefined
 * where there are comments in it, or it is not written out.
 */
export function entryRange(page: Page, source: Source, key: string): Stretch | undefined {
  const { text } = page;
  const places = [...source.keys.entries()].sort(([, a], [, b]) => startOf(a) - startOf(b));
  const index = places.findIndex(([name]) => name === key);
  const place = places[index]?.[1];
  if (!place || text.slice(startOf(place), endOf(place)) === '<<') return undefined;
  const next = places[index + 1]?.[1];
  const start = startOf(place);
  let end = next ? startOf(next) : endOf(source.place);
  if (isBlock(page, source)) {
    // The dash and the indentation of what comes next, and comments above it.
    if (next) end = text.lastIndexOf('\n', end - 1) + 1;
    end = contentEndBefore(text, end);
    for (;;) {
      const line = text.lastIndexOf('\n', end - 1) + 1;
      if (line <= start || !/^[ \t]*#/.test(text.slice(line, end))) break;
      end = contentEndBefore(text, line);
    }
  } else {
    if (!next) end--;
    end = contentEndBefore(text, end);
    if (next && text[end - 1] === ',') end = contentEndBefore(text, end - 1);
  }
  const value = text.slice(start, end);
  // What an extension of the format says there would be lost.
  const isOdd = value.includes('#') || /(?:^|[\s[{,:])(?:[&*][\w-]|x-)/.test(value);
  return end <= start || isOdd ? undefined : { start, end };
}
