import * as vscode from 'vscode';
import { globFault, pathFault } from '../manifest/file-globs';
import { shortened } from '../text/clean';
import { FILES_SETTING, filesSetting } from './manifest-files';
import { POLICY_SETTING, policySetting } from './policy-setting';

/** Warns, once each, of settings that can name no file: nothing else would say so. */
export function watchSettings(): vscode.Disposable {
  const warned = new Set<string>();
  const look = (): void => {
    for (const { setting, words } of faults()) {
      if (warned.has(words)) continue;
      warned.add(words);
      void warn(setting, words);
    }
  };
  look();
  return vscode.workspace.onDidChangeConfiguration((change) => {
    if (change.affectsConfiguration(FILES_SETTING) || change.affectsConfiguration(POLICY_SETTING)) {
      look();
    }
  });
}

async function warn(setting: string, words: string): Promise<void> {
  const open = vscode.l10n.t('Open Setting');
  if ((await vscode.window.showWarningMessage(words, open)) !== open) return;
  await vscode.commands.executeCommand('workbench.action.openSettings', setting);
}

function faults(): { setting: string; words: string }[] {
  const folders = vscode.workspace.workspaceFolders?.map(({ uri }) => uri) ?? [];
  return [undefined, ...folders].flatMap((scope) => {
    const globs = filesSetting(scope).map(
      (glob) => [FILES_SETTING, glob, globFault(glob)] as const,
    );
    const policy = policySetting(scope);
    const all = [...globs, [POLICY_SETTING, policy, pathFault(policy)] as const];
    return all.flatMap(([setting, text, fault]) =>
      fault === undefined
        ? []
        : {
            setting,
            words: vscode.l10n.t('“{text}” in {setting} is not used: it {fault}.', {
              text: shortened(text, 80),
              setting,
              fault: vscode.l10n.t(fault),
            }),
          },
    );
  });
}
