/** Keys of YAML as a manifest takes them. */
import { isScalar } from 'yaml';
import type { Node as YamlNode, Scalar } from 'yaml';
import type { Entry, SyntaxMistake } from './node';
import { plainValue } from './node';
import type { AnchorBook } from './yaml-spent';

/** `stage processing`, `stage=processing`, `stage:processing` */
const KEY_AND_VALUE = /^([A-Za-z]\w*)( *= *|:| +)(?=[^\s:=])([^\r\n]+)$/;

/**
 * Within brackets a key without its colon, or without the space behind it, is for YAML a key that has no value:
 * `{ stage processing }`. Undefined where it does not begin with a key of the format.
 */
export function keyWithoutColon(
  node: YamlNode,
  text: string,
  keys: Pick<AnchorBook, 'isKey'>,
): { readonly entry: Entry; readonly mistake: SyntaxMistake } | undefined {
  if (!isScalar(node) || node.type !== 'PLAIN' || typeof node.value !== 'string') return undefined;
  const [start = 0] = node.range ?? [];
  const [, key = '', sign = '', value = ''] = KEY_AND_VALUE.exec(node.value) ?? [];
  if (!keys.isKey(key) || !text.startsWith(node.value, start)) return undefined;
  const keyEnd = start + key.length;
  const from = keyEnd + sign.length;
  const end = from + value.length;
  const fix = { start: keyEnd, end: from, text: ': ' };
  const plain = plainValue(value);
  return {
    entry: {
      key,
      keyStart: start,
      keyEnd,
      value: {
        kind: 'scalar',
        value: plain,
        ...(typeof plain === 'number' && { text: value }),
        start: from,
        end,
      },
    },
    mistake: sign.startsWith(':')
      ? { kind: 'syntax', code: 'colon-space', detail: node.value, start, end, fix }
      : { kind: 'syntax', code: 'no-colon', detail: key, start, end: keyEnd, fix },
  };
}

/** As it is written where it is no text for YAML: the id `007` is not `7`. */
export function keyText({ value, source }: Scalar): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? (source ?? String(value)) : '';
}
