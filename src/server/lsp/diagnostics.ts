import type { Diagnostic } from 'vscode-languageserver';
import { DiagnosticSeverity } from 'vscode-languageserver';
import { relatedOf } from '../../analysis/at';
import { missingOnce } from '../../analysis/missing-keys';
import { english } from '../../messages/english';
import { sentence } from '../../messages/message';
import type { Severity } from '../../policy/severity';
import type { Finding } from '../../rules/finding';
import { rulePage } from '../rule-pages';
import type { Analysed } from './documents';
import type { Files } from './files';
import { locationIn, rangeIn, START } from './places';
import { stretchOf } from '../../manifest/model';

/** More are not sent for a file: clients slow down, and nobody reads them. */
const MAX_DIAGNOSTICS = 1000;

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const SOURCE = 'Sourcing Compliance';

/**
 * What a client shows of a manifest, the most severe where there is too much.
 *
 * @param waits whether a finding is held back for now
 */
export function diagnosticsOf(
  analysed: Analysed,
  files: Files,
  waits: (finding: Finding) => boolean,
): Diagnostic[] {
  const { findings, more } = analysed.analysis.found.shown({
    limit: MAX_DIAGNOSTICS,
    withSyntax: true,
  });
  const diagnostics = missingOnce(findings)
    .filter((each) => !waits(each))
    .map((each) => diagnosticOf(each, analysed, files));
  return more === 0 ? diagnostics : [...diagnostics, note(more)];
}

function diagnosticOf(finding: Finding, analysed: Analysed, files: Files): Diagnostic {
  const { ruleId, severity, message, place } = finding;
  const page = rulePage(ruleId);
  const related = relatedOf(finding, analysed.analysis).flatMap((each) => {
    const location = locationIn(analysed, files, each.file, stretchOf(each.place));
    return location ? { location, message: sentence(each.message, english) } : [];
  });
  return {
    range: rangeIn(analysed.document, stretchOf(place)),
    severity: SEVERITIES[severity],
    code: ruleId,
    source: SOURCE,
    message: sentence(message, english),
    ...(page !== undefined && { codeDescription: { href: page } }),
    ...(related.length > 0 && { relatedInformation: related }),
  };
}

const note = (more: number): Diagnostic => ({
  range: START,
  severity: DiagnosticSeverity.Information,
  source: SOURCE,
  message: `${String(more)} more findings are not shown: these are the most severe. sourcing-compliance check shows all of them.`,
});
