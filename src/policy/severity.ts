/** How much a finding weighs, the most severe first. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';
