/** A key, a colon and the beginning of a value that ends where the text does. */
const KEY_AND_VALUE =
  /(?:^|[\s{,[-])(["']?)([\w$.-]+|<<)\1[ \t]*:[ \t]+(?:"[^"]*|'[^']*|[^{}[\],"'#]*)$/;

/**
 * The column in the key whose value is at a column of a line; undefined where none is written before it there.
 * Of a list in brackets the entries have no key of their own.
 */
export function keyOfValue(line: string, column: number): number | undefined {
  const found = KEY_AND_VALUE.exec(line.slice(0, column));
  const key = found?.[2];
  if (!found || key === undefined) return undefined;
  const before = line.slice(0, found.index + 1).replace(/"[^"]*"|'[^']*'/g, '');
  if (/(?:^|\s)#/.test(before)) return undefined;
  const at = found[0].indexOf(key);
  return found.index + at + 1;
}
