import type { Knowledge } from '../knowledge/knowledge';

/**
 * A place behind which its country stands (`Xinyu, China`), or letters that could be that of two (`Vidalia, LA`, then
 * without one); `beside`: what is not taken over. Undefined: the cell is anything else.
 */
export function placeInCountry(
  cell: string,
  knowledge: Knowledge,
): { readonly country: string | undefined; readonly beside: string } | undefined {
  const found = knowledge.resolveCountry(cell);
  if (found.kind !== 'unknown' || found.region || found.several) return undefined;
  const codes = found.nearest.map(({ code }) => code);
  if (codes.length > 1) return { country: undefined, beside: cell };
  const comma = cell.lastIndexOf(',');
  const [country] = codes;
  const behind = knowledge.resolveCountry(cell.slice(comma + 1).trim());
  if (comma < 0 || !('country' in behind) || behind.country.code !== country) return undefined;
  const beside = cell.slice(0, comma).trim();
  // What may be a country with a slip of the hand is not its place.
  const isPlace = beside.split(',').every((part) => {
    const own = knowledge.resolveCountry(part.trim());
    const isUnknown = own.kind === 'unknown' && own.nearest.length === 0;
    return isUnknown && !own.isNotKnown && !own.several && !own.isNearTwo;
  });
  return isPlace ? { country, beside } : undefined;
}
