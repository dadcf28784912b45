import Fraction from 'fraction.js';
import type { Analysis } from '../analysis/analysis';
import type { Knowledge } from '../knowledge/knowledge';
import type { ListedCompany } from '../knowledge/types';
import type { Step } from '../chain/graph';
import type { Language, Text } from '../messages/language';
import { ENGLISH } from '../messages/language';
import { amount, exactPercent, partBeside } from '../messages/words';
import type { Addend, ChainTest, Lacking, ShareResult } from '../regimes/share';
import type { Chain } from '../regimes/chains';
import { reasonFor } from '../regimes/whom';
import type { Block, Line } from './blocks';
import { line, list, strong } from './blocks';
import { activity } from './step';
import { placesOf } from './places';
import { andMore, idOf, countryStatusWords, subjectName } from './words';

/** What one line of a sum is, what it is worth, and why it qualifies or not. */
export interface AddendReason {
  readonly what: string;
  readonly value: Fraction;
  readonly qualifies: boolean;
  readonly reason: string;
  /** The steps that it is made of. */
  readonly of: string;
}

/** A line of a sum in words, for tables. */
export function addendReason(
  addend: Addend,
  result: ShareResult,
  analysis: Analysis,
  language: Language = ENGLISH,
): AddendReason {
  const { value, qualifies, chain, step } = addend;
  const { knowledge } = analysis;
  if (chain) {
    return {
      ...{ value, qualifies },
      what: language.t('chain of {subject}', {
        subject: subjectName(chain.subject, knowledge, language),
      }),
      reason: testsOf(addend.passes, language),
      of: stepsOf(chain, (part) => amount(part, language), analysis, language, MAX_STEPS_IN_TABLE),
    };
  }
  return {
    ...{ value, qualifies },
    what: step ? activity(step, knowledge, language) : '',
    reason: step ? groundOf(step, result, analysis, language) : '',
    of: step ? idOf(step, language) : '',
  };
}

const MAX_ADDENDS = 12;
const MAX_STEPS = 4;
const MAX_STEPS_IN_TABLE = 50;

/** The sum behind a share, chain by chain or step by step, each with its reason. */
export function explainShare(result: ShareResult, analysis: Analysis, language: Language): Block[] {
  const { t } = language;
  const { requirement, threshold, sum, lacking } = result;
  const title = strong(language.name(requirement.name));
  if (!threshold) return [];
  if (lacking.length > 0) {
    return [
      line(title, `: ${t('cannot be computed')}`),
      ...list(
        shorten(
          lacking.map((each) => lackingLine(each, analysis, language)),
          language,
        ),
      ),
    ];
  }
  if (!sum) return [line(title, `: ${t('nothing counts here')}`)];
  const wanted = new Fraction(threshold.percent, 100);
  const best = sum.best
    ? ` ${t('in the worst case of its origins, {best} in the best', { best: partBeside(sum.best.share, wanted, language) })}`
    : '';
  const currency = analysis.manifest.currency?.value;
  const money = (value: Fraction): string =>
    currency === undefined
      ? amount(value, language)
      : t('{currency} {amount}', { currency, amount: amount(value, language) });
  return [
    line(
      title,
      `: ${t('{part} of {whole} qualifies = {share}', {
        part: money(sum.qualifying),
        whole: money(sum.total),
        share: partBeside(sum.share, wanted, language),
      })}${best}, ${t('{share} wanted in {year}', {
        share: exactPercent(wanted, language),
        year: threshold.year,
      })}: ${sum.passes ? `✔ ${t('passes')}` : `✖ ${t('fails')}`}`,
    ),
    ...list(
      shorten(
        sum.addends.map((addend) => addendLine(addend, result, money, analysis, language)),
        language,
      ),
    ),
  ];
}

const LACKS = {
  value: 'no value',
  country: 'no known country',
  currency: 'another currency',
  stage: 'no valid stage',
} as const satisfies Readonly<Record<Lacking['lacks'], Text>>;

function lackingLine({ step, lacks }: Lacking, { knowledge }: Analysis, language: Language): Line {
  return [
    language.t('{step} has {what}', {
      step: `${idOf(step, language)} (${activity(step, knowledge, language)})`,
      what: language.t(LACKS[lacks]),
    }),
  ];
}

function addendLine(
  addend: Addend,
  result: ShareResult,
  money: (value: Fraction) => string,
  analysis: Analysis,
  language: Language,
): Line {
  const mark = addend.qualifies ? '✔' : '✖';
  const { knowledge } = analysis;
  if (addend.chain) {
    const subject = subjectName(addend.chain.subject, knowledge, language);
    return [
      `${mark} ${subject} ${money(addend.value)}: ${testsOf(addend.passes, language)} — `,
      stepsOf(addend.chain, money, analysis, language),
    ];
  }
  const { step } = addend;
  return step
    ? [
        `${mark} ${idOf(step, language)} ${money(addend.value)}: ${groundOf(step, result, analysis, language)}`,
      ]
    : [];
}

const TESTS = {
  extraction: 'half or more of its extraction is in qualifying countries',
  processing: 'half or more of its processing is in qualifying countries',
  recycling: 'half or more is recycled in North America',
} as const satisfies Readonly<Record<ChainTest, Text>>;

const testsOf = (passes: readonly ChainTest[], { t }: Language): string =>
  passes.length === 0
    ? t('no stage is to half in qualifying countries')
    : passes.map((test) => t(TESTS[test])).join('; ');

function stepsOf(
  { parts }: Chain,
  money: (value: Fraction) => string,
  { knowledge, asOf = knowledge.asOf }: Analysis,
  language: Language,
  max = MAX_STEPS,
): string {
  const { t, name } = language;
  const shown = parts.slice(0, max).map(({ step, stage, value, isSplit }) => {
    const { country } = step;
    const countryStatus = country && knowledge.countryStatus(country.code, asOf, 'mineral');
    const where =
      country && countryStatus
        ? `${name(country.name)} (${countryStatusWords(countryStatus, language)})`
        : placesOf(step, knowledge, language) || t('no country');
    const part = isSplit ? t('its part {value}', { value: money(value) }) : money(value);
    return `${idOf(step, language)}, ${name(stage)}, ${where}, ${part}`;
  });
  const more = parts.length - shown.length;
  return [...shown, ...(more > 0 ? [andMore(more, language)] : [])].join('; ');
}

function groundOf(
  step: Step,
  { requirement }: ShareResult,
  analysis: Analysis,
  language: Language,
): string {
  const { t, name } = language;
  const { knowledge, asOf = knowledge.asOf } = analysis;
  const { country } = step;
  const where = country
    ? name(country.name)
    : placesOf(step, knowledge, language) || t('no country');
  const { qualifies } = requirement;
  if (!('not' in qualifies)) return where;
  const reason = reasonFor(qualifies.not, step, { ...analysis, asOf });
  switch (reason?.kind) {
    case undefined:
      // What candidates come to, the sum says.
      return country
        ? t('{place}, no prohibited entity known on {day}', {
            place: where,
            day: language.day(asOf),
          })
        : where;
    case 'country':
    case 'region':
      return `${where}, ${t('covered nation')}`;
    case 'seat':
      return t('{place}, by a supplier seated in {country}', {
        place: where,
        country: name(reason.country.name),
      });
    case 'held':
      return t('{place}, by a supplier {share} owned from covered nations', {
        place: where,
        share: exactPercent(reason.holding.total, language),
      });
    case 'listed':
      return t(
        reason.listed.owner
          ? '{place}, by a company on the {list}, through an owner'
          : '{place}, by a company on the {list}',
        { place: where, list: listNames(reason.listed.entries, knowledge) },
      );
    case 'influenced':
      return t(INFLUENCES[reason.by], {
        place: where,
        share: exactPercent(reason.part, language),
      });
  }
}

const INFLUENCES = {
  single: '{place}, by a supplier of which one specified foreign entity holds {share}',
  together: '{place}, by a supplier of which specified foreign entities hold {share}',
  debt: '{place}, by a supplier of which specified foreign entities hold debt of {share}',
} as const;

const listNames = (entries: readonly ListedCompany[], knowledge: Knowledge): string =>
  [...new Set(entries.map(({ list }) => knowledge.companyList(list)?.name ?? list))].join(', ');

function shorten(lines: readonly Line[], { t }: Language): Line[] {
  const more = lines.length - MAX_ADDENDS;
  return more > 0
    ? [...lines.slice(0, MAX_ADDENDS), [t('… and {count} more', { count: more })]]
    : [...lines];
}
