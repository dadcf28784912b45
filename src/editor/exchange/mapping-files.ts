import * as vscode from 'vscode';
import { ConvertError } from '../../convert/convert-error';
import type { Mapping } from '../../convert/table/columns';
import { readMapping, writeMapping } from '../../convert/table/mapping-file';
import { inLanguage } from '../../messages/phrase';
import { editorLanguage } from '../language';
import type { SourceFile } from './source-file';

const filters = (): Record<string, string[]> => ({ [vscode.l10n.t('Mapping')]: ['yaml', 'yml'] });

/** Asks for a name and keeps the mapping there for the next time. */
export async function saveMapping(file: SourceFile, mapping: Mapping): Promise<void> {
  const name = `${file.name.replace(/\.[^.]+$/, '')}.mapping.yaml`;
  const target = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Save the Mapping'),
    filters: filters(),
    ...(file.uri && { defaultUri: vscode.Uri.joinPath(file.uri, '..', name) }),
  });
  if (!target) return;
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(writeMapping(mapping)));
}

/** A mapping that was saved; undefined where none is chosen, or it is no mapping, which is said. */
export async function loadMapping(file: SourceFile): Promise<Mapping | undefined> {
  const [chosen] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t('Take a Saved Mapping'),
      filters: filters(),
      ...(file.uri && { defaultUri: vscode.Uri.joinPath(file.uri, '..') }),
    })) ?? [];
  if (!chosen) return undefined;
  try {
    return readMapping(new TextDecoder().decode(await vscode.workspace.fs.readFile(chosen)));
  } catch (error) {
    if (!(error instanceof ConvertError || error instanceof vscode.FileSystemError)) throw error;
    const why =
      error instanceof ConvertError ? inLanguage(error.phrase, editorLanguage()) : error.message;
    void vscode.window.showErrorMessage(why);
    return undefined;
  }
}
