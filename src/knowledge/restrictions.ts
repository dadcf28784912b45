import type { Day, Material, Restriction, Stage } from './types';

/** A restriction that may concern a step on a day. */
export interface RestrictionState {
  readonly restriction: Restriction;
  /** `unknown`: its suspension ended after the day of the knowledge, which has no news of it. */
  readonly state: 'in-force' | 'unknown';
  /** Members of the step's group that it names. */
  readonly members?: readonly string[];
}

export interface Subject {
  readonly material?: string | undefined;
  readonly component?: string | undefined;
  readonly stage?: Stage | undefined;
}

/** How a restriction stands on a day; undefined while it does not apply. */
export function stateOn(
  { from, to, suspended }: Restriction,
  day: Day,
  knownTo: Day,
): RestrictionState['state'] | undefined {
  if (day < from.day || (to && day > to.day)) return undefined;
  if (!suspended || day < suspended.from.day) return 'in-force';
  if (day <= suspended.to.day) return undefined;
  return suspended.to.day > knownTo ? 'unknown' : 'in-force';
}

/** Whether a restriction is on a subject: itself, its group, or members of it (these are returned). */
export function concernsSubject(
  restriction: Restriction,
  { component, stage }: Subject,
  material: Material | undefined,
  members: readonly string[],
): { readonly members?: readonly string[] } | undefined {
  if (restriction.stages && (stage === undefined || !restriction.stages.includes(stage))) {
    return undefined;
  }
  if (component !== undefined && restriction.components.includes(component)) {
    return {};
  }
  if (!material) return undefined;
  const { materials } = restriction;
  if (materials.includes(material.id)) return {};
  if (material.group !== undefined && materials.includes(material.group)) return {};
  const named = members.filter((member) => materials.includes(member));
  return named.length > 0 ? { members: named } : undefined;
}
