import type { Step } from '../chain/graph';
import type { AgreementStatus, Knowledge, Standing } from '../knowledge/knowledge';
import type { AgreementState, Country, Day } from '../knowledge/types';
import type { Block, Line } from './blocks';
import { line, list, strong } from './blocks';
import { factBlocks } from './facts';
import { productionBlocks } from './production';
import { restrictionBlocks } from './restrictions';
import { citation, countryName, standingMark, standingWords, stateName } from './words';

const MAX_AGREEMENTS = 5;

/** Status of a country on a day and its ground; for a step also restrictions, figures and its facts first. */
export function explainCountry(
  country: Country,
  day: Day,
  knowledge: Knowledge,
  step: Step | undefined,
  shown: Set<string>,
): Block[] {
  const standing = knowledge.standing(country.code, day, step?.kind ?? 'mineral');
  // Of a step of several places, this one.
  const here = step && { ...step, country };
  return [
    line(...standingLine(country, day, knowledge, step?.kind)),
    ...list(agreementLines(country, standing, day, knowledge, step)),
    ...(here
      ? [...restrictionBlocks(here, day, knowledge), ...productionBlocks(here, day, knowledge)]
      : []),
    ...factBlocks(
      {
        country,
        ...(step?.material !== undefined && { materials: knowledge.family(step.material) }),
        ...(step?.component !== undefined && { component: step.component }),
        ...(step?.stage !== undefined && { stage: step.stage }),
      },
      knowledge,
      shown,
    ),
  ];
}

/** `Chile (CL): ✔ free-trade agreement since 2004, on 2023-06-30`. */
export function standingLine(
  country: Country,
  day: Day,
  knowledge: Knowledge,
  kind: Step['kind'] = 'mineral',
): Line {
  const standing = knowledge.standing(country.code, day, kind);
  const nation =
    standing.kind === 'covered' && country.code !== standing.nation
      ? ` (counts as ${countryName(standing.nation, knowledge)})`
      : '';
  return [
    strong(country.name),
    ` (${country.code}): ${standingMark(standing)} ${standingWords(standing)}${nation}, on ${day}`,
  ];
}

/**
 * The agreements that concern a country: what the standing rests on, those that could give one, then the
 * latest.
 */
function agreementLines(
  country: Country,
  standing: Standing,
  day: Day,
  knowledge: Knowledge,
  step: Step | undefined,
): Line[] {
  const ground = 'agreement' in standing ? standing.agreement : undefined;
  const states = knowledge
    .states(country.code, day)
    .toSorted(
      (a, b) =>
        Number(b.agreement === ground) - Number(a.agreement === ground) ||
        Number(givesStanding(b)) - Number(givesStanding(a)) ||
        (a.event.date.day < b.event.date.day ? 1 : -1),
    );
  const lines = states
    .slice(0, MAX_AGREEMENTS)
    .map((status) => agreementLine(status, knowledge, step));
  const more = states.length - lines.length;
  if (more > 0) lines.push([`… and ${String(more)} more`]);
  return lines;
}

const givesStanding = ({ agreement: { kind }, event: { state } }: AgreementStatus): boolean =>
  (kind === 'free-trade-agreement' || kind === 'critical-minerals-agreement') &&
  state !== 'ended' &&
  state !== 'lapsed';

/** How a state goes with its date; what only goes on is known as of it. */
const JOINTS: Readonly<Partial<Record<AgreementState, string>>> = {
  'in-force': 'since ',
  signed: '',
  ended: '',
  lapsed: 'since ',
  unknown: 'since ',
};

function agreementLine(
  { agreement, event }: AgreementStatus,
  knowledge: Knowledge,
  step: Step | undefined,
): Line {
  const joint = JOINTS[event.state] ?? 'as of ';
  const kind = agreement.kind.replaceAll('-', ' ');
  const limited =
    agreement.kind === 'critical-minerals-agreement' && step?.kind === 'component'
      ? '; it counts for minerals only'
      : '';
  const note = event.note === undefined ? '' : ` (${event.note})`;
  return [
    `${agreement.name}, ${kind}: ${stateName(event.state)} ${joint}${event.date.text}${note}${limited}`,
    ...citation({ ...agreement, confidence: event.confidence ?? agreement.confidence }, knowledge),
  ];
}
