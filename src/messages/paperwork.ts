import { didYouMean, quoted } from './words';

/** Why a waiver covers nothing. */
export type Unused =
  | { readonly kind: 'no-finding' }
  | { readonly kind: 'form' }
  | { readonly kind: 'paperwork' }
  | { readonly kind: 'unknown'; readonly nearest: readonly string[] };

/** Messages of the rules of group Paperwork. */
export const paperwork = {
  'waiver-expired': (a: { rule: string | undefined; expires: string; day: string }) =>
    `The waiver${a.rule === undefined ? '' : ` of ${quoted(a.rule)}`} ended on ${a.expires}: on ${a.day} it covers nothing. Renew or remove it.`,
  'waiver-unused': (a: { rule: string; why: Unused }) => {
    switch (a.why.kind) {
      case 'no-finding':
        return `Nothing is found here that a waiver of ${quoted(a.rule)} could cover. Remove it.`;
      case 'form':
        return `${quoted(a.rule)} is about the form of the manifest and cannot be waived. Mend the finding, and remove the waiver.`;
      case 'paperwork':
        return `${quoted(a.rule)} is about waivers themselves and cannot be waived. Remove the waiver.`;
      case 'unknown':
        return `No rule is called ${quoted(a.rule)}: the waiver covers nothing.${didYouMean(a.why.nearest)}`;
    }
  },
  'evidence-expired': (a: { title: string | undefined; expires: string; day: string }) =>
    `The evidence${a.title === undefined ? '' : ` ${quoted(a.title)}`} ended on ${a.expires} and proves nothing on ${a.day}. Get it renewed, or remove it.`,
  'knowledge-age': (a: { day: string; known: string; days: number }) =>
    `${a.day} is ${String(a.days)} days after the knowledge's own day, ${a.known}: agreements and rules may have changed. Update the extension, or add what changed to the policy.`,
};
