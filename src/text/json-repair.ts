/** Sets mistakes of JSON right one after the other, so that each is reported once and what follows it is read. */
import { parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Node as JsonNode, ParseError } from 'jsonc-parser';
import { isKeyAt, mistakeOf } from './json-mistakes';
import type { SyntaxCode, SyntaxFix, SyntaxMistake } from './node';
import { movedBack } from './yaml-repair';

/** What the parser makes of a text, or of the text as it is surely meant. */
export interface ReadTree {
  readonly tree?: JsonNode;
  readonly mistakes: SyntaxMistake[];
  /** What the tree is of. */
  readonly text: string;
  /** Where an offset in it stands in the text itself. */
  readonly back: (offset: number) => number;
  /** Where the first mistake stands that could not be set right: what is read behind it may be in a wrong place. */
  readonly lostAt?: number;
}

/** Each mistake reads the text once more. */
const MAX_MISTAKES = 20;
const MAX_LENGTH = 100_000;

const IS_REST: ReadonlySet<SyntaxCode> = new Set(['json-colon', 'json-value']);

/** @throws RangeError where it is nested too deeply */
export function readTree(text: string): ReadTree {
  let state = parsed(text);
  const mistakes: SyntaxMistake[] = [];
  let origins: readonly number[] | undefined;
  let patched: number | undefined;
  const back = (offset: number): number => originOf(origins, offset);
  const end = (lostAt?: number): ReadTree => ({
    mistakes,
    text: state.text,
    back,
    ...(state.tree && { tree: state.tree }),
    ...(lostAt !== undefined && { lostAt }),
  });
  while (state.first) {
    const mistake = mistakeOf(state.first, state.text);
    // What is missing right behind what was set right is the rest of the same mistake: `"coun`.
    const isRest =
      mistake.kind === 'syntax' &&
      IS_REST.has(mistake.code) &&
      patched !== undefined &&
      state.text.slice(patched, mistake.start).trim() === '';
    if (!isRest) mistakes.push(movedBack(mistake, back));
    const lostAt = back(mistake.start);
    if (mistakes.length >= MAX_MISTAKES || text.length > MAX_LENGTH) return end(lostAt);
    const patch = patchOf(mistake, state.text);
    if (!patch) return end(lostAt);
    const next = parsed(
      state.text.slice(0, patch.start) + patch.text + state.text.slice(patch.end),
    );
    // Whoever stops at the same place has not understood it.
    const by = patch.text.length - (patch.end - patch.start);
    const stop = Math.max(mistake.end, patch.end) + by;
    if (next.first && next.first.offset < stop) return end(lostAt);
    patched = patch.start + patch.text.length;
    origins = moved(origins ?? Array.from({ length: text.length + 1 }, (_, at) => at), patch);
    state = next;
  }
  return end();
}

interface Parsed {
  readonly text: string;
  readonly tree?: JsonNode;
  readonly first?: ParseError;
}

function parsed(text: string): Parsed {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const first = errors.find(({ error }) => printParseErrorCode(error) !== 'ValueExpected' || tree);
  return { text, ...(tree && { tree }), ...(first && { first }) };
}

const originOf = (origins: readonly number[] | undefined, offset: number): number =>
  origins ? (origins[Math.max(0, Math.min(offset, origins.length - 1))] ?? 0) : offset;

function moved(origins: readonly number[], { start, end, text }: SyntaxFix): readonly number[] {
  const inserted = Array.from({ length: text.length }, (_, at) =>
    originOf(origins, Math.min(start + at, end)),
  );
  return [...origins.slice(0, start), ...inserted, ...origins.slice(end)];
}

/** What lets the rest be read; undefined where it is not sure where the mistake ends. */
function patchOf(mistake: SyntaxMistake, text: string): SyntaxFix | undefined {
  if (mistake.kind !== 'syntax') return undefined;
  const { code, start, end, fix } = mistake;
  // One mistake is enough: of what is corrected nothing is said yet.
  if (code === 'json-number') return { start, end, text: 'null' };
  if (code === 'json-colon' && isKeyAt(text, start)) {
    const at = text.slice(0, start).trimEnd().length;
    return { start: at, end: at, text: ': null,' };
  }
  if (fix) return fix;
  const word = text.slice(start, end);
  switch (code) {
    case 'conflict':
      return oneSide(start, text);
    case 'json-escape':
      return { start, end, text: word.replaceAll(WRONG_ESCAPE, '') };
    case 'json-character':
      return { start, end, text: word.replaceAll(CONTROL, ' ') };
    case 'json-quote':
      return closed(start, text);
    case 'json-value': {
      const before = text.slice(0, start).trimEnd().at(-1);
      if (before === ':') return { start, end: start, text: 'null' };
      return word === ',' ? { start, end, text: '' } : undefined;
    }
    default:
      return undefined;
  }
}

/** An unfinished merge without its markers and its other sides: what is hidden are blanks. */
function oneSide(start: number, text: string): SyntaxFix | undefined {
  const close = text.indexOf('\n>>>>>>>', start);
  const middle = /\n(?:\|{7}|={7})[ \r\n]/.exec(text.slice(start, close))?.index;
  if (close === -1 || middle === undefined || !text.startsWith('<', start)) return undefined;
  const end = lineEnd(close + 1, text);
  const hidden = (part: string): string => part.replaceAll(/[^\r\n]/g, ' ');
  const first = lineEnd(start, text);
  const own = text.slice(first, start + middle);
  return {
    start,
    end,
    text: hidden(text.slice(start, first)) + own + hidden(text.slice(start + middle, end)),
  };
}

function lineEnd(at: number, text: string): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}

/** An escape that JSON does not have; what it has is kept. */
const WRONG_ESCAPE =
  /(?<=(?:^|[^\\])(?:\\\\)*)\\(?:u(?![\da-fA-F]{4})[\da-fA-F]{0,3}|[^"\\/bfnrtu])/g;
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001f]/g;

/** The quote at the end of the line, before the comma there; none where the line has another one. */
function closed(start: number, text: string): SyntaxFix | undefined {
  const newline = text.indexOf('\n', start);
  const line = text.slice(start, newline === -1 ? text.length : newline);
  if (line.includes('"', 1)) return undefined;
  // A bracket that was opened on the line is closed behind the text, not in it.
  const before = text.slice(text.lastIndexOf('\n', start) + 1, start);
  const isOpen = /[{[]/.test(before);
  const at = start + line.replace(isOpen ? /[\s,}\]]+$/ : /[\s,]+$/, '').length;
  return { start: at, end: at, text: '"' };
}
