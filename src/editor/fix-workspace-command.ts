import * as vscode from 'vscode';
import { analyseInSlices } from '../analysis/analyse';
import { Turns, inSlices } from '../check/pacing';
import type { TextEdit } from '../fixes/fix';
import { safeEdits } from '../fixes/fixes';
import { counted } from '../messages/words';
import { ruleOf } from '../rules/catalogue';
import { Lines } from '../text/lines';
import type { Boundary } from './boundary';
import { FIX_WORKSPACE } from './command-names';
import { EditorFiles } from './editor-files';
import { editorLanguage } from './language';
import { manifestFiles } from './manifest-files';
import { rangeOfText } from './moving/places';
import type { Policies } from './policies';
import { readInTurns } from './read-in-turns';
import { today } from './today';

/** More changes than these are not looked through at once. */
const MAX_CHANGES = 5000;

/** What one kind of finding would be fixed by, in one file. */
interface FileFix {
  readonly uri: vscode.Uri;
  readonly lines: Lines;
  readonly edits: readonly TextEdit[];
}

type FixesByRule = Map<string, FileFix[]>;

/** Fixes all findings of a kind in every manifest of the workspace, after one has looked through the changes. */
export const registerFixWorkspace = (policies: Policies, boundary: Boundary): vscode.Disposable =>
  vscode.commands.registerCommand(FIX_WORKSPACE, async (rule?: unknown) => {
    const { t } = vscode.l10n;
    const only = typeof rule === 'string' ? rule : undefined;
    const found = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: t('Looking for what can be fixed'),
        cancellable: true,
      },
      (progress, token) => collect(policies, boundary, only, progress, token),
    );
    if (!found) return;
    if (found.size === 0) {
      void vscode.window.showInformationMessage(
        t('No manifest of the workspace has a finding with a safe fix.'),
      );
      return;
    }
    const chosen = only === undefined ? await choose(found) : found;
    if (chosen) await apply(chosen);
  });

async function collect(
  policies: Policies,
  boundary: Boundary,
  only: string | undefined,
  progress: vscode.Progress<{ message?: string; increment?: number }>,
  token: vscode.CancellationToken,
): Promise<FixesByRule | undefined> {
  const files = await manifestFiles(token);
  const port = new EditorFiles(boundary);
  const turns = new Turns();
  const found: FixesByRule = new Map();
  for (const uri of files) {
    await turns.next();
    if (token.isCancellationRequested) return undefined;
    progress.report({ increment: 100 / files.length });
    const read = await port.read(uri, uri);
    if ('why' in read) continue;
    await collectIn(uri, read.text, policies, only, found, token);
  }
  return token.isCancellationRequested ? undefined : found;
}

/** What is safe can be seen in the file alone: nothing that it imports is read for it. */
async function collectIn(
  uri: vscode.Uri,
  text: string,
  policies: Policies,
  only: string | undefined,
  found: FixesByRule,
  token: vscode.CancellationToken,
): Promise<void> {
  const isOver = (): boolean => token.isCancellationRequested;
  const manifest = await readInTurns(text, uri);
  const { policy, knowledge } = await policies.policyFor(uri);
  const input = { manifest, file: uri.path, files: new Map(), policy, knowledge, today: today() };
  const analysis = await inSlices(analyseInSlices(input), isOver);
  if (!analysis) return;
  const rules = new Set(analysis.findings.map(({ ruleId }) => ruleId));
  const lines = new Lines(text);
  for (const ruleId of rules) {
    if (only !== undefined && ruleId !== only) continue;
    const edits = safeEdits(analysis, text, knowledge, ruleId);
    if (edits.length === 0) continue;
    const all = found.get(ruleId) ?? [];
    all.push({ uri, lines, edits });
    found.set(ruleId, all);
  }
}

async function choose(found: FixesByRule): Promise<FixesByRule | undefined> {
  const { t } = vscode.l10n;
  const language = editorLanguage();
  const titleOf = (ruleId: string): string => {
    const rule = ruleOf(ruleId);
    return rule ? language.name(rule.title) : ruleId;
  };
  const entries = [...found].map(([ruleId, files]) => ({
    label: titleOf(ruleId),
    description: `${counted(count(files), '{count} place', '{count} places', language)}, ${counted(files.length, '{count} file', '{count} files', language)}`,
    picked: true,
    entry: [ruleId, files] as const,
  }));
  const chosen = await vscode.window.showQuickPick(entries, {
    title: t('Fix All of a Kind in the Workspace'),
    placeHolder: t('What is to be fixed? The changes are shown before they are made.'),
    canPickMany: true,
  });
  return chosen && chosen.length > 0 ? new Map(chosen.map(({ entry }) => entry)) : undefined;
}

const count = (files: readonly FileFix[]): number =>
  files.reduce((sum, { edits }) => sum + edits.length, 0);

async function apply(found: FixesByRule): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  const taken = new Map<string, TextEdit[]>();
  let [changes, left] = [0, 0];
  for (const [ruleId, files] of found) {
    const label = ruleOf(ruleId)?.title ?? ruleId;
    const metadata = { needsConfirmation: true, label };
    for (const { uri, lines, edits } of files) {
      const before = taken.get(uri.toString()) ?? [];
      // Two kinds may want to change one place.
      const free = edits.filter((one) => before.every((other) => isApart(one, other)));
      if (changes + free.length > MAX_CHANGES) {
        left += free.length;
        continue;
      }
      changes += free.length;
      taken.set(uri.toString(), [...before, ...free]);
      for (const { start, end, newText } of free) {
        edit.replace(uri, rangeOfText(lines, { start, end }), newText, metadata);
      }
    }
  }
  if (left > 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('{0} more changes are left for the next time.', left),
    );
  }
  await vscode.workspace.applyEdit(edit, { isRefactoring: true });
}

const isApart = (one: TextEdit, other: TextEdit): boolean =>
  one.end <= other.start || other.end <= one.start;
