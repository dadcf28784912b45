/** A mapping or a list that is open at a place of the text. */
export interface Frame {
  readonly kind: 'map' | 'seq';
  readonly isFlow: boolean;
  /** Column of the keys or dashes; in brackets, that of the line that they were opened on. */
  readonly column: number;
  /** Key or index in the one around it; none at the top, and where it goes on with the mapping around it. */
  readonly part?: string | number | undefined;
  /** Scalars of a mapping, by key; empty text for what is none. */
  readonly keys: Map<string, string>;
  /** Scalars of a list. */
  readonly items: string[];
  key: string;
  index: number;
  /** What is expected, or what the last key or dash has. */
  state: 'key' | 'colon' | 'value' | 'scalar' | 'nested';
}

const PLAIN_IN_FLOW = /(?:[^,[\]{}:#\s]|:(?![\s,[\]{}]|$)|(?<=\S)#|\s+(?=[^\s,[\]{}:#]))+/y;
const WORD_IN_JSON = /[^\s,:[\]{}"]+/y;

/** Key or index of what is being read. */
export const partOf = (frame: Frame): string | number =>
  frame.kind === 'map' ? frame.key : frame.index;

export const frameOf = (
  kind: Frame['kind'],
  isFlow: boolean,
  column: number,
  part?: string | number,
): Frame => ({
  ...{ kind, isFlow, column },
  ...(part !== undefined && { part }),
  ...{ keys: new Map<string, string>(), items: [], key: '', index: 0, state: 'value' },
});

export const isDash = (rest: string): boolean => /^-(?:\s|$)/.test(rest);

export const quoteOf = (text: string): '"' | "'" | '' =>
  text.startsWith('"') ? '"' : text.startsWith("'") ? "'" : '';

export const isClosed = (text: string, quote: '"' | "'"): boolean =>
  closingQuote(text, 1, quote) !== -1;

/** Offset of the quote that closes a text; -1 where none does. */
export function closingQuote(line: string, from: number, quote: '"' | "'"): number {
  for (let at = from; at < line.length; at++) {
    if (quote === '"' && line[at] === '\\') at++;
    else if (line[at] === quote) {
      if (quote === "'" && line[at + 1] === "'") at++;
      else return at;
    }
  }
  return -1;
}

export function unquoted(text: string): string {
  const quote = quoteOf(text);
  if (quote === '') return text;
  const end = closingQuote(text, 1, quote);
  const inner = text.slice(1, end === -1 ? text.length : end);
  if (quote === "'") return inner.replaceAll("''", "'");
  return inner.replace(/\\(["\\/])/g, '$1');
}

export function plainEnd(line: string, at: number, isJson: boolean): number {
  const pattern = isJson ? WORD_IN_JSON : PLAIN_IN_FLOW;
  pattern.lastIndex = at;
  return at + (pattern.exec(line)?.[0].length ?? 1);
}

/** Where a line's text ends: before a comment and the blanks in front of it. */
export function endOfContent(line: string, from: number): number {
  for (let at = line.indexOf('#', from); at !== -1; at = line.indexOf('#', at + 1)) {
    if (/\s/.test(line[at - 1] ?? ' ')) return line.slice(0, at).trimEnd().length;
  }
  return line.trimEnd().length;
}
