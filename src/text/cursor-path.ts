/**
 * Where a cursor stands in a YAML or JSON text: the keys and indexes that lead to it, and the key or
 * value that is being written. One reader for manifests and policies, for whole and half-written text.
 */
import type { Path } from './path';
import { PathReader } from './path-reader';
import type { Frame } from './path-frames';

/** The key or value that the cursor is in; offsets count from the cursor's line start. */
export interface Token {
  /** What stands before the cursor, without its opening quote. */
  readonly text: string;
  /** The quote that it opens with. */
  readonly quote: '"' | "'" | '';
  /** Column where it starts, its quote included. */
  readonly start: number;
  /** Column where it ends, its quote included; not before the cursor. */
  readonly end: number;
}

export interface CursorPath {
  readonly token: Token;
  /** The mapping whose key is being written here, if a key can stand here. */
  readonly key?: {
    readonly path: Path;
    /** Its scalar values by key, those behind the cursor too, without what is being written. */
    readonly others: ReadonlyMap<string, string>;
    /** Whether a colon follows already. */
    readonly hasColon: boolean;
    /** JSON: whether a comma is missing before it, and whether a further key follows. */
    readonly needsComma: boolean;
    readonly isBeforeKey: boolean;
  };
  /** The value that is being written here, if a value can stand here. */
  readonly value?: {
    readonly path: Path;
    /** Scalars of the list that it is an item of, without itself. */
    readonly items: readonly string[];
    /** Scalars of the nearest mapping around it, by key, those behind the cursor too. */
    readonly others: ReadonlyMap<string, string>;
    /** `colon`: behind a key on its line; `dash`: behind a dash; `flow`: in brackets; `line`: first on a line of its own. */
    readonly after: 'colon' | 'dash' | 'flow' | 'line';
  };
  /** Whether it stands in brackets or braces. */
  readonly isFlow: boolean;
  /** Column of the keys of the mapping that the cursor's line belongs to: what is written on further lines stands relative to it. */
  readonly column: number;
}

/** What is read of the text; the whole of it, or a window of a long one. */
export interface PathText {
  readonly format: 'yaml' | 'json';
  /** From the start of a line to the start of the cursor's line. */
  readonly above: string;
  /** What leads to where `above` starts; empty for the whole text. */
  readonly prefix: Path;
  /** The cursor's line, before and behind the cursor. */
  readonly before: string;
  readonly after: string;
  /** Some of the lines below. */
  readonly below: string;
}

/** The mappings and lists in blocks that are open behind a text; undefined within brackets, quotes and block scalars. */
export function openBlocks(
  text: Pick<PathText, 'format' | 'above' | 'prefix'>,
): { readonly frame: Frame; readonly path: Path }[] | undefined {
  const reader = readAbove(text);
  return reader.blocks()?.map((frame) => ({ frame, path: reader.frames.pathOf(frame) }));
}

function readAbove({
  format,
  above,
  prefix,
}: Pick<PathText, 'format' | 'above' | 'prefix'>): PathReader {
  const reader = new PathReader(format, prefix);
  if (above === '') return reader;
  const lines = above.split(/\r\n|\r|\n/);
  if (lines.at(-1) === '') lines.pop();
  for (const line of lines) reader.readLine(line);
  return reader;
}

/** Undefined where nothing can be written: comments, block scalars, between a key and its colon. */
export function cursorPath(text: PathText): CursorPath | undefined {
  const reader = readAbove(text);
  const spot = reader.readBefore(text.before);
  if (!spot) return rootOf(text);
  const { frame, role, after: where, isFlow } = spot;
  const token = tokenAt(text, spot.start, spot.quote, isFlow, role === 'key');
  const rest = text.after.slice(token.end - text.before.length);
  const hasColon = /^\s*:/.test(rest);
  if (spot.needsComma && /^\s*,/.test(rest)) return undefined;
  const keyFrame = role === 'value' ? undefined : spot.keyFrame;
  const keyPath = keyFrame ? reader.frames.pathOf(keyFrame) : [];
  const around = frame && nearestMap(reader.frames.framesTo(frame));
  // What stands behind the cursor belongs to the same mapping or list until that ends.
  const isBeforeKey = reader.readBehind(
    hasColon && role !== 'value' ? skipColon(rest) : rest,
    text.below,
    {
      isKey: hasColon && role !== 'value',
      // Of a new item in a list, that of the list: the items behind it count too.
      frame: frame?.kind === 'seq' ? frame : (keyFrame ?? frame),
    },
  );
  return {
    token,
    isFlow,
    column: spot.column,
    ...(keyFrame && {
      key: {
        path: keyPath,
        others: keyFrame.keys,
        hasColon,
        needsComma: spot.needsComma,
        isBeforeKey,
      },
    }),
    ...(role !== 'key' &&
      !hasColon && {
        value: {
          path: spot.path,
          items: frame?.kind === 'seq' ? frame.items : [],
          others: around?.keys ?? new Map<string, string>(),
          after: where,
        },
      }),
  };
}

/** An empty JSON text, or one with a word alone: the value of the whole text. */
function rootOf({ format, above, before, after, below }: PathText): CursorPath | undefined {
  const [, blank = '', quote, text = ''] = /^(\s*)("?)(\w*)$/.exec(before) ?? [];
  if (format !== 'json' || quote === undefined || (above + below).trim() !== '') return undefined;
  if (!/^"?\s*$/.test(after)) return undefined;
  const end = before.length + (quote === '"' && after.startsWith('"') ? 1 : 0);
  return {
    token: { text, quote: quote === '"' ? '"' : '', start: blank.length, end },
    value: { path: [], items: [], others: new Map(), after: 'line' },
    isFlow: false,
    column: 0,
  };
}

const skipColon = (rest: string): string => rest.replace(/^\s*:/, '');

const nearestMap = (frames: readonly Frame[]): Frame | undefined =>
  frames.findLast(({ kind }) => kind === 'map');

/** How far the key or value reaches behind the cursor. */
function tokenAt(
  { before, after, format }: PathText,
  start: number,
  quote: Token['quote'],
  isFlow: boolean,
  isKey: boolean,
): Token {
  const cursor = before.length;
  const text = before.slice(start + quote.length);
  return { text, quote, start, end: cursor + restOf(after, quote, format, isFlow, isKey) };
}

function restOf(
  after: string,
  quote: Token['quote'],
  format: 'yaml' | 'json',
  isFlow: boolean,
  isKey: boolean,
): number {
  if (quote !== '') return quotedRest(after, quote);
  if (format === 'json') return /^[^\s,:[\]{}"]*/.exec(after)?.[0].length ?? 0;
  if (isKey || /^[^\s#,[\]{}]*?:(?:\s|$)/.test(after)) {
    return /^[^\s:,[\]{}]*/.exec(after)?.[0].length ?? 0;
  }
  const end = isFlow ? /[,[\]{}]|:(?=[\s,[\]{}]|$)|(?:^|\s)#|$/ : /(?:^|\s)#|$/;
  const rest = after.slice(0, end.exec(after)?.index ?? 0);
  return rest.trimEnd().length;
}

/** To the closing quote, or what was surely meant to be quoted where it is missing. */
function quotedRest(after: string, quote: '"' | "'"): number {
  const closed = (
    quote === '"'
      ? /^(?:[^"\\]|\\.)*"(?=\s*(?:[,:[\]{}#]|$)|\s+")/
      : /^(?:[^']|'')*'(?=\s*(?:[,:[\]{}#]|$)|\s+")/
  ).exec(after);
  if (closed) return closed[0].length;
  return /^[^\s,:#[\]{}"']*/.exec(after)?.[0].length ?? 0;
}
