import { endOf, startOf } from '../manifest/model';
import { RULES } from '../rules/catalogue';
import type { Finding } from '../rules/finding';

/** What late rules find stands behind all else at a place. */
const RANKS: ReadonlyMap<string, number> = new Map(
  RULES.map((rule, index) => [rule.id, rule.late ? RULES.length + index : index]),
);

const rankOf = ({ ruleId }: Finding): number => RANKS.get(ruleId) ?? 0;

/** In order of place; of two at one start the shorter first, at one place in the order of the rules. */
export const inOrder = (a: Finding, b: Finding): number =>
  startOf(a.place) - startOf(b.place) || endOf(a.place) - endOf(b.place) || rankOf(a) - rankOf(b);
