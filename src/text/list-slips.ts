/** Slips of YAML within brackets, and at the beginning of lists. */
import type { Keys, Line, Slip } from './slip';
import { lineAt } from './slip';

/** Lines that are looked at for where a list begins. */
const MAX_LINES = 60;

/** `{ supplier: Acme country: US }` */
export function missingComma({ start, text: line }: Line, _: string, keys: Keys): Slip[] {
  if (!line.includes('{')) return [];
  return [...line.matchAll(/(?<=[^\s,{[:])( +)([A-Za-z]\w*):(?=\s)/g)].flatMap((found) => {
    const [, blanks = '', key = ''] = found;
    if (!keys.has(key)) return [];
    const from = start + found.index;
    const at = from + blanks.length;
    return {
      code: 'comma',
      detail: '',
      start: at,
      end: at + key.length,
      fixes: [{ start: from, end: at, text: `,${blanks}` }],
      isOffered: true,
    };
  });
}

/** `{ id: a; material: lithium }`, all of a line at once. */
export function wrongComma({ start, text: line }: Line): Slip | undefined {
  if (!line.includes('{')) return undefined;
  const first = line.search(SEMICOLON);
  if (first === -1) return undefined;
  const at = { start: start + first, end: start + line.length };
  return {
    code: 'comma-sign',
    detail: ';',
    start: at.start,
    end: at.start + 1,
    fixes: [{ ...at, text: line.slice(first).replaceAll(SEMICOLON, ',') }],
    isOffered: true,
  };
}

const SEMICOLON = /;(?= *[A-Za-z]\w*:\s)/g;

/** `- id: a, material: lithium }` */
export function missingBrace({ start, text: line }: Line, _: string, keys: Keys): Slip | undefined {
  const [, before = '', key = '', next = ''] =
    /^(\s*- +)([A-Za-z]\w*): [^{}]*?, *([A-Za-z]\w*): [^{}]*\}\s*$/.exec(line) ?? [];
  if (!keys.has(key) || !keys.has(next)) return undefined;
  const at = start + before.length;
  return {
    code: 'open-brace',
    detail: '',
    start: at,
    end: at + key.length,
    fixes: [{ start: at, end: at, text: '{ ' }],
    isOffered: true,
  };
}

/** What is written as a sentence may have the name of a key with a colon in it. */
const SENTENCES: ReadonlySet<string> = new Set([
  'reason',
  'title',
  'product',
  'name',
  'approvedBy',
]);

/** `supplier: Acme, country: US` */
export function keyOnLine({ start, text: line }: Line, text: string, keys: Keys): Slip | undefined {
  const [, before = '', key = '', value = '', between = '', next = ''] =
    /^(\s*(?:- +)*)([A-Za-z]\w*): +([^\s"'[\]{}&*!|>%@`#,:][^"'[\]{}#:]*?)([,;]? +)([A-Za-z]\w*): +\S/.exec(
      line,
    ) ?? [];
  if (!keys.has(key) || !keys.has(next) || SENTENCES.has(key)) return undefined;
  const from = line.indexOf(value, before.length + key.length + 1) + value.length;
  const at = start + from + between.length;
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  return {
    code: 'key-on-line',
    detail: next,
    start: at,
    end: at + next.length,
    fixes: [{ start: start + from, end: at, text: `${lineEnd}${' '.repeat(before.length)}` }],
    isOffered: true,
  };
}

/** `inputs: - b` */
export function listOnKeyLine(
  { start, text: line }: Line,
  text: string,
  keys: Keys,
): Slip | undefined {
  const [, before = '', key = '', blanks = ''] =
    /^(\s*(?:- +)*)([A-Za-z]\w*):( +)- +\S/.exec(line) ?? [];
  if (!keys.has(key)) return undefined;
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const from = start + before.length + key.length + 1;
  const at = from + blanks.length;
  return {
    code: 'list-on-key-line',
    detail: '',
    start: at,
    end: at + 1,
    fixes: [{ start: from, end: at, text: `${lineEnd}${' '.repeat(before.length + 2)}` }],
    isOffered: true,
  };
}

/** `sources: []` with items below it. */
export function valueAboveList(
  { start, text: line }: Line,
  text: string,
  keys: Keys,
): Slip | undefined {
  const [, before = '', key = '', blanks = '', value = ''] =
    /^( *)([A-Za-z]\w*):( +)(\[ *\]?|\{ *\}?|\]|\}|-|~|null|none)\s*$/.exec(line) ?? [];
  if (!keys.has(key)) return undefined;
  const next = nextWithText(text, start);
  if (next === undefined || !new RegExp(`^ {${before.length},}- +\\S`).test(next.text))
    return undefined;
  const from = start + before.length + key.length + 1;
  const at = from + blanks.length;
  return {
    code: 'above-list',
    detail: value,
    start: at,
    end: at + value.length,
    fixes: [{ start: from, end: at + value.length, text: '' }],
    isOffered: true,
  };
}

/** The first item of a list, whose dash is missing: the second one has it. */
export function missingDash(
  { start, text: line }: Line,
  text: string,
  keys: Keys,
): Slip | undefined {
  const column = /^ *(?=- +\S)/.exec(line)?.[0].length;
  if (column === undefined) return undefined;
  let first: Line | undefined;
  let at = start;
  for (let looked = 0; at > 0 && looked < MAX_LINES; looked++) {
    const above = lineAt(text, text.lastIndexOf('\n', at - 2) + 1);
    at = above.start;
    if (/^\s*(?:#|$)/.test(above.text)) continue;
    if (above.text.search(/\S/) > column) {
      first = above;
      continue;
    }
    const [, parent = ''] = /^ *([A-Za-z]\w*):\s*(?:#.*)?$/.exec(above.text) ?? [];
    if (!keys.has(parent)) return undefined;
    break;
  }
  const [, blanks = '', key = ''] = /^( *)([A-Za-z]\w*):(?:\s|$)/.exec(first?.text ?? '') ?? [];
  if (!first || !keys.has(key) || blanks.length < column + 2) return undefined;
  const end = first.start + blanks.length;
  return {
    code: 'no-dash',
    detail: '',
    start: end,
    end: end + key.length,
    fixes: [
      {
        start: first.start,
        end,
        text: `${' '.repeat(column)}- ${' '.repeat(blanks.length - column - 2)}`,
      },
    ],
    isOffered: true,
  };
}

/**
 * An item behind another one whose dash is missing, so that all its keys seem to be given twice.
 *
 * @param text of the item before and what follows it, from the start of a line
 */
export function dashlessItem(text: string): Slip | undefined {
  const [, blanks = '', dash = '', first = ''] = /^( *)(- +)([A-Za-z]\w*):(?=\s)/.exec(text) ?? [];
  if (dash === '') return undefined;
  const column = blanks.length + dash.length;
  const seen = new Set([first]);
  let at: number | undefined;
  for (const found of text.matchAll(new RegExp(`^ {${column}}([A-Za-z]\\w*):(?=\\s)`, 'gm'))) {
    const [, key = ''] = found;
    if (at === undefined && key === 'id' && seen.has(key)) at = found.index;
    else if (at === undefined) seen.add(key);
    else if (key !== 'id' && seen.has(key)) {
      const start = at + column;
      const put = `${blanks}- `.padEnd(column);
      return {
        code: 'no-dash',
        detail: '',
        start,
        end: start + 'id'.length,
        fixes: [{ start: at, end: start, text: put }],
        isOffered: true,
      };
    }
  }
  return undefined;
}

function nextWithText(text: string, start: number): Line | undefined {
  let at = start;
  for (let looked = 0; looked < MAX_LINES; looked++) {
    const newline = text.indexOf('\n', at);
    if (newline === -1) return undefined;
    at = newline + 1;
    const line = lineAt(text, at);
    if (!/^\s*(?:#|$)/.test(line.text)) return line;
  }
  return undefined;
}
