import * as vscode from 'vscode';
import { OPEN_REPORT, SHOW_STATE } from './command-names';

/** Leads from a verdict to the report. */
export const registerShowState = (): vscode.Disposable =>
  vscode.commands.registerCommand(SHOW_STATE, () => vscode.commands.executeCommand(OPEN_REPORT));
