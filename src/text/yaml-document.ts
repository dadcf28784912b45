/** The first document of a text as `yaml` reads it, within bounds and in slices. */
import { Composer, isCollection, isScalar, Parser, Schema } from 'yaml';
import type { CST, Document, DocumentOptions, ParseOptions, SchemaOptions, YAMLError } from 'yaml';
import type { SyntaxMistake } from './node';
import { cutDeepValues } from './shallow-yaml';
import type { Slices } from './slices';
import { lexemesOf } from './yaml-lexer';
import { MAX_DEPTH, mistakesOf, tooDeep, tooLarge } from './yaml-mistakes';

/** What `yaml` makes of a text. */
export interface ReadDocument {
  readonly document?: Document;
  readonly mistakes: SyntaxMistake[];
}

/** Words and signs that are looked at before others have their turn. */
const SLICE = 10_000;
/** From one look at the pace to the next, in words and signs. */
const STEP = 500;

/** Lets others have their turn in time, over all that a reader reads. */
export class Pace {
  #since = 0;

  /** @param work words and signs that were looked at */
  *spend(work: number): Slices<void> {
    this.#since += work;
    if (this.#since < SLICE) return;
    this.#since = 0;
    yield;
  }
}

/**
 * Words and signs of one piece of text that are read: more would fill the memory, whatever the text is. A source of
 * twenty keys has about 200.
 */
const MAX_TOKENS = 500_000;
/** Those of a broken piece: in a longer one what stands before its first mistake is read, and no more. */
const MAX_BROKEN_TOKENS = 50_000;
/** Characters of one value: folding the lines of a longer one takes too long. */
const MAX_VALUE = 500_000;
/** Brackets and braces that are open at once: what is deeper than `MAX_DEPTH` is cut, but kept until then. */
const MAX_OPEN = 10_000;
/** As many lists and mappings, with or without brackets, and what stands around these. */
const MAX_LEVELS = 11_000;
/** Mistakes that `yaml` may report of one piece: the first says all, and each is an object of its own. */
const MAX_ERRORS = 20;

/**
 * Reads the first document of a text, as `parseDocument` of `yaml` does, but for what is too deep or too long.
 *
 * @throws RangeError where the stack of `yaml` runs out
 */
export function* readDocument(text: string, pace: Pace): Slices<ReadDocument> {
  try {
    return yield* new DocumentReader(text, text, pace).read();
  } catch (error) {
    if (!(error instanceof FirstMistake)) throw error;
    const { mistake } = error;
    const [start] = mistake.pos;
    const before = new DocumentReader(text.slice(0, start), text, pace, mistake);
    const { document, mistakes } = yield* before.read();
    const unread = tooLarge('50,000 signs with a mistake', start);
    return { mistakes: [...mistakes, unread], ...(document && { document }) };
  }
}

/** A long text is read no further. */
class FirstMistake extends Error {
  readonly mistake: YAMLError;

  constructor(mistake: YAMLError) {
    super();
    this.mistake = mistake;
  }
}

/** What `yaml` has no option for and no word about: it keeps every error that it meets. */
interface ComposerInside {
  doc: Document.Parsed | null;
  readonly errors: readonly YAMLError[];
  onError: (source: unknown, code: unknown, message: unknown, isWarning?: boolean) => void;
}

class DocumentReader {
  readonly #text: string;
  readonly #whole: string;
  readonly #pace: Pace;
  readonly #known: YAMLError | undefined;
  readonly #parser = new Parser();
  readonly #composer: Composer;
  readonly #inside: ComposerInside;
  /** Where reading ends. */
  #end: number;
  #tokens = 0;
  #errorTokens = 0;
  #documents = 0;
  readonly #outOfBounds: SyntaxMistake[] = [];
  #first: Document.Parsed | undefined;
  #second: Document.Parsed | undefined;

  /**
   * @param text what is read, the beginning of the whole
   * @param known the mistake before which it ends: it is read to its end whatever else is wrong
   */
  constructor(text: string, whole: string, pace: Pace, known?: YAMLError) {
    this.#text = text;
    this.#whole = whole;
    this.#pace = pace;
    this.#known = known;
    this.#end = text.length;
    this.#composer = new Composer(optionsFor(text));
    this.#inside = this.#composer as unknown as ComposerInside;
    this.#limitErrors();
  }

  *read(): Slices<ReadDocument> {
    yield* this.#readTokens();
    yield* this.#pace.spend(this.#tokens);
    const document = this.#first;
    if (!document) return { mistakes: this.#outOfBounds };
    // A collection that was cut may lack its end; that says nothing more.
    const mistakes =
      this.#outOfBounds.length > 0
        ? this.#outOfBounds.slice(0, 1)
        : mistakesOf(document, this.#whole, this.#known);
    if (this.#second) {
      const start = this.#second.range[0];
      mistakes.push({ kind: 'second-document', detail: '', start, end: start + 3 });
    }
    return { document, mistakes };
  }

  *#readTokens(): Slices<void> {
    let open = 0;
    for (const lexeme of lexemesOf(this.#text, MAX_VALUE)) {
      if (++this.#tokens % STEP === 0) {
        yield* this.#pace.spend(STEP);
        this.#stopWhereBroken();
      }
      const limit =
        this.#tokens > MAX_TOKENS
          ? '500,000 words and signs'
          : lexeme.length > MAX_VALUE
            ? '500,000 characters in one value'
            : undefined;
      if (limit !== undefined) {
        this.#end = this.#parser.offset;
        this.#outOfBounds.push(tooLarge(limit, this.#end));
        break;
      }
      if (lexeme === '[' || lexeme === '{') open++;
      else if (lexeme === ']' || lexeme === '}') open--;
      // That it is too deep is reported of the document.
      if (open > MAX_OPEN || this.#parser.stack.length > MAX_LEVELS) break;
      for (const token of this.#parser.next(lexeme)) yield* this.#compose(token);
      if (this.#second) return;
    }
    // What is open to the end is closed in one go.
    if (this.#tokens > SLICE) yield;
    for (const token of this.#parser.end()) yield* this.#compose(token);
    for (const document of this.#composer.end(true, this.#text.length)) this.#take(document);
  }

  *#compose(token: CST.Token): Slices<void> {
    if (token.type === 'error' && ++this.#errorTokens > MAX_ERRORS) return;
    // What makes nodes of it calls itself for every level.
    const deep = token.type === 'document' ? yield* cutDeepValues(token, MAX_DEPTH - 1) : undefined;
    if (deep !== undefined) this.#outOfBounds.push(tooDeep(deep));
    if (token.type === 'document') this.#documents++;
    if (token.type === 'document' && this.#documents === 1 && this.#tokens > SLICE) {
      yield* this.#composeInParts(token);
      return;
    }
    for (const document of this.#composed(token)) this.#take(document);
  }

  /** `yaml` makes a document in one go; of a long list or mapping it is given some entries at a time. */
  *#composeInParts(token: CST.Document): Slices<void> {
    const inside = this.#inside;
    const parts = partsOf(token);
    let document: Document.Parsed | null = null;
    for (const part of parts) {
      const contents = document?.contents;
      if (contents && isBlock(part.value)) part.value.offset = contents.range[1];
      this.#composed(part);
      document = document ? joined(document, inside.doc) : inside.doc;
      inside.doc = document;
      yield* this.#pace.spend(Math.ceil(this.#tokens / parts.length));
    }
  }

  #composed(token: CST.Token): Document.Parsed[] {
    return withoutStackTraces(() => Array.from(this.#composer.next(token)));
  }

  #take(document: Document.Parsed): void {
    if (!this.#first) this.#first = document;
    else if (!this.#second && !isEmpty(document)) this.#second = document;
  }

  #limitErrors(): void {
    const inside = this.#inside;
    const onError = inside.onError.bind(inside);
    let left = MAX_ERRORS;
    inside.onError = (source, code, message, isWarning) => {
      if (left-- > 0) onError(source, code, message, isWarning);
      if (isWarning !== true) this.#stopWhereBroken();
    };
  }

  /** @throws FirstMistake where the text is long and there is more of it behind its first mistake */
  #stopWhereBroken(): void {
    if (this.#tokens <= MAX_BROKEN_TOKENS || this.#known || this.#documents > 1) return;
    if (this.#outOfBounds.some(({ kind }) => kind === 'syntax')) return;
    const mistake = this.#inside.doc?.errors[0] ?? this.#inside.errors[0];
    if (mistake && mistake.pos[0] < this.#end) throw new FirstMistake(mistake);
  }
}

/** Entries of a long list or mapping that are composed at once. */
const PART = 200;

const isBlock = (token: CST.Token | undefined): token is CST.BlockMap | CST.BlockSequence =>
  token?.type === 'block-map' || token?.type === 'block-seq';

/** A document as several, each with some entries of its list or mapping; as it is where it has none. */
function partsOf(token: CST.Document): CST.Document[] {
  const { value, start, end } = token;
  if (!isBlock(value) || start.some(({ type }) => type === 'tag')) return [token];
  const parts: CST.Document[] = [];
  for (let at = 0; at < value.items.length; at += PART) {
    const items = value.items.slice(at, at + PART);
    const isLast = at + PART >= value.items.length;
    parts.push({
      type: 'document',
      offset: token.offset,
      start: at === 0 ? start : [],
      value: { ...value, items } as typeof value,
      ...(isLast && end && { end }),
    });
  }
  return parts;
}

/** One document of two parts of it. */
function joined(first: Document.Parsed, next: Document.Parsed | null): Document.Parsed {
  if (!next) return first;
  first.errors.push(...next.errors);
  first.range = [first.range[0], next.range[1], next.range[2]];
  if (isCollection(first.contents) && isCollection(next.contents)) {
    const { items, range } = first.contents;
    for (const item of next.contents.items) (items as unknown[]).push(item);
    range[1] = next.contents.range?.[1] ?? range[1];
    range[2] = next.contents.range?.[2] ?? range[2];
  }
  return first;
}

/** Making it takes longer than reading a line, and it is always the same: but for a directive of the text. */
let core: Schema | undefined;

const optionsFor = (text: string): DocumentOptions & ParseOptions & SchemaOptions => ({
  merge: true,
  uniqueKeys: false,
  ...(!text.includes('%') && {
    schema: (core ??= new Schema({ schema: 'core', merge: true, resolveKnownTags: true })),
  }),
});

/** Behind a last `---` there may be nothing, or a comment. */
function isEmpty({ contents, errors }: Document): boolean {
  if (errors.length > 0) return false;
  if (contents === null) return true;
  const { range, anchor, tag } = contents;
  return (
    isScalar(contents) && contents.value === null && range?.[0] === range?.[1] && !anchor && !tag
  );
}

/** Where in the parser an error was made is of no use, and costs more than the error. */
function withoutStackTraces<T>(work: () => T): T {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}
