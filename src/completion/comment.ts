/** Whether a line of YAML ends in a comment: a `#` first or behind a space, outside of quotes. */
export function endsInComment(line: string): boolean {
  let quote = '';
  for (let at = 0; at < line.length; at++) {
    const character = line[at] ?? '';
    const before = line[at - 1] ?? ' ';
    if (quote !== '') {
      if (character === '\\' && quote === '"') at++;
      else if (character === quote) quote = '';
    } else if (character === '#' && /\s/.test(before)) {
      return true;
    } else if ((character === '"' || character === "'") && /[\s[{,:]/.test(before)) {
      // Anywhere else a quote is a character like any other, as in `Land's End`.
      quote = character;
    }
  }
  return false;
}
