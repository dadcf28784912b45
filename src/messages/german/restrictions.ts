import type {
  EndedSuspension,
  RestrictionKind,
  restrictions as english,
  RestrictionWords,
} from '../restrictions';
import { byRank, knownKind } from '../restrictions';
import { allOf, day, from, german, oneOf, some } from './words';

/** Messages of the rule on export restrictions. */
export const restrictions: typeof english = {
  'export-restriction': (a) => {
    const all = byRank(a.restrictions);
    const [lead] = all;
    if (!lead) return '';
    const unknown = all.find((each) => each.unknown)?.unknown;
    const where = unknown?.lookUp === undefined ? '' : `: ${german(unknown.lookUp)}`;
    return [
      `${leading(a.subject, a.country, lead)}.`,
      ...(lead.unknown ? [] : [wordsOf(lead.kind).plan]),
      ...(all.some(({ forms }) => forms) ? ['Die Form angeben, denn sie entscheidet.'] : []),
      ...(unknown ? [`Prüfen, ob die Beschränkung gilt${where}.`] : []),
      `Am ${day(a.day)}: ${all.map((each) => details(each, lead)).join('; ')}.`,
    ].join(' ');
  },
};

interface KindWords {
  readonly does: string;
  readonly may: string;
  readonly noun: string;
  readonly plan: string;
}

const ELSEWHERE = 'eine Quelle in einem anderen Land verwenden';

const KINDS: Readonly<Record<RestrictionKind, KindWords>> = {
  ban: {
    does: 'ist verboten',
    may: 'ist möglicherweise verboten',
    noun: 'Verbot',
    plan: 'Eine Quelle in einem anderen Land verwenden.',
  },
  halt: {
    does: 'ist gestoppt',
    may: 'ist möglicherweise gestoppt',
    noun: 'Lieferstopp',
    plan: 'Eine Quelle in einem anderen Land verwenden.',
  },
  permit: {
    does: 'ist ohne Genehmigung verboten',
    may: 'ist möglicherweise ohne Genehmigung verboten',
    noun: 'Verbot ohne Genehmigung',
    plan: `Die Genehmigung einholen oder ${ELSEWHERE}.`,
  },
  quota: {
    does: 'ist kontingentiert',
    may: 'ist möglicherweise kontingentiert',
    noun: 'Kontingent',
    plan: `Den Lieferanten nach seinem Anteil am Kontingent fragen oder ${ELSEWHERE}.`,
  },
  licence: {
    does: 'braucht eine Genehmigung',
    may: 'braucht möglicherweise eine Genehmigung',
    noun: 'Genehmigungspflicht',
    plan: `Die Genehmigung einplanen oder ${ELSEWHERE}.`,
  },
  'listed-exporters': {
    does: 'ist gelisteten Ausführern vorbehalten (Staatshandel)',
    may: 'ist möglicherweise gelisteten Ausführern vorbehalten (Staatshandel)',
    noun: 'nur gelistete Ausführer (Staatshandel)',
    plan: `Prüfen, ob der Ausführer gelistet ist, oder ${ELSEWHERE}.`,
  },
  'end-use-review': {
    does: 'unterliegt einer strengeren Prüfung von Endverwender und Endverwendung',
    may: 'unterliegt möglicherweise einer strengeren Prüfung von Endverwender und Endverwendung',
    noun: 'strengere Prüfung von Endverwender und Endverwendung',
    plan: `Nachweise über Endverwender und Endverwendung bereithalten oder ${ELSEWHERE}.`,
  },
  'end-use': {
    does: 'braucht möglicherweise einen Nachweis ziviler Endverwendung',
    may: 'braucht möglicherweise einen Nachweis ziviler Endverwendung',
    noun: 'möglicherweise Nachweis ziviler Endverwendung',
    plan: `Den Nachweis der zivilen Endverwendung bereithalten oder ${ELSEWHERE}.`,
  },
};

/** A kind in the words of a policy. */
const own = (kind: string): KindWords => ({
  does: `ist beschränkt (${kind})`,
  may: `ist möglicherweise beschränkt (${kind})`,
  noun: kind,
  plan: `Das einplanen oder ${ELSEWHERE}.`,
});

const wordsOf = (kind: string): KindWords => {
  const known = knownKind(kind);
  return known === undefined ? own(kind) : KINDS[known];
};

/** Longest first sentence, in characters. */
const MAX_SENTENCE = 110;

/** The first sentence, without the countries where it would be too long with them. */
function leading(subject: string, country: string, restriction: RestrictionWords): string {
  const { kind, where, forms, members, unknown, against, isRaw } = restriction;
  const { does, may } = wordsOf(kind);
  const sentence = (of: string, condition = where): string => {
    if (unknown)
      return `Ob die Beschränkung gilt, ist unbekannt: Ausfuhr von ${of} (${wordsOf(kind).noun})`;
    if (condition !== undefined) return `Ausfuhr von ${of} ${may}: ${german(condition)}`;
    if (forms) return `Ausfuhr von ${of} ${may}: Die Form entscheidet`;
    if (members.length > 0) return `Ausfuhr von ${of} ${may}: Ein Teil der Gruppe ist beschränkt`;
    return `Ausfuhr von ${of} ${does}`;
  };
  const what = `${some(subject)}${isRaw === true ? ' (unverarbeitet)' : ''}`;
  const whole = `${what} ${from(country)}`;
  const to = against.length > 0 ? ` (Ziel: ${allOf(against.map(german))})` : '';
  const all = [`${whole}${to}`, whole, what].map((of) => sentence(of));
  // A condition that leaves no room for itself stands behind, with the rest.
  const short = 'Die Güte entscheidet';
  if (where !== undefined) all.push(sentence(whole, short));
  return all.find(({ length }) => length < MAX_SENTENCE) ?? sentence(what, where && short);
}

/** A restriction with its first day and document; what limits it too as it does the leading one is not repeated. */
function details(restriction: RestrictionWords, lead: RestrictionWords): string {
  const { kind, since, isAtLatest, document, against, unknown } = restriction;
  const towards = against.length > 0 ? ` gegenüber: ${allOf(against.map(german))}` : '';
  const limits = limitsOf(restriction);
  const ownLimits = restriction !== lead && limits === limitsOf(lead) ? '' : limits;
  const known = `${wordsOf(kind).noun}${towards}${ownLimits}`;
  const latest = isAtLatest === true ? ' spätestens' : '';
  if (!unknown)
    return `${known}${since === undefined ? '' : `${latest} seit ${day(since)}`} (${document})`;
  const start = unknown.since === undefined ? '' : ` seit ${day(unknown.since)}`;
  return `${known} (${document}): unbekannt${start}, denn ${reason(unknown.why)}`;
}

const reason = (why: string | EndedSuspension): string =>
  typeof why === 'string'
    ? german(why)
    : `die Aussetzung durch ${german(why.by)} endete am ${day(why.to)}, und was seither gilt, steht nicht in den Daten (Stand ${day(why.knownTo)})`;

function limitsOf({ members, forms, where }: RestrictionWords): string {
  const of = members.length > 0 ? ` für ${allOf(members.map(german))}` : '';
  const as = forms ? ` als ${oneOf(forms.map(german))}` : '';
  return `${of}${as}${where === undefined ? '' : `, ${german(where)}`}`;
}
