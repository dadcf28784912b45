import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The pages of the rules, in the package's own folder: somewhere above the bundle. */
const PAGES = pagesAbove(typeof __dirname === 'string' ? __dirname : process.cwd());

const pages = new Map<string, string | undefined>();

/** The address of the page of a rule; undefined where the package has none. */
export function rulePage(id: string): string | undefined {
  if (!pages.has(id)) {
    const path = PAGES === undefined ? undefined : join(PAGES, `${id}.md`);
    pages.set(id, path !== undefined && existsSync(path) ? pathToFileURL(path).href : undefined);
  }
  return pages.get(id);
}

function pagesAbove(folder: string): string | undefined {
  const pages = join(folder, 'docs', 'rules');
  if (existsSync(pages)) return pages;
  return dirname(folder) === folder ? undefined : pagesAbove(dirname(folder));
}
