import * as vscode from 'vscode';
import { SHOW_STATE } from './command-names';

/** The command of the report, where there is one. */
const OPEN_REPORT = 'sourcingCompliance.openReport';

/** Leads from a verdict to the report, or to the Problems where there is no report. */
export const registerShowState = (): vscode.Disposable =>
  vscode.commands.registerCommand(SHOW_STATE, async () => {
    const commands = await vscode.commands.getCommands(true);
    await vscode.commands.executeCommand(
      commands.includes(OPEN_REPORT) ? OPEN_REPORT : 'workbench.actions.view.problems',
    );
  });
