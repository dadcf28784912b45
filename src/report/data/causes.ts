import type Fraction from 'fraction.js';
import type { Analysis } from '../../analysis/analysis';
import type { Step } from '../../chain/graph';
import { activity } from '../../explain/step';
import type { Alternative } from '../../fixes/alternatives';
import { offersFor } from '../../fixes/alternatives';
import type { ShareEffect } from '../../fixes/what-if';
import { findingsAfter, shareEffects } from '../../fixes/what-if';
import { qualifies } from '../../knowledge/country-status';
import type { Place } from '../../manifest/model';
import type { Language } from '../../messages/language';
import { ENGLISH } from '../../messages/language';
import { partBeside } from '../../messages/words';
import { ruleOf } from '../../rules/catalogue';
import type { Finding } from '../../rules/finding';
import type { Lines } from '../../text/lines';
import type { CauseRow, Status } from './report';
import { refOf } from './step-ref';

/** Causes that are listed. */
const MAX_CAUSES = 12;
/** Steps of which the effect is computed, beside those with most findings the same number of the largest. */
const MAX_TRIED = 25;
/** Beyond so many steps findings are not computed again for each alternative. */
const MAX_STEPS_JUDGED_AGAIN = 1500;

/** A step, the findings at itself, and those at others that rest on it. */
export interface Cause {
  readonly step: Step;
  own: number;
  resting: number;
}

interface Tried extends Cause {
  readonly offer: Alternative | undefined;
  readonly effects: readonly ShareEffect[];
  /** Parts of the missing shares and of the findings that depend on the step, 0 to 1 each, added. */
  readonly weight: number;
}

/**
 * The steps on which most findings and most of the missing share rest, in the order in which changing them helps
 * most: by the part of each missing share that the best alternative would bring, and the part of all findings.
 */
export function causesOf(
  analysis: Analysis,
  statuses: ReadonlyMap<Step, Status>,
  lines: Lines,
  language: Language = ENGLISH,
): { readonly causes: readonly CauseRow[]; readonly leftOut: number } {
  const counted = countFindings(analysis);
  const all = Math.max(1, sum([...counted.values()].map(({ own, resting }) => own + resting)));
  const tried = candidates(counted, analysis)
    .map((cause) => tryBest(cause, all, analysis, language))
    .filter(({ own, resting, effects }) => own + resting > 0 || effects.some(isGain))
    .sort((a, b) => b.weight - a.weight);
  const rows = tried.slice(0, MAX_CAUSES).map((cause): CauseRow => {
    const { step, own, resting, offer, effects } = cause;
    return {
      ...refOf(step, lines, language),
      work: activity(step, analysis.knowledge, language),
      country: step.country ? language.name(step.country.name) : language.t('no country'),
      status: statuses.get(step) ?? 'unknown',
      own,
      resting,
      alternative: offer && partnerWords(offer),
      shares: effects
        .filter(({ before, after }) => !before.share.equals(after.share))
        .map(
          ({ requirement, before, after, wanted }) =>
            `${language.name(requirement)}: ${partBeside(before.share, wanted, language)} → ${partBeside(after.share, wanted, language)}`,
        ),
      findings: findingsWith(step, offer, analysis),
    };
  });
  const withFindings = [...counted.values()].filter(({ own, resting }) => own + resting > 0).length;
  return { causes: rows, leftOut: Math.max(0, Math.max(withFindings, tried.length) - rows.length) };
}

/** The partner of an offer and how it stands, each said once: not `United States: United States`. */
export function partnerWords({ partner }: Alternative): string {
  const [, who = '', how = ''] = /^(.*?): ([^]*)$/.exec(partner) ?? [];
  const countryStatus = how.replace(/(?:,| \().*$/, '');
  return who.endsWith(countryStatus) ? who + how.slice(countryStatus.length) : partner;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

const isGain = ({ before, after }: ShareEffect): boolean => after.share.compare(before.share) > 0;

/** For each step the findings at it, and those elsewhere that name it as their cause. */
export function countFindings({
  findings,
  graph,
}: Pick<Analysis, 'findings' | 'graph'>): ReadonlyMap<Step, Cause> {
  const bySource = new Map(graph.all.map((step) => [step.source, step]));
  const byPlace = new Map<Place, Step>();
  for (const step of graph.all) byPlace.set(step.source.country ?? step.source.place, step);
  const causes = new Map<Step, Cause>();
  const causeOf = (step: Step): Cause => {
    let cause = causes.get(step);
    if (!cause) causes.set(step, (cause = { step, own: 0, resting: 0 }));
    return cause;
  };
  for (const finding of findings) {
    if (finding.waiver !== undefined || !isOfSupply(finding)) continue;
    const own = finding.source && bySource.get(finding.source);
    const upstream = isUpstream(finding)
      ? finding.related.flatMap(({ place }) => byPlace.get(place) ?? [])
      : [];
    if (upstream.length > 0) for (const step of new Set(upstream)) causeOf(step).resting++;
    else if (own) causeOf(own).own++;
  }
  return causes;
}

function isOfSupply({ ruleId }: Finding): boolean {
  const group = ruleOf(ruleId)?.group;
  return group === 'sourcing' || group === 'regimes' || group === 'policy';
}

/** It stands at an input, for what that leads to. */
const isUpstream = ({ source, place }: Finding): boolean =>
  source?.inputs.some((entry) => entry === place) === true;

/** The steps with most findings, and the largest of those that keep a share from passing. */
function candidates(counted: ReadonlyMap<Step, Cause>, { regimes }: Analysis): Cause[] {
  const byCount = [...counted.values()].sort(
    (a, b) => b.own + b.resting - (a.own + a.resting) || a.step.index - b.step.index,
  );
  const missing = new Map<Step, Fraction>();
  for (const { shares } of regimes) {
    for (const result of shares) {
      if (!result.sum || result.sum.passes) continue;
      for (const { qualifies: isGood, chain, step, value } of result.sum.addends) {
        if (isGood) continue;
        for (const part of chain?.parts ?? []) {
          if (!result.isGood(part)) missing.set(result.original(part.step), part.value);
        }
        if (step) missing.set(result.original(step), value);
      }
    }
  }
  const byValue = [...missing].sort((a, b) => b[1].compare(a[1])).map(([step]) => step);
  const steps = new Set([
    ...byCount.slice(0, MAX_TRIED).map(({ step }) => step),
    ...byValue.slice(0, MAX_TRIED),
  ]);
  return [...steps].map((step) => counted.get(step) ?? { step, own: 0, resting: 0 });
}

/** Who could do a step best elsewhere; undefined where the knowledge has nobody. */
export function bestOffer(
  step: Step,
  analysis: Analysis,
  language: Language = ENGLISH,
): Alternative | undefined {
  const isElsewhere = (country: string): boolean => country !== step.country?.code;
  const [offer] = [
    ...offersFor(
      step,
      analysis,
      (country, countryStatus) => isElsewhere(country) && qualifies(countryStatus),
      language,
    ),
    ...offersFor(step, analysis, isElsewhere, language),
  ];
  return offer;
}

function tryBest(cause: Cause, all: number, analysis: Analysis, language: Language): Tried {
  const { step, own, resting } = cause;
  const offer = bestOffer(step, analysis, language);
  const effects = offer ? shareEffects(step, offer, analysis) : [];
  const gained = effects.map(({ before, after, wanted }) => {
    const missing = wanted.sub(before.share);
    if (missing.compare(0) <= 0) return 0;
    return Math.min(1, after.share.sub(before.share).div(missing).valueOf());
  });
  return { ...cause, offer, effects, weight: sum(gained) + (own + resting) / all };
}

function findingsWith(
  step: Step,
  offer: Alternative | undefined,
  analysis: Analysis,
): CauseRow['findings'] {
  const isSmall = analysis.graph.all.length <= MAX_STEPS_JUDGED_AGAIN;
  if (!offer || step.file !== undefined || !isSmall) return undefined;
  const { gone, fresh } = findingsAfter(step, offer, analysis);
  return { resolved: gone.length, fresh: fresh.length };
}
