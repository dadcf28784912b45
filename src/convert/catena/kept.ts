import { valueOf } from '../own-cells';
import type { Value } from '../value';

/** Where a manifest keeps what only Catena-X has words for, so that an export gives it back. */
export const KEPT = 'x-catena-x';

/** Data as the value of that key; nothing where there is none. */
export function kept(data: Readonly<Record<string, unknown>>): Record<string, Value> {
  const value = valueOf(data);
  return value === undefined || Object.keys(value).length === 0 ? {} : { [KEPT]: value };
}
