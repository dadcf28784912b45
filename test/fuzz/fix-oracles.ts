import type { Analysis } from '../../src/analysis/analysis';
import type { Source } from '../../src/manifest/model';
import type { Finding } from '../../src/rules/finding';
import type { Fix, TextEdit } from '../../src/fixes/fix';
import { applyEdits } from '../../src/fixes/fix';
import { fixesFor, safeEdits } from '../../src/fixes/fixes';
import { judge, knowledge, saidBy } from './core';
import type { FuzzCase } from './fuzz-case';
import type { Random } from './random';
import { Violation } from './violation';

/** Larger texts are not read again for every fix. */
const LARGE = 30_000;
const MAX_FINDINGS = 12;

/** Applies fixes of a case and looks at what becomes of it. */
export function checkFixes(
  fuzzCase: FuzzCase,
  analysis: Analysis,
  random: Random,
  timed: <T>(work: () => T) => T,
): void {
  const { text } = fuzzCase;
  for (const finding of chosen(analysis.findings, random)) {
    const fixes = timed(() => fixesFor(analysis, text, finding, knowledge));
    for (const fix of fixes) {
      checkEdits(fix.edits, text, fix.title);
      checkSelection(fix, text);
    }
    if (text.length > LARGE) continue;
    for (const fix of fixes) checkResult(fix, finding, fuzzCase, analysis);
  }
  if (text.length > LARGE) return;
  const safe = safeEdits(analysis, text, knowledge);
  checkEdits(safe, text, 'all safe fixes');
  if (safe.length > 0) checkSyntax(analysis, fuzzCase, applyEdits(text, safe), 'all safe fixes');
}

function chosen(findings: readonly Finding[], random: Random): readonly Finding[] {
  if (findings.length <= MAX_FINDINGS) return findings;
  return Array.from({ length: MAX_FINDINGS }, () => random.pick(findings));
}

function checkEdits(edits: readonly TextEdit[], text: string, title: string): void {
  let last = 0;
  for (const { start, end } of edits) {
    if (!(start >= last && start <= end && end <= text.length)) {
      throw new Violation(
        'edits overlap or lie outside the text',
        `${title} ${JSON.stringify(edits)}`,
      );
    }
    last = end;
  }
}

function checkSelection({ title, edits, select }: Fix, text: string): void {
  if (!select) return;
  const after = applyEdits(text, edits);
  if (!(select.start >= 0 && select.start < select.end && select.end <= after.length)) {
    throw new Violation('a fix selects what is not there', `${title} ${JSON.stringify(select)}`);
  }
  const selected = after.slice(select.start, select.end);
  if (/[\r\n]/.test(selected)) {
    throw new Violation('a fix selects over lines', `${title} ${JSON.stringify(selected)}`);
  }
}

const syntaxErrors = ({ findings }: Analysis): number =>
  findings.filter(({ ruleId }) => ruleId === 'yaml-syntax').length;

function checkSyntax(before: Analysis, fuzzCase: FuzzCase, text: string, title: string): Analysis {
  const after = judge(fuzzCase, text);
  if (syntaxErrors(after) > syntaxErrors(before)) {
    throw new Violation('a fix brings an error of syntax', `${title}\n${text}`);
  }
  return after;
}

/** A second source splits share and value with the first, and feeds what that feeds. */
const saidBesideSums = (source: Source): string =>
  saidBy({ ...source, value: undefined, share: undefined, inputs: [] });

/** A fix concerns one source; in a text without errors of syntax all the others say the same after it. */
function checkResult(fix: Fix, finding: Finding, fuzzCase: FuzzCase, before: Analysis): void {
  const text = applyEdits(fuzzCase.text, fix.edits);
  const label = `${fix.kind} for ${finding.ruleId}: ${fix.title}`;
  // In broken text only the first mistake of syntax is told: fixing its structure may show the next.
  if (fix.kind === 'structure' && syntaxErrors(before) > 0) return;
  const after = checkSyntax(before, fuzzCase, text, label);
  if (syntaxErrors(before) > 0 || !finding.source) return;
  const said = fix.kind === 'second-source' ? saidBesideSums : saidBy;
  const [old, now] = [before.manifest.sources.map(said), after.manifest.sources.map(said)];
  // A list that had another name is read for the first time.
  if (fix.kind === 'structure' && !before.manifest.keys.has('sources')) return;
  const isNew = fix.kind === 'second-source' || fix.kind === 'declare';
  if (now.length !== old.length + (isNew ? 1 : 0)) {
    throw new Violation(`a fix (${fix.kind}) loses or adds a source`, `${label}\n${text}`);
  }
  const left = [...now];
  const gone = old.filter((each) => {
    const index = left.indexOf(each);
    if (index !== -1) left.splice(index, 1);
    return index === -1;
  });
  // Sources that share an anchor change together.
  if (gone.length > (isNew ? 0 : 1) && !fuzzCase.text.includes('&')) {
    throw new Violation(
      `a fix (${fix.kind}) changes another source`,
      `${label}\n${gone.join('\n')}\n${text}`,
    );
  }
}
