import { Composer, isCollection, isScalar, Lexer, Parser, Schema } from 'yaml';
import type {
  Alias,
  CST,
  Document,
  DocumentOptions,
  Node as YamlNode,
  ParseOptions,
  SchemaOptions,
} from 'yaml';
import type { SyntaxMistake } from './node';
import { cutDeepValues } from './shallow-yaml';
import { MAX_DEPTH, mistakesOf, tooDeep } from './yaml-mistakes';
import type { Anchored, AnchorBook, Anchors, Links, Spent } from './yaml-spent';
import { bind, boundTo, MAX_SPENT } from './yaml-spent';
import { isRepairable, repair } from './yaml-repair';
import { YamlUnit } from './yaml-node';

/** Reads what is not plain with `yaml`: any text, with anchors that hold over the units of a manifest. */
export class YamlReader implements AnchorBook {
  readonly #anchors: Map<string, Anchored>;
  #defined = new Map<string, Anchored>();
  #asked = new Set<string>();
  /** What was asked for, and what of it was read. */
  #text = 0;
  #pieces = 0;
  #read = 0;
  #nodes = 0;
  #repairs = 0;

  /** @param anchors those that are known already */
  constructor(anchors: Anchors = new Map()) {
    this.#anchors = new Map(anchors);
  }

  /** What was asked for so far; where it is more than the most, something was not read. */
  get spent(): Spent {
    return { text: this.#text, pieces: this.#pieces, nodes: this.#nodes, repairs: this.#repairs };
  }

  /** The anchors that are known by now. */
  anchors(): Anchors {
    return new Map(this.#anchors);
  }

  /** What was read since the last call has to do with anchors; undefined: nothing. */
  takeLinks(): Links | undefined {
    if (this.#defined.size === 0 && this.#asked.size === 0) return undefined;
    const links = { defined: this.#defined, asked: this.#asked };
    this.#defined = new Map();
    this.#asked = new Set();
    return links;
  }

  /** Parses a unit; `convert` makes the tree of it, or of a part of it, in the order of the text. */
  parse(text: string): YamlUnit {
    this.#text += text.length;
    if (++this.#pieces > MAX_SPENT.pieces) {
      // Of very many it is said once, where they begin.
      const isFirst = this.#pieces === MAX_SPENT.pieces + 1;
      return new YamlUnit(this, undefined, text, isFirst ? [tooLarge(PIECES)] : []);
    }
    if (this.#read + text.length > MAX_SPENT.text) {
      return new YamlUnit(this, undefined, text, [tooLarge(LENGTH)]);
    }
    this.#read += text.length;
    try {
      const first = documentOf(text);
      const repaired =
        isRepairable(first) && ++this.#repairs <= MAX_SPENT.repairs
          ? repair(text, first, documentOf)
          : undefined;
      if (repaired) {
        const { document, mistakes, back } = repaired;
        return new YamlUnit(this, document, repaired.text, mistakes, back);
      }
      return new YamlUnit(this, first.document, text, first.mistakes);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return new YamlUnit(this, undefined, text, [tooDeep(0)]);
    }
  }

  remember(anchor: string | undefined, node: YamlNode): Anchored | undefined {
    if (!anchor) return undefined;
    const anchored = { node, open: true };
    this.#anchors.set(anchor, anchored);
    this.#defined.set(anchor, anchored);
    return anchored;
  }

  /** An alias means what it meant where it stands, wherever that is brought by others. */
  resolve(alias: Alias, isExpanded: boolean): Anchored | undefined {
    this.#asked.add(alias.source);
    if (isExpanded) return boundTo(alias);
    const anchored = this.#anchors.get(alias.source);
    if (!anchored || anchored.open) return undefined;
    bind(alias, anchored);
    return anchored;
  }

  /** As an alias of that name would, it depends on the anchor. */
  knows(name: string): boolean {
    this.#asked.add(name);
    const anchored = this.#anchors.get(name);
    return anchored?.open === false && isCollection(anchored.node);
  }

  /** Counts one more of what aliases bring forth; false where it is too much. */
  mayExpand(): boolean {
    return ++this.#nodes <= MAX_SPENT.nodes;
  }
}

const LENGTH = `${MAX_SPENT.text / 1_000_000} MB`;
const PIECES = `${MAX_SPENT.pieces / 1000},000 items`;

const tooLarge = (detail: string, start = 0): SyntaxMistake => ({
  kind: 'too-large',
  detail,
  start,
  end: start + 1,
});

/**
 * Tokens of one piece of text that are read: more would fill the memory, whatever the text is. A source of
 * twenty keys has about 200.
 */
const MAX_TOKENS = 500_000;
/** Brackets and braces that are open at once: what is deeper than `MAX_DEPTH` is cut, but kept until then. */
const MAX_OPEN = 100_000;
/** Mistakes that `yaml` may report of one piece: the first says all, and each is an object of its own. */
const MAX_ERRORS = 20;

/** Making it takes longer than reading a line, and it is always the same: but for a directive of the text. */
let core: Schema | undefined;

const optionsFor = (text: string): DocumentOptions & ParseOptions & SchemaOptions => ({
  merge: true,
  uniqueKeys: false,
  ...(!text.includes('%') && {
    schema: (core ??= new Schema({ schema: 'core', merge: true, resolveKnownTags: true })),
  }),
});

/** The first document of a text, as `parseDocument` of `yaml` makes it, but for what is too deep or too long. */
function documentOf(text: string): { document?: Document; mistakes: SyntaxMistake[] } {
  const outOfBounds: SyntaxMistake[] = [];
  const composer = new Composer(optionsFor(text));
  limitErrors(composer);
  const tokens = shallow(boundedTokens(text, outOfBounds), outOfBounds);
  const [document, ...others] = withoutStackTraces(() =>
    Array.from(composer.compose(tokens, true, text.length)),
  );
  if (!document) return { mistakes: outOfBounds };
  // A collection that was cut may lack its end; that says nothing more.
  const mistakes = outOfBounds.length > 0 ? outOfBounds.slice(0, 1) : mistakesOf(document, text);
  const second = others.find((each) => !isEmpty(each));
  if (second) {
    const start = second.range[0];
    mistakes.push({ kind: 'second-document', detail: '', start, end: start + 3 });
  }
  return { document, mistakes };
}

/** Behind a last `---` there may be nothing, or a comment. */
function isEmpty({ contents, errors }: Document): boolean {
  if (errors.length > 0) return false;
  if (contents === null) return true;
  const { range, anchor, tag } = contents;
  return (
    isScalar(contents) && contents.value === null && range?.[0] === range?.[1] && !anchor && !tag
  );
}

/** The tokens of a text, up to where they are too many and with the first few errors only. */
function* boundedTokens(text: string, mistakes: SyntaxMistake[]): Generator<CST.Token> {
  const parser = new Parser();
  let [tokens, errors, open] = [0, 0, 0];
  const isWanted = ({ type }: CST.Token): boolean => type !== 'error' || ++errors <= MAX_ERRORS;
  for (const lexeme of new Lexer().lex(text)) {
    if (++tokens > MAX_TOKENS) {
      const { offset } = parser;
      // Only here: what writes numbers for a language takes ten milliseconds to load.
      const detail = `${MAX_TOKENS.toLocaleString('en')} words and signs`;
      mistakes.push(tooLarge(detail, offset));
      break;
    }
    if (lexeme === '[' || lexeme === '{') open++;
    else if (lexeme === ']' || lexeme === '}') open--;
    // That it is too deep is reported of the document.
    if (open > MAX_OPEN) break;
    for (const token of parser.next(lexeme)) if (isWanted(token)) yield token;
  }
  for (const token of parser.end()) if (isWanted(token)) yield token;
}

/** Documents without what is nested too deeply. */
function* shallow(tokens: Iterable<CST.Token>, mistakes: SyntaxMistake[]): Generator<CST.Token> {
  for (const token of tokens) {
    const deep = token.type === 'document' ? cutDeepValues(token, MAX_DEPTH - 1) : undefined;
    if (deep !== undefined) mistakes.push(tooDeep(deep));
    yield token;
  }
}

/** `yaml` keeps every error that it meets, and has no option for fewer. */
function limitErrors(composer: Composer): void {
  const { onError } = composer as unknown as { onError: (...error: unknown[]) => void };
  let left = MAX_ERRORS;
  Object.assign(composer, {
    onError: (...error: unknown[]) => {
      if (left-- > 0) onError(...error);
    },
  });
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
