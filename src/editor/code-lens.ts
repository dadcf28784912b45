import * as vscode from 'vscode';
import type { Verdict } from '../explain/verdicts';
import { verdictsOf } from '../explain/verdicts';
import { SHOW_STATE } from './command-names';
import type { AnalysedDocument, ManifestDocuments } from './documents';
import { rangeOf } from './documents';
import { editorLanguage, t } from './language';
import { locationIn } from './moving/places';
import { stretchOf } from '../manifest/model';

/** The setting that turns the verdicts off. */
export const LENS_SETTING = 'sourcingCompliance.codeLens';

/** The verdicts, over `sources` and `regimes`. */
export class VerdictLenses implements vscode.CodeLensProvider {
  readonly #documents: ManifestDocuments;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscription: vscode.Disposable;
  /** What was last seen of all of a text: a part of it has no verdict. */
  readonly #last = new WeakMap<vscode.TextDocument, vscode.CodeLens[]>();
  readonly onDidChangeCodeLenses = this.#changed.event;

  constructor(documents: ManifestDocuments) {
    this.#documents = documents;
    this.#subscription = documents.onDidAnalyse(({ isWhole }) => {
      if (isWhole) this.#changed.fire();
    });
  }

  async provideCodeLenses(
    document: vscode.TextDocument,
    token: vscode.CancellationToken,
  ): Promise<vscode.CodeLens[] | undefined> {
    if (vscode.workspace.getConfiguration(undefined, document).get(LENS_SETTING) === false) {
      return undefined;
    }
    const analysed = await this.#documents.get(document);
    if (!analysed || token.isCancellationRequested) return undefined;
    if (!analysed.isWhole) return this.#last.get(document);
    const lenses = verdictsOf(analysed.analysis, editorLanguage()).map((verdict) =>
      lensOf(verdict, analysed),
    );
    this.#last.set(document, lenses);
    return lenses;
  }

  /** Asks the editor to take the verdicts anew. */
  refresh(): void {
    this.#changed.fire();
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }
}

function lensOf(
  { place, text, brief, causes }: Verdict,
  analysed: AnalysedDocument,
): vscode.CodeLens {
  const range = rangeOf(analysed, place);
  const { analysis, document } = analysed;
  const locations = causes.flatMap(({ file, source }) => {
    const at = stretchOf(source.country ?? source.place);
    return locationIn(analysed, file ?? analysis.file, at) ?? [];
  });
  // What is cut off is in the tooltip.
  const whole = brief === text ? '' : `${text}\n`;
  return new vscode.CodeLens(
    range,
    locations.length > 0
      ? {
          title: brief,
          tooltip: `${whole}${t('Show these sources')}`,
          command: 'editor.action.showReferences',
          arguments: [document.uri, range.start, locations],
        }
      : { title: brief, tooltip: `${whole}${t('Show what was found')}`, command: SHOW_STATE },
  );
}
