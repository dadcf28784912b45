import type { Analysis } from '../../analysis/analysis';
import { subjectName } from '../../explain/words';
import { startOf } from '../../manifest/model';
import type { Language } from '../../messages/language';
import { sentence } from '../../messages/message';
import { clean } from '../../text/clean';
import type { Lines } from '../../text/lines';
import type { Wording } from '../wording';
import type { EvidenceRow, FindingRow, Report, SourceRow } from './report';
import type { statusOf } from './status';
import { refOf } from './step-ref';

/** Findings that no waiver covers by severity, and how many are covered. */
export function countsOf({ findings }: Analysis): Report['counts'] {
  const counts = { error: 0, warning: 0, information: 0, hint: 0, waived: 0 };
  for (const { severity, waiver } of findings) counts[waiver ? 'waived' : severity]++;
  return counts;
}

/** The steps of a manifest, and the imported ones that feed it. */
export function sourceRows(
  { graph, knowledge, findings, suppliers }: Analysis,
  countryStatuses: ReadonlyMap<unknown, ReturnType<typeof statusOf>>,
  lines: Lines,
  language: Language,
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
    const { status, countryStatus } = countryStatuses.get(step) ?? {
      status: 'unknown',
      countryStatus: '',
    };
    return {
      ...refOf(step, lines, language),
      subject:
        subject === undefined
          ? clean(written?.value ?? '')
          : subjectName(subject, knowledge, language),
      stage:
        step.stage === undefined ? clean(source.stage?.value ?? '') : language.name(step.stage),
      supplier: clean(suppliers.partnerOf(step)?.name ?? source.supplier?.value ?? ''),
      country: country
        ? language.name(country.name)
        : clean(source.country?.value ?? placesOf(source.origins)),
      code: country?.code,
      status,
      countryStatus,
      value: source.value?.value.valueOf(),
      share: source.share?.value.valueOf(),
      rules: rules.get(source) ?? [],
    };
  });
}

const placesOf = (origins: SourceOrigins): string =>
  (origins ?? []).flatMap(({ country }) => country?.value ?? []).join(', ');

type SourceOrigins = Analysis['manifest']['sources'][number]['origins'];

export const findingRows = (
  { findings }: Analysis,
  lines: Lines,
  { catalogue }: Wording,
): FindingRow[] =>
  findings.map(({ severity, ruleId, message, place, source, waiver }) => ({
    severity,
    rule: ruleId,
    message: sentence(message, catalogue),
    line: lines.position(startOf(place)).line,
    source: clean(source?.id?.value ?? ''),
    waived: waiver !== undefined,
    reason: waiver?.reason && clean(waiver.reason.value),
  }));

export const evidenceRows = (
  { graph }: Analysis,
  lines: Lines,
  language: Language,
): EvidenceRow[] =>
  graph.all.flatMap((step) =>
    step.source.evidence.map(({ title, file, date, expires, sha256 }) => ({
      ...refOf(step, lines, language),
      title: clean(title?.value ?? ''),
      path: clean(file?.value ?? ''),
      date: clean(date?.value ?? ''),
      expires: clean(expires?.value ?? ''),
      sha256: clean(sha256?.value ?? ''),
    })),
  );
