import type { EntryMistake } from '../knowledge/check-references';
import type { Unreadable } from '../text/unreadable';
import { WHY_UNREADABLE } from './unreadable';
import { oneOf, quoted } from './words';

/** Messages of the policy and of its rules. */
export const policy = {
  'policy-entry': (a: EntryMistake): string => {
    switch (a.kind) {
      case 'no-document':
        return `${quoted(a.entry)} names no document. Add what it rests on.`;
      case 'unused-document':
        return `Nothing rests on the document ${quoted(a.entry)}. Remove it, or name it where it belongs.`;
      case 'unknown-name':
        return `${quoted(a.entry)} names ${quoted(a.name)}, which does not exist. Correct it, or add what is missing.`;
      case 'twice':
        return `There are two entries ${quoted(a.entry)}. Give each its own id.`;
    }
  },
  'unreadable-screening': (a: { path: string }) =>
    `The screening list ${quoted(a.path)} cannot be read and is left out. Correct its path.`,
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
