import * as vscode from 'vscode';
import type { BomVersion } from '../../convert/bom/write-bom';
import { ConvertError } from '../../convert/convert-error';
import { exportManifest as exported } from '../../convert/export-file';
import type { Unsaid } from '../../convert/export/unsaid';
import type { ExportFormat } from '../../convert/formats';
import { nameOfFormat } from '../../convert/formats';
import { formatOf } from '../../manifest/file-names';
import { inLanguage } from '../../messages/phrase';
import { textOf, writeText } from '../file-text';
import { editorLanguage, said } from '../language';
import { isManifest } from '../manifest-files';
import type { Line } from './list';
import { chooseFrom, plain, separator } from './list';
import type { Exchange } from './exchange-context';
import { shownName } from './shown-name';

/** A format with what it is for. */
interface Target {
  readonly to: ExportFormat;
  readonly spec?: BomVersion;
  readonly ending: string;
  readonly detail: string;
}

const targets = (): readonly Target[] => [
  {
    to: 'csv',
    ending: '.csv',
    detail: vscode.l10n.t('One row a step, for a sheet; comes back by import as it was'),
  },
  {
    to: 'cyclonedx',
    spec: '1.6',
    ending: '.cdx.json',
    detail: vscode.l10n.t('A bill of materials; comes back by import as it was'),
  },
  {
    to: 'cyclonedx',
    spec: '2.0',
    ending: '.cdx.json',
    detail: vscode.l10n.t('The draft of 2.0, which says where each material comes from'),
  },
  {
    to: 'catena-x',
    ending: '.us-tariff.json',
    detail: vscode.l10n.t('Origins and processing of the materials, for a customer in Catena-X'),
  },
  {
    to: 'markdown',
    ending: '.md',
    detail: vscode.l10n.t('A table to read'),
  },
];

/**
 * Asks for a format and a name, shows what the format cannot say, and writes the manifest.
 *
 * @param selected the manifest; without it that of the active editor
 */
export async function exportManifest(
  selected: vscode.Uri | undefined,
  { knowledge }: Exchange,
): Promise<void> {
  const active = vscode.window.activeTextEditor?.document;
  const uri = selected ?? (active && isManifest(active) ? active.uri : undefined);
  if (!uri) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Open a supplier manifest to export it.'),
    );
    return;
  }
  const name = shownName(uri);
  const target = await chooseFrom(
    targets().map((each) => ({
      label: nameOfFormat(each.to, each.spec),
      detail: each.detail,
      does: each,
    })),
    {
      title: vscode.l10n.t('Export {0}', plain(name)),
      placeholder: vscode.l10n.t('Which format?'),
    },
  );
  if (!target) return;
  const read = await textOf(uri);
  if ('why' in read) {
    const why = said({ key: 'unreadable', args: { why: read.why } });
    void vscode.window.showErrorMessage(`${name}: ${why}`);
    return;
  }
  try {
    const { text, unsaid } = exported(
      read.text,
      formatOf(uri.path),
      target.to,
      knowledge,
      target.spec,
    );
    const format = nameOfFormat(target.to, target.spec);
    if (unsaid.length > 0 && !(await mayLose(unsaid, format, name))) return;
    await save(uri, target, text);
  } catch (error) {
    if (!(error instanceof ConvertError)) throw error;
    const why = inLanguage(error.phrase, editorLanguage());
    void vscode.window.showErrorMessage(`${name}: ${why}`);
  }
}

/** Shows what the format cannot say. @returns whether it is written all the same */
async function mayLose(unsaid: readonly Unsaid[], format: string, name: string): Promise<boolean> {
  const lines = (title: string, comesBack: boolean): Line<true>[] => {
    const own = unsaid.filter((each) => each.comesBack === comesBack);
    if (own.length === 0) return [];
    const items = own.map(({ what }) => ({
      label: `$(circle-slash) ${plain(inLanguage(what, editorLanguage()))}`,
    }));
    return [separator(title), ...items];
  };
  const answer = await chooseFrom<true>(
    [
      { label: `$(export) ${vscode.l10n.t('Export as {0}…', format)}`, does: true },
      ...lines(vscode.l10n.t('Not said in {0}', format), false),
      ...lines(vscode.l10n.t('Read by this program only, and back by import'), true),
    ],
    {
      title: vscode.l10n.t('Export {0}', plain(name)),
      placeholder: vscode.l10n.t('What {0} cannot say', format),
    },
  );
  return answer === true;
}

async function save(uri: vscode.Uri, { ending }: Target, text: string): Promise<void> {
  const base = uri.path.slice(uri.path.lastIndexOf('/') + 1).replace(/(?:\.sourcing)?\.[^.]+$/, '');
  const folder =
    uri.scheme === 'untitled'
      ? vscode.workspace.workspaceFolders?.[0]?.uri
      : vscode.Uri.joinPath(uri, '..');
  const target = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Export Manifest'),
    saveLabel: vscode.l10n.t('Export'),
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, `${base}${ending}`) }),
  });
  if (!target) return;
  if (!(await writeText(target, text))) return;
  const show = vscode.l10n.t('Open');
  const done = vscode.l10n.t('{0} is written.', vscode.workspace.asRelativePath(target));
  void vscode.window.showInformationMessage(done, show).then(async (answer) => {
    if (answer === show) await vscode.commands.executeCommand('vscode.open', target);
  });
}
