import type { Waiver } from '../manifest/model';
import type { Rule } from '../rules/rule';
import type { Context } from './context';
import { isDay } from '../knowledge/calendar';
import type { Finding } from './finding';

/** Whether findings of a rule can be accepted: not mistakes of form, nor what is said of waivers. */
export const isWaivable = ({ id, group }: Rule): boolean =>
  group !== 'form' && !id.startsWith('waiver-');

/** Whether a waiver has ended; its last day still belongs to it. */
export const hasEnded = (
  { expires }: { readonly expires?: Waiver['expires'] },
  day: string,
): boolean => expires !== undefined && isDay(expires.value) && expires.value < day;

/**
 * Marks the findings that a waiver covers: one on their source, on its supplier, or on the file.
 * A waiver without a valid end covers nothing.
 *
 * @returns the findings, and the waivers that cover one
 */
export function coverFindings(
  findings: readonly Finding[],
  rules: readonly Rule[],
  context: Context,
): { readonly findings: readonly Finding[]; readonly used: ReadonlySet<Waiver> } {
  const used = new Set<Waiver>();
  const waivable = new Set(rules.filter(isWaivable).map(({ id }) => id));
  const covered = findings.map((finding) => {
    if (!waivable.has(finding.ruleId)) return finding;
    const waivers = waiversFor(finding, context).filter(
      ({ rule, expires }) =>
        rule?.value === finding.ruleId &&
        expires !== undefined &&
        isDay(expires.value) &&
        (context.asOf === undefined || context.asOf <= expires.value),
    );
    for (const waiver of waivers) used.add(waiver);
    return waivers[0] ? { ...finding, waiver: waivers[0] } : finding;
  });
  return { findings: covered, used };
}

function waiversFor({ source }: Finding, { manifest, directory }: Context): readonly Waiver[] {
  if (!source) return manifest.waivers;
  const supplier = source.supplier && directory.get(source.supplier.value)?.supplier;
  if (!supplier?.waivers.length && source.waivers.length === 0) return manifest.waivers;
  return [...source.waivers, ...(supplier?.waivers ?? []), ...manifest.waivers];
}
