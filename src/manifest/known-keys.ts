import { KEYS } from './generated/keys';

/** The keys of the format: one string for each, however often it stands in the text. */
export const KNOWN_KEYS: ReadonlyMap<string, string> = new Map(
  Object.values(KEYS)
    .flat()
    .map((key) => [key, key]),
);
