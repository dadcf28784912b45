import * as vscode from 'vscode';
import type { Severity } from '../policy/severity';

const SEVERITIES: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** The pages of rules; to make an address takes longer than all the rest of a diagnostic. */
const pages = new WeakMap<vscode.Uri, Map<string, vscode.Uri>>();

/** What the editor shows of a finding, with a link to the page of its rule. */
export function diagnosticOf(
  { ruleId, severity, message }: { ruleId: string; severity: Severity; message: string },
  range: vscode.Range,
  extensionUri: vscode.Uri,
): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(range, message, SEVERITIES[severity]);
  diagnostic.source = 'Sourcing Compliance';
  diagnostic.code = { value: ruleId, target: pageOf(ruleId, extensionUri) };
  return diagnostic;
}

function pageOf(ruleId: string, extensionUri: vscode.Uri): vscode.Uri {
  const known = pages.get(extensionUri) ?? new Map<string, vscode.Uri>();
  pages.set(extensionUri, known);
  let page = known.get(ruleId);
  if (!page) {
    page = vscode.Uri.joinPath(extensionUri, 'docs', 'rules', `${ruleId}.md`);
    known.set(ruleId, page);
  }
  return page;
}

/** Whether one would see no difference. */
export const areSame = (
  some: readonly vscode.Diagnostic[],
  others: readonly vscode.Diagnostic[],
): boolean => areEach(some, others, isSame);

function isSame(one: vscode.Diagnostic, other: vscode.Diagnostic): boolean {
  return (
    one.message === other.message &&
    one.severity === other.severity &&
    one.range.isEqual(other.range) &&
    ruleOf(one) === ruleOf(other) &&
    areEach(one.relatedInformation ?? [], other.relatedInformation ?? [], isSameRelated)
  );
}

const ruleOf = ({ code }: vscode.Diagnostic): unknown =>
  typeof code === 'object' ? code.value : code;

const isSameRelated = (
  one: vscode.DiagnosticRelatedInformation,
  other: vscode.DiagnosticRelatedInformation,
): boolean =>
  one.message === other.message &&
  one.location.range.isEqual(other.location.range) &&
  one.location.uri.toString() === other.location.uri.toString();

const areEach = <T>(
  some: readonly T[],
  others: readonly T[],
  isSameAs: (one: T, other: T) => boolean,
): boolean =>
  some.length === others.length &&
  some.every((one, index) => {
    const other = others[index];
    return other !== undefined && isSameAs(one, other);
  });
