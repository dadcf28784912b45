import { hasEnded } from '../waivers';
import { forEachOf } from '../../text/slices';
import type { Rule } from '../rule';

export const evidenceExpired: Rule = {
  id: 'evidence-expired',
  title: 'Evidence past its end',
  severity: 'warning',
  group: 'paperwork',
  fix: 'renew-evidence',
  step({ source }, { asOf }, report) {
    if (asOf === undefined || source.evidence.length === 0) return undefined;
    return forEachOf(source.evidence, (evidence) => {
      const { expires, title } = evidence;
      if (!expires || !hasEnded(evidence, asOf)) return;
      report({
        place: expires,
        message: {
          key: 'evidence-expired',
          args: { title: title?.value, expires: expires.value, day: asOf },
        },
        related: [],
      });
    });
  },
};
