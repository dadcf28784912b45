import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * A page as the editor shows it beside an installed extension: there no file of the repository can be
 * reached. Pictures are put into the page, and links to files become their text.
 */
export function standalonePage(root: string, name: string): string {
  const folder = dirname(join(root, name));
  return readFileSync(join(root, name), 'utf8')
    .replaceAll(/!\[([^\]]*)\]\(([^):]+\.png)\)/g, (_, text: string, path: string) => {
      const picture = readFileSync(join(folder, path)).toString('base64');
      return `![${text}](data:image/png;base64,${picture})`;
    })
    .replaceAll(/(?<!!)\[([^\]]*)\]\((?![a-z]+:|#)[^)]*\)/g, '$1');
}
