import { didYouMean, quoted } from './words';

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
  'knowledge-age': (a: { day: string; known: string; days: number }) =>
    `The data is ${String(a.days)} days older than ${a.day} (data as of ${a.known}). Agreements and rules may have changed: update the extension, or add what changed to the policy.`,
};
