/** Text that needs no quotes in a block or a flow collection, and is no number, boolean or null; a day is text in YAML 1.2. */
const PLAIN = /^(?:[A-Za-z_./][\w./#()+-]*(?: [\w./()+-]+)*|\d{4}-\d\d-\d\d|\d+(?:\.\d+)?%)$/;
const SPECIAL = /^(?:true|false|null|~|\.inf|\.nan)$/i;

/** A text value as it is written in the format, quoted as `old` is, which it takes the place of. */
export function written(
  { format }: { readonly format: 'yaml' | 'json' },
  value: string,
  old = '',
): string {
  if (format === 'json' || old.startsWith('"')) return JSON.stringify(value);
  if (old.startsWith("'")) return `'${value.replaceAll("'", "''")}'`;
  return PLAIN.test(value) && !SPECIAL.test(value) ? value : JSON.stringify(value);
}
