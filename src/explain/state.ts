import type { Analysis } from '../analysis/analysis';
import type { Language } from '../messages/language';
import { ENGLISH } from '../messages/language';
import { counted } from '../messages/words';

/** How a manifest is, in a few words. */
export interface State {
  readonly worst: 'error' | 'warning' | 'passes' | 'no-day';
  /** `3 errors, 2 warnings`, `passes`. */
  readonly text: string;
}

/** The worst that is open in a manifest: what a waiver covers is not, and notes and hints let it pass. */
export function stateOf({ found, asOf }: Analysis, language: Language = ENGLISH): State {
  const { t } = language;
  const { error, warning } = found.counts();
  const text = [
    ...(error > 0 ? [counted(error, '{count} error', '{count} errors', language)] : []),
    ...(warning > 0 ? [counted(warning, '{count} warning', '{count} warnings', language)] : []),
  ].join(', ');
  if (text !== '') return { worst: error > 0 ? 'error' : 'warning', text };
  // Without a day nothing that depends on it was looked for.
  return asOf === undefined
    ? { worst: 'no-day', text: t('no day') }
    : { worst: 'passes', text: t('passes') };
}
