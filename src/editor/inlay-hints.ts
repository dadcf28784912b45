import * as vscode from 'vscode';
import type { Step } from '../analysis/graph';
import { stepIndexAt } from '../explain/at';
import { standingMark, standingWords } from '../explain/words';
import { endOf, startOf } from '../manifest/model';
import type { AnalysedDocument, ManifestDocuments } from './documents';

/** The setting that turns the hints off. */
export const HINTS_SETTING = 'sourcingCompliance.inlayHints';

/** The country's name and its status on the judged day, behind the country of each step. */
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
    const { own } = analysed.analysis.graph;
    const hints: vscode.InlayHint[] = [];
    for (let index = stepIndexAt(own, from); index < own.length; index++) {
      const step = own[index];
      const country = step?.source.country;
      if (!step || startOf(step.source.place) > to) break;
      if (!country || startOf(country) < from || endOf(country) > to) continue;
      const hint = hintFor(step, analysed);
      if (hint) hints.push(hint);
    }
    return hints;
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

function hintFor(step: Step, analysed: AnalysedDocument): vscode.InlayHint | undefined {
  const { analysis, document, knowledge } = analysed;
  const written = step.source.country;
  if (!step.country || !written || analysis.asOf === undefined) return undefined;
  const standing = knowledge.standing(step.country.code, analysis.asOf, step.kind);
  const { name } = step.country;
  const words = standingWords(standing);
  const status = `${standingMark(standing)} ${words}`;
  const isName = words === name || written.value.toLowerCase() === name.toLowerCase();
  const hint = new vscode.InlayHint(
    document.positionAt(endOf(written)),
    isName ? status : `${name} ${status}`,
  );
  hint.paddingLeft = true;
  hint.tooltip = `${name} on ${analysis.asOf}: ${standingWords(standing)}`;
  return hint;
}
