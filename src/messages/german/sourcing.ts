import type { AgreementState, Stage } from '../../knowledge/types';
import type { Ownership } from '../../manifest/model';
import type { Dominant, Holding, sourcing as english, Where, Work } from '../sourcing';
import {
  allOf,
  capital,
  day,
  each,
  exactPercent,
  from,
  german,
  inside,
  of,
  oneOf,
  partBeside,
  percent,
  quoted,
  some,
} from './words';

const STAGES: Readonly<Record<Stage, string>> = {
  extraction: 'Abbau',
  processing: 'Verarbeitung',
  recycling: 'Recycling',
  manufacturing: 'Herstellung',
  assembly: 'Montage',
};

/** `Verarbeitung von Lithium`. */
export const work = (stage: string, subject: string): string =>
  `${Object.hasOwn(STAGES, stage) ? STAGES[stage as Stage] : stage} von ${some(subject)}`;

const STATES: Readonly<Record<AgreementState, string>> = {
  proposed: 'vorgeschlagen',
  negotiating: 'in Verhandlung seit',
  signed: 'unterzeichnet',
  'in-force': 'in Kraft',
  ended: 'beendet',
  stalled: 'ins Stocken geraten',
  lapsed: 'gescheitert',
  unknown: 'unbekannt',
};

/** Messages of the rules of group Sourcing. */
export const sourcing: typeof english = {
  'may-have-changed': (a) =>
    `Stand der Daten ${day(a.knownTo)}: ${german(a.why)}. Prüfen, ob das noch gilt: ${german(a.lookUp)}.`,
  'china-source': (a) => `${doing(a.work)} ${insideBrief(a.where)}. ${fix(a.mineral)}`,
  'covered-nation-source': (a) =>
    `${doing(a.work)} ${inside(a.country)} (erfasstes Land). ${fix(a.mineral)}`,
  upstream: (a) =>
    `${doing(a.work)} hängt in der Vorkette ${of(a.where.country)} ab. Diesen Schritt ersetzen oder eine zweite Quelle daneben stellen: ${way(a.path, a.leftOut)}.`,
  'upstream-step': (a) => `${capital(stepName(a.id))} findet ${insidePlace(a.where)} statt.`,
  'covered-nation-ownership': (a) =>
    `${quoted(a.supplier)} ${held(a.holding)}. Einen Lieferanten wählen, der weder Sitz noch Eigentümer dort hat: Das zählt, wo immer der Schritt stattfindet${known(a.holding)}.`,
  'ownership-entry': (a) =>
    `${a.owner === undefined ? 'Ein Eigentümer' : quoted(a.owner)}${a.where ? ` ${fromPlace(a.where)}` : ''} hält einen Teil.`,
  'supplier-seat': (a) => `Der Sitz ist ${insidePlace(a.where)}.`,
  'unknown-origin': (a) =>
    a.candidates.length === 0
      ? `${doing(a.work)}: Herkunft unbekannt. Keine Regel zu Ländern, Ausfuhrbeschränkungen oder Anteilen kann das beurteilen: das Land angeben, oder die möglichen Länder als „origins“.`
      : `${doing(a.work)} findet in einem von mehreren Ländern statt. Summen nach Ländern lassen das aus, bis eines feststeht: ${oneOf(a.candidates.slice(0, 8).map(german))}.`,
  'non-fta-source': (a) => `${unqualified(a)}`,
  'lapsed-agreement': (a) =>
    `${unqualified(a)} Das Abkommen ${a.agreement} war angestrebt und ist am ${day(a.since)} gescheitert${a.note === undefined ? '' : `: ${german(a.note)}`}.`,
  'unknown-agreement': (a) =>
    `${doing(a.work)} ${inside(a.country)}: Das Abkommen gilt vielleicht nicht mehr. Prüfen, ob das Abkommen ${a.agreement} am ${day(a.day)} in Kraft ist: unbekannt seit ${day(a.since)}${a.note === undefined ? '' : `, ${german(a.note)}`}.`,
  'pending-agreement': (a) =>
    `${doing(a.work)} ${inside(a.country)} erfüllt die Bedingung noch nicht. Das Abkommen ist am ${day(a.day)} nicht in Kraft (${a.agreement}, ${STATES[a.state]} ${day(a.since)}): bis dahin aus einem Land beziehen, das sie erfüllt.${a.knownTo === undefined ? '' : ` Stand der Daten ${day(a.knownTo)}: prüfen, ob es seither unterzeichnet ist.`}`,
  'undeclared-processing': (a) =>
    `Kein Schritt sagt, wo verarbeitet wird: ${german(a.material)}. Den Verarbeitungsschritt angeben${
      a.dominant ? `: ${leading(a.dominant)}` : ''
    }.`,
  'undeclared-upstream': (a) =>
    `${capital(german(a.component))} nennt keine Vorstufen, die Herkunft bleibt verborgen. Die Schritte davor ergänzen; üblich als Bestandteile: ${allOf(a.madeFrom.map(german))}.`,
  'single-country-dependence': (a) =>
    `${partBeside(a.part, a.line)} ${from(a.country)}: ${work(a.stage, a.material)}${a.recycling ? ' und Recycling' : ''}. Eine zweite Quelle anderswo ergänzen oder einen Teil dorthin verlagern: mehr als ${a.line.equals(0.5) ? 'die Hälfte' : exactPercent(a.line)} aus einem Land, nach ${a.by === 'share' ? 'Anteil' : 'Wert'}.`,
};

/** `Verarbeitung von Lithium`, with the part that is meant. */
export const doing = ({ subject, text, stage, part }: Work): string =>
  `${named(subject ?? (text === undefined ? undefined : quoted(text)), stage)}${partOf(part)}`;

function named(subject: string | undefined, stage: Stage | undefined): string {
  if (stage === undefined)
    return subject === undefined ? 'Dieser Schritt' : `Schritt mit ${some(subject)}`;
  return subject === undefined ? STAGES[stage] : work(stage, subject);
}

const partOf = (part: Work['part']): string => {
  if (part === undefined) return '';
  return part === 'candidate' ? ' (mögliche Herkunft)' : ` (${exactPercent(part)})`;
};

const asChina = ({ countsAsChina }: Where): string => (countsAsChina ? ' (zählt als China)' : '');

export const insidePlace = (where: Where): string => `${inside(where.country)}${asChina(where)}`;

export const fromPlace = (where: Where): string => `${from(where.country)}${asChina(where)}`;

/** A covered nation, and why where its name does not say so. */
const insideBrief = ({ country, countsAsChina }: Where): string =>
  `${inside(country)} (${countsAsChina ? 'zählt als China, ' : ''}erfasstes Land)`;

const agreements = (mineral: boolean): string =>
  mineral ? 'Freihandels- oder Rohstoffabkommen' : 'Freihandelsabkommen';

const fix = (mineral: boolean): string =>
  `Aus den USA beziehen oder aus einem Land, mit dem die USA ein ${agreements(mineral)} in Kraft haben.`;

const unqualified = (a: { work: Work; country: string; day: string; mineral: boolean }): string =>
  `${doing(a.work)} ${inside(a.country)} erfüllt die Bedingung nicht. Am ${day(a.day)} ist mit den USA kein ${agreements(a.mineral)} in Kraft: aus einem Land beziehen, das eines hat.`;

const stepName = (id: string | undefined): string =>
  id === undefined ? 'ein Schritt ohne Kennung' : quoted(id);

function way(path: readonly (string | undefined)[], leftOut: number): string {
  const names = path.map(stepName);
  if (leftOut > 0) names.splice(-1, 0, `${String(leftOut)} weitere`);
  return names.join(' ← ');
}

export const HOLDINGS: Readonly<Record<Ownership['kind'], string>> = {
  equity: 'Kapital',
  votes: 'Stimmrechte',
  board: 'Sitze im Leitungsorgan',
  debt: 'Schulden',
};

function held(holding: Holding): string {
  return holding.kind === 'seat'
    ? `hat den Sitz ${insideBrief(holding.where)}`
    : `gehört zu ${partBeside(holding.part, holding.line)} Eigentümern ${each(
        holding.by.map(({ country }) => country),
        from,
      )} (Schwelle ${exactPercent(holding.line)}, ${HOLDINGS[holding.of]})`;
}

function known(holding: Holding): string {
  if (holding.kind !== 'seat' || holding.known === undefined) return '';
  return holding.known === 'recalled'
    ? ' (der Sitz ist aus dem Gedächtnis angegeben, nicht aus einem Dokument)'
    : ` (Quelle: ${holding.known.source})`;
}

const RESERVES = { recalled: '; aus dem Gedächtnis', estimated: '; geschätzt' };

function leading({ country, percent: part, year, measure, of: what, reserve }: Dominant): string {
  const that = what === undefined ? '' : ` bei der Produktion (${german(what)})`;
  const less = reserve === undefined ? '' : RESERVES[reserve];
  return `${german(country)} führt${that} mit ${percent(part)} weltweit im Jahr ${String(year)} (gezählt: ${german(measure)}${less})`;
}
