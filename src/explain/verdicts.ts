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
import { shortened } from '../text/clean';
import { incompleteFor } from './coverage';

/** What is to be seen at once of a manifest, over one of its keys. */
export interface Verdict {
  readonly place: Place;
  readonly text: string;
  /** The same in at most eighty characters: an editor cuts a longer line off. */
  readonly brief: string;
  /** The steps that it counts, in the order of the chain's steps, at most a hundred; none of a regime. */
  readonly causes: readonly Step[];
}

/** Characters of a verdict that are seen in any editor. */
const MAX_BRIEF = 80;

/** More places than this are not looked through. */
const MAX_CAUSES = 100;

/** The verdict on the sources, then one for each regime. */
export function verdictsOf(analysis: Analysis, language: Language = ENGLISH): Verdict[] {
  const { keys } = analysis.manifest;
  const sources = keys.get('sources');
  const regimes = keys.get('regimes') ?? keys.get('product') ?? sources;
  return [
    ...(sources && analysis.graph.own.length > 0
      ? [inBrief({ place: sources, ...chainVerdict(analysis, language) })]
      : []),
    ...(regimes
      ? regimesInParts(analysis, language).map((regime) => ({
          place: regimes,
          text: wordsOf(regime),
          brief: briefly(regime),
          causes: [],
        }))
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

const inBrief = (verdict: Omit<Verdict, 'brief'>): Verdict => ({
  ...verdict,
  brief: shortened(verdict.text, MAX_BRIEF),
});

/** What a requirement of a regime comes to. */
interface Part {
  readonly text: string;
  /** Without a long name. */
  readonly brief: string;
  readonly isMet: boolean;
  /** A share that is measured. */
  readonly hasFigure: boolean;
}

interface RegimeInParts {
  readonly id: string;
  /** Whether the id says which of several it is. */
  readonly isOneOfSeveral: boolean;
  /** In place of parts: why there are none. */
  readonly why?: string;
  readonly parts: readonly Part[];
}

/** `Critical minerals 91.1 % of 60 % ✔`, for each regime; where there are several, each with its id. */
export const regimeVerdicts = (analysis: Analysis, language: Language = ENGLISH): string[] =>
  regimesInParts(analysis, language).map(wordsOf);

function regimesInParts(
  { regimes, asOf, knowledge }: Analysis,
  language: Language,
): RegimeInParts[] {
  const { t } = language;
  return regimes.map((judged) => {
    const about = { id: judged.regime.id, isOneOfSeveral: regimes.length > 1 };
    if (!judged.inForce) return { ...about, why: t('not in force on this day'), parts: [] };
    const parts = requirementParts(judged, asOf ?? knowledge.asOf, knowledge, language);
    return parts.length === 0
      ? { ...about, why: t('nothing counts here'), parts }
      : { ...about, parts };
  });
}

function wordsOf({ id, isOneOfSeveral, why, parts }: RegimeInParts): string {
  if (why !== undefined) return `${id}: ${why}`;
  const words = parts.map(({ text }) => text).join(SEPARATOR);
  return isOneOfSeveral ? `${id}: ${words}` : words;
}

const SEPARATOR = ' · ';

/** Where it is too long, without long names, then without what is met and has no figure, then without what is met. */
function briefly(regime: RegimeInParts): string {
  const { parts } = regime;
  const some = (isWanted: (part: Part) => boolean): string =>
    `${inBriefWords(regime, parts.filter(isWanted))} …`;
  const ways = [
    () => wordsOf(regime),
    () => inBriefWords(regime, parts),
    () => some(({ isMet, hasFigure }) => !isMet || hasFigure),
    () => some(({ isMet }) => !isMet),
  ];
  let brief = '';
  for (const way of ways) {
    brief = way();
    if (brief.length <= MAX_BRIEF) return brief;
  }
  return shortened(brief, MAX_BRIEF);
}

/** Whatever has lost its name stands behind the regime's. */
function inBriefWords({ id, isOneOfSeveral }: RegimeInParts, parts: readonly Part[]): string {
  const words = parts.map(({ brief }) => brief).join(SEPARATOR);
  const isNamed = parts.every(({ brief, text }) => brief === text);
  return isNamed && !isOneOfSeveral ? words : `${id}: ${words}`;
}

const requirementParts = (
  { shares, exclusions, limits }: JudgedRegime,
  day: Day,
  knowledge: Knowledge,
  language: Language,
): Part[] => [
  ...shares.flatMap((share) => sharePart(share, language) ?? []),
  ...exclusions.map((exclusion) => exclusionPart(exclusion, day, knowledge, language)),
  ...limits.flatMap((limit) => limitPart(limit, language) ?? []),
];

function sharePart(
  { requirement, threshold, lacking, sum }: ShareResult,
  language: Language,
): Part | undefined {
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
    return {
      text: `${name}: ${t('undetermined')}, ${lack} ?`,
      brief: `${name}: ${lack} ?`,
      isMet: false,
      hasFigure: false,
    };
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
  const figure = t('{part} of {whole}', {
    part: range,
    whole: `${decimal(threshold.percent, language)} %`,
  });
  const text = `${name} ${figure} ${mark}`;
  return { text, brief: text, isMet: sum.passes, hasFigure: true };
}

function exclusionPart(
  { requirement, found }: ExclusionResult,
  day: Day,
  knowledge: Knowledge,
  language: Language,
): Part {
  const { t } = language;
  const name = language.name(requirement.name);
  const steps = (status: string): number =>
    new Set(found.filter(({ verdict }) => verdict.status === status).map(({ step }) => step)).size;
  const [excluded, undetermined] = [steps('excluded'), steps('undetermined')];
  if (excluded > 0) {
    const brief = `${counted(excluded, '{count} source excluded', '{count} sources excluded', language)} ✖`;
    return { text: `${name}: ${brief}`, brief, isMet: false, hasFigure: false };
  }
  if (undetermined > 0) {
    const brief = `${counted(undetermined, '{count} source undetermined', '{count} sources undetermined', language)} ?`;
    return { text: `${name}: ${brief}`, brief, isMet: false, hasFigure: false };
  }
  const isPartial = incompleteFor(requirement, day, knowledge).length > 0;
  const mark = isPartial ? `✔ (${t('list known in part')})` : '✔';
  return {
    text: `${name} ${mark}`,
    brief: `${t('nothing is excluded')} ${mark}`,
    isMet: true,
    hasFigure: false,
  };
}

function limitPart({ requirement, stages }: LimitResult, language: Language): Part | undefined {
  if (stages.length === 0) return undefined;
  const name = language.name(requirement.name);
  const above = stages.filter(({ exceeds }) => exceeds).length;
  if (above === 0) return { text: `${name} ✔`, brief: `${name} ✔`, isMet: true, hasFigure: false };
  const what = counted(above, '{count} stage', '{count} stages', language);
  const limit = `${decimal(requirement.percent, language)} %`;
  const brief = `${language.t('{what} above {limit}', { what, limit })} ✖`;
  return { text: `${name}: ${brief}`, brief, isMet: false, hasFigure: false };
}
