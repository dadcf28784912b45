import * as vscode from 'vscode';
import { ConvertError } from '../../convert/convert-error';
import type { Opened } from '../../convert/guess';
import type { ImportedFile, ImportResult } from '../../convert/import-file';
import { kindOf, readOpened } from '../../convert/import-file';
import type { ManifestData } from '../../convert/own-cells';
import type { Column, Mapping, Meaning } from '../../convert/table/columns';
import { COLUMN_MEANINGS, columnsOf, withMeaning } from '../../convert/table/columns';
import { updateManifest } from '../../convert/update-manifest';
import type { Knowledge } from '../../knowledge/knowledge';
import { formatOf } from '../../manifest/file-names';
import type { Words } from '../../messages/phrase';
import { inLanguage } from '../../messages/phrase';
import { editorLanguage } from '../language';
import type { Line } from './list';
import { chooseFrom, plain, separator } from './list';
import { loadMapping, saveMapping } from './mapping-files';
import { meaningWords } from './meanings';
import { shownName } from './shown-name';
import type { SourceFile } from './source-file';

/** What a person wants done with what was read. */
export type Chosen =
  | { readonly as: 'own'; readonly data: ManifestData }
  | { readonly as: 'new'; readonly imported: ImportedFile }
  | {
      readonly as: 'update';
      readonly imported: ImportedFile;
      readonly document: vscode.TextDocument;
    };

/** What a line of the preview does. */
type Does =
  | { readonly on: 'chosen'; readonly chosen: Chosen }
  | { readonly on: 'column'; readonly column: Column }
  | { readonly on: 'save' }
  | { readonly on: 'load' };

/**
 * Shows which column says what, to be changed, and every row and cell that will not come over.
 *
 * @param target a manifest that it may be written into
 * @returns undefined where nothing is wanted
 * @throws ConvertError where there is nothing to import, and no columns to name
 */
export async function previewImport(
  file: SourceFile,
  opened: Opened,
  target: vscode.TextDocument | undefined,
  knowledge: Knowledge,
): Promise<Chosen | undefined> {
  const rows = 'table' in opened ? opened.table.rows : undefined;
  let mapping: Mapping | undefined;
  let last: Does | undefined;
  for (;;) {
    const columns = rows ? columnsOf(rows, mapping) : [];
    const result = readBy(opened, mapping, knowledge);
    if (result instanceof ConvertError && columns.length === 0) throw result;
    const before = last;
    const does = await chooseFrom(
      [
        ...resultLines(result, target, knowledge),
        ...columnLines(columns, result),
        ...leftOutLines(result),
      ],
      {
        title: vscode.l10n.t('Import Sources of {0}', plain(file.name)),
        placeholder: vscode.l10n.t('Look at what comes over, then choose where it is written'),
        ...(before && { active: (each: Does) => isSameLine(each, before) }),
      },
    );
    last = does;
    if (!does) return undefined;
    if (does.on === 'chosen') return does.chosen;
    const current = mappingOf(columns);
    if (does.on === 'save') await saveMapping(file, current);
    else if (does.on === 'load') mapping = (await loadMapping(file)) ?? mapping;
    else mapping = (await changed(current, does.column)) ?? mapping;
  }
}

/** What the import says, as text of the list. */
const shown = (words: Words): string => plain(inLanguage(words, editorLanguage()));

const isSameLine = (a: Does, b: Does): boolean =>
  a.on === b.on &&
  (a.on !== 'column' || b.on !== 'column' || a.column.heading === b.column.heading);

const mappingOf = (columns: readonly Column[]): Mapping =>
  new Map(
    columns.flatMap(({ heading, meaning }) => (meaning ? [[heading, meaning] as const] : [])),
  );

/** What the file gives by a mapping, or why it gives nothing. */
function readBy(
  opened: Opened,
  mapping: Mapping | undefined,
  knowledge: Knowledge,
): ImportResult | ConvertError {
  try {
    return readOpened(opened, knowledge, mapping);
  } catch (error) {
    if (error instanceof ConvertError) return error;
    throw error;
  }
}

/** Where it can be written, each with what that would do. */
function resultLines(
  result: ImportResult | ConvertError,
  target: vscode.TextDocument | undefined,
  knowledge: Knowledge,
): Line<Does>[] {
  if (result instanceof ConvertError) return [{ label: `$(error) ${shown(result.phrase)}` }];
  const newManifest = `$(new-file) ${vscode.l10n.t('Write a New Manifest')}`;
  if (result.kind === 'own') {
    const detail = vscode.l10n.t('An export of this program: it comes back as it was');
    const chosen: Chosen = { as: 'own', data: result.data };
    return [{ label: newManifest, detail, does: { on: 'chosen', chosen } }];
  }
  const { imported } = result;
  const { rows, merged, draft } = imported;
  const what = inLanguage(imported.what, editorLanguage());
  return [
    {
      label: newManifest,
      description:
        draft.steps.length > 0
          ? vscode.l10n.t('Steps: {0}', draft.steps.length)
          : vscode.l10n.t('Suppliers: {0}', draft.suppliers.length),
      detail:
        merged > 0
          ? vscode.l10n.t('{0}; rows read: {1}, duplicates merged: {2}', what, rows, merged)
          : vscode.l10n.t('{0}; rows read: {1}', what, rows),
      does: { on: 'chosen', chosen: { as: 'new', imported } },
    },
    ...(target ? [updateLine(imported, target, knowledge)] : []),
  ];
}

/** What an import into the open manifest would change. */
function updateLine(
  imported: ImportedFile,
  document: vscode.TextDocument,
  knowledge: Knowledge,
): Line<Does> {
  const name = plain(shownName(document.uri));
  const label = `$(edit) ${vscode.l10n.t('Bring into {0}', name)}`;
  try {
    const into = { text: document.getText(), format: formatOf(document.uri.path), knowledge };
    const after = updateManifest(into, imported.draft, kindOf(imported));
    const { updated, added, vanished, left } = after;
    const detail = vscode.l10n.t(
      'Steps updated: {0}, added: {1}; no longer in the file, but kept: {2}',
      updated.length,
      added.length,
      vanished.length,
    );
    const rest = left.length === 0 ? '' : `; ${vscode.l10n.t('left to you: {0}', left.length)}`;
    const chosen: Chosen = { as: 'update', imported, document };
    return { label, detail: `${detail}${rest}`, does: { on: 'chosen', chosen } };
  } catch (error) {
    if (!(error instanceof ConvertError)) throw error;
    return { label: `$(circle-slash) ${name}`, detail: shown(error.phrase) };
  }
}

function leftOutLines(result: ImportResult | ConvertError): Line<Does>[] {
  if (result instanceof ConvertError || result.kind === 'own') return [];
  const { leftOut } = result.imported;
  if (leftOut.length === 0) return [];
  return [
    separator(vscode.l10n.t('Not taken over ({0})', leftOut.length)),
    ...leftOut.map(({ place, why }) => ({
      label: `$(circle-slash) ${shown(place)}`,
      detail: shown(why),
    })),
  ];
}

function columnLines(
  columns: readonly Column[],
  result: ImportResult | ConvertError,
): Line<Does>[] {
  const isOwn = !(result instanceof ConvertError) && result.kind === 'own';
  if (columns.length === 0 || isOwn) return [];
  return [
    separator(vscode.l10n.t('Columns: choose one to change what it says')),
    ...columns.map((column) => ({
      label: `$(symbol-field) ${plain(column.heading)}`,
      description: `→ ${column.meaning ?? vscode.l10n.t('not taken over')}`,
      detail: plain(column.samples.join(' · ')),
      does: { on: 'column', column } as const,
    })),
    separator(vscode.l10n.t('Mapping of the columns')),
    { label: `$(save) ${vscode.l10n.t('Save the Mapping…')}`, does: { on: 'save' } },
    { label: `$(folder-opened) ${vscode.l10n.t('Take a Saved Mapping…')}`, does: { on: 'load' } },
  ];
}

/** The mapping after a person said what a column says. */
async function changed(
  mapping: Mapping,
  { heading, meaning, samples }: Column,
): Promise<Mapping | undefined> {
  const others = new Map([...mapping].map(([name, each]) => [each, name]));
  const chosen = await chooseFrom<Meaning | 'nothing'>(
    [
      { label: vscode.l10n.t('Nothing: do not take it over'), does: 'nothing' },
      ...COLUMN_MEANINGS.map((each) => {
        const now = others.get(each);
        return {
          label: each,
          description: meaningWords(each),
          ...(now !== undefined && { detail: vscode.l10n.t('now: column {0}', plain(now)) }),
          does: each,
        };
      }),
    ],
    {
      title: vscode.l10n.t('What does the column “{0}” say?', plain(heading)),
      placeholder: plain(samples.join(' · ')),
      active: (each) => each === (meaning ?? 'nothing'),
    },
  );
  return chosen && withMeaning(mapping, heading, chosen === 'nothing' ? undefined : chosen);
}
