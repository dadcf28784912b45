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
    drops,
    under,
    origins,
    problem,
    waived,
  } = report;
  // Field by field: there may be very many of them, and copying with `...` is slow.
  const ruleId = rule.id;
  const severity = report.severity ? lesser(most, report.severity) : most;
  const finding = source
    ? { ruleId, severity, place, message, related, source }
    : { ruleId, severity, place, message, related };
  if (!suggestions && !origins && !problem && !waived) return finding;
  return {
    ...finding,
    ...(suggestions && { suggestions }),
    ...(keeps && { keeps }),
    ...(drops !== undefined && { drops }),
    ...(under && { under }),
    ...(origins && { origins }),
    ...(problem && { problem }),
    ...(waived && { waived }),
  };
}
