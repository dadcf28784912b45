import type { Finding } from './finding';
import type { Severity } from '../policy/severity';
import { lesser } from '../policy/severity';
import type { Source } from '../manifest/model';
import type { Policy } from '../policy/policy';
import { RULES } from './catalogue';
import type { Report, Rule } from './rule';
import { isWaivable } from './rule';

/** A rule as a policy wants it. */
export interface JudgedRule {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly isWaivable: boolean;
}

/** The rules that a policy has not switched off. */
export const judgedRules = ({ rules }: Policy): readonly JudgedRule[] =>
  RULES.flatMap((rule) => {
    const severity = rules.get(rule.id) ?? (rule.isOptIn ? 'off' : rule.severity);
    if (severity === 'off') return [];
    return { rule, severity, isWaivable: isWaivable(rule) };
  });

const NONE: readonly never[] = [];

/** What a rule says, as a finding. `at`: the source that it was asked about. */
export function findingOf(
  { rule, severity: most }: JudgedRule,
  report: Report,
  at?: Source,
): Finding {
  const {
    place,
    message,
    related,
    source = at,
    suggestions,
    keeps,
    regions,
    drops,
    under,
    origins,
    problem,
    waived,
  } = report;
  const finding = findingIn(
    rule.id,
    report.severity ? lesser(most, report.severity) : most,
    place,
    message,
    related.length === 0 ? NONE : related,
    source,
    suggestions,
  );
  const hasMore = origins ?? problem ?? waived ?? keeps ?? regions ?? under ?? drops;
  if (hasMore === undefined) return finding;
  return {
    ...finding,
    ...(keeps && { keeps }),
    ...(regions && { regions }),
    ...(drops !== undefined && { drops }),
    ...(under && { under }),
    ...(origins && { origins }),
    ...(problem && { problem }),
    ...(waived && { waived }),
  };
}

/** Field by field, each in its place: there may be very many, and what is added later takes twice the memory. */
function findingIn(
  ruleId: string,
  severity: Severity,
  place: Finding['place'],
  message: Finding['message'],
  related: Finding['related'],
  source: Source | undefined,
  suggestions: Finding['suggestions'],
): Finding {
  if (suggestions) {
    return source
      ? { ruleId, severity, place, message, related, source, suggestions }
      : { ruleId, severity, place, message, related, suggestions };
  }
  return source
    ? { ruleId, severity, place, message, related, source }
    : { ruleId, severity, place, message, related };
}
