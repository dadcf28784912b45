import type { Unreadable } from '../text/unreadable';
import type { Work } from './sourcing';
import { doing } from './sourcing';
import { WHY_EVIDENCE_UNREAD } from './unreadable';
import { allOf, didYouMean, quoted } from './words';

/** Why a waiver has no effect. */
export type Unused =
  | { readonly kind: 'no-finding' }
  /** The supplier or country that it was given for has changed. */
  | { readonly kind: 'lapsed'; readonly supplier?: string; readonly country?: string }
  | { readonly kind: 'form' }
  | { readonly kind: 'paperwork' }
  | { readonly kind: 'unknown'; readonly nearest: readonly string[] };

/** Messages of the rules of group Paperwork. */
export const paperwork = {
  'waiver-expired': (a: { rule: string | undefined; expires: string; day: string }) =>
    `The waiver${a.rule === undefined ? '' : ` of ${a.rule}`} expired on ${a.expires}. Renew or remove it (judged as of ${a.day}).`,
  'waiver-unused': (a: { rule: string; why: Unused }) => {
    switch (a.why.kind) {
      case 'no-finding':
        return `Unused waiver: no ${quoted(a.rule)} finding here. Remove it.`;
      case 'lapsed': {
        const given = [a.why.supplier, a.why.country].filter((each) => each !== undefined);
        return `The waiver of ${a.rule} lapsed: the source has changed. It was given for ${given.map(quoted).join(', ')}: review it, or remove it.`;
      }
      case 'form':
        return `${quoted(a.rule)} findings cannot be waived. They are mistakes of form: fix the finding and remove the waiver.`;
      case 'paperwork':
        return `${quoted(a.rule)} findings cannot be waived. They are about waivers themselves: remove this one.`;
      case 'unknown':
        return `Unknown rule ${quoted(a.rule)}: the waiver has no effect.${didYouMean(a.why.nearest)}`;
    }
  },
  'waiver-without-reason': (a: { rule: string | undefined }) =>
    `The waiver${a.rule === undefined ? '' : ` of ${a.rule}`} has no reason yet. Say why the finding is accepted.`,
  'evidence-expired': (a: { title: string | undefined; expires: string; day: string }) =>
    `Evidence${a.title === undefined ? '' : ` ${quoted(a.title)}`} expired on ${a.expires}. Get it renewed or remove it (judged as of ${a.day}).`,
  'evidence-changed': (a: { title: string | undefined; path: string; now: string }) =>
    `Evidence${a.title === undefined ? '' : ` ${quoted(a.title)}`} has changed since its sha256 was written. Compare ${quoted(a.path)} with what was proven, then record its checksum as it is now (${a.now.slice(0, 12)}…).`,
  'evidence-missing-file': (a: { path: string }) =>
    `Evidence file ${quoted(a.path)} is missing. Put it there, or correct the path.`,
  'evidence-unread': (a: { path: string; why: Unreadable }) =>
    `Evidence file ${quoted(a.path)} cannot be checked against its sha256. Reason: ${WHY_EVIDENCE_UNREAD[a.why]}.`,
  'evidence-missing': (a: {
    id: string | undefined;
    work: Work;
    regimes: readonly string[];
    has: boolean;
  }) =>
    `${doing(a.work)} has no valid evidence. ${a.has ? 'Renew a document' : 'Ask the supplier for a document'} that proves place and supplier, and add it as “evidence”: ${allOf(a.regimes)} ${a.regimes.length > 1 ? 'look' : 'looks'} at this step.`,
  'knowledge-age': (a: { day: string; known: string; days: number }) =>
    `The data is ${String(a.days)} days older than ${a.day} (data as of ${a.known}). Agreements and rules may have changed: update the extension, or add what changed to the policy.`,
};
