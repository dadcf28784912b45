/** Slips of YAML that have one right answer: found where the parser stops, so that the rest can be read. */
import {
  keyOnLine,
  listOnKeyLine,
  missingBrace,
  missingComma,
  missingDash,
  valueAboveList,
  wrongComma,
} from './list-slips';
import { nextLine } from './lines';
import type { SyntaxCode } from './node';
import type { Keys, Line, Slip } from './slip';
import { lineAt } from './slip';
import { wrongDashAt } from './wrong-dash';

const KEY = /^[A-Za-z$][\w.$-]*:(?=\s|$)/;
/** Blanks that take up a column and are no indentation, as a class of characters. */
const ODD = '\\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000';
/** Whatever looks like indentation and is none, tabs and what takes up no column included. */
const BAD_BLANKS = new RegExp(`^ *[\\t\\u200b\\ufeff${ODD}][ \\t\\u200b\\ufeff${ODD}]*(?=\\S)`);
/** An indentation with odd blanks and without tabs, and the same on each line. */
const ODD_INDENT = new RegExp(`^ *[${ODD}][ ${ODD}]*(?=\\S)`);
const ODD_INDENTS = new RegExp(`^ *[${ODD}][ ${ODD}]*(?=\\S)`, 'gm');
const BLANK_BEHIND = new RegExp(
  `^(\\s*(?:- +)*(?:-|[A-Za-z][\\w-]*:))( *[${ODD}][ ${ODD}]*)(?=\\S)`,
);
/** Lines that are looked at for the column of a key. */
const MAX_LINES = 20;
const CONFLICT = /^(?:<{7}|={7}|>{7}|\|{7})(?: |$)/;

/** What may be the slip at or beside the line of an offset, most likely first. */
export function slipsAt(text: string, offset: number, keys: Keys): Slip[] {
  const lines = linesAround(text, offset);
  // Behind a quote that is left open no column is right.
  const looks = /["']/.test(text.charAt(offset)) ? LOOKS : [...LOOKS, deeperDash, wrongColumn];
  return looks.flatMap((look) => lines.flatMap((line) => look(line, text, keys) ?? []));
}

const LOOKS = [
  conflict,
  oddBlanksAbove,
  badBlanks,
  tabBehindDash,
  oddBlankBehind,
  valueAboveList,
  listOnKeyLine,
  missingDash,
  missingBrace,
  missingComma,
  wrongComma,
  colonWithoutSpace,
  keyOnLine,
  colonInValue,
  noColon,
  wrongDash,
];

/** The line of an offset, that before it, and that behind it. */
function linesAround(text: string, offset: number): Line[] {
  const start = text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1;
  const own = lineAt(text, Math.min(start, offset));
  const before = own.start > 0 ? [lineAt(text, text.lastIndexOf('\n', own.start - 2) + 1)] : [];
  const next = text.indexOf('\n', own.start) + 1;
  return [own, ...before, ...(next > 0 && next < text.length ? [lineAt(text, next)] : [])];
}

/** An unfinished merge: of its two sides the second is left out. */
function conflict({ start, text: line }: Line, text: string): Slip | undefined {
  if (!CONFLICT.test(line)) return undefined;
  const end = start + line.length;
  const middle = line.startsWith('<') ? secondSide(text, start) : start;
  const close = text.indexOf('\n>>>>>>>', start) + 1;
  const isWhole = middle > 0 && close > middle;
  const to = isWhole ? close + lineAt(text, close).text.length : end;
  const masked = (from: number, until: number): string =>
    text.slice(from, until).replaceAll(/^./gm, '#');
  const hidden =
    isWhole && middle > start
      ? masked(start, end) + text.slice(end, middle) + masked(middle, to)
      : masked(start, to);
  const fixes = [{ start, end: to, text: hidden }];
  return { code: 'conflict', detail: '', start, end, fixes, isOffered: false };
}

/** Where the first side ends: at its base, where that is shown, or at the other side. */
function secondSide(text: string, start: number): number {
  const other = text.indexOf('\n=======', start) + 1;
  const base = text.indexOf('\n|||||||', start) + 1;
  return base > 0 && base < other ? base : other;
}

/** Odd blanks in front of lines up to that of the stop: with them, `- id` is a key of the manifest. */
function oddBlanksAbove({ start: from }: Line, text: string): Slip | undefined {
  let start = from;
  for (let looked = 0; looked < MAX_LINES && !ODD_INDENT.test(lineAt(text, start).text); looked++) {
    if (start === 0) return undefined;
    start = text.lastIndexOf('\n', start - 2) + 1;
  }
  let end = start;
  while (start > 0) {
    const above = text.lastIndexOf('\n', start - 2) + 1;
    if (!ODD_INDENT.test(lineAt(text, above).text)) break;
    start = above;
  }
  const shown = ODD_INDENT.exec(lineAt(text, start).text)?.[0];
  if (shown === undefined) return undefined;
  for (let found = shown; found; found = ODD_INDENT.exec(lineAt(text, end).text)?.[0] ?? '') {
    const next = text.indexOf('\n', end) + 1;
    end = next === 0 ? text.length : next;
    if (next === 0) break;
  }
  const plain = text
    .slice(start, end)
    .replaceAll(ODD_INDENTS, (blanks) => ' '.repeat(blanks.length));
  return {
    code: 'odd-blank',
    detail: '',
    start,
    end: start + shown.length,
    isOffered: true,
    fixes: [{ start, end, text: plain }],
  };
}

/** `-⇥id: a` */
function tabBehindDash({ start, text: line }: Line): Slip | undefined {
  const [, before = '', tabs = ''] = /^( *(?:- +)*-)([ \t]*\t[ \t]*)(?=\S)/.exec(line) ?? [];
  return tabs === '' ? undefined : plainSpace('tab', start + before.length, tabs);
}

/** A blank that is none behind a colon or a dash: with it, the line is text. */
function oddBlankBehind({ start, text: line }: Line): Slip | undefined {
  const [, before = '', blanks = ''] = BLANK_BEHIND.exec(line) ?? [];
  return blanks === '' ? undefined : plainSpace('blank-behind', start + before.length, blanks);
}

const plainSpace = (code: SyntaxCode, start: number, blanks: string): Slip => {
  const at = { start, end: start + blanks.length };
  return { code, detail: '', ...at, isOffered: true, fixes: [{ ...at, text: ' ' }] };
};

/** `-id: a`, `– id: a` */
function wrongDash({ start, text: line }: Line, text: string, keys: Keys): Slip | undefined {
  return dashSlip(text, start + line.search(/\S|$/), keys);
}

/** The slip where something else stands in place of the dash and the space of an item. */
export function dashSlip(text: string, offset: number, keys: Keys): Slip | undefined {
  const found = wrongDashAt(text, offset, keys);
  if (!found) return undefined;
  const { start, end, isSpaceMissing } = found;
  const detail = text.slice(start, end).trimEnd();
  return {
    code: isSpaceMissing ? 'dash-space' : 'dash-sign',
    detail,
    start,
    end: start + detail.length,
    isOffered: true,
    fixes: [{ start, end, text: '- ' }],
  };
}

/** An item that stands further in than those above, with all that is in it. */
function deeperDash({ start, text: line }: Line, text: string): Slip | undefined {
  const [, blanks = '', , key = ''] = DASH_AND_KEY.exec(line) ?? [];
  if (key === '') return undefined;
  const column = blanks.length;
  const end = endOfBlock(text, start, column);
  const fixes = dashesAbove(text, start, key)
    .filter((each) => each < column)
    .map((each) => {
      const block = text.slice(start, end);
      return { start, end, text: block.replaceAll(new RegExp(`^ {${column - each}}`, 'gm'), '') };
    });
  if (fixes.length === 0) return undefined;
  const at = start + column;
  return { code: 'out-of-line', detail: '', start: at, end: at + 1, fixes, isOffered: true };
}

const DASH_AND_KEY = /^( *)- +(\{ *)?([A-Za-z]\w*):(?=\s|$)/;

/** Where the lines end that stand further in than a column, from a line on. */
function endOfBlock(text: string, start: number, column: number): number {
  let end = nextLine(text, start);
  while (end < text.length) {
    const line = lineAt(text, end).text;
    const indent = line.search(/\S/);
    if (indent !== -1 && indent <= column) break;
    end = nextLine(text, end);
  }
  return end;
}

/** Columns of the dashes above a line, those before the same key first, else the nearest. */
function dashesAbove(text: string, start: number, key: string): number[] {
  const same = new Set<number>();
  const others = new Set<number>();
  let at = start;
  for (let looked = 0; at > 0 && looked < MAX_LINES; looked++) {
    at = text.lastIndexOf('\n', at - 2) + 1;
    const [, blanks = '', , other = ''] = DASH_AND_KEY.exec(lineAt(text, at).text) ?? [];
    if (other !== '') (other === key ? same : others).add(blanks.length);
  }
  return [...new Set([...same, ...others])].slice(0, 3);
}

function badBlanks({ start, text: line }: Line, text: string): Slip | undefined {
  const found = BAD_BLANKS.exec(line)?.[0];
  if (found === undefined) return undefined;
  const end = start + found.length;
  const columns = [...columnsNear(text, start), ...(found.includes('\t') ? [] : [found.length])];
  return {
    code: found.includes('\t') ? 'tab' : 'odd-blank',
    detail: '',
    start,
    end,
    isOffered: true,
    fixes: columns.map((column) => ({ start, end, text: ' '.repeat(column) })),
  };
}

/** `country:US` */
function colonWithoutSpace({ start, text: line }: Line): Slip | undefined {
  const found = /^(\s*(?:- +)*[A-Za-z][\w-]*:)(?=[^\s:/\\])/.exec(line)?.[1];
  if (found === undefined) return undefined;
  const at = start + found.length;
  const from = start + line.search(/[A-Za-z]/);
  const detail = line.trim().replace(/^(?:- +)+/, '');
  return {
    code: 'colon-space',
    detail,
    start: from,
    end: start + line.trimEnd().length,
    isOffered: true,
    fixes: [{ start: at, end: at, text: ' ' }],
  };
}

/** `country US`, `country = US`, and a full-width colon, behind a key of the format. */
function noColon({ start, text: line }: Line, _: string, keys: Keys): Slip | undefined {
  const [, before = '', key = '', sign = ''] = NO_COLON.exec(line) ?? [];
  if (key === '' || !keys.has(key)) return undefined;
  const from = start + before.length;
  const end = from + key.length;
  const value = end + sign.length;
  const hasValue = value < start + line.trimEnd().length;
  const isColon = /[\uff1a\ufe55]/.test(sign);
  const at = end + sign.search(/\S|$/);
  return {
    code: isColon ? 'colon-sign' : 'no-colon',
    detail: isColon ? sign.trim() : key,
    start: isColon ? at : from,
    end: isColon ? at + 1 : end,
    isOffered: true,
    fixes: [{ start: end, end: value, text: hasValue ? ': ' : ':' }],
  };
}

const NO_COLON = /^(\s*(?:- +)*)([A-Za-z]\w*)( *[=\uff1a\ufe55] *| +(?=\S)|\s*$)/;

/** `supplier: Acme: Batteries` */
function colonInValue({ start, text: line }: Line): Slip | undefined {
  const found =
    /^(\s*(?:- +)*[A-Za-z][\w-]*: +)([^\s"'[\]{}&*!|>%@`#,][^#"\\]*?:(?: [^#"\\]*?)?)(?=\s*$| #)/.exec(
      line,
    );
  const [, before = '', value = ''] = found ?? [];
  if (value === '') return undefined;
  const from = start + before.length;
  const end = from + value.length;
  return {
    code: 'colon-in-value',
    detail: value,
    start: from,
    end,
    isOffered: true,
    fixes: [{ start: from, end, text: `"${value}"` }],
  };
}

/** A key that stands in another column than those beside it. */
function wrongColumn({ start, text: line }: Line, text: string): Slip | undefined {
  const column = line.search(/\S/);
  if (column === -1 || !KEY.test(line.slice(column))) return undefined;
  const above = keyAbove(text, start);
  const isInLine = above?.column === column;
  // In line with the one above it, it is another that is not; and each choice reads the text once more.
  if (isInLine && !above.isOpen) return undefined;
  const fixes = columnsNear(text, start)
    .filter((each) => (isInLine ? each > column : each !== column))
    .map((each) => ({ start, end: start + column, text: ' '.repeat(each) }));
  if (fixes.length === 0) return undefined;
  const end = start + column + (KEY.exec(line.slice(column))?.[0].length ?? 2) - 1;
  return { code: 'wrong-column', detail: '', start: start + column, end, fixes, isOffered: true };
}

/** The nearest key above a line, not far from it, and whether what it is for may stand below it. */
function keyAbove(
  text: string,
  start: number,
): { readonly column: number; readonly isOpen: boolean } | undefined {
  let at = start;
  for (let looked = 0; at > 0 && looked < MAX_LINES; looked++) {
    at = text.lastIndexOf('\n', at - 2) + 1;
    const line = lineAt(text, at).text;
    const column = /^ *(?:- +)*/.exec(line)?.[0].length ?? 0;
    if (KEY.test(line.slice(column))) return { column, isOpen: /:\s*$/.test(line) };
  }
  return undefined;
}

/** Columns of the keys before and behind a line, the nearest first. */
function columnsNear(text: string, start: number): number[] {
  const columns = new Set<number>();
  let at = start;
  for (let looked = 0; at > 0 && looked < MAX_LINES; looked++) {
    at = text.lastIndexOf('\n', at - 2) + 1;
    const line = lineAt(text, at).text;
    const column = /^ *(?:- +)*(?=\S)/.exec(line)?.[0].length;
    if (column === undefined || /^\s*#/.test(line)) continue;
    columns.add(column);
    if (/:\s*$/.test(line)) columns.add(column + 2);
    if (/^ *- /.test(line)) columns.add(line.search(/\S/));
    if (columns.size > 3) break;
  }
  const next = text.indexOf('\n', start) + 1;
  const behind = next > 0 ? /^ *(?=[^\s#-])/.exec(lineAt(text, next).text)?.[0].length : undefined;
  if (behind !== undefined) columns.add(behind);
  return [...columns];
}
