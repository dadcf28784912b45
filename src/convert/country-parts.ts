const BETWEEN = /\s*(?:[,，/&+→]|->)\s*|\s+(?:and|or)\s+/gi;

/**
 * The countries that a cell names, as it has them. A name may have commas and `and` in it: the longest that is known
 * counts.
 */
export function countryParts(text: string, isKnown: (part: string) => boolean): string[] {
  const whole = text.trim();
  if (whole === '') return [];
  if (isKnown(whole)) return [whole];
  const pieces = whole.split(BETWEEN).filter((each) => each !== '');
  const separators = whole.match(BETWEEN) ?? [];
  if (pieces.length !== separators.length + 1) return pieces;
  const parts: string[] = [];
  for (let from = 0; from < pieces.length;) {
    let to = Math.min(pieces.length, from + 4);
    const joined = (): string =>
      pieces
        .slice(from, to)
        .map((piece, at) => piece + (at < to - from - 1 ? (separators[from + at] ?? '') : ''))
        .join('');
    while (to > from + 1 && !isKnown(joined())) to--;
    parts.push(joined());
    from = to;
  }
  return parts;
}
