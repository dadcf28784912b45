import Fraction from 'fraction.js';
import type { Analysis } from '../analysis/analysis';
import type { Knowledge } from '../knowledge/knowledge';
import type { ListedCompany } from '../knowledge/types';
import type { Step } from '../chain/graph';
import { amount, exactPercent, partBeside } from '../messages/words';
import type { Addend, ChainTest, Lacking, ShareResult } from '../regimes/share';
import type { Chain } from '../regimes/chains';
import { reasonFor } from '../regimes/whom';
import type { Block, Line } from './blocks';
import { line, list, strong } from './blocks';
import { activity } from './step';
import { placesOf } from './places';
import { shortened, standingWords, subjectName } from './words';

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
): AddendReason {
  const { value, qualifies, chain, step } = addend;
  const { knowledge } = analysis;
  if (chain) {
    return {
      ...{ value, qualifies },
      what: `chain of ${subjectName(chain.subject, knowledge)}`,
      reason: testsOf(addend.passes),
      of: stepsOf(chain, amount, analysis, MAX_STEPS_IN_TABLE),
    };
  }
  return {
    ...{ value, qualifies },
    what: step ? activity(step, knowledge) : '',
    reason: step ? groundOf(step, result, analysis) : '',
    of: step ? nameOf(step) : '',
  };
}

const MAX_ADDENDS = 12;
const MAX_STEPS = 4;
const MAX_STEPS_IN_TABLE = 50;

/** The sum behind a share, chain by chain or step by step, each with its ground. */
export function explainShare(result: ShareResult, analysis: Analysis): Block[] {
  const { requirement, threshold, sum, lacking } = result;
  const title = strong(requirement.name);
  if (!threshold) return [];
  if (lacking.length > 0) {
    return [
      line(title, ': cannot be computed'),
      ...list(shorten(lacking.map((each) => lackingLine(each, analysis)))),
    ];
  }
  if (!sum) return [line(title, ': nothing counts here')];
  const wanted = new Fraction(threshold.percent, 100);
  const best = sum.best
    ? ` in the worst case of its origins, ${partBeside(sum.best.share, wanted)} in the best`
    : '';
  const currency = analysis.manifest.currency?.value;
  const money = (value: Fraction): string =>
    currency === undefined ? amount(value) : `${currency} ${amount(value)}`;
  return [
    line(
      title,
      `: ${money(sum.qualifying)} of ${money(sum.total)} qualifies = ${partBeside(sum.share, wanted)}${best}, ` +
        `${exactPercent(wanted)} wanted in ${threshold.year}: ${sum.passes ? '✔ passes' : '✖ fails'}`,
    ),
    ...list(shorten(sum.addends.map((addend) => addendLine(addend, result, money, analysis)))),
  ];
}

function lackingLine({ step, lacks }: Lacking, { knowledge }: Analysis): Line {
  const what = {
    value: 'no value',
    country: 'no known country',
    currency: 'another currency',
    stage: 'no valid stage',
  };
  return [`${nameOf(step)} (${activity(step, knowledge)}) has ${what[lacks]}`];
}

function addendLine(
  addend: Addend,
  result: ShareResult,
  money: (value: Fraction) => string,
  analysis: Analysis,
): Line {
  const mark = addend.qualifies ? '✔' : '✖';
  const { knowledge } = analysis;
  if (addend.chain) {
    const subject = subjectName(addend.chain.subject, knowledge);
    return [
      `${mark} ${subject} ${money(addend.value)}: ${testsOf(addend.passes)} — `,
      stepsOf(addend.chain, money, analysis),
    ];
  }
  const { step } = addend;
  return step
    ? [`${mark} ${nameOf(step)} ${money(addend.value)}: ${groundOf(step, result, analysis)}`]
    : [];
}

const TESTS: Readonly<Record<ChainTest, string>> = {
  extraction: 'half or more of its extraction is in qualifying countries',
  processing: 'half or more of its processing is in qualifying countries',
  recycling: 'half or more is recycled in North America',
};

const testsOf = (passes: readonly ChainTest[]): string =>
  passes.length === 0
    ? 'no stage is to half in qualifying countries'
    : passes.map((test) => TESTS[test]).join('; ');

function stepsOf(
  { parts }: Chain,
  money: (value: Fraction) => string,
  { knowledge, asOf = knowledge.asOf }: Analysis,
  max = MAX_STEPS,
): string {
  const shown = parts.slice(0, max).map(({ step, stage, value, isSplit }) => {
    const { country } = step;
    const standing = country && knowledge.standing(country.code, asOf, 'mineral');
    const where =
      country && standing
        ? `${country.name} (${standingWords(standing)})`
        : placesOf(step, knowledge) || 'no country';
    return `${nameOf(step)}, ${stage}, ${where}, ${isSplit ? 'its part ' : ''}${money(value)}`;
  });
  const more = parts.length - shown.length;
  return [...shown, ...(more > 0 ? [`${String(more)} more`] : [])].join('; ');
}

function groundOf(step: Step, { requirement }: ShareResult, analysis: Analysis): string {
  const { knowledge, asOf = knowledge.asOf } = analysis;
  const { country } = step;
  const where = country?.name ?? (placesOf(step, knowledge) || 'no country');
  const { qualifies } = requirement;
  if (!('not' in qualifies)) return where;
  const reason = reasonFor(qualifies.not, step, { ...analysis, asOf });
  switch (reason?.kind) {
    case undefined:
      // What candidates come to, the sum says.
      return country ? `${where}, no prohibited entity known on ${asOf}` : where;
    case 'country':
    case 'region':
      return `${where}, a covered nation`;
    case 'seat':
      return `${where}, by a supplier seated in ${reason.country.name}`;
    case 'held':
      return `${where}, by a supplier ${exactPercent(reason.holding.total)} owned from covered nations`;
    case 'listed':
      return `${where}, by a company on the ${listNames(reason.listed.entries, knowledge)}${reason.listed.owner ? ', through an owner' : ''}`;
    case 'influenced':
      return `${where}, by a supplier of which ${INFLUENCES[reason.by]} ${exactPercent(reason.part)}`;
  }
}

const INFLUENCES = {
  single: 'one specified foreign entity holds',
  together: 'specified foreign entities hold',
  debt: 'specified foreign entities hold debt of',
};

const listNames = (entries: readonly ListedCompany[], knowledge: Knowledge): string =>
  [...new Set(entries.map(({ list }) => knowledge.companyList(list)?.name ?? list))].join(', ');

const nameOf = ({ source }: Step): string => shortened(source.id?.value ?? 'a step without id');

function shorten(lines: readonly Line[]): Line[] {
  const more = lines.length - MAX_ADDENDS;
  return more > 0 ? [...lines.slice(0, MAX_ADDENDS), [`… and ${String(more)} more`]] : [...lines];
}
