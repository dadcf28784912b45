import type { Analysis } from '../analysis/analysis';
import { relatedOf } from '../analysis/at';
import { english } from '../messages/english';
import type { Language } from '../messages/language';
import { ENGLISH } from '../messages/language';
import type { Catalogue } from '../messages/message';
import { sentence } from '../messages/message';
import type { Finding, Related } from '../rules/finding';

/** The steps that a finding comes from, where they are others than its own, nearest first. */
export interface Causes {
  readonly title: string;
  readonly causes: readonly [Related, ...Related[]];
}

/** Undefined for a finding whose cause is where it is reported. */
export function causesOf(
  finding: Finding,
  analysis: Analysis,
  { t }: Language = ENGLISH,
  catalogue: Catalogue = english,
): Causes | undefined {
  const [first, ...others] = relatedOf(finding, analysis).filter(
    ({ message: { key } }) => key === 'upstream-step' || key === 'excluded-step',
  );
  if (!first) return undefined;
  const title =
    others.length > 0
      ? t('Go to the {count} causes', { count: others.length + 1 })
      : t('Go to the cause: {cause}', {
          cause: sentence(first.message, catalogue).replace(/\.$/, ''),
        });
  return { title, causes: [first, ...others] };
}
