import Fraction from 'fraction.js';
import type { Analysis } from '../../analysis/analysis';
import type { Day, PercentByYear, Requirement } from '../../knowledge/types';
import { coverageWords, incompleteFor } from '../../explain/coverage';
import type { Language } from '../../messages/language';
import { ENGLISH } from '../../messages/language';
import { amount, counted, exactPercent, partBeside } from '../../messages/words';
import type { JudgedRegime } from '../../regimes/judge';
import type { ShareResult } from '../../regimes/share';
import type { RequirementRow, SharePart, Verdict } from './report';

type Judged = Pick<RequirementRow, 'state' | 'result' | 'share'>;

/** What becomes of each requirement of each regime. */
export const requirementRows = (
  analysis: Analysis,
  language: Language = ENGLISH,
): RequirementRow[] =>
  analysis.regimes.flatMap((judged) =>
    judged.regime.requirements.map((requirement) => ({
      regime: judged.regime.id,
      regimeName: language.name(judged.regime.name),
      name: language.name(requirement.name),
      ...withCoverage(
        judge(judged, requirement, analysis, language),
        requirement,
        analysis,
        language,
      ),
    })),
  );

/** What passes by a list that is here in part only says so. */
function withCoverage(
  judged: Judged,
  requirement: Requirement,
  { asOf, knowledge }: Analysis,
  language: Language,
): Judged {
  if (judged.state !== 'passes') return judged;
  const lists = incompleteFor(requirement, asOf ?? knowledge.asOf, knowledge);
  const words = lists.map((each) => coverageWords(each, language));
  return { ...judged, result: [judged.result, ...words].join(' ') };
}

/** The lists in part only that the manifest's regimes ask for. */
function coverageOf({ regimes, asOf, knowledge }: Analysis, language: Language): readonly string[] {
  const words = regimes.flatMap(({ regime }) =>
    regime.requirements.flatMap((requirement) =>
      incompleteFor(requirement, asOf ?? knowledge.asOf, knowledge).map((each) =>
        coverageWords(each, language),
      ),
    ),
  );
  return [...new Set(words)];
}

function judge(
  judged: JudgedRegime,
  requirement: Requirement,
  analysis: Analysis,
  language: Language,
): Judged {
  const { t, day } = language;
  const { regime, inForce } = judged;
  const { asOf = analysis.knowledge.asOf } = analysis;
  if (!inForce) {
    const days = { day: day(asOf), from: day(regime.from), to: day(regime.to ?? '') };
    const result =
      asOf < regime.from
        ? t('Not in force on {day}: it applies from {from}.', days)
        : t('Not in force on {day}: it ended on {to}.', days);
    return { state: 'not-in-force', result };
  }
  if (requirement.from !== undefined && asOf < requirement.from) {
    return {
      state: 'not-in-force',
      result: t('Applies from {day}.', { day: day(requirement.from) }),
    };
  }
  switch (requirement.kind) {
    case 'share':
      return shareOf(
        judged.shares.find((each) => each.requirement === requirement),
        { day: asOf, ends: regime.to, currency: analysis.manifest.currency?.value },
        language,
      );
    case 'exclusion': {
      const found = judged.exclusions.find((each) => each.requirement === requirement)?.found ?? [];
      const excluded = found.filter(({ verdict }) => verdict.status === 'excluded').length;
      const open = found.filter(({ verdict }) => verdict.status === 'undetermined').length;
      const put = (count: number, one: CountText, many: CountText): string =>
        counted(count, one, many, language);
      if (excluded > 0) {
        const result = put(excluded, '{count} step excluded.', '{count} steps excluded.');
        return { state: 'fails', result };
      }
      if (open > 0) {
        const result = put(
          open,
          '{count} step cannot be judged.',
          '{count} steps cannot be judged.',
        );
        return { state: 'undetermined', result };
      }
      return { state: 'passes', result: t('No excluded content found.') };
    }
    case 'limit': {
      const stages = judged.limits.find((each) => each.requirement === requirement)?.stages ?? [];
      const over = stages.filter(({ exceeds }) => exceeds).length;
      const limit = `${String(requirement.percent)} %`;
      if (stages.length === 0) {
        return { state: 'nothing', result: t('No stage that can be summed.') };
      }
      const found = { limit, count: over };
      const result =
        over === 0
          ? t('No stage has more than {limit} from one country.', { limit })
          : over === 1
            ? t('{count} stage has more than {limit} from one country.', found)
            : t('{count} stages have more than {limit} from one country.', found);
      const isCompared = requirement.benchmarkFor !== undefined;
      return { state: isCompared ? 'compared' : over > 0 ? 'fails' : 'passes', result };
    }
  }
}

type CountText = Parameters<typeof counted>[1];

interface OfRegime {
  readonly day: Day;
  /** The regime's last day. */
  readonly ends: Day | undefined;
  readonly currency: string | undefined;
}

function shareOf(
  result: ShareResult | undefined,
  { day, ends, currency }: OfRegime,
  language: Language,
): Judged {
  const { t } = language;
  const { threshold, sum, lacking = [], requirement } = result ?? {};
  if (!requirement || !threshold) {
    return { state: 'not-in-force', result: t('No threshold is set for this year.') };
  }
  if (lacking.length > 0) {
    const result = counted(
      lacking.length,
      'Cannot be computed: {count} step lacks a value, country, currency or stage.',
      'Cannot be computed: {count} steps lack a value, country, currency or stage.',
      language,
    );
    return { state: 'undetermined', result };
  }
  if (!sum) return { state: 'nothing', result: t('Nothing counts here.') };
  const wanted = new Fraction(threshold.percent, 100);
  const missing = sum.total.mul(wanted).sub(sum.qualifying);
  const money = currency === undefined ? '' : `${currency} `;
  const share: SharePart = {
    share: sum.share.valueOf(),
    ...(sum.best && { best: sum.best.share.valueOf() }),
    threshold: threshold.percent / 100,
    years: yearsFrom(requirement.thresholds, day, ends),
    ...(ends !== undefined && { ends }),
  };
  const part = (each: Fraction, beside = wanted): string => partBeside(each, beside, language);
  const found = {
    share: part(sum.share),
    threshold: exactPercent(wanted, language),
    year: day.slice(0, 4),
  };
  if (sum.passes) {
    return { state: 'passes', result: t('{share} of {threshold} wanted in {year}.', found), share };
  }
  const gap = {
    missing: part(wanted.sub(sum.share), new Fraction(0)),
    money: `${money}${amount(missing, language)}`,
  };
  const text = sum.best
    ? t(
        '{share} of {threshold} wanted in {year}; {best} in the best case: {missing} of the value ({money}) missing.',
        { ...found, ...gap, best: part(sum.best.share) },
      )
    : t('{share} of {threshold} wanted in {year}: {missing} of the value ({money}) missing.', {
        ...found,
        ...gap,
      });
  return { state: 'fails', result: text, share };
}

/** This and the coming years that have a threshold of their own, at least this one, as long as the regime lasts. */
function yearsFrom(thresholds: PercentByYear, day: Day, ends: Day | undefined): SharePart['years'] {
  const now = day.slice(0, 4);
  const own = Object.keys(thresholds).sort();
  const current = own.findLast((year) => year <= now);
  const years = [now, ...own.filter((year) => year > now && (ends === undefined || year <= ends))];
  return years.map((year) => ({
    year,
    threshold: (thresholds[year] ?? thresholds[current ?? ''] ?? 0) / 100,
  }));
}

/** The answer: whether it passes, under which regime. */
export function verdictOf(
  rows: readonly RequirementRow[],
  analysis: Analysis,
  language: Language = ENGLISH,
): Verdict {
  const { t } = language;
  const day = analysis.asOf;
  if (day === undefined) {
    return { state: 'undetermined', sentence: t('Not judged: “asOf” is not a valid day.') };
  }
  const judged = rows.filter(
    ({ state }) => !['not-in-force', 'nothing', 'compared'].includes(state),
  );
  const of = (state: RequirementRow['state']): string[] =>
    judged.flatMap((row) => (row.state === state ? `${row.regimeName}: ${row.name}` : []));
  const [fails, open, passes] = [of('fails'), of('undetermined'), of('passes')];
  if (fails.length > 0) {
    const counts = { part: passes.length, whole: judged.length };
    const rest = passes.length > 0 ? ` ${t('{part} of {whole} requirements pass.', counts)}` : '';
    const sentence = t('Does not pass {requirements}.', { requirements: list(fails, language) });
    return { state: 'fails', sentence: sentence + rest };
  }
  if (open.length > 0) {
    const requirements = list(open, language);
    return {
      state: 'undetermined',
      sentence: t('Cannot be decided: {requirements}.', { requirements }),
    };
  }
  if (passes.length > 0) {
    const requirements = list(passes, language);
    const sentence = t('Passes {requirements}.', { requirements });
    return { state: 'passes', sentence: [sentence, ...coverageOf(analysis, language)].join(' ') };
  }
  return {
    state: 'no-regime',
    sentence:
      rows.length === 0
        ? t('No regime is named: there is nothing to pass or fail, only findings.')
        : t('No requirement applies: there is nothing to pass or fail, only findings.'),
  };
}

const MAX_NAMED = 4;

function list(names: readonly string[], { t }: Language): string {
  const left = names.length - MAX_NAMED;
  const rest = left > 0 ? `; ${t('and {count} more', { count: left })}` : '';
  return names.slice(0, MAX_NAMED).join('; ') + rest;
}
