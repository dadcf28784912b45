import * as vscode from 'vscode';
import type { Finding, Related } from '../rules/finding';
import { relatedOf } from '../analysis/at';
import { endOf, startOf } from '../manifest/model';
import { said, t } from './language';
import { areSame, diagnosticOf } from './diagnostic';
import type { BeingTyped } from './being-typed';
import { missingOnce } from '../analysis/missing-keys';
import type { AnalysedDocument, ManifestDocuments } from './documents';
import { rangeOf } from './documents';
import type { ImportedFile } from './imported-files';
import { othersCheckSyntax } from './other-extensions';
import { Delayed, PACE_MS } from '../check/pacing';

/** The editor takes no more for a file, and says of the rest only that it is there. */
const MAX_PROBLEMS = 1000;
/** It underlines only the first of what it has, and marks only those in the overview ruler. */
const MAX_UNDERLINED = 500;

/** What is shown of a finding: the sentences stay, the places move with the text. */
interface Shown {
  readonly diagnostic: vscode.Diagnostic;
  readonly related: ReadonlyMap<Related, string>;
}

/** What the editor has of a manifest. */
interface Published {
  shown: ReadonlyMap<Finding, Shown>;
  diagnostics?: readonly vscode.Diagnostic[];
  /** Whether some findings are not shown or not underlined: then it matters what is on the screen. */
  followsScreen: boolean;
  /** Chooses again what is shown. */
  readonly choice: Delayed;
}

/** Publishes the findings of every open manifest as problems. */
export class Diagnostics {
  readonly #collection = vscode.languages.createDiagnosticCollection('sourcing-compliance');
  readonly #published = new Map<string, Published>();
  readonly #latest = new Map<string, AnalysedDocument>();
  readonly #beingTyped: BeingTyped;
  readonly #extensionUri: vscode.Uri;
  readonly #subscriptions: vscode.Disposable;

  constructor(documents: ManifestDocuments, beingTyped: BeingTyped, extensionUri: vscode.Uri) {
    this.#beingTyped = beingTyped;
    this.#extensionUri = extensionUri;
    this.#subscriptions = vscode.Disposable.from(
      this.#collection,
      documents.onDidAnalyse((analysed) => {
        this.#latest.set(analysed.document.uri.toString(), analysed);
        this.#publish(analysed);
      }),
      documents.onDidRefuse((uri) => {
        this.#collection.set(uri, [refusal()]);
      }),
      beingTyped.onDidLeave((uri) => {
        const analysed = this.#latest.get(uri.toString());
        if (analysed) this.#publish(analysed);
      }),
      documents.onDidClose((uri) => {
        this.#latest.delete(uri.toString());
        this.#published.get(uri.toString())?.choice.cancel();
        this.#published.delete(uri.toString());
        this.#collection.delete(uri);
      }),
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => {
        this.#look(textEditor.document);
      }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        this.#look(textEditor.document);
      }),
    );
  }

  /** Where not all is shown or underlined, chooses again what is, once the screen rests. */
  #look({ uri }: vscode.TextDocument): void {
    const published = this.#published.get(uri.toString());
    if (!published?.followsScreen) return;
    published.choice.in(PACE_MS.looking);
  }

  /** Publishes again what a setting or another extension decides on. */
  refresh(): void {
    for (const analysed of this.#latest.values()) this.#publish(analysed);
  }

  dispose(): void {
    for (const { choice } of this.#published.values()) choice.cancel();
    this.#subscriptions.dispose();
  }

  #publish(analysed: AnalysedDocument): void {
    const { document, version } = analysed;
    // The text is a newer one by now, and its own analysis follows.
    if (document.version !== version) return;
    const address = document.uri.toString();
    const published = this.#published.get(address) ?? {
      shown: new Map<Finding, Shown>(),
      followsScreen: false,
      choice: new Delayed(() => {
        const latest = this.#latest.get(address);
        if (latest) this.#publish(latest);
      }),
    };
    this.#published.set(address, published);
    const diagnostics = this.#diagnosticsOf(analysed, published);
    if (published.diagnostics && areSame(published.diagnostics, diagnostics)) return;
    published.diagnostics = diagnostics;
    this.#collection.set(document.uri, diagnostics);
  }

  #diagnosticsOf(analysed: AnalysedDocument, published: Published): vscode.Diagnostic[] {
    const { document, analysis } = analysed;
    const withSyntax = !othersCheckSyntax(analysis.manifest.format, document);
    const near = rangesInSight(document).map(({ start, end }) => ({
      start: document.offsetAt(start),
      end: document.offsetAt(end),
    }));
    const { findings, more } = analysis.found.shown({ limit: MAX_PROBLEMS, withSyntax, near });
    const shown = new Map<Finding, Shown>();
    for (const finding of missingOnce(findings)) {
      if (this.#beingTyped.waits(finding, analysed)) continue;
      shown.set(finding, this.#show(finding, analysed, published.shown.get(finding)));
    }
    published.shown = shown;
    const diagnostics = Array.from(shown.values(), ({ diagnostic }) => diagnostic);
    published.followsScreen = diagnostics.length > MAX_UNDERLINED;
    if (published.followsScreen) putFirst(diagnostics, rangesInSight(document));
    return more === 0 ? diagnostics : [...diagnostics, note(more)];
  }

  /** @param before what was last shown of it */
  #show(finding: Finding, analysed: AnalysedDocument, before: Shown | undefined): Shown {
    const { ruleId, severity } = finding;
    const message = before?.diagnostic.message ?? said(finding.message);
    const related =
      before?.related ?? new Map(finding.related.map((each) => [each, said(each.message)]));
    const range = rangeOf(analysed, finding.place);
    const diagnostic = diagnosticOf({ ruleId, severity, message }, range, this.#extensionUri);
    const information = relatedOf(finding, analysed.analysis).flatMap((each) => {
      const location = locationOf(each, analysed);
      const text = related.get(each) ?? '';
      return location ? new vscode.DiagnosticRelatedInformation(location, text) : [];
    });
    if (information.length > 0) diagnostic.relatedInformation = information;
    return { diagnostic, related };
  }
}

function refusal(): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(
    new vscode.Range(0, 0, 0, 0),
    t(
      'This manifest is a link out of the workspace and is not checked. Open the folder that it leads to.',
    ),
    vscode.DiagnosticSeverity.Warning,
  );
  diagnostic.source = 'Sourcing Compliance';
  return diagnostic;
}

/** Lines above and below a cursor that count as near it. */
const NEAR_CURSOR_LINES = 20;

/** What is on the screens that show a document, and what is near their cursors. */
const rangesInSight = (document: vscode.TextDocument): vscode.Range[] =>
  vscode.window.visibleTextEditors
    .filter((editor) => editor.document === document)
    .flatMap(({ visibleRanges, selection }) => [
      ...visibleRanges,
      aroundLine(selection.active.line),
    ]);

/** Puts first what is in sight, then what is most severe, and leaves the rest in order. */
function putFirst(diagnostics: vscode.Diagnostic[], inSight: readonly vscode.Range[]): void {
  const ranks = new Map(
    diagnostics.map((diagnostic) => {
      const isInSight = inSight.some((range) => range.intersection(diagnostic.range));
      return [diagnostic, isInSight ? -1 : diagnostic.severity];
    }),
  );
  const rankOf = (diagnostic: vscode.Diagnostic): number => ranks.get(diagnostic) ?? Infinity;
  diagnostics.sort((one, other) => rankOf(one) - rankOf(other));
}

const aroundLine = (line: number): vscode.Range =>
  new vscode.Range(Math.max(0, line - NEAR_CURSOR_LINES), 0, line + NEAR_CURSOR_LINES, 0);

function note(count: number): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(
    new vscode.Range(0, 0, 0, 0),
    t(
      '{count} more findings are not shown: the editor takes {limit} for a file, and these are those on the screen and the most severe. The command line shows all of them.',
      { count, limit: MAX_PROBLEMS },
    ),
    vscode.DiagnosticSeverity.Information,
  );
  diagnostic.source = 'Sourcing Compliance';
  return diagnostic;
}

/** Where a related place is; undefined where its file cannot be read any more. */
function locationOf(
  { file, place }: Related,
  analysed: AnalysedDocument,
): vscode.Location | undefined {
  if (file === undefined || file === analysed.analysis.file) {
    return new vscode.Location(analysed.document.uri, rangeOf(analysed, place));
  }
  const imported = analysed.imports.get(file);
  if (!imported) return undefined;
  const range = new vscode.Range(
    positionIn(imported, startOf(place)),
    positionIn(imported, endOf(place)),
  );
  return new vscode.Location(imported.uri, range);
}

function positionIn({ lines }: ImportedFile, offset: number): vscode.Position {
  const { line, column } = lines.position(offset);
  return new vscode.Position(line - 1, column - 1);
}
