import { isCollection, isMap, isScalar } from 'yaml';
import type { Document, Node as YamlNode } from 'yaml';

const MERGE = Symbol('<<');

/**
 * Where keys stand that their mapping has already, in the order of the text. `yaml` can tell too, but
 * compares each key with every one before it: a mapping of 50,000 keys would block for a minute.
 */
export function duplicateKeys(document: Document): number[] {
  const starts: number[] = [];
  const open: unknown[] = [document.contents];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (!isCollection(node)) continue;
    const keys = new Set<unknown>();
    for (const item of node.items) {
      if (!isMap(node)) {
        open.push(item ?? null);
        continue;
      }
      const { key, value } = item as { key: YamlNode | null; value: YamlNode | null };
      open.push(key, value);
      if (!isScalar(key) || Number.isNaN(key.value)) continue;
      // Each merge key has a symbol of its own; several merges are one list.
      const word = typeof key.value === 'symbol' ? MERGE : key.value;
      if (keys.has(word)) starts.push(key.range?.[0] ?? 0);
      keys.add(word);
    }
  }
  return starts.sort((a, b) => a - b);
}
