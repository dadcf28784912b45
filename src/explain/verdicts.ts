import Fraction from 'fraction.js';
import type { Analysis } from '../analysis/analysis';
import type { Step } from '../chain/graph';
import type { Knowledge } from '../knowledge/knowledge';
import type { Country, Day } from '../knowledge/types';
import type { Place } from '../manifest/model';
import type { Language } from '../messages/language';
import { ENGLISH } from '../messages/language';
import { counted, decimal, partBeside } from '../messages/words';
import type { ExclusionResult } from '../regimes/exclusions';
import type { JudgedRegime } from '../regimes/judge';
import type { LimitResult } from '../regimes/limits';
import type { ShareResult } from '../regimes/share';
import { incompleteFor } from './coverage';

/** What is to be seen at once of a manifest, over one of its keys. */
export interface Verdict {
  readonly place: Place;
  readonly text: string;
  /** The steps that it counts, in the order of the chain's steps, at most a hundred; none of a regime. */
  readonly causes: readonly Step[];
}

/** More places than this are not looked through. */
const MAX_CAUSES = 100;

/** The verdict on the sources, then one for each regime. */
export function verdictsOf(analysis: Analysis, language: Language = ENGLISH): Verdict[] {
  const { keys } = analysis.manifest;
  const sources = keys.get('sources');
  const regimes = keys.get('regimes') ?? keys.get('product') ?? sources;
  return [
    ...(sources && analysis.graph.own.length > 0
      ? [{ place: sources, ...chainVerdict(analysis, language) }]
      : []),
    ...(regimes
      ? regimeVerdicts(analysis, language).map((text) => ({ place: regimes, text, causes: [] }))
      : []),
  ];
}

/** How many steps of the chain are in China and in other covered nations, in whole or in part. */
function chainVerdict(
  { graph, knowledge }: Analysis,
  language: Language,
): { text: string; causes: readonly Step[] } {
  const { t } = language;
  const causes: Step[] = [];
  let [inChina, inOther, nowhere] = [0, 0, 0];
  for (const step of graph.all) {
    const countries = countriesOf(step, knowledge);
    const isCovered = countries.some((country) => country?.coveredNation !== undefined);
    if (countries.some((country) => country?.coveredNation === 'CN')) inChina++;
    else if (isCovered) inOther++;
    else if (countries.includes(undefined)) nowhere++;
    if (isCovered && causes.length < MAX_CAUSES) causes.push(step);
  }
  const parts = [
    ...(nowhere > 0
      ? [
          counted(
            nowhere,
            '{count} source without a known country',
            '{count} sources without a known country',
            language,
          ),
        ]
      : []),
    ...(inChina > 0
      ? [counted(inChina, '{count} cause in China', '{count} causes in China', language)]
      : []),
    ...(inOther > 0
      ? [
          counted(
            inOther,
            '{count} cause in other covered nations',
            '{count} causes in other covered nations',
            language,
          ),
        ]
      : []),
  ];
  if (parts.length === 0) return { text: `${t('No source in a covered nation')} ✔`, causes };
  if (inChina + inOther === 0 && nowhere < graph.all.length) {
    parts.push(t('the others in no covered nation'));
  }
  return { text: parts.join(', '), causes };
}

/** Where a step is done, its candidates or the places that it is split among; undefined for each that is not known. */
function countriesOf(
  { country, source: { origins } }: Step,
  knowledge: Knowledge,
): readonly (Country | undefined)[] {
  if (country || !origins || origins.length === 0) return [country];
  return origins.map((origin) => {
    const lookup = knowledge.resolveCountry(origin.country?.value ?? '');
    return lookup.kind === 'code' || lookup.kind === 'name' ? lookup.country : undefined;
  });
}

/** `Critical minerals 91.1 % of 60 % ✔`, for each regime; where there are several, each with its id. */
export function regimeVerdicts(
  { regimes, asOf, knowledge }: Analysis,
  language: Language = ENGLISH,
): string[] {
  const { t } = language;
  return regimes.map((judged) => {
    const { regime, inForce } = judged;
    const id = regimes.length > 1 ? `${regime.id}: ` : '';
    if (!inForce) return `${regime.id}: ${t('not in force on this day')}`;
    const parts = requirementTexts(judged, asOf ?? knowledge.asOf, knowledge, language);
    return parts.length === 0
      ? `${regime.id}: ${t('nothing counts here')}`
      : `${id}${parts.join(' · ')}`;
  });
}

const requirementTexts = (
  { shares, exclusions, limits }: JudgedRegime,
  day: Day,
  knowledge: Knowledge,
  language: Language,
): string[] => [
  ...shares.flatMap((share) => shareText(share, language) ?? []),
  ...exclusions.map((exclusion) => exclusionText(exclusion, day, knowledge, language)),
  ...limits.flatMap((limit) => limitText(limit, language) ?? []),
];

function shareText(
  { requirement, threshold, lacking, sum }: ShareResult,
  language: Language,
): string | undefined {
  const { t } = language;
  if (!threshold) return undefined;
  const name = language.name(requirement.name);
  if (lacking.length > 0) {
    const steps = new Set(lacking.map(({ step }) => step)).size;
    const lack = counted(
      steps,
      '{count} source lacks something',
      '{count} sources lack something',
      language,
    );
    return `${name}: ${t('undetermined')}, ${lack} ?`;
  }
  if (!sum) return undefined;
  const wanted = new Fraction(threshold.percent, 100);
  const worst = partBeside(sum.share, wanted, language);
  const range = sum.best
    ? t('{least} to {most}', {
        least: worst,
        most: partBeside(sum.best.share, wanted, language),
      })
    : worst;
  const mark = sum.passes ? '✔' : sum.best?.passes === true ? '?' : '✖';
  return `${name} ${t('{part} of {whole}', { part: range, whole: `${decimal(threshold.percent, language)} %` })} ${mark}`;
}

function exclusionText(
  { requirement, found }: ExclusionResult,
  day: Day,
  knowledge: Knowledge,
  language: Language,
): string {
  const name = language.name(requirement.name);
  const steps = (status: string): number =>
    new Set(found.filter(({ verdict }) => verdict.status === status).map(({ step }) => step)).size;
  const [excluded, undetermined] = [steps('excluded'), steps('undetermined')];
  if (excluded > 0) {
    return `${name}: ${counted(excluded, '{count} source excluded', '{count} sources excluded', language)} ✖`;
  }
  return undetermined > 0
    ? `${name}: ${counted(undetermined, '{count} source undetermined', '{count} sources undetermined', language)} ?`
    : incompleteFor(requirement, day, knowledge).length > 0
      ? `${name} ✔ (${language.t('list known in part')})`
      : `${name} ✔`;
}

function limitText({ requirement, stages }: LimitResult, language: Language): string | undefined {
  if (stages.length === 0) return undefined;
  const name = language.name(requirement.name);
  const above = stages.filter(({ exceeds }) => exceeds).length;
  if (above === 0) return `${name} ✔`;
  const stagesAbove = counted(above, '{count} stage', '{count} stages', language);
  return `${name}: ${language.t('{what} above {limit}', { what: stagesAbove, limit: `${decimal(requirement.percent, language)} %` })} ✖`;
}
