import * as vscode from 'vscode';
import type { Knowledge } from '../../knowledge/knowledge';
import { isManifestName } from '../../manifest/file-names';
import { EXPORT_MANIFEST, IMPORT_SOURCES } from '../command-names';
import { isManifest } from '../manifest-files';
import type * as Exchanging from './exchange';
import type { Exchange } from './exchange-context';
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
      const { exportManifest } = await loaded();
      await exportManifest(selected, { knowledge, log }).catch(report);
    },
  );
  return vscode.Disposable.from(importing, exporting);
}

async function loaded(): Promise<typeof Exchanging> {
  const exchange = await import('./exchange');
  await exchange.loadLanguage();
  return exchange;
}

async function importFrom(
  file: SourceFile,
  onto: vscode.TextDocument | undefined,
  exchange: Exchange,
): Promise<void> {
  const { importSources } = await loaded();
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

const isDroppable = (name: string): boolean => DROPPABLE.test(name) && !isManifestName(name);

/** Dropping a file on a manifest imports it. */
export function registerSourcesDrop(
  selector: vscode.DocumentSelector,
  knowledge: Knowledge,
  log: vscode.LogOutputChannel,
  report: (error: unknown) => void,
): vscode.Disposable {
  const provider: vscode.DocumentDropEditProvider = {
    provideDocumentDropEdits: async (document, _, transfer, token) => {
      if (isOtherPreferred(document)) return undefined;
      const file = await droppedFile(transfer, isDroppable);
      if (!file || token.isCancellationRequested) return undefined;
      // The editor asks once it is dropped, and resolves no edit of a drop: the preview comes when this has ended.
      setTimeout(() => {
        importFrom(file, document, { knowledge, log }).catch(report);
      });
      // Nothing is inserted where it is dropped: the sources go where they belong, after the preview.
      const title = vscode.l10n.t('Import the sources of {0}', file.name);
      return new vscode.DocumentDropEdit('', title, DROP_KIND);
    },
  };
  return vscode.languages.registerDocumentDropEditProvider(selector, provider, {
    providedDropEditKinds: [DROP_KIND],
    dropMimeTypes: ['text/uri-list', 'files'],
  });
}

/** Whether the user has a list of what a drop is to do first, and an import is not on it. */
function isOtherPreferred(document: vscode.TextDocument): boolean {
  const wanted = vscode.workspace
    .getConfiguration('editor.dropIntoEditor', document)
    .get<unknown>('preferences');
  if (!Array.isArray(wanted) || wanted.length === 0) return false;
  return !wanted.some(
    (kind) => typeof kind === 'string' && `${DROP_KIND.value}.`.startsWith(`${kind}.`),
  );
}
