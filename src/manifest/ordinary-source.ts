import {
  TAB,
  LF,
  CR,
  SPACE,
  QUOTE,
  HASH,
  APOSTROPHE,
  COMMA,
  DASH,
  COLON,
  OPEN_BRACKET,
  BACKSLASH,
  CLOSE_BRACKET,
  isOfId,
  startsWord,
} from '../text/characters';
import { KeyPlaces } from './key-places';
import type { Located, Source, Unit } from './model';
import { plainValue } from '../text/node';
import type { KeyOrder } from './ordinary-keys';
import { fits, keyAt, withKey } from './ordinary-keys';
import { decimalOf, shareOf } from './read-source';
import type { Stretch } from '../text/stretch';

const NONE: readonly never[] = [];

/** More different ones are not in common. */
const MAX_WORDS = 10_000;

/** What values must look like for the schema to have nothing to say; others are looked at by it. */
const SURELY_ID = /^[A-Za-z0-9._-]+$/;
const SURELY_REGION = /^[A-Z]{2}-[A-Z0-9]{1,3}$/;
const SURELY_SHARE = /^(?:100|[0-9]{1,2})(?:\.0+)? ?%$/;

/**
 * Reads sources as almost all are written: a key and a short value on each line, each value of the right
 * kind, nothing missing. What it does read is what `readPlainYaml`, the schema and `readSource` together
 * make of it, in one pass; any other, and any with a mistake of structure, is left to them.
 */
export class OrdinarySources {
  readonly #text: string;
  readonly #noKeys: KeyOrder = { names: [], next: new Map() };
  /** Where the keys of the source stand so far; the list is used again. */
  readonly #starts: number[] = [];
  /** Words that other sources have, too: one string for all of them, which is compared without a look. */
  readonly #words = new Map<string, string>();
  #unit: Unit = { offset: 0 };
  #start = 0;
  #end = 0;
  /** Ends of the value that was read last, and start of the next line. */
  #from = 0;
  #to = 0;
  #line = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /**
   * Reads one item of `sources`; undefined where it is not an ordinary one.
   *
   * @param item starts at the line of the dash, and ends at a start of a line or at the end of the text
   */
  read({ start, end }: Stretch, unit: Unit): Source | undefined {
    this.#unit = unit;
    this.#start = start;
    this.#end = end;
    let dash = start;
    const text = this.#text;
    while (text.charCodeAt(dash) === SPACE) dash++;
    let at = dash + 1;
    while (text.charCodeAt(at) === SPACE) at++;
    if (text.charCodeAt(dash) !== DASH || at === dash + 1) return undefined;
    return this.#fields(at);
  }

  #fields(first: number): Source | undefined {
    const text = this.#text;
    const column = first - this.#start;
    let at = first;
    let keys = this.#noKeys;
    let count = 0;
    let id: Located<string> | undefined;
    let material: Located<string> | undefined;
    let component: Located<string> | undefined;
    let stage: Located<string> | undefined;
    let supplier: Located<string> | undefined;
    let country: Located<string> | undefined;
    let region: Located<string> | undefined;
    let form: Located<string> | undefined;
    let spec: Located<string> | undefined;
    let value: Source['value'];
    let share: Source['share'];
    let inputs: readonly Located<string>[] | undefined;
    for (;;) {
      const name = keyAt(text, at);
      if (name === undefined) return undefined;
      keys = keys.next.get(name) ?? withKey(keys, name);
      this.#starts[count++] = at - this.#start;
      if (!this.#findValue(at + name.length + 1, name === 'inputs')) return undefined;
      // What is undefined here after it was read is a mistake, or read in another way.
      let read: unknown;
      switch (name) {
        case 'id':
          read = id ? undefined : (id = this.#own(SURELY_ID));
          break;
        case 'material':
          read = material ? undefined : (material = this.#word());
          break;
        case 'component':
          read = component ? undefined : (component = this.#word());
          break;
        case 'stage':
          read = stage ? undefined : (stage = this.#word());
          break;
        case 'supplier':
          read = supplier ? undefined : (supplier = this.#word());
          break;
        case 'country':
          read = country ? undefined : (country = this.#word());
          break;
        case 'region':
          read = region ? undefined : (region = this.#word(SURELY_REGION));
          break;
        case 'form':
          read = form ? undefined : (form = this.#word());
          break;
        case 'spec':
          read = spec ? undefined : (spec = this.#word());
          break;
        case 'value':
          read = value ? undefined : (value = this.#value());
          break;
        case 'share':
          read = share ? undefined : (share = this.#share());
          break;
        default:
          read = inputs ? undefined : (inputs = this.#inputs());
      }
      if (read === undefined) return undefined;
      const last = this.#to;
      const next = this.#nextKey(column);
      if (next === undefined) return undefined;
      if (next < this.#end) {
        at = next;
        continue;
      }
      if (!id || !supplier || !country || !stage || !fits(stage.value, material, component)) {
        return undefined;
      }
      if (form && !material) return undefined;
      const unit = this.#unit;
      return {
        unit,
        place: { unit, start: first - this.#start, end: last - this.#start },
        id,
        material,
        component,
        stage,
        supplier,
        country,
        region,
        origins: undefined,
        form,
        spec,
        cots: undefined,
        electronicDevice: undefined,
        value,
        share,
        inputs: inputs ?? NONE,
        evidence: NONE,
        waivers: NONE,
        keys: new KeyPlaces(unit, keys.names, this.#starts.slice(0, count)),
      };
    }
  }

  /** Finds the ends of the value behind a colon, and the next line; false where it is not so simple. */
  #findValue(colon: number, isList: boolean): boolean {
    const text = this.#text;
    let at = colon;
    while (text.charCodeAt(at) === SPACE) at++;
    const first = text.charCodeAt(at);
    this.#from = at;
    if (isList) {
      if (first !== OPEN_BRACKET) return false;
      at = this.#endOfList(at + 1);
    } else if (first === QUOTE || first === APOSTROPHE) {
      at = this.#endOfQuoted(at + 1, first);
    } else {
      return startsWord(first) && this.#findPlain(at);
    }
    this.#to = at;
    return at !== -1 && this.#findLine(at);
  }

  #findPlain(from: number): boolean {
    const text = this.#text;
    let end = from;
    let before = 0;
    for (let at = from; ; at++) {
      const code = text.charCodeAt(at);
      if (code > COLON) {
        end = at + 1;
      } else if (code === LF || at >= this.#end) {
        this.#line = at + 1;
        break;
      } else if (code === CR) {
        if (text.charCodeAt(at + 1) !== LF) return false;
        this.#line = at + 2;
        break;
      } else if (code === TAB) {
        return false;
      } else if (code === HASH && before === SPACE) {
        this.#skipComment(at);
        break;
      } else if (code === COLON && !(text.charCodeAt(at + 1) > SPACE)) {
        return false;
      } else if (code !== SPACE) {
        end = at + 1;
      }
      before = code;
    }
    this.#to = end;
    return true;
  }

  /** Behind the quote that closes, or -1 where it is not on the line or something is escaped. */
  #endOfQuoted(from: number, quote: number): number {
    for (let at = from; at < this.#end; at++) {
      const code = this.#text.charCodeAt(at);
      if (code === quote) return this.#text.charCodeAt(at + 1) === quote ? -1 : at + 1;
      if (code === LF || code === CR || code === BACKSLASH) return -1;
    }
    return -1;
  }

  /** Behind the bracket that closes a list of ids, or -1. */
  #endOfList(from: number): number {
    for (let at = from; at < this.#end; at++) {
      const code = this.#text.charCodeAt(at);
      if (code === CLOSE_BRACKET) return at + 1;
      if (!isOfId(code) && code !== COMMA && code !== SPACE) return -1;
    }
    return -1;
  }

  /** From behind a value to the next line; false where more than a comment follows. */
  #findLine(from: number): boolean {
    const text = this.#text;
    let at = from;
    while (text.charCodeAt(at) === SPACE) at++;
    const code = text.charCodeAt(at);
    if (code === HASH && at > from) this.#skipComment(at);
    else if (code === LF || at >= this.#end) this.#line = at + 1;
    else if (code === CR && text.charCodeAt(at + 1) === LF) this.#line = at + 2;
    else return false;
    return true;
  }

  #skipComment(at: number): void {
    const newline = this.#text.indexOf('\n', at);
    this.#line = newline === -1 ? this.#text.length : newline + 1;
  }

  /** The next key in the column, or the end of the item; undefined where something else stands there. */
  #nextKey(column: number): number | undefined {
    const text = this.#text;
    while (this.#line < this.#end) {
      let at = this.#line;
      while (text.charCodeAt(at) === SPACE) at++;
      const code = text.charCodeAt(at);
      if (code === LF || at >= this.#end) this.#line = at + 1;
      else if (code === HASH) this.#skipComment(at);
      else if (code === CR && text.charCodeAt(at + 1) === LF) this.#line = at + 2;
      else return at - this.#line === column ? at : undefined;
    }
    return this.#end;
  }

  /** A text that few sources have in common. */
  #own(form: RegExp): Located<string> | undefined {
    const value = this.#textOf();
    return value !== undefined && form.test(value) ? this.#located(value) : undefined;
  }

  /** A text that many sources have in common. */
  #word(form?: RegExp): Located<string> | undefined {
    const value = this.#textOf();
    if (value === undefined) return undefined;
    let word = this.#words.get(value);
    if (word === undefined) {
      word = value;
      if (this.#words.size < MAX_WORDS) this.#words.set(word, word);
    }
    return form && !form.test(word) ? undefined : this.#located(word);
  }

  /** The text that was found; undefined where it is blank or YAML takes it for something else. */
  #textOf(): string | undefined {
    const isQuoted = isQuote(this.#text.charCodeAt(this.#from));
    const value = isQuoted
      ? this.#text.slice(this.#from + 1, this.#to - 1)
      : this.#text.slice(this.#from, this.#to);
    if ((isQuoted && value.trim() === '') || (!isQuoted && typeof plainValue(value) !== 'string'))
      return undefined;
    return value;
  }

  #value(): Source['value'] {
    const text = this.#text.slice(this.#from, this.#to);
    const value = plainValue(text);
    const number = typeof value === 'number' ? decimalOf(value, text) : undefined;
    return number && this.#located(number);
  }

  #share(): Source['share'] {
    const value = this.#text.slice(this.#from, this.#to);
    const share = SURELY_SHARE.test(value) ? shareOf(value) : undefined;
    return share && this.#located(share);
  }

  #inputs(): readonly Located<string>[] | undefined {
    const text = this.#text;
    let inputs: Located<string>[] | undefined;
    let at = this.#from + 1;
    for (;;) {
      while (text.charCodeAt(at) === SPACE) at++;
      const from = at;
      while (isOfId(text.charCodeAt(at))) at++;
      const value = text.slice(from, at);
      if (!startsWord(text.charCodeAt(from)) || typeof plainValue(value) !== 'string') {
        return undefined;
      }
      const entry = {
        value,
        unit: this.#unit,
        start: from - this.#start,
        end: at - this.#start,
      };
      // Most lists have one entry, and one that grows keeps room for many.
      if (inputs) inputs.push(entry);
      else inputs = [entry];
      while (text.charCodeAt(at) === SPACE) at++;
      const code = text.charCodeAt(at++);
      if (code === CLOSE_BRACKET) return inputs;
      if (code !== COMMA) return undefined;
    }
  }

  #located<T>(value: T): Located<T> {
    return {
      value,
      unit: this.#unit,
      start: this.#from - this.#start,
      end: this.#to - this.#start,
    };
  }
}

const isQuote = (code: number): boolean => code === QUOTE || code === APOSTROPHE;
