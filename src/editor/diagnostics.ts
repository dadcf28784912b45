import * as vscode from 'vscode';
import type { Finding, Related, Severity } from '../analysis/finding';
import { endOf, startOf } from '../manifest/model';
import { english } from '../messages/english';
import { sentence } from '../messages/message';
import type { AnalysedDocument, ManifestDocuments } from './documents';
import { rangeOf } from './documents';
import type { ImportedFile } from './imported-files';
import { othersCheckSyntax } from './other-validators';

/** The editor takes no more for a file, and says of the rest only that it is there. */
const MOST = 1000;

const SEVERITIES: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** Publishes the findings of every open manifest as problems. */
export class Diagnostics {
  readonly #collection = vscode.languages.createDiagnosticCollection('sourcing-compliance');
  readonly #published = new Map<string, string>();
  readonly #latest = new Map<string, AnalysedDocument>();
  readonly #extensionUri: vscode.Uri;
  readonly #subscriptions: vscode.Disposable;

  constructor(documents: ManifestDocuments, extensionUri: vscode.Uri) {
    this.#extensionUri = extensionUri;
    this.#subscriptions = vscode.Disposable.from(
      this.#collection,
      documents.onDidAnalyse((analysed) => {
        this.#latest.set(analysed.document.uri.toString(), analysed);
        this.#publish(analysed);
      }),
      documents.onDidClose((uri) => {
        this.#latest.delete(uri.toString());
        this.#published.delete(uri.toString());
        this.#collection.delete(uri);
      }),
    );
  }

  /** Publishes again what a setting or another extension decides on. */
  refresh(): void {
    for (const analysed of this.#latest.values()) this.#publish(analysed);
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #publish(analysed: AnalysedDocument): void {
    const { document, version } = analysed;
    // The text is a newer one by now, and its own analysis follows.
    if (document.version !== version) return;
    const diagnostics = this.#diagnosticsOf(analysed);
    const address = document.uri.toString();
    // A diagnostic leaves its related information out of its own JSON.
    const signature = JSON.stringify(diagnostics.map((each) => [each, each.relatedInformation]));
    if (this.#published.get(address) === signature) return;
    this.#published.set(address, signature);
    this.#collection.set(document.uri, diagnostics);
  }

  #diagnosticsOf(analysed: AnalysedDocument): vscode.Diagnostic[] {
    const findings = publishable(analysed);
    if (findings.length <= MOST) return findings.map((each) => this.#diagnostic(each, analysed));
    const shown = weightiest(findings, MOST - 1).map((each) => this.#diagnostic(each, analysed));
    return [...shown, note(findings.length - shown.length)];
  }

  #diagnostic(finding: Finding, analysed: AnalysedDocument): vscode.Diagnostic {
    const { ruleId, severity } = finding;
    const message = sentence(finding.message, english);
    const range = rangeOf(analysed, finding.place);
    const diagnostic = diagnosticOf({ ruleId, severity, message }, range, this.#extensionUri);
    const related = finding.related.flatMap((each) => relatedInformation(each, analysed) ?? []);
    if (related.length > 0) diagnostic.relatedInformation = related;
    return diagnostic;
  }
}

/** What the editor shows of a finding, with a link to the page of its rule. */
export function diagnosticOf(
  { ruleId, severity, message }: { ruleId: string; severity: Severity; message: string },
  range: vscode.Range,
  extensionUri: vscode.Uri,
): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(range, message, SEVERITIES[severity]);
  diagnostic.source = 'Sourcing Compliance';
  diagnostic.code = {
    value: ruleId,
    target: vscode.Uri.joinPath(extensionUri, 'docs', 'rules', `${ruleId}.md`),
  };
  return diagnostic;
}

/** All findings but those that a waiver covers, and those of syntax that another validator tells already. */
function publishable({ document, analysis }: AnalysedDocument): readonly Finding[] {
  const { manifest } = analysis;
  const findings = analysis.findings.filter(({ waiver }) => !waiver);
  if (!othersCheckSyntax(manifest.format, document)) return findings;
  return findings.filter(
    ({ problem }) => problem?.kind !== 'syntax' && problem?.kind !== 'duplicate-key',
  );
}

/** The first of the errors, then of the warnings and so on, in order of place. */
function weightiest(findings: readonly Finding[], count: number): Finding[] {
  const shown: Finding[] = [];
  for (const severity of Object.keys(SEVERITIES) as Severity[]) {
    for (const finding of findings) {
      if (shown.length === count) break;
      if (finding.severity === severity) shown.push(finding);
    }
  }
  return shown.sort((a, b) => startOf(a.place) - startOf(b.place));
}

function note(count: number): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(
    new vscode.Range(0, 0, 0, 0),
    `${String(count)} more findings are not shown: the editor takes ${String(MOST)} for a file, and these are the weightiest. The command line shows all of them.`,
    vscode.DiagnosticSeverity.Information,
  );
  diagnostic.source = 'Sourcing Compliance';
  return diagnostic;
}

function relatedInformation(
  { file, place, message }: Related,
  analysed: AnalysedDocument,
): vscode.DiagnosticRelatedInformation | undefined {
  const text = sentence(message, english);
  if (file === undefined || file === analysed.analysis.file) {
    const location = new vscode.Location(analysed.document.uri, rangeOf(analysed, place));
    return new vscode.DiagnosticRelatedInformation(location, text);
  }
  const imported = analysed.imports.get(file);
  if (!imported) return undefined;
  const range = new vscode.Range(
    positionIn(imported, startOf(place)),
    positionIn(imported, endOf(place)),
  );
  return new vscode.DiagnosticRelatedInformation(new vscode.Location(imported.uri, range), text);
}

function positionIn({ lines }: ImportedFile, offset: number): vscode.Position {
  const { line, column } = lines.position(offset);
  return new vscode.Position(line - 1, column - 1);
}
