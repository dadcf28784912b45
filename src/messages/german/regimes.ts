import type Fraction from 'fraction.js';
import type { Because, CostRatio, Doubt, LackingWords, regimes as english } from '../regimes';
import { readAsChina } from '../regimes';
import type { Work } from '../sourcing';
import { listedAs } from './listed';
import { doing, fromPlace, HOLDINGS, insidePlace, work } from './sourcing';
import {
  allOf,
  amount,
  capital,
  day,
  each,
  exactPercent,
  from,
  german,
  inside,
  oneOf,
  partBeside,
  quoted,
} from './words';

/** Messages of the rules of group Regimes. */
export const regimes: typeof english = {
  'credit-threshold': (a) =>
    `${capital(german(a.requirement))}: ${a.best ? `zwischen ${partBeside(a.share, a.line)} und ${partBeside(a.best, a.line)} zählen` : `${partBeside(a.share, a.line)} zählen`}, ${a.isMoreThan ? 'mehr als ' : ''}${exactPercent(a.line)} sind verlangt. ${a.best ? 'Im ungünstigsten Fall der Herkunft müssen' : 'Es müssen'} ${a.isMoreThan ? 'mehr als ' : ''}${money(a.missing, a.currency)} mehr aus ${a.byChains ? 'Ketten' : 'Schritten'} kommen, die zählen (${amount(a.qualifying)} von ${money(a.total, a.currency)} zählen; ${german(a.regime)}, ${a.year}).${a.costRatio ? fiveSteps(a.costRatio, a.qualifying, a.total, a.share, a.currency) : ''}`,
  'credit-undetermined': (a) =>
    `${capital(german(a.requirement))}: Der Anteil lässt sich nicht berechnen. ${lacking(a.steps)}. Die Angaben ergänzen (${german(a.regime)}).`,
  'lacking-step': (a) => `${name(a.id)}: ${LACKS[a.lacks]}.`,
  'regime-exclusion': (a) =>
    (a.doubt
      ? doubtful(a, a.doubt)
      : a.origin === undefined
        ? `${doing(a.work)} ist ausgeschlossen: ${briefly(a.because)}. Der Schritt ${because(a.because)}; ${german(a.regime)} schließt das ab ${day(a.since)} aus. ${PLACES.has(a.because.kind) ? 'Einen anderen Ort' : 'Einen anderen Lieferanten'} wählen.`
        : `${doing(a.work)} ist ausgeschlossen: ${briefly(a.because)} in der Vorkette. ${upstreamOf(a.origin, a.part)} ${because(a.because)}; ${german(a.regime)} schließt das ab ${day(a.since)} aus. Diesen Schritt ersetzen.`) +
    asChina(a.because),
  'excluded-step': (a) => `${name(a.id)} (${doing(a.work)}) ${because(a.because)}.`,
  'regime-concentration': (a) => {
    const what = `${partRange(a.part, a.most, a.line)} ${from(a.country)}: ${work(a.stage, a.material)}${a.recycling ? ' und Recycling' : ''}`;
    const by = a.by === 'share' ? 'nach Anteil' : 'nach Wert';
    return a.benchmarkFor !== undefined
      ? `${what}. Zum Vergleich: Der Richtwert der Union für ${String(a.benchmarkFor)} ist höchstens ${exactPercent(a.line)} aus einem Drittland (${by}${a.forms.length === 0 ? '' : `; strategisch als: ${allOf(a.forms.map(german))}`}; ${german(a.regime)}).`
      : `${what}. ${german(a.regime)} erlaubt ${exactPercent(a.line)} aus einem Drittland (${by}): einen Teil verlagern.`;
  },
  'regime-not-in-force': (a) =>
    `${a.starts === undefined ? `Das Regelwerk galt bis ${day(a.ended ?? '')}` : `Das Regelwerk gilt erst ab ${day(a.starts)}`} und wird nicht geprüft. Entfernen oder einen anderen Stichtag als den ${day(a.day)} wählen (${german(a.regime)}).`,
};

/** A part, or its range; with a capital. */
const partRange = (part: Fraction, most: Fraction | undefined, line: Fraction): string =>
  most === undefined
    ? partBeside(part, line)
    : `Zwischen ${partBeside(part, line)} und ${partBeside(most, line)}`;

const money = (value: Fraction, currency: string | undefined): string =>
  currency === undefined ? amount(value) : `${amount(value)} ${currency}`;

const name = (id: string | undefined): string =>
  id === undefined ? 'Ein Schritt ohne Kennung' : quoted(id);

const LACKS: Readonly<Record<LackingWords['lacks'], string>> = {
  value: 'kein Wert',
  country: 'kein bekanntes Land',
  currency: 'Wert in einer anderen Währung',
  stage: 'keine gültige Stufe',
};

/** Steps by what they lack; of many the first few. */
function lacking(steps: readonly LackingWords[]): string {
  return (['value', 'country', 'currency', 'stage'] as const)
    .flatMap((lacks) => {
      const names = steps.filter((step) => step.lacks === lacks).map(({ id }) => name(id));
      return names.length === 0 ? [] : `${allOf(few(names))}: ${LACKS[lacks]}`;
    })
    .join('; ');
}

const few = (names: readonly string[]): readonly string[] =>
  names.length > 6 ? [...names.slice(0, 5), `${String(names.length - 5)} weitere`] : names;

/** What the reason rests on where it is a place that no law names. */
function asChina(a: Because): string {
  const places = readAsChina(a).map(german);
  return places.length === 0
    ? ''
    : ` Dass ${allOf(places)} als China ${places.length === 1 ? 'zählt' : 'zählen'}, ist abgeleitet: Das Gesetz nennt nur China.`;
}

/** Reasons that another place would do away with. */
const PLACES: ReadonlySet<Because['kind']> = new Set(['country', 'region', 'candidates']);

/** The step that something comes from, or the part of it that is meant. */
const upstreamOf = (id: string | null, part: Fraction | undefined): string => {
  const step = name(id ?? undefined);
  return part ? `${step} (${exactPercent(part)})` : step;
};

/** The reason in a few words. */
function briefly(a: Because): string {
  switch (a.kind) {
    case 'unknown':
      return 'unbekanntes Land';
    case 'candidates':
      return oneOf([...new Set(a.of.map(briefly))]);
    case 'country':
      return german(a.where.country);
    case 'region':
      return a.region;
    case 'seat':
      return `Lieferant mit Sitz ${inside(a.where.country)}`;
    case 'held':
      return `Lieferant mit Eigentümern ${each(
        a.by.map(({ country }) => country),
        from,
      )}`;
    case 'listed':
      return a.owner === undefined
        ? 'gelistetes Unternehmen'
        : 'Unternehmen eines gelisteten Eigentümers';
    case 'influenced':
      return 'Lieferant unter fremdem Einfluss';
  }
}

function because(a: Because): string {
  switch (a.kind) {
    case 'unknown':
      return 'findet in einem unbekannten Land statt';
    case 'candidates':
      return `findet möglicherweise hier statt: ${briefly(a)}`;
    case 'country':
      return `findet ${insidePlace(a.where)} statt`;
    case 'region':
      return `findet in der Region ${a.region} statt`;
    case 'seat':
      return `liegt bei ${quoted(a.supplier)} mit Sitz ${insidePlace(a.where)}`;
    case 'held':
      return `liegt bei ${quoted(a.supplier)}; davon gehören ${exactPercent(a.part)} (${HOLDINGS[a.of]}) Eigentümern ${allOf(a.by.map(fromPlace))} (Schwelle ${a.isMoreThan ? 'mehr als ' : ''}${String(a.percent)} %)`;
    case 'listed': {
      const names = allOf(a.entries.map(listedAs));
      return a.owner === undefined
        ? `liegt bei ${quoted(a.supplier)}, gelistet als ${names}`
        : `liegt bei ${quoted(a.supplier)}; Eigentümer ist ${quoted(a.owner)}, gelistet als ${names}`;
    }
    case 'influenced':
      return `liegt bei ${quoted(a.supplier)}; davon ${INFLUENCES[a.by]} ${exactPercent(a.part)} (Schwelle ${String(a.percent)} %)`;
  }
}

const INFLUENCES = {
  single: 'hält eine benannte ausländische Stelle (specified foreign entity)',
  together: 'halten benannte ausländische Stellen (specified foreign entities) zusammen',
  debt: 'halten benannte ausländische Stellen (specified foreign entities) Schulden von',
};

const FLAGS = {
  cots: 'um ein COTS-Produkt (`cots`)',
  electronicDevice: 'um ein elektronisches Gerät (`electronicDevice`)',
};

interface Excluded {
  readonly work: Work;
  readonly because: Because;
  readonly origin?: string | null;
  readonly part?: Fraction;
  readonly regime: string;
  readonly since: string;
}

/** Content that may be excluded, or that is excepted. */
function doubtful(
  { work: done, because: cause, origin, regime, since, part }: Excluded,
  doubt: Doubt,
): string {
  const what = doing(done);
  const it = origin === undefined ? 'Der Schritt' : upstreamOf(origin, part);
  const id = doubt.id === undefined ? 'Schritt ohne Kennung' : quoted(doubt.id);
  if (doubt.kind === 'excepted') {
    return `${what} ist ausgenommen: ${german(doubt.exception)}. ${it} ${because(cause)}; ${german(regime)} schließt das ab ${day(since)} aus, außer für das, was hier ausgenommen ist (${id}).`;
  }
  const { lacks, form } = doubt;
  if (lacks === 'region') {
    return `${what} ist unbestimmt: Ort innerhalb Chinas angeben. \`region\` ergänzen: ${german(regime)} sperrt Waren aus ${cause.kind === 'region' ? cause.region : 'einer Region'}, und dieser Sektor ist ab ${day(since)} einer der vorrangig geprüften.`;
  }
  if (lacks === 'candidates') {
    const whose =
      origin === undefined ? 'Mögliche Herkunft' : 'Mögliche Herkunft eines Schritts der Vorkette';
    return `${what} ist möglicherweise ausgeschlossen. ${whose}: ${briefly(cause)}; klären, wo der Schritt stattfindet (${id}): ${german(regime)} schließt das ab ${day(since)} aus.`;
  }
  const say =
    lacks === 'form'
      ? form === undefined
        ? `Form angeben (${id})`
        : `${quoted(form)} fällt möglicherweise darunter`
      : lacks === 'value'
        ? `Wert angeben (${id})`
        : lacks === 'country'
          ? `Land angeben (${id})`
          : `Art des Erzeugnisses angeben (${id})`;
  const how =
    lacks === 'form'
      ? form === undefined
        ? '`form` ergänzen: Sie entscheidet'
        : `Die Form genauer angeben (${id}): Sie entscheidet`
      : lacks === 'value'
        ? '`value` ergänzen: Der größere Teil des Werts entscheidet'
        : lacks === 'country'
          ? 'Der Ort entscheidet'
          : `Angeben, ob es sich ${oneOf(lacks.map((flag) => FLAGS[flag]))} handelt: Das entscheidet`;
  return `${what} ist unbestimmt: ${say}. ${how}. ${it} ${because(cause)}; ${german(regime)} schließt das möglicherweise ab ${day(since)} aus.`;
}

/** The steps of the material assistance cost ratio, as Notice 2026-15 has them. */
function fiveSteps(
  { counted, theirs }: CostRatio,
  qualifying: Fraction,
  total: Fraction,
  share: Fraction,
  currency: string | undefined,
): string {
  const others = total.sub(qualifying);
  return ` Schritte: (1) gezählt werden ${some(counted)}; (2) von verbotenen Stellen kommen ${some(theirs)}; (3) direkte Kosten ${money(total, currency)}; (4) davon deren ${money(others, currency)}; (5) Verhältnis (${amount(total)} − ${amount(others)}) / ${amount(total)} = ${exactPercent(share)}.`;
}

/** Names of steps, not endless. */
const some = (ids: readonly (string | undefined)[]): string =>
  ids.length === 0
    ? 'keine'
    : allOf(few(ids.map((id) => (id === undefined ? 'ein Schritt ohne Kennung' : quoted(id)))));
