import type { Analysis } from '../analysis/analysis';

/** How a manifest is, in a few words. */
export interface State {
  readonly worst: 'error' | 'warning' | 'passes' | 'no-day';
  /** `3 errors, 2 warnings`, `passes`. */
  readonly text: string;
}

/** The worst that is open in a manifest: what a waiver covers is not, and notes and hints let it pass. */
export function stateOf({ found, asOf }: Analysis): State {
  const { error, warning } = found.counts();
  const text = [
    ...(error > 0 ? [count(error, 'error')] : []),
    ...(warning > 0 ? [count(warning, 'warning')] : []),
  ].join(', ');
  if (text !== '') return { worst: error > 0 ? 'error' : 'warning', text };
  // Without a day nothing that depends on it was looked for.
  return asOf === undefined
    ? { worst: 'no-day', text: 'no day' }
    : { worst: 'passes', text: 'passes' };
}

/** `1 error`, `1,200 errors`. */
export const count = (number: number, one: string, many = `${one}s`): string =>
  `${number.toLocaleString('en-US')} ${number === 1 ? one : many}`;
