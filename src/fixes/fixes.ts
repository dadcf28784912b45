import type { Analysis } from '../analysis/analysis';
import type { Finding } from '../rules/finding';
import type { Knowledge } from '../knowledge/knowledge';
import { shortened } from '../text/clean';
import { paperworkFixes, waive } from './paperwork-fixes';
import { formFixes } from './form-fixes';
import type { Fix, TextEdit } from './fix';
import { declareProcessing, sourcingFixes } from './sourcing-fixes';
import type { Page } from './write';

/** Rules whose findings another partner would mend. */
const SOURCING = new Set([
  'china-source',
  'covered-nation-source',
  'china-upstream',
  'covered-nation-upstream',
  'covered-nation-ownership',
  'non-fta-source',
  'pending-agreement',
  'single-country-dependence',
  'export-restriction',
  'regime-exclusion',
  'regime-concentration',
]);

/** Every offer to mend a finding, best first; nothing is offered that cannot be done surely. */
export function fixesFor(
  analysis: Analysis,
  text: string,
  finding: Finding,
  knowledge: Knowledge,
): Fix[] {
  if (finding.waiver) return [];
  const { format, problems } = analysis.manifest;
  const page: Page = { text, format, problems };
  const fixes = [
    ...mendingFixes(finding, analysis, page, knowledge),
    ...waive(finding, analysis, page),
  ];
  return fixes.map((fix) => ({ ...fix, title: shortened(fix.title, MAX_TITLE) }));
}

/** Longest title of a fix, in UTF-16 units: it may have a name from a manifest in it. */
const MAX_TITLE = 240;

function mendingFixes(
  finding: Finding,
  analysis: Analysis,
  page: Page,
  knowledge: Knowledge,
): Fix[] {
  if (SOURCING.has(finding.ruleId)) return sourcingFixes(finding, analysis, page, knowledge);
  if (finding.ruleId === 'undeclared-processing') {
    const fix = declareProcessing(finding, analysis, page);
    return fix ? [fix] : [];
  }
  if (PAPERWORK.has(finding.ruleId)) return paperworkFixes(finding, analysis, page);
  return formFixes(finding, page);
}

const PAPERWORK = new Set(['waiver-expired', 'waiver-unused', 'evidence-expired']);

/** The edits of all safe fixes of a file, of one rule or of every rule, without overlaps. */
export function safeEdits(
  analysis: Analysis,
  text: string,
  knowledge: Knowledge,
  ruleId?: string,
): TextEdit[] {
  const edits = analysis.findings
    .filter(({ waiver, ruleId: id }) => !waiver && (ruleId === undefined || id === ruleId))
    .flatMap((finding) =>
      fixesFor(analysis, text, finding, knowledge)
        .filter(({ safe }) => safe)
        .slice(0, 1)
        .flatMap((fix) => fix.edits),
    )
    .sort((a, b) => a.start - b.start);
  return edits.filter((edit, index) => edit.start >= (edits[index - 1]?.end ?? 0));
}
