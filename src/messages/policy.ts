import type { Unreadable } from '../text/unreadable';
import { WHY_UNREADABLE } from './unreadable';
import { oneOf, quoted } from './words';

/** Messages of the policy and of its rules. */
export const policy = {
  'policy-entry': (a: { detail: string }) => `${a.detail} Correct it, or add what is missing.`,
  'unreadable-policy': (a: { why: Unreadable }) =>
    `The policy cannot be read: ${WHY_UNREADABLE[a.why]}.`,
  'barred-country': (a: { country: string; policy: string }) =>
    `${a.country} is barred by the policy. Choose another country (${a.policy}).`,
  'barred-supplier': (a: { supplier: string; policy: string }) =>
    `${quoted(a.supplier)} is barred by the policy. Choose another supplier (${a.policy}).`,
  'unapproved-supplier': (a: {
    supplier: string;
    subject: string;
    stage: string;
    approved: readonly string[];
    policy: string;
  }) =>
    `${quoted(a.supplier)} is not approved for ${a.subject} ${a.stage}. ${a.approved.length === 0 ? 'No supplier is' : `Choose ${oneOf(a.approved.slice(0, 6).map(quoted))}${a.approved.length > 6 ? ', …' : ''}`} (${a.policy}).`,
};
