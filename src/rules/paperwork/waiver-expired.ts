import type { Day } from '../../knowledge/types';
import type { Waiver } from '../../manifest/model';
import { headWaivers } from '../../manifest/waivers-in';
import { forEachOf } from '../../text/slices';
import type { Report, Rule } from '../rule';
import { hasEnded } from '../waivers';

export const waiverExpired: Rule = {
  id: 'waiver-expired',
  title: 'A waiver past its end',
  severity: 'warning',
  group: 'paperwork',
  fix: 'renew-waiver',
  step({ source }, { asOf }, report) {
    if (asOf === undefined || source.waivers.length === 0) return undefined;
    return forEachOf(source.waivers, (waiver) => {
      const found = judge(waiver, asOf);
      if (found) report(found);
    });
  },
  *head({ manifest, asOf }) {
    if (asOf === undefined) return;
    for (const placed of headWaivers(manifest)) yield placed && judge(placed.waiver, asOf);
  },
};

function judge(waiver: Waiver, asOf: Day): Report | undefined {
  const { expires, rule } = waiver;
  if (!expires || !hasEnded(waiver, asOf)) return undefined;
  return {
    place: expires,
    message: {
      key: 'waiver-expired',
      args: { rule: rule?.value, expires: expires.value, day: asOf },
    },
    related: [],
    waived: waiver,
  };
}
