/** Punctuation of JSON that is too much, too little or of another language, where the parser only says what it expected. */
import type { SyntaxCode, SyntaxMistake } from './node';

/** Whatever looks like a blank and is none for JSON. */
const ODD_BLANKS = /^[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff]+/;

/**
 * The mistake that a person would see where the parser met another one; undefined where it is as it says.
 *
 * @param code what the parser met
 */
export function punctuationMistake(
  code: SyntaxCode,
  text: string,
  offset: number,
): SyntaxMistake | undefined {
  const rest = text.slice(offset, offset + MAX_LINE);
  switch (code) {
    case 'json-comma':
      if (/^[}\]]/.test(rest)) return bracketMistake(text, offset);
      return rest.startsWith(':') ? colonMistake(text, offset) : undefined;
    case 'json-colon':
      // A comma in the place of the colon: what stands behind it is the last of its entry.
      return /^,\s*(?:"[^"\n]*"|[\w.-]+)\s*[,}]/.test(rest)
        ? put('json-colon', '', offset, 1, ':')
        : undefined;
    case 'json-key':
      return rest.startsWith(',')
        ? put('json-extra-comma', '', offset, 1, '')
        : groupedNumber(text, offset);
    case 'json-needs-quotes':
      return signMistake(text, offset, rest) ?? quoteMistake(text, offset, rest);
    default:
      return undefined;
  }
}

/** The rest of a line that is looked at. */
const MAX_LINE = 2000;

function put(
  code: SyntaxCode,
  detail: string,
  start: number,
  length: number,
  text: string,
): SyntaxMistake {
  const at = { start, end: start + length };
  return { kind: 'syntax', code, detail, ...at, fix: { ...at, text } };
}

/** Signs of other languages in the place of those of JSON. */
function signMistake(text: string, offset: number, rest: string): SyntaxMistake | undefined {
  if (rest.startsWith(';')) return put('json-comma', '', offset, 1, ',');
  const equals = /^(?:=>|:=|=)/.exec(rest)?.[0];
  if (equals !== undefined) return put('json-colon', '', offset, equals.length, ':');
  if (rest.startsWith('#')) {
    return put('json-comment', '', offset, /^[^\r\n]*/.exec(rest)?.[0].trimEnd().length ?? 1, '');
  }
  const blanks = ODD_BLANKS.exec(rest)?.[0];
  if (blanks !== undefined) return put('blank-behind', '', offset, blanks.length, ' ');
  const isBehindAll =
    openBrackets(text, offset).length === 0 && text.slice(0, offset).trim() !== '';
  return isBehindAll
    ? { kind: 'syntax', code: 'json-end', detail: '', start: offset, end: offset + 1 }
    : undefined;
}

/** A quote that is missing in front of a text, or behind the one before it. */
function quoteMistake(text: string, offset: number, rest: string): SyntaxMistake | undefined {
  if (text.charAt(offset - 1) === '"') {
    const start = text.lastIndexOf('"', offset - 2);
    const swallowed = text.slice(start + 1, offset - 1);
    // `"Acme, "country"`, `"supplier: "Acme"`: the text before took in what parts it from this one.
    const [, own] = /^([^"\r\n]*[^"\r\n,:\s])\s*[,:]\s*$/.exec(swallowed) ?? [];
    if (start === -1 || own === undefined) return undefined;
    const at = start + 1 + own.length;
    const fix = { start: at, end: at, text: '"' };
    return { kind: 'syntax', code: 'json-quote', detail: '', start, end: start + 1, fix };
  }
  const [, word] = /^([^"\r\n,:{}[\]]*)"(?=\s*(?:[,:}\]\r\n]|$))/.exec(rest) ?? [];
  if (word === undefined) return undefined;
  const end = offset + word.length;
  const fix = { start: offset, end: offset, text: '"' };
  return { kind: 'syntax', code: 'json-open-quote', detail: word, start: offset, end, fix };
}

/** `1,200`: behind the comma the parser waits for a key. */
function groupedNumber(text: string, offset: number): SyntaxMistake | undefined {
  const before = /(?<![\d.,])\d{1,3}(?:,\d{3})*,$/.exec(
    text.slice(Math.max(0, offset - 30), offset),
  )?.[0];
  const behind = /^\d{3}(?:,\d{3})*(?:\.\d+)?(?![\d,.])/.exec(text.slice(offset, offset + 30))?.[0];
  if (before === undefined || behind === undefined) return undefined;
  const number = before + behind;
  const start = offset - before.length;
  return put('json-number', number, start, number.length, number.replaceAll(',', ''));
}

/** A colon behind a value, where a comma should stand; or behind a key in a list, which is not closed or lacks a brace. */
function colonMistake(text: string, offset: number): SyntaxMistake | undefined {
  if (openBrackets(text, offset).at(-1) !== '[') return put('json-comma', '', offset, 1, ',');
  const key = /"[^"\r\n]*"\s*$/.exec(text.slice(Math.max(0, offset - MAX_LINE), offset))?.[0];
  if (key === undefined) return undefined;
  const start = offset - key.length;
  const before = text.slice(0, start).trimEnd();
  if (/\}\s*,$|(?<!"(?:inputs|imports|regimes)"\s*:\s*)\[$/.test(before.slice(-MAX_LINE))) {
    const fix = { start, end: start, text: '{' };
    return { kind: 'syntax', code: 'open-brace', detail: '', start, end: start + 1, fix };
  }
  // Behind values the list ends, before the comma that parts it from the key.
  const at = before.endsWith(',') ? before.slice(0, -1).trimEnd().length : before.length;
  const closing = before.endsWith(',') ? ']' : '],';
  const fix = { start: at, end: at, text: closing };
  return { kind: 'syntax', code: 'json-bracket', detail: '', start: offset, end: offset + 1, fix };
}

/** A bracket that closes nothing, the wrong one, or one too early. */
function bracketMistake(text: string, offset: number): SyntaxMistake | undefined {
  const sign = text.charAt(offset);
  const top = openBrackets(text, offset).at(-1);
  if (top === undefined) return undefined;
  const right = top === '{' ? '}' : ']';
  const before = text.slice(0, offset).trimEnd();
  const behind = text.slice(offset + 1, offset + MAX_LINE).trimStart();
  if (before.endsWith(sign)) {
    // What it would close is closed already; at the end of the file another one is missing before it.
    if (behind !== '' && !(sign === '}' && top === '[' && behind.startsWith('}'))) {
      return put('json-extra-bracket', sign, offset, 1, '');
    }
  } else if (top === '{' && /^,\s*\{/.test(behind)) {
    return put('json-wrong-bracket', right, offset, 1, right);
  }
  const at = before.length;
  const code = top === '{' ? 'json-brace' : 'json-bracket';
  const fix = { start: at, end: at, text: right };
  return { kind: 'syntax', code, detail: '', start: offset, end: offset + 1, fix };
}

/** The brackets that are open at a place, the outermost first. */
function openBrackets(text: string, offset: number): string[] {
  const open: string[] = [];
  const sign = /"(?:[^"\\\r\n]|\\.)*"?|[[\]{}]/g;
  for (let found = sign.exec(text); found && found.index < offset; found = sign.exec(text)) {
    const [each] = found;
    if (each === '{' || each === '[') open.push(each);
    else if (each === '}' || each === ']') open.pop();
  }
  return open;
}
