import type { Finding } from '../rules/finding';
import type { Source, StructureProblem } from '../manifest/model';
import { startOf, endOf } from '../manifest/model';
import type { Fix, TextEdit } from './fix';
import type { Page } from './write';
import { inkBefore, isBlock, lineEnd, removeKey, replaceValue, together } from './write';
import { written } from '../text/written';

/** Spelling, canonical forms, and what is wrong with the structure. */
export function formFixes(
  fix: 'spelling' | 'canonical' | 'structure',
  finding: Finding,
  page: Page,
): Fix[] {
  const { problem } = finding;
  if (problem) return structureFixes(finding, problem, page);
  const safe = fix === 'canonical';
  return (finding.suggestions ?? []).flatMap((value, index, all) => {
    const edit = replaceValue(page, finding.place, value);
    if (!edit) return [];
    return {
      title: `${safe ? 'Write' : 'Change to'} ${value}`,
      ruleId: finding.ruleId,
      kind: safe ? fix : 'spelling',
      edits: [edit],
      preferred: safe || (all.length === 1 && index === 0),
      safe,
    } satisfies Fix;
  });
}

function structureFixes(finding: Finding, problem: StructureProblem, page: Page): Fix[] {
  const { source } = finding;
  switch (problem.kind) {
    case 'unknown-key':
      return [
        ...(problem.nearest === undefined ? [] : rename(finding, problem.nearest, page)),
        ...(source?.keys.has(problem.key) ? drop(finding, source, problem.key, page) : []),
      ];
    case 'not-one-of':
      return problem.nearest === undefined ? [] : rename(finding, problem.nearest, page);
    case 'missing-key':
      return source ? addKey(finding, source, problem.key, page) : [];
    case 'wrong-type':
      return problem.expected === 'string' && problem.found === 'number'
        ? quote(finding, page)
        : [];
    default:
      return [];
  }
}

function rename(finding: Finding, value: string, page: Page): Fix[] {
  const edit = replaceValue(page, finding.place, value);
  return edit ? [structure(finding, `Change to ${value}`, [edit], true)] : [];
}

function drop(finding: Finding, source: Source, key: string, page: Page): Fix[] {
  // Without its only key there would be no source; one without a name may be a colon out of place.
  const edits = key !== '' && source.keys.size > 1 && together([removeKey(page, source, key)]);
  return edits ? [structure(finding, `Remove ${key.slice(0, 60)}`, edits, false)] : [];
}

function quote(finding: Finding, page: Page): Fix[] {
  const [start, end] = [startOf(finding.place), endOf(finding.place)];
  const newText = JSON.stringify(page.text.slice(start, end));
  return [structure(finding, 'Put it in quotes', [{ start, end, newText }], true)];
}

const PLACEHOLDERS: Readonly<Record<string, string>> = {
  supplier: 'TBD',
  country: 'US',
  id: 'new-step',
};

/** Adds a key after the last one, with a value to type over. */
function addKey(finding: Finding, source: Source, key: string, page: Page): Fix[] {
  const value =
    key === 'stage' ? (source.component ? 'manufacturing' : 'processing') : PLACEHOLDERS[key];
  const last = [...source.keys.values()].reduce<number>(
    (most, place) => Math.max(most, startOf(place)),
    -1,
  );
  const first = [...source.keys.values()][0];
  if (value === undefined || last < 0 || !first) return [];
  // A first key that is no word is no place to write beside.
  if (!/[\w"']/.test(page.text.charAt(startOf(first)))) return [];
  const end = endOf(source.place);
  let edit: TextEdit;
  if (isBlock(page, source)) {
    const line = page.text.lastIndexOf('\n', startOf(first) - 1) + 1;
    const indent = ' '.repeat(startOf(first) - line);
    const at = page.text.indexOf('\n', startOf(first));
    if (page.text.slice(line, startOf(first)).trim() !== '-') return [];
    // Behind the first key: its value may go on over lines, so only a plain one will do.
    if (
      at === -1 ||
      at > end ||
      !/:\s+[^\s|>&*[{"'][^\n]*$/.test(page.text.slice(startOf(first), at))
    )
      return [];
    edit = { start: at + 1, end: at + 1, newText: `${indent}${key}: ${value}${lineEnd(page)}` };
  } else {
    const name = page.format === 'json' ? JSON.stringify(key) : key;
    const at = inkBefore(page.text, end - 1);
    // The comma may be there already, and a comment would swallow what is written behind it.
    const row = page.text.slice(page.text.lastIndexOf('\n', at - 1) + 1, at);
    if (page.text[at - 1] === ',' || row.includes('#')) return [];
    edit = { start: at, end: at, newText: `, ${name}: ${written(page, value)}` };
  }
  const from = edit.start + edit.newText.indexOf(': ') + 2;
  const select = { start: from, end: from + written(page, value).length };
  return [{ ...structure(finding, `Add ${key}`, [edit], true), select }];
}

function structure(finding: Finding, title: string, edits: TextEdit[], preferred: boolean): Fix {
  return { title, ruleId: finding.ruleId, kind: 'structure', edits, preferred, safe: false };
}
