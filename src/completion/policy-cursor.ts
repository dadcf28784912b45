/** Where in a policy a cursor stands. */
export interface PolicySite {
  /** Keys from the top to the mapping or list that is being written; list items count as nothing. */
  readonly path: readonly string[];
  /** The key whose value is being written on this line. */
  readonly key?: string;
  /** What stands before the cursor of the key or value. */
  readonly typed: string;
}

/** A policy is short; further up than this nothing is looked for. */
const FARTHEST = 5000;

/**
 * The keys that lead to a cursor, by indentation alone, so that it works while the text is broken.
 *
 * @param lines the text up to the cursor
 */
export function policySiteAt(lines: readonly string[]): PolicySite | undefined {
  const line = lines.at(-1) ?? '';
  if (/(?:^|\s)#/.test(line)) return undefined;
  const row = /^(?<indent>[ ]*(?:- +)*)(?:(?<key>[\w.-]+):\s+(?<value>.*)|(?<typed>[\w.-]*))$/.exec(
    line,
  )?.groups;
  if (!row) return undefined;
  const { indent = '', key, value = '', typed = '' } = row;
  const path = keysAbove(lines, indent.replaceAll('-', ' ').length, indent.includes('-'));
  if (key === undefined) return { path, typed };
  return inFlow(path, key, value);
}

/** `{ countries: [AU, C` and the like: the innermost key of the line that is still open. */
function inFlow(path: string[], key: string, value: string): PolicySite {
  const keys = [...path, key];
  let open = key;
  let rest = value;
  for (let match = /^[[{]\s*/.exec(rest); match !== null; match = /^[[{]\s*/.exec(rest)) {
    const isMap = match[0].startsWith('{');
    rest = lastPart(rest.slice(match[0].length));
    if (!isMap) continue;
    const inner = /^([\w.-]+):\s+(.*)$/.exec(rest);
    if (!inner) return { path: keys, typed: rest };
    open = inner[1] ?? '';
    keys.push(open);
    rest = inner[2] ?? '';
  }
  return { path: keys.slice(0, -1), key: open, typed: rest };
}

/** What follows the last comma that is not inside brackets. */
function lastPart(text: string): string {
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '[' || character === '{') depth++;
    else if (character === ']' || character === '}') depth--;
    else if (character === ',' && depth === 0) from = at + 1;
  }
  return text.slice(from).trimStart();
}

function keysAbove(lines: readonly string[], column: number, isItem: boolean): string[] {
  const path: string[] = [];
  let below = column;
  for (let at = lines.length - 2; at >= 0 && at > lines.length - FARTHEST && below > 0; at--) {
    const match = /^([ ]*(?:- +)*)([\w.-]+):/.exec(lines[at] ?? '');
    if (!match) continue;
    const indent = (match[1] ?? '').length;
    const isParent = indent < below || (isItem && path.length === 0 && indent === below - 2);
    if (!isParent) continue;
    path.unshift(match[2] ?? '');
    below = indent;
  }
  return path;
}
