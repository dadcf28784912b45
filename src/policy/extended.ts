import type { PolicyData } from './policy-data';

/**
 * A policy over the one that it extends. Single values, and lists of countries, suppliers and regimes, take the place
 * of the other's; severities, thresholds and approvals do so each for itself.
 */
export function extended(parent: PolicyData, own: PolicyData): PolicyData {
  const approvals = own.approved ?? [];
  const isOver = ({ subject, stage }: Approved): boolean =>
    approvals.some((each) => each.subject === subject && each.stage === stage);
  const approved = [...(parent.approved ?? []).filter((each) => !isOver(each)), ...approvals];
  return {
    ...parent,
    ...own,
    rules: { ...parent.rules, ...own.rules },
    thresholds: { ...parent.thresholds, ...own.thresholds },
    defaults: { ...parent.defaults, ...own.defaults },
    preferred: { ...parent.preferred, ...own.preferred },
    barred: { ...parent.barred, ...own.barred },
    approved,
  };
}

type Approved = NonNullable<PolicyData['approved']>[number];
