import type { Path } from '../text/path';
import type { Shape } from './shape';

/** How what is written stands in the text. */
export interface Style {
  readonly format: 'yaml' | 'json';
  /** In braces or brackets. */
  readonly isFlow: boolean;
  /** How many columns the keys stand further in than the line does. */
  readonly extra: number;
}

/** The key that an item of a list of mappings begins with. */
const FIRST_KEYS: Readonly<Record<string, string>> = {
  sources: 'id',
  evidence: 'title',
  waivers: 'rule',
  ownership: 'owner',
  origins: 'country',
};

/** What comes behind a key: the snippet of its value, and the path of what is then to be written. */
export function valueSnippet(
  key: string,
  shape: Shape,
  style: Style,
): { readonly text: string; readonly next: Path } {
  const inJson = style.format === 'json';
  const quoted = (name: string): string => (inJson ? `"${name}"` : name);
  const scalar = (of: Shape | undefined): string =>
    inJson && of?.isText !== false ? '"$1"' : '$1';
  const indent = (by: number): string => `\n${' '.repeat(style.extra + by)}`;
  const gap = inJson || shape.kind === 'scalar' || style.isFlow ? ' ' : '';
  if (shape.kind === 'scalar') return { text: `: ${scalar(shape)}`, next: [key] };
  if (shape.kind === 'map') {
    if (!style.isFlow) return { text: `:${indent(2)}$0`, next: [key] };
    return {
      text: inJson ? `: {${indent(2)}$1${indent(0)}}` : ': { $1 }',
      next: [key],
    };
  }
  const { item } = shape;
  if (item?.kind !== 'map') return { text: `: [${scalar(item)}]`, next: [key, 0] };
  const first = FIRST_KEYS[key] ?? item.required?.[0] ?? Object.keys(item.keys ?? {})[0] ?? '';
  const next = [key, 0, first];
  const value = scalar(item.keys?.[first]);
  if (!style.isFlow) return { text: `:${indent(2)}- ${first}: $0`, next };
  // Behind the value the next key of the item can be written.
  const entry = `${quoted(first)}: ${value}${inJson ? '$2' : ''}`;
  return {
    text: inJson
      ? `:${gap}[${indent(2)}{${indent(4)}${entry}${indent(2)}}${indent(0)}]`
      : `:${gap}[{ ${entry} }]`,
    next,
  };
}

/** Keys that a mapping does not have yet and that fit to those that it has. */
export function freeKeys(shape: Shape, others: ReadonlyMap<string, string>): [string, Shape][] {
  return Object.entries(shape.keys ?? {}).filter(
    ([key]) => !others.has(key) && !(EXCLUDED_BY[key] ?? []).some((other) => others.has(other)),
  );
}

/** Keys that no longer fit where one of others is there. */
const EXCLUDED_BY: Readonly<Record<string, readonly string[]>> = {
  material: ['component'],
  component: ['material'],
  form: ['component'],
  cots: ['material'],
  electronicDevice: ['material'],
  origins: ['country', 'region'],
  country: ['origins'],
  region: ['origins'],
};
