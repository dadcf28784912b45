/**
 * The rows of a table in CSV (RFC 4180), each with its cells; a quote in a quoted cell is doubled. A row at a
 * time, so that whoever reads a large table may yield in between.
 */
export function* csvRows(text: string): Generator<readonly string[], void> {
  let row: string[] = [];
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < text.length) {
    let cell = '';
    if (text.charAt(at) === '"') {
      for (let from = at + 1; ;) {
        const quote = text.indexOf('"', from);
        const end = quote === -1 ? text.length : quote;
        cell += text.slice(from, end);
        at = end + 1;
        if (text.charAt(at) !== '"') break;
        cell += '"';
        from = at + 1;
      }
    }
    // What stands behind a closing quote is no CSV; it belongs to the cell.
    const next = nextOf(text, at);
    row.push(cell + text.slice(at, next));
    at = next + 1;
    if (text.charAt(next) === ',') {
      if (at === text.length) row.push('');
      continue;
    }
    if (text.charAt(next) === '\r' && text.charAt(at) === '\n') at++;
    yield row;
    row = [];
  }
  if (row.length > 0) yield row;
}

/** Where the cell ends: at a comma, the end of the line or of the text. */
function nextOf(text: string, from: number): number {
  let at = from;
  while (at < text.length && !',\r\n'.includes(text.charAt(at))) at++;
  return at;
}
