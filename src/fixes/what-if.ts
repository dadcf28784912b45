import type { Analysis } from '../analysis/analysis';
import { analyse } from '../analysis/analyse';
import type { Finding } from '../rules/finding';
import type { Step } from '../chain/graph';
import type { Knowledge } from '../knowledge/knowledge';
import type { Located, Place, Source } from '../manifest/model';
import type { Language } from '../messages/language';
import { partBeside } from '../messages/words';
import Fraction from 'fraction.js';
import type { ShareResult, ShareSum } from '../regimes/share';

/** Another partner for a step. */
export interface Partner {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** The supplier's id or name; absent: not known yet. */
  readonly supplier?: string;
}

/** A share of a regime before and after a partner takes a step over. */
export interface ShareEffect {
  readonly regime: string;
  readonly requirement: string;
  /** Part of one that is wanted. */
  readonly wanted: Fraction;
  readonly before: ShareSum;
  readonly after: ShareSum;
}

/** The shares that a step counts in, as they would be after a partner took it over. */
export function shareEffects(step: Step, partner: Partner, analysis: Analysis): ShareEffect[] {
  const by = replaced(step, partner, analysis.knowledge);
  return analysis.regimes.flatMap(({ regime, shares }) =>
    shares.flatMap((result) => effectOn(result, step, by, regime.name) ?? []),
  );
}

function effectOn(
  result: ShareResult,
  step: Step,
  by: Step,
  regime: string,
): ShareEffect | undefined {
  const { sum: before, threshold, requirement } = result;
  if (!before || !threshold || !result.counts(step)) return undefined;
  const after = result.withSwaps(new Map([[step, by]]));
  const wanted = new Fraction(threshold.percent, 100);
  return after && { regime, requirement: requirement.name, wanted, before, after };
}

/** `; qualifying share 43 % → 71 %`, or nothing where no share changes. */
export function effectWords(effects: readonly ShareEffect[], language: Language): string {
  const { t } = language;
  const changed = effects.filter(({ before, after }) => !before.share.equals(after.share));
  return changed
    .map(({ requirement, before, after, wanted }) => {
      const name = changed.length > 1 ? nameOf(requirement, language) : t('qualifying share');
      return `; ${name} ${partBeside(before.share, wanted, language)} → ${partBeside(after.share, wanted, language)}`;
    })
    .join('');
}

/** Within a title: nouns of other languages keep their capital. */
const nameOf = (requirement: string, { locale, name }: Language): string =>
  locale === 'en' ? name(requirement).toLowerCase() : name(requirement);

/** The findings of the whole manifest as they would be after a partner took a step over. */
export function findingsAfter(
  step: Step,
  partner: Partner,
  analysis: Analysis,
): { readonly gone: readonly Finding[]; readonly fresh: readonly Finding[] } {
  const { input, manifest } = analysis;
  const source = replaced(step, partner, analysis.knowledge).source;
  const sources = manifest.sources.map((each) => (each === step.source ? source : each));
  const file = { ...manifest, sources };
  const files = new Map(input.files).set(input.file, file);
  const after = analyse({ ...input, manifest: file, files });
  return {
    gone: without(analysis.findings, after.findings),
    fresh: without(after.findings, analysis.findings),
  };
}

/** The findings that have no like among the others: of the same rule on the same step. */
function without(findings: readonly Finding[], others: readonly Finding[]): Finding[] {
  const counts = new Map<string, number>();
  for (const each of others) counts.set(keyOf(each), (counts.get(keyOf(each)) ?? 0) + 1);
  return findings.filter((each) => {
    const left = counts.get(keyOf(each)) ?? 0;
    counts.set(keyOf(each), left - 1);
    return left <= 0;
  });
}

const keyOf = ({ ruleId, source, waiver }: Finding): string =>
  `${ruleId} ${source?.id?.value ?? String(source?.place.start)} ${String(waiver !== undefined)}`;

/** The step as the partner would do it: what proves or excuses the old supplier is gone. */
export function replaced(step: Step, { country, supplier }: Partner, knowledge: Knowledge): Step {
  const place: Place = step.source.supplier ?? step.source.place;
  const text = (value: string, at: Place): Located<string> => ({
    unit: at.unit,
    start: at.start,
    end: at.end,
    value,
  });
  const keys = new Map(step.source.keys);
  keys.delete('region');
  keys.delete('origins');
  const source: Source = {
    ...step.source,
    region: undefined,
    origins: undefined,
    keys,
    supplier: text(supplier ?? `TBD (${country})`, place),
    country: text(country, step.source.country ?? place),
    evidence: [],
    waivers: [],
  };
  const known = knowledge.country(country);
  return { ...step, source, origins: undefined, ...(known && { country: known }) };
}
