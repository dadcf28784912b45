import type { english } from './english';

/** The catalogue: a function a key, from typed arguments to a sentence in plain text. */
export type Catalogue = typeof english;

/** A key of the catalogue with its arguments; it becomes a sentence at the edge. */
export type Message = {
  [K in keyof Catalogue]: {
    readonly key: K;
    readonly args: Parameters<Catalogue[K]>[0];
    /** What the message rests on may have changed since the day of the data. */
    readonly mayHaveChanged?: Parameters<Catalogue['may-have-changed']>[0];
  };
}[keyof Catalogue];

/** The sentence of a message, in the language of the catalogue. */
export function sentence(message: Message, catalogue: Catalogue): string {
  const make = catalogue[message.key] as (args: unknown) => string;
  const { args, mayHaveChanged } = message;
  return mayHaveChanged
    ? `${make(args)} ${catalogue['may-have-changed'](mayHaveChanged)}`
    : make(args);
}
