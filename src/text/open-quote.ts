import { isCollection, isPair, isScalar } from 'yaml';
import type { Document, YAMLError } from 'yaml';

/**
 * Where the quote stands that is never closed. `yaml` misses it at the end of all that it swallowed,
 * which can be far below. Undefined where the error is another one.
 */
export function openQuote(
  document: Document,
  { code, message, pos }: YAMLError,
): number | undefined {
  if (code !== 'MISSING_CHAR' || !message.startsWith('Missing closing')) return undefined;
  const open: unknown[] = [document.contents];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (isCollection(node)) for (const item of node.items) open.push(item ?? null);
    else if (isPair(node)) open.push(node.key ?? null, node.value ?? null);
    else if (isScalar(node) && node.type?.startsWith('QUOTE') && node.range?.[1] === pos[0]) {
      return node.range[0];
    }
  }
  return undefined;
}
