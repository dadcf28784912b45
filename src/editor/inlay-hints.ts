import * as vscode from 'vscode';
import { countryHints } from '../explain/hints';
import type { ManifestDocuments } from './documents';
import { editorLanguage } from './language';

/** The setting that turns the hints off. */
export const HINTS_SETTING = 'sourcingCompliance.inlayHints';

/** The country's name and its status as of the day, behind the country of each step. */
export class CountryHints implements vscode.InlayHintsProvider {
  readonly #documents: ManifestDocuments;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscription: vscode.Disposable;
  readonly onDidChangeInlayHints = this.#changed.event;

  constructor(documents: ManifestDocuments) {
    this.#documents = documents;
    // An imported file or the day may change what a text that stays the same means.
    this.#subscription = documents.onDidAnalyse(() => {
      this.#changed.fire();
    });
  }

  async provideInlayHints(
    document: vscode.TextDocument,
    range: vscode.Range,
    token: vscode.CancellationToken,
  ): Promise<vscode.InlayHint[] | undefined> {
    if (vscode.workspace.getConfiguration(undefined, document).get(HINTS_SETTING) === false) {
      return undefined;
    }
    const analysed = await this.#documents.get(document);
    if (!analysed || token.isCancellationRequested) return undefined;
    const [from, to] = [document.offsetAt(range.start), document.offsetAt(range.end)];
    const { analysis, knowledge } = analysed;
    const hints = countryHints(analysis, knowledge, from, to, editorLanguage());
    return hints.map(({ offset, label, tooltip }) => {
      // The padding of a hint is too narrow to set it off from a code.
      const hint = new vscode.InlayHint(document.positionAt(offset), `\u00A0${label}`);
      hint.paddingLeft = true;
      hint.tooltip = tooltip;
      return hint;
    });
  }

  /** Asks the editor to take the hints anew. */
  refresh(): void {
    this.#changed.fire();
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }
}
