import type { Analysis } from '../../analysis/analysis';
import type { Step } from '../../chain/graph';
import { countryStatusWords } from '../../explain/words';
import type { Language, Text } from '../../messages/language';
import { ENGLISH } from '../../messages/language';
import type { Status } from './report';

/** How a step stands on the day that is judged, and in words. */
export function statusOf(
  step: Step,
  { graph, knowledge, asOf = knowledge.asOf }: Analysis,
  language: Language = ENGLISH,
): { readonly status: Status; readonly countryStatus: string } {
  const { country } = step;
  const countryStatus = country && knowledge.countryStatus(country.code, asOf, step.kind);
  const words = countryStatus
    ? countryStatusWords(countryStatus, language)
    : language.t('no known country');
  if (countryStatus?.kind === 'covered') {
    return { status: countryStatus.nation === 'CN' ? 'china' : 'covered', countryStatus: words };
  }
  if (graph.upstream('china').has(step) || graph.upstream('other-covered').has(step)) {
    return { status: 'upstream', countryStatus: words };
  }
  switch (countryStatus?.kind) {
    case 'none':
    case 'pending':
      return { status: countryStatus.kind, countryStatus: words };
    case undefined:
    case 'unknown':
      return { status: 'unknown', countryStatus: words };
    default:
      return { status: 'qualifies', countryStatus: words };
  }
}

/** What each status means, for keys and cells; a mark beside it says the same without colour. */
export const STATUSES = {
  china: { mark: '✖', name: 'In China' },
  covered: { mark: '✖', name: 'In Russia, Iran or North Korea' },
  upstream: { mark: '◐', name: 'A covered nation among its origins or upstream' },
  none: { mark: '△', name: 'No agreement in force' },
  pending: { mark: '◔', name: 'Agreement pending' },
  unknown: { mark: '?', name: 'Unknown' },
  qualifies: { mark: '✔', name: 'United States or agreement in force' },
} as const satisfies Readonly<Record<Status, { readonly mark: string; readonly name: Text }>>;

export const statusName = (status: Status, { t }: Language = ENGLISH): string =>
  t(STATUSES[status].name);

/** Most severe first. */
export const STATUS_ORDER = Object.keys(STATUSES) as Status[];
