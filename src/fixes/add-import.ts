import type { Manifest } from '../manifest/model';
import { startOf } from '../manifest/model';
import type { Finding } from '../rules/finding';
import { written } from '../text/written';
import { isBrokenSomewhere } from './broken';
import type { Fix, TextEdit } from './fix';
import { besideEntry } from './list-entry';
import { structure } from './structure';
import type { FixPage } from './write';
import { lineEnd } from './write';

/** Imports the file that a reference names. */
export function addImport(
  finding: Finding,
  file: string,
  manifest: Manifest,
  page: FixPage,
): Fix[] {
  if (isBrokenSomewhere(manifest)) return [];
  const last = manifest.imports.at(-1);
  const edit = last
    ? besideEntry(page, last, file)
    : manifest.keys.has('imports')
      ? undefined
      : beforeKey(file, manifest, page);
  return edit
    ? [
        structure(
          finding,
          page.language.t('Import {file}', { file: file.slice(0, 60) }),
          [edit],
          true,
        ),
      ]
    : [];
}

/** A line of its own before the directory or the sources. */
function beforeKey(file: string, { keys, format }: Manifest, page: FixPage): TextEdit | undefined {
  const place = keys.get('suppliers') ?? keys.get('sources');
  if (!place) return undefined;
  const at = startOf(place);
  const indent = page.text.slice(page.text.lastIndexOf('\n', at - 1) + 1, at);
  if (!/^[ \t]*$/.test(indent)) return undefined;
  const name = format === 'json' ? '"imports"' : 'imports';
  const comma = format === 'json' ? ',' : '';
  const newText = `${name}: [${written(page, file)}]${comma}${lineEnd(page)}${indent}`;
  return { start: at, end: at, newText };
}
