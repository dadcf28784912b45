import type { Analysis } from '../analysis/analysis';
import { ruleOf } from '../rules/catalogue';
import type { Finding } from '../rules/finding';
import type { Knowledge } from '../knowledge/knowledge';
import type { Language } from '../messages/language';
import { ENGLISH } from '../messages/language';
import { shortened } from '../text/clean';
import { paperworkFixes, waive } from './paperwork-fixes';
import { addImport } from './add-import';
import { formFixes } from './form-fixes';
import { isSharedUnderAnotherKey } from './own-value';
import type { Fix, TextEdit } from './fix';
import { declareProcessing } from './declare-processing';
import { sourcingFixes } from './sourcing-fixes';
import type { FixPage } from './write';

/**
 * Every offer to fix a finding, best first; nothing is offered that cannot be done surely.
 *
 * @param textOf the text of an imported file as it was analysed; without it nothing is fixed there
 */
export function fixesFor(
  analysis: Analysis,
  text: string,
  finding: Finding,
  knowledge: Knowledge,
  textOf: (file: string) => string | undefined = () => undefined,
  language: Language = ENGLISH,
): Fix[] {
  if (finding.waiver) return [];
  const { format, problems } = analysis.manifest;
  const page: FixPage = { text, format, problems, language };
  const pageOf = (file: string | undefined): FixPage | undefined =>
    file === undefined ? page : importedPage(file, analysis, textOf, language);
  const fixes = [
    ...fixesOf(finding, analysis, page, knowledge, pageOf),
    ...waive(finding, analysis, page),
  ];
  const isSure = !isSharedUnderAnotherKey(text, finding.place);
  return fixes.map((fix) => ({
    ...fix,
    title: shortened(fix.title, MAX_TITLE),
    safe: fix.safe && isSure,
  }));
}

function importedPage(
  file: string,
  { input }: Analysis,
  textOf: (file: string) => string | undefined,
  language: Language,
): FixPage | undefined {
  const manifest = input.files.get(file);
  const text = textOf(file);
  return manifest && text !== undefined
    ? { text, format: manifest.format, problems: manifest.problems, language }
    : undefined;
}

/** Longest title of a fix, in UTF-16 units: it may have a name from a manifest in it. */
const MAX_TITLE = 240;

/** What would fix it, as its rule names it; `waive` is offered besides. */
function fixesOf(
  finding: Finding,
  analysis: Analysis,
  page: FixPage,
  knowledge: Knowledge,
  pageOf: (file: string | undefined) => FixPage | undefined,
): readonly Fix[] {
  const fix = ruleOf(finding.ruleId)?.fix;
  switch (fix) {
    case undefined:
      return [];
    case 'spelling':
      if (finding.message.key === 'not-imported') {
        return addImport(finding, finding.message.args.file, analysis.manifest, page);
      }
      return formFixes(fix, finding, page);
    case 'canonical':
    case 'structure':
      return formFixes(fix, finding, page);
    case 'declare-processing': {
      const declared = declareProcessing(finding, analysis, page);
      return declared ? [declared] : [];
    }
    case 'renew-waiver':
    case 'correct-waiver':
    case 'renew-evidence':
    case 'record-evidence':
      return paperworkFixes(fix, finding, analysis, page);
    default:
      return sourcingFixes(fix, finding, analysis, pageOf, knowledge, page.language);
  }
}

/** The edits of all safe fixes of a file, of one rule or of every rule, without overlaps. */
export function safeEdits(
  analysis: Analysis,
  text: string,
  knowledge: Knowledge,
  ruleId?: string,
): TextEdit[] {
  const edits = analysis.findings
    .filter(({ ruleId: id }) => ruleId === undefined || id === ruleId)
    // No other is ever safe; alternatives with their effect would be weighed for each finding.
    .filter((finding) => ruleOf(finding.ruleId)?.fix === 'canonical')
    .flatMap((finding) =>
      fixesFor(analysis, text, finding, knowledge)
        .filter(({ safe }) => safe)
        .slice(0, 1)
        .flatMap((fix) => fix.edits),
    )
    .sort((a, b) => a.start - b.start);
  return edits.filter((edit, index) => edit.start >= (edits[index - 1]?.end ?? 0));
}
