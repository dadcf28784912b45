import { Composer, Parser } from 'yaml';
import type { Alias, CST, Document, Node as YamlNode } from 'yaml';
import type { SyntaxMistake } from './node';
import { cutDeepValues } from './shallow-yaml';
import { MAX_DEPTH, mistakesOf, tooDeep } from './yaml-mistakes';
import type { Anchored, AnchorBook, Anchors, Links, Spent } from './yaml-spent';
import { bind, boundTo, MAX_SPENT } from './yaml-spent';
import { YamlUnit } from './yaml-node';

/** Reads what is not plain with `yaml`: any text, with anchors that hold over the units of a manifest. */
export class YamlReader implements AnchorBook {
  readonly #anchors: Map<string, Anchored>;
  #defined = new Map<string, Anchored>();
  #asked = new Set<string>();
  /** What was asked for, and what of it was read. */
  #text = 0;
  #read = 0;
  #nodes = 0;

  /** @param anchors those that are known already */
  constructor(anchors: Anchors = new Map()) {
    this.#anchors = new Map(anchors);
  }

  /** What was asked for so far; where it is more than the most, something was not read. */
  get spent(): Spent {
    return { text: this.#text, nodes: this.#nodes };
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
    if (this.#read + text.length > MAX_SPENT.text) {
      return new YamlUnit(this, undefined, text, [
        { kind: 'too-large', detail: `${MAX_SPENT.text / 1_000_000} MB`, start: 0, end: 1 },
      ]);
    }
    this.#read += text.length;
    try {
      const { document, mistakes } = documentOf(text);
      return new YamlUnit(this, document, text, mistakes);
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

  /** Counts one more of what aliases bring forth; false where it is too much. */
  mayExpand(): boolean {
    return ++this.#nodes <= MAX_SPENT.nodes;
  }
}

/** The first document of a text, as `parseDocument` of `yaml` makes it, but for what is nested too deeply. */
function documentOf(text: string): { document?: Document; mistakes: SyntaxMistake[] } {
  const tooDeeply: SyntaxMistake[] = [];
  function* shallow(tokens: Iterable<CST.Token>): Generator<CST.Token> {
    for (const token of tokens) {
      const deep = token.type === 'document' ? cutDeepValues(token, MAX_DEPTH - 1) : undefined;
      if (deep !== undefined) tooDeeply.push(tooDeep(deep));
      yield token;
    }
  }
  const composer = new Composer({ merge: true, uniqueKeys: false });
  const tokens = shallow(new Parser().parse(text));
  const [document, second] = composer.compose(tokens, true, text.length);
  if (!document) return { mistakes: tooDeeply };
  // A collection that was cut may lack its end; that says nothing more.
  const mistakes = tooDeeply.length > 0 ? tooDeeply.slice(0, 1) : mistakesOf(document, text);
  if (second) {
    const start = second.range[0];
    mistakes.push({ kind: 'second-document', detail: '', start, end: start + 3 });
  }
  return { document, mistakes };
}
