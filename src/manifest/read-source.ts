import type Fraction from 'fraction.js';
import { exactDecimal, exactShare } from '../text/decimal';
import { KeyPlaces } from './key-places';
import { KNOWN_KEYS } from './known-keys';
import type { Evidence, Located, Origin, Place, Source, Unit, WaivedFor, Waiver } from './model';
import type { Entry, MapNode, Node } from '../text/node';
import type { Slices } from '../text/slices';
import { collected } from '../text/slices';

/** Shares and lists say more than a country, and are read as nothing. */
const COUNTRY_ALONE = /^[^\d%,/;]+$/;

const NONE: readonly never[] = [];

/** The lists of a source. */
type Lists = Pick<Source, 'origins' | 'inputs' | 'evidence' | 'waivers'>;

/**
 * Reads one item of `sources`. Values of a wrong type are left out: the structure's check names them.
 *
 * @param lists those that are read already
 */
export function readSource(node: MapNode, unit: Unit, lists?: Lists): Source {
  const fields = new Fields(node, unit);
  const value = fields.node('value');
  return {
    unit,
    place: fields.place,
    id: fields.text('id'),
    material: fields.text('material'),
    component: fields.text('component'),
    stage: fields.text('stage'),
    supplier: fields.text('supplier'),
    country: fields.text('country'),
    region: fields.text('region'),
    origins: lists ? lists.origins : readOrigins(fields, unit),
    form: fields.text('form'),
    spec: fields.text('spec'),
    cots: fields.flag('cots'),
    electronicDevice: fields.flag('electronicDevice'),
    value: value && located(value, unit, decimalIn(value)),
    share: fields.share('share'),
    inputs: lists?.inputs ?? fields.textList('inputs'),
    evidence: lists?.evidence ?? readEvidence(fields),
    waivers: lists?.waivers ?? readWaivers(fields),
    keys: KeyPlaces.of(node, unit),
  };
}

/** As `readSource`, of one with long lists or very many keys, in slices. */
export function* readSourceInSlices(node: MapNode, unit: Unit): Slices<Source> {
  // Of very many keys few are known.
  const known = { ...node, entries: node.entries.filter(({ key }) => KNOWN_KEYS.has(key)) };
  yield;
  const fields = new Fields(known, unit);
  const isList = fields.node('origins')?.kind === 'seq';
  const lists = {
    origins: isList
      ? yield* collected(fields.items('origins'), (item) => originAt(item, unit))
      : undefined,
    inputs: yield* collected(fields.items('inputs'), (item) => textAt(item, unit)),
    evidence: yield* readList(fields, 'evidence', unit, readDocument),
    waivers: yield* readList(fields, 'waivers', unit, readWaiver),
  };
  return { ...readSource(known, unit, lists), keys: KeyPlaces.of(node, unit) };
}

const readList = <T>(
  fields: Fields,
  key: string,
  unit: Unit,
  read: (each: Fields) => T,
): Slices<T[]> =>
  collected(fields.items(key), (item) =>
    item.kind === 'map' ? read(new Fields(item, unit)) : undefined,
  );

function readOrigins(fields: Fields, unit: Unit): readonly Origin[] | undefined {
  if (fields.node('origins')?.kind !== 'seq') return undefined;
  return fields.items('origins').flatMap((item) => originAt(item, unit) ?? []);
}

/** An origin, or the country that stands in the place of one: what it makes of the chain is not left out of it. */
function originAt(item: Node, unit: Unit): Origin | undefined {
  if (item.kind !== 'map') {
    const country = textAt(item, unit);
    return country && COUNTRY_ALONE.test(country.value) ? { country, place: country } : undefined;
  }
  const fields = new Fields(item, unit);
  const share = fields.share('share');
  return { ...fields.texts('country', 'region'), ...(share && { share }), place: fields.place };
}

const readEvidence = (fields: Fields): readonly Evidence[] =>
  fields.list('evidence').map(readDocument);

const readDocument = (fields: Fields): Evidence => ({
  ...fields.texts('title', 'file', 'sha256', 'date', 'expires'),
  place: fields.place,
});

export const readWaivers = (fields: Fields): readonly Waiver[] =>
  fields.list('waivers').map(readWaiver);

export function readWaiver(fields: Fields): Waiver {
  const given = fields.map('for');
  return {
    ...fields.texts('rule', 'reason', 'approvedBy', 'expires', 'ticket'),
    ...(given && { for: readWaivedFor(given) }),
    place: fields.place,
  };
}

const readWaivedFor = (fields: Fields): WaivedFor => ({
  ...fields.texts('supplier', 'country'),
  place: fields.place,
});

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
    for (const entry of this.#entries) if (entry.key === key) return entry.value;
    return undefined;
  }

  text(key: string): Located<string> | undefined {
    const node = this.node(key);
    return node && textAt(node, this.#unit);
  }

  /** The texts among `keys` that are there. */
  texts<K extends string>(...keys: K[]): { readonly [key in K]?: Located<string> } {
    const found: { [key in K]?: Located<string> } = {};
    for (const key of keys) {
      const text = this.text(key);
      if (text) found[key] = text;
    }
    return found;
  }

  flag(key: string): Located<boolean> | undefined {
    const node = this.node(key);
    if (node?.kind !== 'scalar' || typeof node.value !== 'boolean') return undefined;
    return { value: node.value, unit: this.#unit, start: node.start, end: node.end };
  }

  share(key: string): Located<Fraction> | undefined {
    const node = this.node(key);
    return node && located(node, this.#unit, shareIn(node));
  }

  map(key: string): Fields | undefined {
    const node = this.node(key);
    return node?.kind === 'map' ? new Fields(node, this.#unit) : undefined;
  }

  /** Of a list. */
  items(key: string): readonly Node[] {
    const node = this.node(key);
    return node?.kind === 'seq' ? node.items : NONE;
  }

  textList(key: string): readonly Located<string>[] {
    return this.items(key).flatMap((item) => textAt(item, this.#unit) ?? []);
  }

  /** The mappings of a list. */
  list(key: string): readonly Fields[] {
    return this.items(key).flatMap((item) =>
      item.kind === 'map' ? new Fields(item, this.#unit) : [],
    );
  }
}

export function textAt(node: Node, unit: Unit): Located<string> | undefined {
  if (node.kind !== 'scalar' || typeof node.value !== 'string') return undefined;
  if (node.value.trim() === '') return undefined;
  return { value: node.value, unit, start: node.start, end: node.end };
}

function located<T>(node: Node, unit: Unit, value: T | undefined): Located<T> | undefined {
  return value === undefined ? undefined : { value, unit, start: node.start, end: node.end };
}

export function decimalIn(node: Node): ReturnType<typeof exactDecimal> {
  if (node.kind !== 'scalar' || typeof node.value !== 'number') return undefined;
  return decimalOf(node.value, node.text);
}

/** A number, zero or more, exactly as it is written. */
export function decimalOf(value: number, text = String(value)): ReturnType<typeof exactDecimal> {
  const number = Number.isFinite(value) ? exactDecimal(text) : undefined;
  return number && number.compare(0) >= 0 ? number : undefined;
}

export function shareIn(node: Node): ReturnType<typeof exactShare> {
  if (node.kind !== 'scalar') return undefined;
  return typeof node.value === 'number' || typeof node.value === 'string'
    ? shareOf(node.value, node.text)
    : undefined;
}

/** Between 0 and 1, as `60%` or `0.6`. */
export function shareOf(
  value: number | string,
  text = String(value),
): ReturnType<typeof exactShare> {
  if (typeof value === 'number') return exactShare(text);
  return value.endsWith('%') ? exactShare(value) : undefined;
}
