import type { english } from './english';

/** The catalogue: a function a key, from typed arguments to a sentence in plain text. */
export type Catalogue = typeof english;

/** A key of the catalogue with its arguments; it becomes a sentence at the edge. */
export type Message = {
  [K in keyof Catalogue]: { readonly key: K; readonly args: Parameters<Catalogue[K]>[0] };
}[keyof Catalogue];

/** The sentence of a message, in the language of the catalogue. */
export function sentence(message: Message, catalogue: Catalogue): string {
  const make = catalogue[message.key] as (args: unknown) => string;
  return make(message.args);
}
