import type { Rule } from '../rule';
import { reportUpstream } from './upstream';

export const chinaUpstream: Rule = {
  id: 'china-upstream',
  title: 'A step outside China that rests on one in China',
  severity: 'warning',
  group: 'sourcing',
  fix: { partner: 'elsewhere', of: 'china' },
  step: (step, context, report) => reportUpstream(step, 'china', context, report),
};
