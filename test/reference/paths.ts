/** The file that a path in another file leads to, both with `/`. */
export function leadsTo(from: string, path: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** The path from one file to another, as an import names it. */
export function pathTo(from: string, to: string): string {
  const up = from.split('/').length - 1;
  return up === 0 ? `./${to}` : `${'../'.repeat(up)}${to}`;
}
