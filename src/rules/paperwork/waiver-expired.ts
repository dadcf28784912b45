import { hasEnded } from '../waivers';
import type { Rule } from '../rule';
import { waiversIn } from '../../manifest/waivers-in';

export const waiverExpired: Rule = {
  id: 'waiver-expired',
  title: 'A waiver past its end',
  severity: 'warning',
  group: 'paperwork',
  fix: 'renew-waiver',
  *file({ manifest, asOf }) {
    if (asOf === undefined) return;
    for (const standing of waiversIn(manifest)) {
      if (!standing) {
        yield undefined;
        continue;
      }
      const { waiver, source } = standing;
      const { expires, rule } = waiver;
      if (!expires || !hasEnded(waiver, asOf)) continue;
      yield {
        place: expires,
        message: {
          key: 'waiver-expired',
          args: { rule: rule?.value, expires: expires.value, day: asOf },
        },
        related: [],
        waived: waiver,
        ...(source && { source }),
      };
    }
  },
};
