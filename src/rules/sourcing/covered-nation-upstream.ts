import type { Rule } from '../rule';
import { reportUpstream } from './upstream';

export const coveredNationUpstream: Rule = {
  id: 'covered-nation-upstream',
  title: 'A step that rests on one in Russia, Iran or North Korea',
  severity: 'warning',
  group: 'sourcing',
  fix: { partner: 'elsewhere', of: 'other-covered' },
  step: (step, context, report) => reportUpstream(step, 'other-covered', context, report),
};
