import type { Node } from '../text/node';
import type { Value } from './value';
import { Digits, NULL } from './value';

/** A tree as values, its numbers as they are written. */
export function valueOfNode(node: Node): Value {
  switch (node.kind) {
    case 'scalar':
      if (node.value === null) return NULL;
      return typeof node.value === 'number'
        ? new Digits(node.text ?? String(node.value))
        : node.value;
    case 'seq':
      return node.items.map(valueOfNode);
    case 'map':
      return Object.fromEntries(node.entries.map(({ key, value }) => [key, valueOfNode(value)]));
  }
}
