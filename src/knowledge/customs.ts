import { CUSTOMS_HEADINGS } from './generated/customs-headings.js';

let byHeading: ReadonlyMap<string, string> | undefined;

/**
 * The material of a customs code (`2504.10.10`), by its first six digits, which every tariff has from the
 * Harmonized System; undefined where it is of several or of none. The headings are recalled, not read in the
 * nomenclature: whoever uses one says so.
 */
export function materialOfCustomsCode(code: string): string | undefined {
  byHeading ??= new Map(
    Object.entries(CUSTOMS_HEADINGS.headings).flatMap(([material, headings]) =>
      headings.map((heading) => [heading, material] as const),
    ),
  );
  const digits = code.replace(/\D+/g, '');
  for (const length of [6, 4, 2]) {
    const material = digits.length < 4 ? undefined : byHeading.get(digits.slice(0, length));
    if (material !== undefined) return material;
  }
  return undefined;
}
