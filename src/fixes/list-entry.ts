import type { Place } from '../manifest/model';
import { endOf, startOf } from '../manifest/model';
import { written } from '../text/written';
import type { TextEdit } from './fix';
import type { Page } from './write';
import { afterLine, isIndirect, lineEnd } from './write';

/** Another text behind an entry of a list, which is written in brackets or an entry a line. */
export function besideEntry(page: Page, entry: Place, added: string): TextEdit | undefined {
  const { text } = page;
  const [start, end] = [startOf(entry), endOf(entry)];
  const old = text.slice(start, end);
  if (isIndirect(old)) return undefined;
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const value = written(page, added, old);
  if (/^ *- +$/.test(before)) return afterLine(page, end, before + value + lineEnd(page));
  // Behind a comment an entry could not be added; a # within a reference is none.
  const isOpen = page.format === 'json' ? /[[,]\s*$|^\s*$/ : /^(?:[^#]|(?<=\S)#)*[[,]\s*$|^\s*$/;
  if (!isOpen.test(before)) return undefined;
  const own = /^[ \t]+$/.test(before) ? `,${lineEnd(page)}${before}` : ', ';
  return { start: end, end, newText: own + value };
}
