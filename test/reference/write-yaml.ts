import type { Random } from '../fuzz/random';
import type { Data } from './data';
import { Written } from './data';
import { shuffled } from './shuffled';
import { quoted } from './write-json';

type Mapping = Readonly<Record<string, Data>>;

/** What is merged: an anchor by its name, or a mapping that stands in the `<<`. */
type Merge = string | Mapping;

const NAMES = ['a', 'b', 'part', 'x-1'];
const PLAIN = /^(?:[\p{L}./][\p{L}\d ()./#_'-]*[\p{L}\d.)]|\d+(?:\.\d+)?%|\d{4}-\d\d-\d\d|\p{L})$/u;
const OTHER_THAN_TEXT = /^(?:null|true|false|\.inf|\.nan)$/i;

const isMapping = (value: Data): value is Mapping =>
  typeof value === 'object' && !Array.isArray(value) && !(value instanceof Written);

/** Whether two values say the same. */
const same = (one: Data, other: Data): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Writes data in a random mixture of the styles of YAML, with anchors, aliases and merges. */
export class YamlWriter {
  readonly #random: Random;
  /** What an alias means at the place that is written now. */
  readonly #anchors = new Map<string, Data>();
  /** Anchors that a merge still to be written refers to. */
  readonly #pinned: string[] = [];
  readonly #step: number;
  readonly #calm: boolean;

  constructor(random: Random) {
    this.#random = random;
    this.#step = random.pick([2, 2, 4, 3]);
    this.#calm = random.chance(0.3);
  }

  document(data: Mapping): string {
    const start = this.#chance(0.2) ? '---\n' : '';
    const end = this.#chance(0.1) ? '...\n' : '';
    const text = start + this.#comment('') + this.#entries(data, 0) + end;
    return this.#random.chance(0.2) ? text.replaceAll('\n', '\r\n') : text;
  }

  /** Whether something odd is done; never in a plain document. */
  #chance(part: number): boolean {
    return !this.#calm && this.#random.chance(part);
  }

  #comment(pad: string): string {
    if (!this.#chance(0.06)) return '';
    return this.#random.pick([`${pad}# a: comment\n`, '\n', `${pad}#- id: none\n`]);
  }

  /** What stands behind `key:` or `-`, to the end of its last line. */
  #value(value: Data, indent: number, isItem: boolean): string {
    const alias = this.#alias(value);
    if (alias !== undefined) return ` ${alias}${this.#end()}`;
    if (isMapping(value) || Array.isArray(value)) {
      const isEmpty = Object.keys(value).length === 0;
      if (isEmpty || this.#chance(isItem ? 0.15 : 0.3)) {
        return ` ${this.#flow(value, indent)}${this.#end()}`;
      }
      return this.#anchored(value, (anchor) => this.#block(value, anchor, indent, isItem));
    }
    return this.#anchored(value, (anchor) => {
      const before = anchor === '' ? ' ' : ` ${anchor} `;
      if (typeof value === 'string' && this.#chance(0.03)) {
        const mark = this.#random.pick(['|-', '>-']);
        return `${before}${mark}\n${' '.repeat(indent + this.#step)}${value}\n`;
      }
      return before + this.#scalar(value) + this.#end();
    });
  }

  #end(): string {
    return this.#chance(0.06) ? '  # a, b: c\n' : '\n';
  }

  #block(value: Data, anchor: string, indent: number, isItem: boolean): string {
    const behind = anchor === '' ? '' : ` ${anchor}`;
    if (Array.isArray(value)) {
      const at = indent + (isItem || this.#random.chance(0.7) ? this.#step : 0);
      return `${behind}\n${this.#items(value as readonly Data[], at)}`;
    }
    const at = indent + this.#step;
    const entries = this.#entries(value as Mapping, at);
    const isOneLine = isItem && anchor === '' && !/^\s*(?:#|\n)/.test(entries);
    // The first key stands behind the dash.
    if (isOneLine) return ' '.repeat(this.#step - 1) + entries.slice(at);
    return `${behind}\n${entries}`;
  }

  #items(items: readonly Data[], indent: number): string {
    const pad = ' '.repeat(indent);
    return items
      .map((item) => `${this.#comment(pad)}${pad}-${this.#value(item, indent, true)}`)
      .join('');
  }

  #entries(mapping: Mapping, indent: number): string {
    const pad = ' '.repeat(indent);
    return this.#keys(mapping)
      .map(([key, value]) => {
        const comment = this.#comment(pad);
        if (key === '<<')
          return `${comment}${pad}<<: ${this.#merges(value as unknown as Merge[])}\n`;
        return `${comment}${pad}${this.#key(key)}:${this.#value(value, indent, false)}`;
      })
      .join('');
  }

  #flow(value: Data, indent: number): string {
    const alias = this.#alias(value);
    if (alias !== undefined) return alias;
    return this.#anchored(value, (anchor) => {
      const before = anchor === '' ? '' : `${anchor} `;
      if (Array.isArray(value)) {
        const items = (value as readonly Data[]).map((each) => this.#flow(each, indent));
        return `${before}[${this.#listed(items, indent)}]`;
      }
      if (!isMapping(value)) return before + this.#scalar(value);
      const rows = this.#keys(value).map(([key, each]) =>
        key === '<<'
          ? `<<: ${this.#merges(each as unknown as Merge[])}`
          : `${this.#key(key)}: ${this.#flow(each, indent)}`,
      );
      return `${before}{ ${this.#listed(rows, indent)} }`;
    });
  }

  #listed(parts: readonly string[], indent: number): string {
    const between = this.#chance(0.15) ? `,\n${' '.repeat(indent + this.#step + 1)}` : ', ';
    return parts.join(between);
  }

  #key(key: string): string {
    return this.#chance(0.05) ? this.#random.pick([`"${key}"`, `'${key}'`]) : key;
  }

  #scalar(value: Data): string {
    if (value instanceof Written) return value.digits;
    if (typeof value === 'boolean') return String(value);
    const text = value as string;
    const isPlain = PLAIN.test(text) && !OTHER_THAN_TEXT.test(text);
    if (isPlain && !this.#chance(0.2)) return text;
    return this.#random.chance(0.5)
      ? quoted(text, this.#random)
      : `'${text.replaceAll("'", "''")}'`;
  }

  #alias(value: Data): string | undefined {
    if (!this.#chance(0.2)) return undefined;
    const names = [...this.#anchors].flatMap(([name, meant]) => (same(meant, value) ? [name] : []));
    // A colon would belong to the name.
    return names.length === 0 ? undefined : `*${this.#random.pick(names)}`;
  }

  /** Writes a value, perhaps with an anchor, which later aliases mean until it is defined again. */
  #anchored(value: Data, write: (anchor: string) => string): string {
    if (!this.#chance(isMapping(value) ? 0.4 : 0.08)) return write('');
    const name = this.#random.pick(NAMES);
    if (this.#pinned.includes(name)) return write('');
    // Within the value itself it would be a circle.
    this.#anchors.delete(name);
    const text = write(`&${name}`);
    if (!this.#anchors.has(name)) this.#anchors.set(name, value);
    return text;
  }

  /** The keys to be written, in order; `<<` stands for those that come from merges. */
  #keys(mapping: Mapping): [string, Data][] {
    const entries = shuffled(Object.entries(mapping), this.#random);
    if (!this.#chance(0.5)) return entries;
    const fits = [...this.#anchors].flatMap(([name, meant]) =>
      isMapping(meant) && Object.keys(meant).every((key) => key in mapping) ? [name] : [],
    );
    const merges = this.#random.some<Merge>([...fits, ...fits, this.#part(entries)], 2);
    if (merges.length === 0) return entries;
    const names = merges.filter((merge) => typeof merge === 'string');
    const merged: Record<string, Data> = {};
    for (const merge of merges) {
      const meant = typeof merge === 'string' ? (this.#anchors.get(merge) as Mapping) : merge;
      for (const [key, value] of Object.entries(meant)) merged[key] ??= value;
    }
    // Keys before the `<<` may not define its anchors again.
    for (const name of names) this.#pinned.push(name);
    const own = entries.filter(([key, value]) => {
      const other = merged[key];
      return other === undefined || !same(other, value) || this.#random.chance(0.2);
    });
    const at = this.#random.below(own.length + 1);
    return [...own.slice(0, at), ['<<', merges], ...own.slice(at)];
  }

  /** A mapping of some of the keys, with values that stand for themselves or for nothing. */
  #part(entries: readonly (readonly [string, Data])[]): Mapping {
    const some = entries.filter(([, value]) => typeof value === 'string');
    const mixed = some.map(([key, value]): [string, Data] => {
      return [key, this.#random.chance(0.5) ? value : this.#random.pick(some)[1]];
    });
    return Object.fromEntries(mixed.filter(() => this.#random.chance(0.5)));
  }

  #merges(merges: readonly Merge[]): string {
    const written = merges.map((merge) => {
      if (typeof merge !== 'string') {
        const rows = Object.entries(merge).map(([key, value]) => `${key}: ${this.#scalar(value)}`);
        return `{ ${rows.join(', ')} }`;
      }
      this.#pinned.splice(this.#pinned.indexOf(merge), 1);
      return `*${merge}`;
    });
    const [only = ''] = written;
    return written.length === 1 && this.#random.chance(0.8) ? only : `[${written.join(', ')}]`;
  }
}
