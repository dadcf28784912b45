import Fraction from 'fraction.js';
import type { Analysis } from '../../analysis/analysis';
import { activity } from '../../explain/step';
import { subjectName } from '../../explain/words';
import { startOf } from '../../manifest/model';
import { dataAge } from '../../messages/data-age';
import { english } from '../../messages/english';
import { sentence } from '../../messages/message';
import { partBeside } from '../../messages/words';
import { clean } from '../../text/clean';
import type { Lines } from '../../text/lines';
import { causesOf, partnerWords } from './causes';
import { documentsOf } from './documents';
import { endingsOf } from './endings';
import { flowOf } from './flow';
import type { EvidenceRow, FindingRow, PlanRow, Report, SourceRow } from './report';
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
export function reportOf(file: string, analysis: Analysis, lines: Lines): Report {
  const { manifest, graph, knowledge, asOf } = analysis;
  const standings = new Map(graph.all.map((step) => [step, statusOf(step, analysis)]));
  const statuses = new Map([...standings].map(([step, { status }]) => [step, status]));
  const requirements = requirementRows(analysis);
  const { causes, leftOut } = causesOf(analysis, statuses, lines);
  return {
    file: clean(file),
    product: manifest.product && clean(manifest.product.value),
    asOf,
    dataDay: knowledge.asOf,
    dataAge: asOf === undefined ? undefined : dataAge(knowledge.asOf, asOf),
    currency: manifest.currency && clean(manifest.currency.value),
    verdict: verdictOf(requirements, analysis),
    requirements,
    counts: countsOf(analysis),
    causes,
    causesLeftOut: leftOut,
    plans: plansOf(analysis, lines),
    sources: sourceRows(analysis, standings, lines),
    findings: findingRows(analysis, lines),
    evidence: evidenceRows(analysis, lines),
    documents: documentsOf(analysis),
    endings: endingsOf(analysis, lines),
    flow: flowOf(analysis, statuses),
  };
}

function countsOf({ findings }: Analysis): Report['counts'] {
  const counts = { error: 0, warning: 0, information: 0, hint: 0, waived: 0 };
  for (const { severity, waiver } of findings) counts[waiver ? 'waived' : severity]++;
  return counts;
}

function plansOf(analysis: Analysis, lines: Lines): PlanRow[] {
  return analysis.regimes.flatMap(({ regime, shares }) =>
    shares.flatMap((result) => {
      const { sum, threshold, requirement } = result;
      if (!sum || !threshold || sum.passes) return [];
      const wanted = new Fraction(threshold.percent, 100);
      const found = smallestChange(result, analysis);
      return {
        regimeName: regime.name,
        requirement: requirement.name,
        before: partBeside(sum.share, wanted),
        threshold: `${String(threshold.percent)} %`,
        after: found && partBeside(found.after.share, wanted),
        changes: (found?.changes ?? []).map(({ step, offer }) => ({
          ...refOf(step, lines),
          work: activity(step, analysis.knowledge),
          alternative: partnerWords(offer),
        })),
        isProven: found?.isProven ?? false,
      };
    }),
  );
}

function sourceRows(
  { graph, knowledge, findings }: Analysis,
  standings: ReadonlyMap<unknown, ReturnType<typeof statusOf>>,
  lines: Lines,
): SourceRow[] {
  const rules = new Map<unknown, string[]>();
  for (const { source, waiver, ruleId } of findings) {
    if (!source || waiver) continue;
    const list = rules.get(source);
    if (list) list.push(ruleId);
    else rules.set(source, [ruleId]);
  }
  return graph.all.map((step) => {
    const { source, material, component, country } = step;
    const subject = material ?? component;
    const written = source.material ?? source.component;
    const { status, standing } = standings.get(step) ?? { status: 'unknown', standing: '' };
    return {
      ...refOf(step, lines),
      subject:
        subject === undefined ? clean(written?.value ?? '') : subjectName(subject, knowledge),
      stage: clean(source.stage?.value ?? ''),
      supplier: clean(source.supplier?.value ?? ''),
      country: country?.name ?? clean(source.country?.value ?? placesOf(source.origins)),
      code: country?.code,
      status,
      standing,
      value: source.value?.value.valueOf(),
      share: source.share?.value.valueOf(),
      rules: rules.get(source) ?? [],
    };
  });
}

const placesOf = (origins: SourceOrigins): string =>
  (origins ?? []).flatMap(({ country }) => country?.value ?? []).join(', ');

type SourceOrigins = Analysis['manifest']['sources'][number]['origins'];

const findingRows = ({ findings }: Analysis, lines: Lines): FindingRow[] =>
  findings.map(({ severity, ruleId, message, place, source, waiver }) => ({
    severity,
    rule: ruleId,
    message: sentence(message, english),
    line: lines.position(startOf(place)).line,
    source: clean(source?.id?.value ?? ''),
    waived: waiver !== undefined,
    reason: waiver?.reason && clean(waiver.reason.value),
  }));

const evidenceRows = ({ graph }: Analysis, lines: Lines): EvidenceRow[] =>
  graph.all.flatMap((step) =>
    step.source.evidence.map(({ title, file, date, expires, sha256 }) => ({
      ...refOf(step, lines),
      title: clean(title?.value ?? ''),
      path: clean(file?.value ?? ''),
      date: clean(date?.value ?? ''),
      expires: clean(expires?.value ?? ''),
      sha256: clean(sha256?.value ?? ''),
    })),
  );
