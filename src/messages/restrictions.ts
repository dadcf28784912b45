import { allOf, capital, oneOf } from './words';

/** A restriction as a message names it. */
export interface RestrictionWords {
  /** See `Restriction.kind`. */
  readonly kind: string;
  readonly since?: string;
  /** It was there on `since`; when it began is not known. */
  readonly isAtLatest?: boolean;
  /** Title of the document that it rests on. */
  readonly document: string;
  /** Members of the group that it names; empty: the whole. */
  readonly members: readonly string[];
  /** The countries that it is aimed at; empty: everyone. */
  readonly against: readonly string[];
  /** A condition that decides: `where it contains terbium`. */
  readonly where?: string;
  /** Names of the forms that are restricted, where the step does not say its own. */
  readonly forms?: readonly string[];
  /** Only what comes from the mine is restricted, not what is made of it. */
  readonly isRaw?: true;
  /** From when on its state is not known, and why. */
  readonly unknown?: {
    readonly since?: string;
    readonly why: string | EndedSuspension;
    readonly lookUp?: string;
  };
}

/** A suspension that has run out, as a reason why a state is unknown. */
export interface EndedSuspension {
  readonly by: string;
  readonly to: string;
  /** The day of the data. */
  readonly knownTo: string;
}

/** A form by its id: `heavy alloy`. */
export const formName = (id: string): string => id.replaceAll('-', ' ');

const reason = (why: string | EndedSuspension): string =>
  typeof why === 'string'
    ? why
    : `its suspension by ${why.by} ended on ${why.to}, and what holds since is not in the data (as of ${why.knownTo})`;

/** `the United States`, `Japan`. */
const whom = (names: readonly string[]): string =>
  allOf(names.map((name) => (/^(?:United|European) /.test(name) ? `the ${name}` : name)));

/** Messages of the rule on export restrictions. */
export const restrictions = {
  'export-restriction': (a: {
    subject: string;
    country: string;
    day: string;
    restrictions: readonly RestrictionWords[];
  }): string => {
    const all = byRank(a.restrictions);
    const [lead] = all;
    if (!lead) return '';
    const unknown = all.find((each) => each.unknown)?.unknown;
    const where = unknown?.lookUp === undefined ? '' : `: ${unknown.lookUp}`;
    return [
      `${leading(a.subject, a.country, lead)}.`,
      ...(lead.unknown ? [] : [wordsOf(lead.kind).plan]),
      ...(all.some(({ forms }) => forms) ? ['Add its form: it decides.'] : []),
      ...(unknown ? [`Look up whether it applies${where}.`] : []),
      `On ${a.day}: ${all.map((each) => details(each, lead)).join('; ')}.`,
    ].join(' ');
  },
};

interface KindWords {
  readonly does: string;
  readonly may: string;
  readonly plan: string;
}

const ELSEWHERE = 'use a source elsewhere';

/** Kinds of restrictions, the most severe first. */
export const RESTRICTION_KINDS = [
  'ban',
  'halt',
  'permit',
  'quota',
  'licence',
  'listed-exporters',
  'end-use-review',
  'end-use',
] as const;
export type RestrictionKind = (typeof RESTRICTION_KINDS)[number];

/** What each demands, as a noun. */
export const RESTRICTION_NOUNS = {
  ban: 'ban',
  halt: 'halt of shipments',
  permit: 'ban without a permit',
  quota: 'quota',
  licence: 'licence',
  'listed-exporters': 'only listed exporters (state trading)',
  'end-use-review': 'stricter review of end user and end use',
  'end-use': 'may need proof of civil end use',
} as const satisfies Readonly<Record<RestrictionKind, string>>;

const KINDS: Readonly<Record<RestrictionKind, KindWords>> = {
  ban: {
    does: 'is banned',
    may: 'may be banned',
    plan: `${capital(ELSEWHERE)}.`,
  },
  halt: {
    does: 'is halted',
    may: 'may be halted',
    plan: `${capital(ELSEWHERE)}.`,
  },
  permit: {
    does: 'is banned without a permit',
    may: 'may be banned without a permit',
    plan: `Get the permit, or ${ELSEWHERE}.`,
  },
  quota: {
    does: 'is under a quota',
    may: 'may be under a quota',
    plan: `Ask the supplier for its part of the quota, or ${ELSEWHERE}.`,
  },
  licence: {
    does: 'needs a licence',
    may: 'may need a licence',
    plan: `Plan for the licence, or ${ELSEWHERE}.`,
  },
  'listed-exporters': {
    does: 'is for listed exporters only (state trading)',
    may: 'may be for listed exporters only (state trading)',
    plan: `Check that the exporter is listed, or ${ELSEWHERE}.`,
  },
  'end-use-review': {
    does: 'faces a stricter review of end user and end use',
    may: 'may face a stricter review of end user and end use',
    plan: `Have proof of end user and end use ready, or ${ELSEWHERE}.`,
  },
  'end-use': {
    does: 'may need proof of civil end use',
    may: 'may need proof of civil end use',
    plan: `Have proof of the civil end use ready, or ${ELSEWHERE}.`,
  },
};

/** A kind in the words of a policy. */
const own = (kind: string): KindWords => ({
  does: `is restricted (${kind})`,
  may: `may be restricted (${kind})`,
  plan: `Plan for it, or ${ELSEWHERE}.`,
});

/** Undefined for a kind that only a policy has. */
export const knownKind = (kind: string): RestrictionKind | undefined =>
  RESTRICTION_KINDS.find((each) => each === kind);

function wordsOf(kind: string): KindWords {
  const known = knownKind(kind);
  return known === undefined ? own(kind) : KINDS[known];
}

/** What a restriction demands, as a noun: `licence`, `quota`. */
export function restrictionNoun(kind: string): string {
  const known = knownKind(kind);
  return known === undefined ? kind : RESTRICTION_NOUNS[known];
}

/** What is sure comes first, what is unknown last; of these what is most severe. */
export const byRank = (restrictions: readonly RestrictionWords[]): RestrictionWords[] =>
  [...restrictions].sort((one, other) => rank(one) - rank(other));

function rank({ unknown, where, forms, members, kind }: RestrictionWords): number {
  const doubt = unknown ? 3 : kind === 'end-use' ? 2 : (where ?? forms ?? members[0]) ? 1 : 0;
  const known = knownKind(kind);
  const { length } = RESTRICTION_KINDS;
  return doubt * length + (known === undefined ? length - 1 : RESTRICTION_KINDS.indexOf(known));
}

/** Longest first sentence, in characters: the Problems panel shows no more. */
const MAX_SENTENCE = 90;

/** The first sentence, without the countries where it would be too long with them. */
function leading(material: string, country: string, restriction: RestrictionWords): string {
  const { kind, where, forms, members, unknown, against, isRaw } = restriction;
  const subject = isRaw === true ? `raw ${material}` : material;
  const { does, may } = wordsOf(kind);
  const sentence = (of: string, condition = where): string => {
    if (unknown) return `Whether export of ${of} ${does.replace(/^may need/, 'needs')} is unknown`;
    if (where !== undefined) return `Export of ${of} ${may}: ${condition}`;
    if (forms) return `Export of ${of} ${may}: its form decides`;
    if (members.length > 0) return `Export of ${of} ${may}: some of the group are restricted`;
    return `Export of ${of} ${does}`;
  };
  const whole = `${subject} from ${country}`;
  const to = against.length > 0 ? ` to ${whom(against)}` : '';
  const all = [`${whole}${to}`, whole, subject].map((of) => sentence(of));
  // A condition that leaves no room for itself stands behind, with the rest.
  all.push(sentence(whole, 'its grade decides'));
  return all.find(({ length }) => length < MAX_SENTENCE) ?? sentence(subject, 'its grade decides');
}

/** A restriction with its first day and document; what limits it too as it does the leading one is not repeated. */
function details(restriction: RestrictionWords, lead: RestrictionWords): string {
  const { kind, since, isAtLatest, document, against, unknown } = restriction;
  const towards = against.length > 0 ? ` for ${whom(against)}` : '';
  const limits = limitsOf(restriction);
  const own = restriction !== lead && limits === limitsOf(lead) ? '' : limits;
  const known = `${restrictionNoun(kind)}${towards}${own}`;
  const latest = isAtLatest === true ? ' at the latest' : '';
  if (!unknown)
    return `${known}${since === undefined ? '' : ` since ${since}${latest}`} (${document})`;
  const from = unknown.since === undefined ? '' : ` since ${unknown.since}`;
  return `${known} (${document}): unknown${from}, because ${reason(unknown.why)}`;
}

function limitsOf({ members, forms, where }: RestrictionWords): string {
  const of = members.length > 0 ? ` of ${allOf(members)}` : '';
  const as = forms ? ` as ${oneOf(forms)}` : '';
  return `${of}${as}${where === undefined ? '' : ` ${where}`}`;
}
