import type { EntryMistake } from '../knowledge/check-references';
import type { Unreadable } from '../text/unreadable';
import { WHY_UNREADABLE } from './unreadable';
import { oneOf, quoted } from './words';

/** Why a policy cannot be extended. */
export type ExtendsProblem =
  | { readonly kind: 'unreadable'; readonly why: Unreadable }
  /** It leads back to a policy that extends it. */
  | { readonly kind: 'circle' }
  | { readonly kind: 'long'; readonly limit: number }
  /** It has a mistake itself; `at`: file, line and column. */
  | { readonly kind: 'mistake'; readonly at: string };

/** Messages of the policy and of its rules. */
export const policy = {
  'policy-entry': (a: EntryMistake): string => {
    switch (a.kind) {
      case 'no-document':
        return `${quoted(a.entry)} cites no document. Add the one that it is based on.`;
      case 'unused-document':
        return `No entry cites the document ${quoted(a.entry)}. Remove it, or cite it where it belongs.`;
      case 'unknown-name':
        return `${quoted(a.entry)} names ${quoted(a.name)}, which does not exist. Correct it, or add what is missing.`;
      case 'twice':
        return `There are two entries ${quoted(a.entry)}. Give each its own id.`;
    }
  },
  'policy-extends': (a: { path: string; problem: ExtendsProblem }): string => {
    const { problem } = a;
    switch (problem.kind) {
      case 'unreadable':
        return `The policy ${quoted(a.path)} cannot be extended. Reason: ${problem.why === 'outside' ? 'it is outside the repository or folder of this one' : WHY_UNREADABLE[problem.why]}.`;
      case 'circle':
        return `The policy ${quoted(a.path)} extends this one in turn. Remove one “extends” of the circle.`;
      case 'long':
        return `The policy ${quoted(a.path)} is one too many in the chain. At most ${String(problem.limit)} may extend each other.`;
      case 'mistake':
        return `The policy ${quoted(a.path)}, which this one extends, has a mistake. Correct it at ${problem.at}.`;
    }
  },
  'unreadable-screening': (a: { path: string }) =>
    `The screening list ${quoted(a.path)} cannot be read and is left out. Correct its path.`,
  'not-checked': (a: { error: string; why?: Unreadable }) =>
    `The manifest was not checked. ${a.error}`,
  unreadable: (a: { why: Unreadable }) => `${WHY_UNREADABLE[a.why]}.`,
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
