import * as vscode from 'vscode';
import type { TextEdit } from '../fixes/fix';
import type { Everywhere, Here, Refactoring, RefactoringKind } from '../refactor/refactoring';
import { refactoringsAt } from '../refactor/refactorings-at';
import { sortSources } from '../refactor/sort-sources';
import { Lines } from '../text/lines';
import { shortened } from '../text/clean';
import type { AnalysedDocument, ManifestDocuments } from './documents';
import { namingFiles } from './moving/naming-files';
import { rangeOfText } from './moving/places';
import { wholeAnalysis } from './whole-analysis';

const { RefactorExtract, RefactorInline, RefactorRewrite, Source } = vscode.CodeActionKind;

/** Sorting can be asked for when a file is saved: `editor.codeActionsOnSave`. */
export const SORT_SOURCES = Source.append('sortSources');

const KINDS: Readonly<Record<RefactoringKind, vscode.CodeActionKind>> = {
  'extract-supplier': RefactorExtract.append('supplier'),
  'inline-supplier': RefactorInline.append('supplier'),
  'split-by-origin': RefactorRewrite.append('splitByOrigin'),
  'country-to-origins': RefactorRewrite.append('origins'),
  'origin-to-country': RefactorRewrite.append('origins'),
  'sort-sources': SORT_SOURCES,
  'countries-to-codes': RefactorRewrite.append('countries'),
};

/** An action that is offered; its edits are made once it is chosen. */
class RefactoringAction extends vscode.CodeAction {
  constructor(
    title: string,
    kind: RefactoringKind,
    readonly work: (token: vscode.CancellationToken) => Promise<vscode.WorkspaceEdit | undefined>,
  ) {
    super(title, KINDS[kind]);
  }
}

/** Ways to write the same in another form. */
export class RefactorActions implements vscode.CodeActionProvider {
  static readonly metadata: vscode.CodeActionProviderMetadata = {
    providedCodeActionKinds: [...new Set(Object.values(KINDS))],
  };

  readonly #documents: ManifestDocuments;

  constructor(documents: ManifestDocuments) {
    this.#documents = documents;
  }

  async provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    { only }: vscode.CodeActionContext,
    token: vscode.CancellationToken,
  ): Promise<RefactoringAction[] | undefined> {
    const isWanted = (kind: RefactoringKind): boolean => !only || only.contains(KINDS[kind]);
    const isSortWanted = only !== undefined && isWanted('sort-sources');
    // Where one saves right after typing, the order of all is asked for.
    const analysed = isSortWanted
      ? await wholeAnalysis(this.#documents, document, token)
      : await this.#documents.get(document);
    if (analysed?.version !== document.version || token.isCancellationRequested) return undefined;
    const here = hereOf(analysed);
    const offset = document.offsetAt(range.start);
    const offers = [
      ...refactoringsAt(here, offset),
      ...(isSortWanted ? [sortSources(here)].filter((each) => each !== undefined) : []),
    ].filter(({ kind }) => isWanted(kind));
    return offers.map(
      (offer) =>
        new RefactoringAction(titleOf(offer), offer.kind, (wanted) =>
          offer.everywhere
            ? editEverywhere(analysed, offer.everywhere, this.#documents, wanted)
            : Promise.resolve(editOf(document, offer.edits())),
        ),
    );
  }

  async resolveCodeAction(
    action: RefactoringAction,
    token: vscode.CancellationToken,
  ): Promise<vscode.CodeAction> {
    const edit = await action.work(token);
    if (edit) action.edit = edit;
    else if (!token.isCancellationRequested && !action.kind?.contains(SORT_SOURCES)) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t(
          'This cannot be done surely here: an alias, a merge or a comment stands in the way.',
        ),
      );
    }
    return action;
  }
}

const hereOf = ({ analysis, document }: AnalysedDocument): Here => ({
  analysis,
  // A long text is put together only where it is needed.
  get text() {
    return document.getText();
  },
});

function titleOf({ kind, name }: Pick<Refactoring, 'kind' | 'name'>): string {
  const { t } = vscode.l10n;
  const shown = shortened(name, 60);
  switch (kind) {
    case 'extract-supplier':
      return t('Extract “{0}” to the suppliers of this file', shown);
    case 'inline-supplier':
      return t('Inline supplier “{0}”', shown);
    case 'split-by-origin':
      return t('Split “{0}” into a source for each origin', shown);
    case 'country-to-origins':
      return t('Write the country as a list of origins');
    case 'origin-to-country':
      return t('Write the only origin as the country');
    case 'sort-sources':
      return t('Sort the sources along the chain');
    case 'countries-to-codes':
      return t('Write all countries of this file as codes');
  }
}

function editOf(
  document: vscode.TextDocument,
  edits: readonly TextEdit[] | undefined,
): vscode.WorkspaceEdit | undefined {
  if (!edits) return undefined;
  const lines = new Lines(document.getText());
  const edit = new vscode.WorkspaceEdit();
  for (const { start, end, newText } of edits) {
    edit.replace(document.uri, rangeOfText(lines, { start, end }), newText);
  }
  return edit;
}

async function editEverywhere(
  analysed: AnalysedDocument,
  { entity, editsIn }: Everywhere,
  documents: ManifestDocuments,
  token: vscode.CancellationToken,
): Promise<vscode.WorkspaceEdit | undefined> {
  const edit = new vscode.WorkspaceEdit();
  for (const { uri, file, text, lines, files } of await namingFiles(
    analysed,
    entity,
    documents,
    token,
  )) {
    const edits = editsIn({ file, text }, files);
    if (!edits) return undefined;
    for (const { start, end, newText } of edits) {
      edit.replace(uri, rangeOfText(lines, { start, end }), newText);
    }
  }
  return token.isCancellationRequested ? undefined : edit;
}
