import { STAGES_OF } from '../knowledge/stages';
import type { Source } from '../manifest/model';
import { endOf, startOf } from '../manifest/model';
import type { Finding } from '../rules/finding';
import { written } from '../text/written';
import type { Fix, TextEdit } from './fix';
import { structure } from './structure';
import type { FixPage } from './write';
import { contentEndBefore, isBlock, lineEnd } from './write';

/** What is typed over: none of them states anything. */
const PLACEHOLDERS: Readonly<Record<string, string>> = {
  supplier: 'TBD',
  country: 'unknown',
  id: 'new-step',
};

/**
 * Adds a key that is missing behind the first one, with a placeholder to type over. A stage has no
 * placeholder: each one that is possible is an offer of its own.
 */
export function addKey(finding: Finding, source: Source, key: string, page: FixPage): Fix[] {
  if (key === 'stage') {
    return STAGES_OF[source.component ? 'component' : 'material'].flatMap(
      (stage) =>
        withKey(
          finding,
          source,
          key,
          stage,
          page,
          page.language.t('Add stage: {stage}', { stage }),
        ) ?? [],
    );
  }
  const value = PLACEHOLDERS[key];
  if (value === undefined) return [];
  const fix = withKey(finding, source, key, value, page, page.language.t('Add {key}', { key }));
  return fix ? [{ ...fix, preferred: true }] : [];
}

function withKey(
  finding: Finding,
  source: Source,
  key: string,
  value: string,
  page: FixPage,
  title: string,
): Fix | undefined {
  const edit = isBlock(page, source)
    ? inBlock(source, key, value, page)
    : inBraces(source, key, value, page);
  if (!edit) return undefined;
  const from = edit.start + edit.newText.indexOf(': ') + 2;
  const select = { start: from, end: from + written(page, value).length };
  return { ...structure(finding, title, [edit], false), select };
}

/** Behind the first key: its value may go on over lines, so only a plain one will do. */
function inBlock(source: Source, key: string, value: string, page: FixPage): TextEdit | undefined {
  const [first] = [...source.keys.values()];
  // A first key that is no word is no place to write beside.
  if (!first || !/[\w"']/.test(page.text.charAt(startOf(first)))) return undefined;
  const line = page.text.lastIndexOf('\n', startOf(first) - 1) + 1;
  const at = page.text.indexOf('\n', startOf(first));
  if (page.text.slice(line, startOf(first)).trim() !== '-') return undefined;
  const end = page.text[at - 1] === '\r' ? at - 1 : at;
  if (at === -1 || end > endOf(source.place)) return undefined;
  if (!/:\s+[^\s|>&*[{"'][^\n]*$/.test(page.text.slice(startOf(first), at))) return undefined;
  const indent = ' '.repeat(startOf(first) - line);
  return {
    start: at + 1,
    end: at + 1,
    newText: `${indent}${key}: ${written(page, value)}${lineEnd(page)}`,
  };
}

function inBraces(source: Source, key: string, value: string, page: FixPage): TextEdit | undefined {
  const [first] = [...source.keys.values()];
  if (!first || !/[\w"']/.test(page.text.charAt(startOf(first)))) return undefined;
  const name = page.format === 'json' ? JSON.stringify(key) : key;
  const at = contentEndBefore(page.text, endOf(source.place) - 1);
  // The comma may be there already, and a comment would swallow what is written behind it.
  const row = page.text.slice(page.text.lastIndexOf('\n', at - 1) + 1, at);
  if (page.text[at - 1] === ',' || row.includes('#')) return undefined;
  return { start: at, end: at, newText: `, ${name}: ${written(page, value)}` };
}
