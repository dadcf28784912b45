import type { Rule } from '../rule';
import { upstreamReports } from './upstream';

export const coveredNationUpstream: Rule = {
  id: 'covered-nation-upstream',
  title: 'A step that rests on one in Russia, Iran or North Korea',
  severity: 'warning',
  group: 'sourcing',
  step: (step, context) => upstreamReports(step, 'other-covered', context),
};
