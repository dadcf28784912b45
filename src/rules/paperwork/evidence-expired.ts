import { hasEnded } from '../waivers';
import type { Rule } from '../rule';

export const evidenceExpired: Rule = {
  id: 'evidence-expired',
  title: 'Evidence past its end',
  severity: 'warning',
  group: 'paperwork',
  fix: 'renew-evidence',
  step({ source }, { asOf }, report) {
    if (asOf === undefined) return;
    for (const evidence of source.evidence) {
      const { expires, title } = evidence;
      if (!expires || !hasEnded(evidence, asOf)) continue;
      report({
        place: expires,
        message: {
          key: 'evidence-expired',
          args: { title: title?.value, expires: expires.value, day: asOf },
        },
        related: [],
      });
    }
  },
};
