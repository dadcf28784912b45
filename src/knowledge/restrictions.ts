import type { Day, Material, RestrictedGoods, Restriction, Stage } from './types';

/** How a restriction stands on a day on which it is not over. */
export type RestrictionStatus = 'announced' | 'in-force' | 'suspended' | 'unknown';

/** A restriction that may concern a step on a day. */
export interface RestrictionState extends Concern {
  readonly restriction: Restriction;
  /** `unknown`: not known from a day on, or its suspension ended after the day of the knowledge. */
  readonly state: RestrictionStatus;
}

/** On what condition a restriction is on a subject. */
export interface Concern {
  /** Members of the step's group that it names. */
  readonly members?: readonly string[];
  /** What a manifest cannot say and that decides: `where it contains terbium or dysprosium`. */
  readonly where?: string;
  /** The forms in which the material is restricted, where the step does not say its own. */
  readonly forms?: readonly string[];
  /** Only what comes from the mine is meant, not what is made of it. */
  readonly isRaw?: true;
}

export interface Subject {
  readonly material?: string | undefined;
  readonly component?: string | undefined;
  readonly stage?: Stage | undefined;
  /** Form of the material, as the manifest writes it. */
  readonly form?: string | undefined;
}

/** A subject as the catalogue has it. */
export interface KnownSubject {
  readonly material: Material | undefined;
  /** Of a group. */
  readonly members: readonly string[];
  readonly component: string | undefined;
  readonly stage: Stage | undefined;
  /** Ids of the form and of what it is a kind of; empty: the form is not given, or not known. */
  readonly forms: readonly string[];
}

/** How a restriction stands on a day; undefined before it was announced and after its end. */
export function stateOn(
  { announced, from, to, suspended, unknown }: Restriction,
  day: Day,
  knownTo: Day,
): RestrictionStatus | undefined {
  if (to && day > to.day) return undefined;
  if (unknown && day >= unknown.from.day) return 'unknown';
  if (suspended && day >= suspended.from.day) {
    if (day <= suspended.to.day) return 'suspended';
    return suspended.to.day > knownTo ? 'unknown' : 'in-force';
  }
  if (from && day >= from.day) return 'in-force';
  return announced && day >= announced.day ? 'announced' : undefined;
}

/** Whether it can be a finding on a step: it is on goods, and applies or may apply. */
export const mayApply = ({ restriction, state }: RestrictionState): boolean =>
  restriction.on === 'goods' && (state === 'in-force' || state === 'unknown');

/** On what condition some of the goods are the subject; undefined: none is. */
export function concern(
  goods: readonly RestrictedGoods[],
  subject: KnownSubject,
): Concern | undefined {
  const named = goods.flatMap((each) => {
    const found = whatNames(each, subject);
    return found ? [{ ...each, ...found }] : [];
  });
  const { forms } = subject;
  if (forms.length > 0) {
    const fitting = named.find(
      (each) =>
        !forms.some((form) => each.exceptForms?.includes(form)) &&
        (!each.forms || forms.some((form) => each.forms?.includes(form))),
    );
    return fitting && condition(fitting);
  }
  const open = named.filter(({ formGiven }) => formGiven !== true);
  const [first] = open;
  if (!first) return undefined;
  const any = open.find((each) => !each.forms);
  if (any) return condition(any);
  const inForms = [...new Set(open.flatMap((each) => each.forms ?? []))];
  return {
    ...condition({ ...first, where: open.length === 1 ? first.where : undefined }),
    forms: inForms,
  };
}

const condition = ({
  members,
  where,
  stages,
  forms,
}: Pick<RestrictedGoods, 'stages' | 'forms'> & {
  readonly members?: readonly string[] | undefined;
  readonly where?: string | undefined;
}): Concern => ({
  ...(members && { members }),
  ...(where !== undefined && { where }),
  ...(!forms && stages?.every((stage) => stage === 'extraction') === true && { isRaw: true }),
});

/** Whether goods are a subject at its stage: itself, its group, or members of it (these are returned). */
function whatNames(
  { materials, components, stages, every }: RestrictedGoods,
  { material, members, component, stage }: KnownSubject,
): { readonly members?: readonly string[] } | undefined {
  if (stages && (stage === undefined || !stages.includes(stage))) return undefined;
  if (component !== undefined && components.includes(component)) return {};
  if (!material) return undefined;
  const { id, group } = material;
  const isNamed = (names: readonly string[]): boolean =>
    names.includes(id) || (group !== undefined && names.includes(group));
  if (every) return isNamed(every.except) ? undefined : {};
  if (isNamed(materials)) return {};
  const named = members.filter((member) => materials.includes(member));
  return named.length > 0 ? { members: named } : undefined;
}
