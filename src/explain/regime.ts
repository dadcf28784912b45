import Fraction from 'fraction.js';
import type { Analysis } from '../analysis/analysis';
import type { Knowledge } from '../knowledge/knowledge';
import type { Day, Regime, Requirement } from '../knowledge/types';
import type { Language, Text } from '../messages/language';
import { partBeside, percent } from '../messages/words';
import type { ExclusionResult } from '../regimes/exclusions';
import type { LimitResult } from '../regimes/limits';
import { nextThreshold } from '../regimes/threshold';
import type { Block, Line } from './blocks';
import { line, list, strong } from './blocks';
import { coverageWords, incompleteFor } from './coverage';
import { factBlocks } from './facts';
import { explainShare } from './share';
import { andMore, citation, countryName, idOf, subjectName } from './words';

/** Steps or stages that one line names. */
const MAX_NAMES = 6;

/** From when to when a regime applies. */
export function appliesWhen(regime: Pick<Regime, 'from' | 'to'>, { t, day }: Language): string {
  const from = day(regime.from);
  return regime.to === undefined
    ? t('applies from {from}', { from })
    : t('applies from {from} to {to}', { from, to: day(regime.to) });
}

/**
 * What a regime requires on a day, its document, and what is said of it.
 *
 * @param sums what it comes to in a manifest
 */
export function explainRegime(
  regime: Regime,
  day: Day,
  knowledge: Knowledge,
  shown: Set<string>,
  language: Language,
  sums: readonly Block[] = [],
): Block[] {
  const { t } = language;
  const applies = appliesWhen(regime, language);
  const on = { day: language.day(day) };
  const over =
    day < regime.from
      ? `, ${t('not yet on {day}', on)}`
      : regime.to !== undefined && day > regime.to
        ? `, ${t('no longer on {day}', on)}`
        : '';
  return [
    line(
      strong(language.name(regime.name)),
      `: ${applies}${over}`,
      ...citation(regime, knowledge, language),
    ),
    // Near the top, where a hover that is cut still has it.
    line(t('Engineering guidance, not legal advice.')),
    ...sums,
    ...partialLists(regime, day, knowledge, language),
    ...list(regime.requirements.map((requirement) => requirementLine(requirement, day, language))),
    ...factBlocks({ topic: regime.id }, knowledge, shown, language),
  ];
}

/** The sums behind the shares of a regime in a manifest, what it excludes there, and its limits. */
export function regimeSums(regime: Regime, analysis: Analysis, language: Language): Block[] {
  const judged = analysis.regimes.find((each) => each.regime.id === regime.id);
  if (!judged) return [];
  return [
    ...judged.shares.flatMap((share) => explainShare(share, analysis, language)),
    ...judged.exclusions.flatMap((each) => exclusionLine(each, language)),
    ...judged.limits.flatMap((limit) => limitLine(limit, analysis.knowledge, language)),
  ];
}

/** The lists of companies that it asks for and that are here in part only. */
function partialLists(regime: Regime, day: Day, knowledge: Knowledge, language: Language): Block[] {
  const words = regime.requirements.flatMap((requirement) =>
    incompleteFor(requirement, day, knowledge).map((each) => coverageWords(each, language)),
  );
  return [...new Set(words)].map((text) => line(text));
}

/** What an exclusion finds, by the steps that it is reported at. */
const STATUSES = {
  excluded: 'excluded',
  undetermined: 'undetermined',
  excepted: 'excepted',
} as const satisfies Readonly<Record<string, Text>>;

function exclusionLine({ requirement, found }: ExclusionResult, language: Language): Block[] {
  const { t } = language;
  const parts = (['excluded', 'undetermined', 'excepted'] as const).flatMap((status) => {
    const steps = found.filter(({ verdict }) => verdict.status === status);
    const ids = steps.map(({ step }) => idOf(step, language));
    const names = [...new Set(ids)];
    if (names.length === 0) return [];
    const more = names.length > MAX_NAMES ? `, ${andMore(names.length - MAX_NAMES, language)}` : '';
    return `${t(STATUSES[status])}: ${names.slice(0, MAX_NAMES).join(', ')}${more}`;
  });
  return [
    line(
      strong(language.name(requirement.name)),
      `: ${parts.join('; ') || t('nothing is excluded')}`,
    ),
  ];
}

/** The largest part of each stage that a limit is about. */
function limitLine(
  { requirement, stages }: LimitResult,
  knowledge: Knowledge,
  language: Language,
): Block[] {
  const { t, name } = language;
  const limit = new Fraction(requirement.percent, 100);
  const parts = stages.slice(0, MAX_NAMES).map(({ group, largest, exceeds }) => {
    const subject = subjectName(group.material, knowledge, language);
    const sure = partBeside(largest.total.div(largest.whole), limit, language);
    const part = largest.most.equals(largest.total)
      ? sure
      : t('between {least} and {most}', {
          least: sure,
          most: partBeside(largest.most.div(largest.whole), limit, language),
        });
    const country = countryName(largest.code, knowledge, language);
    const what = t('{subject} {stage}', { subject, stage: name(group.stage) });
    return `${exceeds ? '✖' : '✔'} ${what}: ${t('{part} from {country}', { part, country })}`;
  });
  return parts.length === 0 ? [] : [line(strong(name(requirement.name)), `: ${parts.join('; ')}`)];
}

function requirementLine(requirement: Requirement, day: Day, language: Language): Line {
  const note = requirement.note === undefined ? '' : ` (${language.name(requirement.note)})`;
  return [`${language.name(requirement.name)}${demand(requirement, day, language)}${note}`];
}

function demand(requirement: Requirement, day: Day, language: Language): string {
  const { t } = language;
  switch (requirement.kind) {
    case 'share': {
      const threshold = nextThreshold(requirement.thresholds, day);
      if (!threshold) return '';
      const least = { share: percent(threshold.percent, language), year: threshold.year };
      return `: ${
        requirement.isMoreThan === true
          ? t('more than {share} in {year}', least)
          : t('at least {share} in {year}', least)
      }`;
    }
    case 'limit':
      return `: ${t('at most {share} from one country', { share: percent(requirement.percent, language) })}`;
    case 'exclusion':
      return `: ${t('from {days}', { days: [...new Set(requirement.clauses.map(({ from }) => language.day(from)))].join(', ') })}`;
  }
}

/** A region, and the regimes that exclude it by name. */
export function explainRegion(region: string, knowledge: Knowledge, language: Language): Block[] {
  const { t, name } = language;
  const country = knowledge.country(region.slice(0, 2));
  if (!country) return [];
  const regimes = knowledge.data.regimes.filter(({ requirements }) =>
    requirements.some((each) => each.kind === 'exclusion' && each.whom.regions?.includes(region)),
  );
  return [
    line(strong(region), `: ${t('a region of {country}', { country: name(country.name) })}`),
    ...list(
      regimes.map((each) => [
        t('Excluded by name: {regime}', { regime: name(each.name) }),
        ...citation(each, knowledge, language),
      ]),
    ),
  ];
}
