import type { Severity } from '../policy/severity';
import { RULE_FILES } from './generated/rules';
import type { Rule } from './rule';

const GROUPS: readonly Rule['group'][] = ['form', 'sourcing', 'regimes', 'paperwork', 'policy'];
const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** By group, within one the most severe first, then by id. */
const inOrder = (a: Rule, b: Rule): number =>
  GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group) ||
  SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
  (a.id < b.id ? -1 : 1);

/** Every rule; of findings at one place, the one of the earlier rule comes first. */
export const RULES: readonly Rule[] = [...RULE_FILES].sort(inOrder);

const BY_ID: ReadonlyMap<string, Rule> = new Map(RULES.map((rule) => [rule.id, rule]));

/** The rule with an id; undefined where there is none. */
export const ruleOf = (id: string): Rule | undefined => BY_ID.get(id);
