import * as vscode from 'vscode';
import type { Knowledge } from '../../knowledge/knowledge';
import { isManifestName } from '../../manifest/file-names';
import { EXPORT_MANIFEST, IMPORT_SOURCES } from '../command-names';
import { isManifest } from '../manifest-files';
import type { Exchange } from './ground';
import type { SourceFile } from './source-file';
import { droppedFile, storedFile } from './source-file';

/**
 * Brings what suppliers send into manifests, and manifests into what others take. The readers and writers
 * are loaded when the first one is used.
 */
export function registerExchange(
  knowledge: Knowledge,
  log: vscode.LogOutputChannel,
  report: (error: unknown) => void,
): vscode.Disposable {
  const importing = vscode.commands.registerCommand(
    IMPORT_SOURCES,
    async (selected?: vscode.Uri) => {
      const uri = selected ?? (await askForFile());
      const active = vscode.window.activeTextEditor?.document;
      if (!uri) return;
      await importFrom(storedFile(uri), active && isManifest(active) ? active : undefined, {
        knowledge,
        log,
      }).catch(report);
    },
  );
  const exporting = vscode.commands.registerCommand(
    EXPORT_MANIFEST,
    async (selected?: vscode.Uri) => {
      const { exportManifest } = await import('./exchange');
      await exportManifest(selected, { knowledge, log }).catch(report);
    },
  );
  return vscode.Disposable.from(importing, exporting);
}

async function importFrom(
  file: SourceFile,
  onto: vscode.TextDocument | undefined,
  exchange: Exchange,
): Promise<void> {
  const { importSources } = await import('./exchange');
  await importSources(file, onto, exchange);
}

async function askForFile(): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Import Sources'),
    openLabel: vscode.l10n.t('Import'),
    filters: {
      [vscode.l10n.t('Reporting templates, sheets and BOMs')]: [
        'xlsx',
        'xlsm',
        'csv',
        'tsv',
        'json',
      ],
      [vscode.l10n.t('All files')]: ['*'],
    },
  });
  return chosen?.[0];
}

const DROP_KIND = vscode.DocumentDropOrPasteEditKind.Empty.append('sourcingCompliance', 'import');

/** What is imported when its name is dropped; any other file leaves its path, as everywhere. */
const DROPPABLE = /\.(?:xlsx|xlsm|csv|tsv|json)$/i;

/** Nothing is inserted where it is dropped: the sources go where they belong, after the preview. */
class SourcesDropEdit extends vscode.DocumentDropEdit {
  constructor(
    readonly file: SourceFile,
    readonly onto: vscode.TextDocument,
  ) {
    super('', vscode.l10n.t('Import the sources of {0}', file.name), DROP_KIND);
  }
}

/** Dropping a file on a manifest imports it. */
export function registerSourcesDrop(
  selector: vscode.DocumentSelector,
  knowledge: Knowledge,
  log: vscode.LogOutputChannel,
  report: (error: unknown) => void,
): vscode.Disposable {
  const provider: vscode.DocumentDropEditProvider<SourcesDropEdit> = {
    provideDocumentDropEdits: async (document, _, transfer) => {
      const file = await droppedFile(transfer);
      if (!file || !DROPPABLE.test(file.name) || isManifestName(file.name)) return undefined;
      return new SourcesDropEdit(file, document);
    },
    resolveDocumentDropEdit: (edit) => {
      // Only now it is the one that is wanted. The drop ends before the preview is asked.
      setTimeout(() => {
        importFrom(edit.file, edit.onto, { knowledge, log }).catch(report);
      });
      return edit;
    },
  };
  return vscode.languages.registerDocumentDropEditProvider(selector, provider, {
    providedDropEditKinds: [DROP_KIND],
    dropMimeTypes: ['text/uri-list', 'files'],
  });
}
