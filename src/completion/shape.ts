import type { Language } from '../messages/language';
import type { Path } from '../text/path';

/** What a JSON Schema says of one place, as far as completion needs it. */
export interface Shape {
  readonly kind: 'map' | 'list' | 'scalar';
  readonly description?: string;
  /** Of a mapping, by key. */
  readonly keys?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  /** Of a mapping whose keys are free. */
  readonly rest?: Shape;
  /** Of a list. */
  readonly item?: Shape;
  /** The words that a scalar can be. */
  readonly values?: readonly string[];
  /** False: numbers and booleans, which are never quoted. */
  readonly isText?: false;
  readonly isDay?: true;
}

/** What stands at a path; undefined where the schema knows of nothing, as below `x-` keys. */
export function shapeAt(root: Shape, path: Path): Shape | undefined {
  let shape: Shape | undefined = root;
  for (const part of path) {
    if (typeof part === 'number') shape = shape?.kind === 'list' ? shape.item : undefined;
    else if (part.startsWith('x-')) return undefined;
    else shape = shape?.keys && Object.hasOwn(shape.keys, part) ? shape.keys[part] : shape?.rest;
  }
  return shape;
}

/** What a schema says, in a language; of a rule with its default severity. */
export function described(description: string, { name, t }: Language): string {
  const [, title, severity] = /^(.*)\. Default: (\w+)\.$/.exec(description) ?? [];
  return title === undefined || severity === undefined
    ? name(description)
    : t('{title}. Default: {severity}.', { title: name(title), severity });
}
