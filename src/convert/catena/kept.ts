import type { Fields } from '../own-cells';

/** Where a manifest keeps what only Catena-X has words for, so that an export gives it back. */
export const KEPT = 'x-catena-x';

/** What a document says, as the value of that key; nothing where there is none. */
export const kept = (said: object): Fields =>
  Object.keys(said).length === 0 ? {} : { [KEPT]: said as Fields };
