import type { Analysis } from '../../analysis/analysis';
import { restrictionName } from '../../explain/restrictions';
import { subjectOf } from '../../chain/subject-of';
import { eventsFor } from '../../knowledge/country-status';
import { endingBy } from '../../manifest/paperwork';
import { startOf } from '../../manifest/model';
import type { Language } from '../../messages/language';
import { ENGLISH } from '../../messages/language';
import { clean } from '../../text/clean';
import type { Lines } from '../../text/lines';
import type { EndingRow } from './report';

/** What ends: waivers, evidence, regimes, and suspensions of restrictions on steps; soonest first. */
export function endingsOf(
  analysis: Analysis,
  lines: Lines,
  language: Language = ENGLISH,
): EndingRow[] {
  const { t, name } = language;
  const { manifest, knowledge, graph, regimes, asOf = knowledge.asOf } = analysis;
  const rows: Omit<EndingRow, 'isPast'>[] = endingBy(manifest, '9999-12-31').map(
    ({ kind, expires, title, on, place }) => ({
      day: expires,
      kind,
      what: clean(
        (kind === 'waiver'
          ? t('Waiver of {title}', { title })
          : t('Evidence: {title}', { title })) + (on === undefined ? '' : `, ${on}`),
      ),
      line: lines.position(startOf(place)).line,
    }),
  );
  for (const { regime } of regimes) {
    if (regime.to === undefined) continue;
    rows.push({ day: regime.to, kind: 'regime', what: name(regime.name), line: undefined });
  }
  for (const row of agreementEnds(analysis, language)) rows.push(row);
  const suspended = new Map<string, Omit<EndingRow, 'isPast'>>();
  for (const step of graph.all) {
    if (!step.country) continue;
    const states = knowledge.restrictionsAround(
      step.country.code,
      subjectOf(step, knowledge),
      asOf,
    );
    for (const { restriction, state } of states) {
      const end = restriction.suspended?.to.day;
      if (state !== 'suspended' || end === undefined) continue;
      const by = name(knowledge.country(restriction.by)?.name ?? restriction.by);
      const what = t('Suspended: {restriction} of {country}', {
        country: by,
        restriction: restrictionName(restriction.kind, language),
      });
      suspended.set(restriction.id, { day: end, kind: 'suspension', what, line: undefined });
    }
  }
  return [...rows, ...suspended.values()]
    .map((row) => ({ ...row, isPast: row.day < asOf }))
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/** The agreements by which steps qualify, and when they end or may end. */
function agreementEnds(
  { graph, knowledge, asOf = knowledge.asOf }: Analysis,
  { t, name }: Language,
): Ending[] {
  const ends = new Map<string, Ending>();
  const seen = new Set<string>();
  for (const { country, kind } of graph.all) {
    const key = `${country?.code ?? ''} ${kind}`;
    if (!country || seen.has(key)) continue;
    seen.add(key);
    const countryStatus = knowledge.countryStatus(country.code, asOf, kind);
    if (!('agreement' in countryStatus)) continue;
    const { agreement } = countryStatus;
    for (const { state, date } of eventsFor(country, agreement)) {
      const { day } = date;
      if ((state !== 'ended' && state !== 'unknown') || day < asOf) continue;
      const end = state === 'ended' ? t('no longer in force') : t('may end');
      const what = `${name(agreement.name)}: ${end}`;
      ends.set(`${agreement.id} ${day}`, { day, kind: 'agreement', what, line: undefined });
    }
  }
  return [...ends.values()];
}

type Ending = Omit<EndingRow, 'isPast'>;
