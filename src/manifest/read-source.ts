import { exactDecimal, exactShare } from './decimal';
import type { Evidence, Located, Place, Source, Unit, Waiver } from './model';
import type { Entry, MapNode, Node } from './node';

/** Reads one item of `sources`. Values of a wrong type are left out: the structure's check names them. */
export function readSource(node: MapNode, unit: Unit): Source {
  const fields = new Fields(node, unit);
  const value = fields.node('value');
  const share = fields.node('share');
  return {
    unit,
    place: fields.place,
    ...fields.texts('id', 'material', 'component', 'stage', 'supplier', 'country', 'region'),
    ...(value && located('value', value, unit, decimalOf(value))),
    ...(share && located('share', share, unit, shareOf(share))),
    inputs: fields.textList('inputs'),
    evidence: fields.list('evidence').map(({ place, texts }): Evidence => ({
      ...texts('title', 'file', 'date', 'expires'),
      place,
    })),
    waivers: readWaivers(fields),
    keys: fields.keys(),
  };
}

export function readWaivers(fields: Fields): Waiver[] {
  return fields.list('waivers').map(({ place, texts }): Waiver => ({
    ...texts('rule', 'reason', 'approvedBy', 'expires', 'ticket'),
    place,
  }));
}

/** The entries of a mapping, read by name. */
export class Fields {
  readonly #entries: readonly Entry[];
  readonly #unit: Unit;
  readonly place: Place;

  constructor(node: MapNode, unit: Unit) {
    this.#entries = node.entries;
    this.#unit = unit;
    this.place = { unit, start: node.start, end: node.end };
  }

  node(key: string): Node | undefined {
    return this.#entries.find((entry) => entry.key === key)?.value;
  }

  text(key: string): Located<string> | undefined {
    const node = this.node(key);
    return node && textAt(node, this.#unit);
  }

  /** The texts among `keys` that are there. */
  readonly texts = <K extends string>(...keys: K[]): { readonly [key in K]?: Located<string> } => {
    const found: { [key in K]?: Located<string> } = {};
    for (const key of keys) {
      const text = this.text(key);
      if (text) found[key] = text;
    }
    return found;
  };

  textList(key: string): Located<string>[] {
    const node = this.node(key);
    if (node?.kind !== 'seq') return [];
    return node.items.flatMap((item) => textAt(item, this.#unit) ?? []);
  }

  /** The mappings of a list. */
  list(key: string): Fields[] {
    const node = this.node(key);
    if (node?.kind !== 'seq') return [];
    return node.items.flatMap((item) => (item.kind === 'map' ? new Fields(item, this.#unit) : []));
  }

  keys(): Map<string, Place> {
    const unit = this.#unit;
    return new Map(
      this.#entries.map(({ key, keyStart, keyEnd }) => [
        key,
        { unit, start: keyStart, end: keyEnd },
      ]),
    );
  }
}

function textAt(node: Node, unit: Unit): Located<string> | undefined {
  if (node.kind !== 'scalar' || typeof node.value !== 'string' || node.value === '')
    return undefined;
  return { value: node.value, unit, start: node.start, end: node.end };
}

function located<K extends string, T>(
  key: K,
  node: Node,
  unit: Unit,
  value: T | undefined,
): { readonly [key in K]?: Located<T> } {
  if (value === undefined) return {};
  return { [key]: { value, unit, start: node.start, end: node.end } } as {
    readonly [key in K]?: Located<T>;
  };
}

function decimalOf(node: Node): ReturnType<typeof exactDecimal> {
  if (node.kind !== 'scalar' || typeof node.value !== 'number') return undefined;
  const number = exactDecimal(node.text ?? String(node.value)) ?? exactDecimal(String(node.value));
  return number && number.compare(0) >= 0 ? number : undefined;
}

/** Between 0 and 1, as `60%` or `0.6`. */
export function shareOf(node: Node): ReturnType<typeof exactShare> {
  if (node.kind !== 'scalar') return undefined;
  if (typeof node.value === 'number') return exactShare(node.text ?? String(node.value));
  return typeof node.value === 'string' && node.value.endsWith('%')
    ? exactShare(node.value)
    : undefined;
}
