import type { Step } from '../chain/graph';
import type { AgreementStatus, Knowledge, CountryStatus } from '../knowledge/knowledge';
import type { Agreement, AgreementState, Country, Day } from '../knowledge/types';
import type { Language, Text } from '../messages/language';
import { ENGLISH } from '../messages/language';
import type { Block, Line } from './blocks';
import { line, list, strong } from './blocks';
import { factBlocks } from './facts';
import { productionBlocks } from './production';
import { restrictionBlocks } from './restrictions';
import { citation, countryName, statusMark, countryStatusWords, stateName } from './words';

const MAX_AGREEMENTS = 5;

/** Status of a country on a day and its reason; for a step also restrictions, figures and its facts first. */
export function explainCountry(
  country: Country,
  day: Day,
  knowledge: Knowledge,
  step: Step | undefined,
  shown: Set<string>,
  language: Language = ENGLISH,
): Block[] {
  const countryStatus = knowledge.countryStatus(country.code, day, step?.kind ?? 'mineral');
  // Of a step of several places, this one.
  const here = step && { ...step, country };
  return [
    line(...countryStatusLine(country, day, knowledge, language, step?.kind)),
    ...list(agreementLines(country, countryStatus, day, knowledge, step, language)),
    ...(here
      ? [
          ...restrictionBlocks(here, day, knowledge, language),
          ...productionBlocks(here, day, knowledge, language),
        ]
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
      language,
    ),
  ];
}

/** `Chile (CL): ✔ free-trade agreement since 2004, on 2023-06-30`. */
export function countryStatusLine(
  country: Country,
  day: Day,
  knowledge: Knowledge,
  language: Language,
  kind: Step['kind'] = 'mineral',
): Line {
  const countryStatus = knowledge.countryStatus(country.code, day, kind);
  const nation =
    countryStatus.kind === 'covered' && country.code !== countryStatus.nation
      ? ` (${language.t('counts as {country}: inferred, the law names {country} only', { country: countryName(countryStatus.nation, knowledge, language) })})`
      : '';
  const words = `${statusMark(countryStatus)} ${countryStatusWords(countryStatus, language)}${nation}`;
  return [
    strong(language.name(country.name)),
    ` (${country.code}): ${language.t('{countryStatus}, on {day}', { countryStatus: words, day: language.day(day) })}`,
  ];
}

/**
 * The agreements that concern a country: what the status rests on, those that could give one, then the
 * latest.
 */
function agreementLines(
  country: Country,
  countryStatus: CountryStatus,
  day: Day,
  knowledge: Knowledge,
  step: Step | undefined,
  language: Language,
): Line[] {
  const decisive = 'agreement' in countryStatus ? countryStatus.agreement : undefined;
  const states = knowledge
    .states(country.code, day)
    .toSorted(
      (a, b) =>
        Number(b.agreement === decisive) - Number(a.agreement === decisive) ||
        Number(givesStatus(b)) - Number(givesStatus(a)) ||
        (a.event.date.day < b.event.date.day ? 1 : -1),
    );
  const lines = states
    .slice(0, MAX_AGREEMENTS)
    .map((status) => agreementLine(status, knowledge, step, language));
  const more = states.length - lines.length;
  if (more > 0) lines.push([language.t('… and {count} more', { count: more })]);
  return lines;
}

const givesStatus = ({ agreement: { kind }, event: { state } }: AgreementStatus): boolean =>
  (kind === 'free-trade-agreement' || kind === 'critical-minerals-agreement') &&
  state !== 'ended' &&
  state !== 'lapsed';

/** How a state goes with its date; what only goes on is known as of it. */
const SINCE: ReadonlySet<AgreementState> = new Set(['in-force', 'lapsed', 'unknown']);
const ON: ReadonlySet<AgreementState> = new Set(['signed', 'ended']);

const KINDS = {
  'free-trade-agreement': 'free-trade agreement',
  'critical-minerals-agreement': 'critical-minerals agreement',
  partnership: 'partnership',
  memorandum: 'memorandum',
  framework: 'framework',
} as const satisfies Readonly<Record<Agreement['kind'], Text>>;

function agreementLine(
  { agreement, event }: AgreementStatus,
  knowledge: Knowledge,
  step: Step | undefined,
  language: Language,
): Line {
  const { t } = language;
  const kind = t(KINDS[agreement.kind]);
  const at = { state: stateName(event.state, language), day: language.day(event.date.text) };
  const state = ON.has(event.state)
    ? `${at.state} ${at.day}`
    : SINCE.has(event.state)
      ? t('{state} since {day}', at)
      : t('{state} as of {day}', at);
  const limited =
    agreement.kind === 'critical-minerals-agreement' && step?.kind === 'component'
      ? `; ${t('it counts for minerals only')}`
      : '';
  const note = event.note === undefined ? '' : ` (${language.name(event.note)})`;
  return [
    `${agreement.name}, ${kind}: ${state}${note}${limited}`,
    ...citation(
      { ...agreement, confidence: event.confidence ?? agreement.confidence },
      knowledge,
      language,
    ),
  ];
}
