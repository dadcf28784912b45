import { nearestOf } from '../../knowledge/near-names';
import { hasEnded, hasLapsed } from '../waivers';
import { isDay } from '../../knowledge/calendar';
import type { Source, Waiver } from '../../manifest/model';
import type { Unused } from '../../messages/paperwork';
import type { StepContext } from '../context';
import type { Found, Report, Rule } from '../rule';
import { isWaivable } from '../rule';
import { waiversIn } from '../../manifest/waivers-in';

export const waiverUnused: Rule = {
  id: 'waiver-unused',
  title: 'A waiver for a finding that is not there, or without a reason',
  severity: 'information',
  group: 'paperwork',
  fix: 'correct-waiver',
  *late(found, context) {
    const { manifest, asOf } = context;
    if (asOf === undefined) return;
    // What a directory waives is found in the manifests that import it.
    const isDirectory = !manifest.keys.has('sources');
    /** By the name of the rule: there may be very many waivers of one that is not there. */
    const reasons = new Map<string, Said>();
    for (const placed of waiversIn(manifest)) {
      if (!placed) {
        yield undefined;
        continue;
      }
      const { waiver, source } = placed;
      const { rule, reason } = waiver;
      if (reason && isToBeTyped(reason.value)) {
        yield {
          place: reason,
          message: { key: 'waiver-without-reason', args: { rule: rule?.value } },
          related: [],
          waived: waiver,
          ...(source && { source }),
        };
      }
      if (!rule || found.used.has(waiver) || hasEnded(waiver, asOf)) continue;
      let general = reasons.get(rule.value);
      if (!general) {
        general = saidOf(rule.value, whyUnused(rule.value, found));
        reasons.set(rule.value, general);
      }
      const { why, ...said } =
        general.why.kind === 'no-finding' && source
          ? saidOf(rule.value, lapsed(waiver, source, context))
          : general;
      if (why.kind === 'no-finding' && (isDirectory || !hasEnd(waiver))) continue;
      yield { place: rule, ...said, related: [], waived: waiver, ...(source && { source }) };
    }
  },
};

/** What is said of a waiver, and why. */
interface Said extends Pick<Report, 'message' | 'suggestions'> {
  readonly why: Unused;
}

const saidOf = (rule: string, why: Unused): Said => ({
  why,
  message: { key: 'waiver-unused', args: { rule, why } },
  ...(why.kind === 'unknown' && { suggestions: why.nearest }),
});

/** The placeholder that the fix leaves. */
const isToBeTyped = (reason: string): boolean => /^\s*tbd\W*$/i.test(reason);

function lapsed(waiver: Waiver, source: Source, context: StepContext): Unused {
  if (!hasLapsed(waiver, source, context)) return { kind: 'no-finding' };
  const { supplier, country } = waiver.for ?? {};
  return {
    kind: 'lapsed',
    ...(supplier && { supplier: supplier.value }),
    ...(country && { country: country.value }),
  };
}

/** One without a valid end covers nothing, and that is its mistake. */
const hasEnd = ({ expires }: Waiver): boolean => expires !== undefined && isDay(expires.value);

function whyUnused(text: string, { rules }: Found): Unused {
  const rule = rules.find(({ id }) => id === text);
  if (!rule) {
    const ids = rules.filter(isWaivable).map(({ id }) => id);
    const nearest = nearestOf(text, ids);
    return { kind: 'unknown', nearest: nearest === undefined ? [] : [nearest] };
  }
  if (isWaivable(rule)) return { kind: 'no-finding' };
  return { kind: rule.group === 'form' ? 'form' : 'paperwork' };
}
