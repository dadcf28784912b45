/** A number that is written as its digits stand, however many there are; or `null`. */
export class Digits {
  constructor(readonly text: string) {}
}

export const NULL = new Digits('null');

/** What a key of a manifest can have. */
export type Value =
  string | boolean | Digits | readonly Value[] | { readonly [key: string]: Value };

export const isList = (value: Value): value is readonly Value[] => Array.isArray(value);
