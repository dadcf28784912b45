import type { Analysis } from '../../src/analysis/analysis';
import type { Finding } from '../../src/rules/finding';

/** Chooses what the editor shows of an analysis. */
export const shownOf =
  () =>
  (analysis: Analysis): readonly Finding[] =>
    analysis.found.shown({ limit: 1000, withSyntax: true }).findings;
