import type { Source } from '../manifest/model';
import { endOf, startOf } from '../manifest/model';
import type { Finding } from '../rules/finding';
import { written } from '../text/written';
import { isBroken } from './broken';
import type { TextEdit } from './fix';
import type { Page } from './write';
import { isBlock, lineEnd } from './write';

/**
 * Writes what the replaced value said beside its suggestion into a key of its own: `form: sulfate` for
 * `nickel sulphate`. None where the key says that already; undefined where it says something else, or where a
 * mistake of syntax stands beside it.
 */
export function keepFact(
  finding: Finding,
  source: Source,
  { key, value }: NonNullable<Finding['keeps']>,
  page: Page,
): TextEdit[] | undefined {
  const own = source[key];
  if (own?.value === value) return [];
  if (own || source.keys.has(key) || isBroken(source, page)) return undefined;
  const end = endOf(finding.place);
  if (!isBlock(page, source)) {
    const name = page.format === 'json' ? JSON.stringify(key) : key;
    return [{ start: end, end, newText: `, ${name}: ${written(page, value)}` }];
  }
  const line = page.text.lastIndexOf('\n', startOf(finding.place) - 1) + 1;
  // The first key of an item stands behind its dash.
  const before = /^[ \t]*(?:- +)?(?=[^\s-])/.exec(page.text.slice(line, startOf(finding.place)));
  if (!before) return undefined;
  const newline = page.text.indexOf('\n', end);
  const at =
    newline === -1 ? page.text.length : page.text[newline - 1] === '\r' ? newline - 1 : newline;
  const indent = before[0].replace('-', ' ');
  return [
    { start: at, end: at, newText: `${lineEnd(page)}${indent}${key}: ${written(page, value)}` },
  ];
}
