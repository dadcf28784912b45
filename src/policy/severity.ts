/** How much a finding weighs, the most severe first. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** The less severe of two. */
export const lesser = (a: Severity, b: Severity): Severity =>
  SEVERITIES.indexOf(a) > SEVERITIES.indexOf(b) ? a : b;
