import Fraction from 'fraction.js';
import type { Analysis } from '../analysis/analysis';
import type { Step } from '../chain/graph';
import type { Knowledge } from '../knowledge/knowledge';
import type { Country } from '../knowledge/types';
import type { Place } from '../manifest/model';
import { partBeside } from '../messages/words';
import type { ExclusionResult } from '../regimes/exclusions';
import type { JudgedRegime } from '../regimes/judge';
import type { LimitResult } from '../regimes/limits';
import type { ShareResult } from '../regimes/share';
import { count } from './state';

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
export function verdictsOf(analysis: Analysis): Verdict[] {
  const { keys } = analysis.manifest;
  const sources = keys.get('sources');
  const regimes = keys.get('regimes') ?? keys.get('product') ?? sources;
  return [
    ...(sources && analysis.graph.own.length > 0
      ? [{ place: sources, ...chainVerdict(analysis) }]
      : []),
    ...(regimes
      ? regimeVerdicts(analysis).map((text) => ({ place: regimes, text, causes: [] }))
      : []),
  ];
}

/** How many steps of the chain are in China and in other covered nations, in whole or in part. */
function chainVerdict({ graph, knowledge }: Analysis): { text: string; causes: readonly Step[] } {
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
    ...(nowhere > 0 ? [`${count(nowhere, 'source')} without a known country`] : []),
    ...(inChina > 0 ? [`${count(inChina, 'cause')} in China`] : []),
    ...(inOther > 0 ? [`${count(inOther, 'cause')} in other covered nations`] : []),
  ];
  if (parts.length === 0) return { text: 'No source in a covered nation ✔', causes };
  if (inChina + inOther === 0 && nowhere < graph.all.length) {
    parts.push('the others in no covered nation');
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
export function regimeVerdicts({ regimes }: Analysis): string[] {
  return regimes.map((judged) => {
    const { regime, inForce } = judged;
    const id = regimes.length > 1 ? `${regime.id}: ` : '';
    if (!inForce) return `${regime.id}: not in force on this day`;
    const parts = requirementTexts(judged);
    return parts.length === 0 ? `${regime.id}: nothing counts here` : `${id}${parts.join(' · ')}`;
  });
}

const requirementTexts = ({ shares, exclusions, limits }: JudgedRegime): string[] => [
  ...shares.flatMap((share) => shareText(share) ?? []),
  ...exclusions.map(exclusionText),
  ...limits.flatMap((limit) => limitText(limit) ?? []),
];

function shareText({ requirement, threshold, lacking, sum }: ShareResult): string | undefined {
  if (!threshold) return undefined;
  const { name } = requirement;
  if (lacking.length > 0) {
    const steps = new Set(lacking.map(({ step }) => step)).size;
    return `${name}: undetermined, ${count(steps, 'source lacks', 'sources lack')} something ?`;
  }
  if (!sum) return undefined;
  const wanted = new Fraction(threshold.percent, 100);
  const worst = partBeside(sum.share, wanted);
  const range = sum.best ? `${worst} to ${partBeside(sum.best.share, wanted)}` : worst;
  const mark = sum.passes ? '✔' : sum.best?.passes === true ? '?' : '✖';
  return `${name} ${range} of ${String(threshold.percent)} % ${mark}`;
}

function exclusionText({ requirement: { name }, found }: ExclusionResult): string {
  const steps = (status: string): number =>
    new Set(found.filter(({ verdict }) => verdict.status === status).map(({ step }) => step)).size;
  const [excluded, undetermined] = [steps('excluded'), steps('undetermined')];
  if (excluded > 0) return `${name}: ${count(excluded, 'source')} excluded ✖`;
  return undetermined > 0
    ? `${name}: ${count(undetermined, 'source')} undetermined ?`
    : `${name} ✔`;
}

function limitText({ requirement, stages }: LimitResult): string | undefined {
  if (stages.length === 0) return undefined;
  const { name, percent } = requirement;
  const above = stages.filter(({ exceeds }) => exceeds).length;
  return above > 0 ? `${name}: ${count(above, 'stage')} above ${String(percent)} % ✖` : `${name} ✔`;
}
