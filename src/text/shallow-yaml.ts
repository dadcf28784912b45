import type { CST } from 'yaml';
import type { Slices } from './slices';

/** Collections that are looked at before others have their turn. */
const SLICE = 5000;

/**
 * Empties the values of a parsed YAML document that are nested deeper than `deepest`, and returns where
 * the first of them stands.
 *
 * What makes nodes of the tokens calls itself for every level. Near the end of the stack that fails
 * wherever it happens to be, and where it happens to be compiling a regular expression V8 ends the
 * whole process. So nothing deep may reach it, and this here must not call itself.
 */
export function* cutDeepValues(
  document: CST.Document,
  deepest: number,
): Slices<number | undefined> {
  let first: number | undefined;
  let looked = 0;
  const open: { readonly token: CST.Token | null | undefined; readonly depth: number }[] = [
    { token: document.value, depth: 0 },
  ];
  for (let next = open.pop(); next; next = open.pop()) {
    const { token, depth } = next;
    if (!isCollection(token)) continue;
    for (const item of token.items) {
      if (++looked % SLICE === 0) yield;
      for (const part of ['key', 'value'] as const) {
        const inner = item[part];
        if (!isCollection(inner)) continue;
        if (depth < deepest) {
          open.push({ token: inner, depth: depth + 1 });
        } else {
          first = Math.min(first ?? inner.offset, inner.offset);
          item[part] = { type: 'scalar', offset: inner.offset, indent: inner.indent, source: '' };
        }
      }
    }
  }
  return first;
}

type Collection = CST.BlockMap | CST.BlockSequence | CST.FlowCollection;

const isCollection = (token: CST.Token | null | undefined): token is Collection =>
  token?.type === 'block-map' || token?.type === 'block-seq' || token?.type === 'flow-collection';
