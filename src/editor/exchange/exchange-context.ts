import type * as vscode from 'vscode';
import type { Knowledge } from '../../knowledge/knowledge';

/** What imports and exports work with. */
export interface Exchange {
  readonly knowledge: Knowledge;
  /** Takes every row and cell that was not taken over. */
  readonly log: vscode.LogOutputChannel;
}
