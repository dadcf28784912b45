import { isCollection } from 'yaml';
import type { Alias, Node as YamlNode } from 'yaml';
import type { Slices } from './slices';
import { inOneGo } from './slices';
import type { ReadDocument } from './yaml-document';
import { Pace, readDocument } from './yaml-document';
import { tooDeep, tooLarge } from './yaml-mistakes';
import type { Anchored, AnchorBook, Anchors, Links, Spent } from './yaml-spent';
import { bind, boundTo, MAX_SPENT } from './yaml-spent';
import type { ReadAgain } from './yaml-repair';
import { isRepairable, repair, withFix } from './yaml-repair';
import type { Keys, Slip } from './slip';
import { YamlUnit } from './yaml-node';

/** Reads what is not plain with `yaml`: any text, with anchors that hold over the units of a manifest. */
export class YamlReader implements AnchorBook {
  readonly #anchors: Map<string, Anchored>;
  readonly #keys: Keys;
  #defined = new Map<string, Anchored>();
  #asked = new Set<string>();
  /** What was asked for, and what of it was read. */
  #text = 0;
  #pieces = 0;
  #broken = 0;
  #saidPieces = false;
  #read = 0;
  #nodes = 0;
  #repairs = 0;
  readonly #pace = new Pace();

  /**
   * @param anchors those that are known already
   * @param keys of the format: some slips are sure at these only
   */
  constructor(anchors: Anchors = new Map(), keys: Keys = new Set()) {
    this.#anchors = new Map(anchors);
    this.#keys = keys;
  }

  /** What was asked for so far; where it is more than the most, something was not read. */
  get spent(): Spent {
    return {
      text: this.#text,
      pieces: this.#pieces,
      broken: this.#broken,
      nodes: this.#nodes,
      repairs: this.#repairs,
    };
  }

  isKey(key: string): boolean {
    return this.#keys.has(key);
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
    return inOneGo(this.parseInSlices(text));
  }

  /** @param known a slip that is known already */
  *parseInSlices(text: string, known?: Slip): Slices<YamlUnit> {
    this.#text += text.length;
    const hasTooManyBroken = this.#broken > MAX_SPENT.broken;
    if (++this.#pieces > MAX_SPENT.pieces || hasTooManyBroken) {
      // Of very many it is said once, where they begin.
      const said = this.#saidPieces ? [] : [tooLarge(hasTooManyBroken ? BROKEN : PIECES, 0)];
      this.#saidPieces = true;
      return new YamlUnit(this, undefined, text, said);
    }
    if (this.#read + text.length > MAX_SPENT.text) {
      return new YamlUnit(this, undefined, text, [tooLarge(LENGTH, 0)]);
    }
    this.#read += text.length;
    try {
      const [fix] = known?.fixes ?? [];
      const first = yield* readDocument(fix ? withFix(text, fix) : text, this.#pace);
      if (known || first.mistakes.length > 0) this.#broken++;
      const mayRepair = isRepairable(first) && this.#repairs <= MAX_SPENT.repairs;
      const readAgain = (fixed: string): ReturnType<ReadAgain> => this.#readAgain(fixed);
      const repaired =
        known || mayRepair ? yield* repair(text, first, this.#keys, readAgain, known) : undefined;
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

  /** Undefined where too much was read again already. */
  *#readAgain(text: string): Slices<ReadDocument | undefined> {
    this.#repairs += Math.max(text.length, LEAST_READ);
    return this.#repairs > MAX_SPENT.repairs ? undefined : yield* readDocument(text, this.#pace);
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

  mayExpand(count: number): boolean {
    this.#nodes += count;
    return this.#nodes <= MAX_SPENT.nodes;
  }
}

const LENGTH = `${MAX_SPENT.text / 1_000_000} MB`;
const PIECES = `${MAX_SPENT.pieces / 1000},000 items`;
const BROKEN = `${MAX_SPENT.broken / 1000},000 items with a mistake`;

/** What is read again counts as so many characters at least: finding what to set right takes longer. */
const LEAST_READ = 500;
