import Fraction from 'fraction.js';
import type { Analysis } from '../../analysis/analysis';
import { activity } from '../../explain/step';
import { dataAge } from '../../messages/data-age';
import { partBeside } from '../../messages/words';
import { clean } from '../../text/clean';
import type { Language } from '../../messages/language';
import type { Lines } from '../../text/lines';
import { causesOf, partnerWords } from './causes';
import type { Wording } from '../wording';
import { IN_ENGLISH } from '../wording';
import { documentsOf } from './documents';
import { endingsOf } from './endings';
import { flowOf } from './flow';
import type { PlanRow, Report } from './report';
import { countsOf, evidenceRows, findingRows, sourceRows } from './rows';
import { requirementRows, verdictOf } from './requirements';
import { smallestChange } from './smallest-change';
import { statusOf } from './status';
import { refOf } from './step-ref';

/**
 * The report on one manifest and the imported steps that feed it.
 *
 * @param file the name to show
 * @param lines those of the manifest's text
 */
export function reportOf(
  file: string,
  analysis: Analysis,
  lines: Lines,
  wording: Wording = IN_ENGLISH,
): Report {
  const { language } = wording;
  const { manifest, graph, knowledge, asOf } = analysis;
  const countryStatuses = new Map(
    graph.all.map((step) => [step, statusOf(step, analysis, language)]),
  );
  const statuses = new Map([...countryStatuses].map(([step, { status }]) => [step, status]));
  const requirements = requirementRows(analysis, language);
  const { causes, leftOut } = causesOf(analysis, statuses, lines, language);
  return {
    file: clean(file),
    product: manifest.product && clean(manifest.product.value),
    asOf,
    dataDay: knowledge.asOf,
    dataAge: asOf === undefined ? undefined : dataAge(knowledge.asOf, asOf, language),
    currency: manifest.currency && clean(manifest.currency.value),
    verdict: verdictOf(requirements, analysis, language),
    requirements,
    counts: countsOf(analysis),
    causes,
    causesLeftOut: leftOut,
    plans: plansOf(analysis, lines, language),
    sources: sourceRows(analysis, countryStatuses, lines, language),
    findings: findingRows(analysis, lines, wording),
    evidence: evidenceRows(analysis, lines, language),
    documents: documentsOf(analysis, language),
    endings: endingsOf(analysis, lines, language),
    flow: flowOf(analysis, statuses, language),
  };
}

function plansOf(analysis: Analysis, lines: Lines, language: Language): PlanRow[] {
  return analysis.regimes.flatMap(({ regime, shares }) =>
    shares.flatMap((result) => {
      const { sum, threshold, requirement } = result;
      if (!sum || !threshold || sum.passes) return [];
      const wanted = new Fraction(threshold.percent, 100);
      const found = smallestChange(result, analysis, language);
      return {
        regimeName: language.name(regime.name),
        requirement: language.name(requirement.name),
        before: partBeside(sum.share, wanted, language),
        threshold: `${String(threshold.percent)} %`,
        after: found && partBeside(found.after.share, wanted, language),
        changes: (found?.changes ?? []).map(({ step, offer }) => ({
          ...refOf(step, lines, language),
          work: activity(step, analysis.knowledge, language),
          alternative: partnerWords(offer),
        })),
        isProven: found?.isProven ?? false,
      };
    }),
  );
}
