import * as vscode from 'vscode';
import type { Ending } from '../manifest/paperwork';
import { endingBy } from '../manifest/paperwork';
import { formatOf } from '../manifest/file-names';
import { Lines } from '../text/lines';
import { endOf, startOf } from '../manifest/model';
import { readManifest } from '../manifest/read';
import { listed } from '../messages/words';
import { LIST_PAPERWORK } from './command-names';
import { textOf } from './file-text';
import { editorLanguage, t } from './language';
import { manifestFiles } from './manifest-files';
import { dayAfter, today } from './today';

interface Row extends vscode.QuickPickItem {
  readonly location?: vscode.Location;
}

const TIMES = [30, 90, 180, 365] as const;

/** Lists the waivers and evidence of all manifests that end within a chosen time. */
export function registerListPaperwork(): vscode.Disposable {
  return vscode.commands.registerCommand(LIST_PAPERWORK, async () => {
    const time = await vscode.window.showQuickPick(
      TIMES.map((days) => ({
        label: t('Within {count} days', { count: days }),
        description: t('up to {day}, and what has ended before', { day: day(dayAfter(days)) }),
        days,
      })),
      { title: t('Waivers and evidence that end'), placeHolder: t('Within which time?') },
    );
    if (!time) return;
    const rows = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: t('Looking through the manifests'),
        cancellable: true,
      },
      (progress, token) => endingRows(dayAfter(time.days), progress, token),
    );
    if (!rows) return;
    if (rows.length === 0) {
      void vscode.window.showInformationMessage(
        t('No waiver and no evidence in this workspace ends by {day}.', {
          day: day(dayAfter(time.days)),
        }),
      );
      return;
    }
    const chosen = await vscode.window.showQuickPick(rows, {
      title: t('Waivers and evidence that end by {day}', { day: day(dayAfter(time.days)) }),
      placeHolder: t('{count} found; choose one to go there', { count: rows.length }),
      matchOnDescription: true,
      matchOnDetail: true,
    });
    if (!chosen?.location) return;
    await vscode.window.showTextDocument(chosen.location.uri, { selection: chosen.location.range });
  });
}

async function endingRows(
  last: string,
  progress: vscode.Progress<{ increment?: number }>,
  token: vscode.CancellationToken,
): Promise<Row[] | undefined> {
  const files = await manifestFiles(token);
  const found: { ending: Ending; row: Row }[] = [];
  for (const uri of files) {
    if (token.isCancellationRequested) return undefined;
    progress.report({ increment: 100 / files.length });
    const read = await textOf(uri);
    // One that cannot be read has its problem elsewhere, and costs none of the others.
    if ('why' in read) continue;
    const { text } = read;
    const lines = new Lines(text);
    for (const ending of endingBy(readManifest(text, formatOf(uri.path)), last)) {
      const [start, end] = [startOf(ending.place), endOf(ending.place)].map((offset) => {
        const { line, column } = lines.position(offset);
        return new vscode.Position(line - 1, column - 1);
      });
      if (!start || !end) continue;
      const location = new vscode.Location(uri, new vscode.Range(start, end));
      found.push({ ending, row: rowOf(ending, location) });
    }
  }
  found.sort((a, b) => (a.ending.expires < b.ending.expires ? -1 : 1));
  return found.map(({ row }) => row);
}

function rowOf({ kind, expires, title, on, reason }: Ending, location: vscode.Location): Row {
  const state = expires < today() ? `${t('expired')}, ` : '';
  const what =
    kind === 'waiver' ? t('waiver of {title}', { title }) : t('evidence {title}', { title });
  return {
    label: `$(${kind === 'waiver' ? 'shield' : 'file'}) ${day(expires)}`,
    description: listed(`${what}${on === undefined ? '' : `, ${on}`}`),
    detail: listed(
      `${state}${vscode.workspace.asRelativePath(location.uri)}${reason === undefined ? '' : `: ${reason}`}`,
    ),
    location,
  };
}

const day = (iso: string): string => editorLanguage().day(iso);
