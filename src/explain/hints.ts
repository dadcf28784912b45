import type { Analysis } from '../analysis/analysis';
import type { Step } from '../chain/graph';
import type { Knowledge } from '../knowledge/knowledge';
import { endOf, startOf } from '../manifest/model';
import type { Language } from '../messages/language';
import { ENGLISH } from '../messages/language';
import { stepIndexAt } from '../analysis/at';
import { shortStatusWords, statusMark, countryStatusWords } from './words';

/** What stands behind the country of a step: its name and its status as of the day. */
export interface CountryHint {
  /** Where it stands in the text. */
  readonly offset: number;
  readonly label: string;
  readonly tooltip: string;
}

/** The hints of the countries that stand in a stretch of the text. */
export function countryHints(
  analysis: Analysis,
  knowledge: Knowledge,
  from: number,
  to: number,
  language: Language = ENGLISH,
): CountryHint[] {
  const { own } = analysis.graph;
  const hints: CountryHint[] = [];
  for (let index = stepIndexAt(own, from); index < own.length; index++) {
    const step = own[index];
    const country = step?.source.country;
    if (!step || startOf(step.source.place) > to) break;
    if (!country || startOf(country) < from || endOf(country) > to) continue;
    const hint = hintFor(step, analysis, knowledge, language);
    if (hint) hints.push(hint);
  }
  return hints;
}

function hintFor(
  step: Step,
  { asOf }: Analysis,
  knowledge: Knowledge,
  language: Language,
): CountryHint | undefined {
  const written = step.source.country;
  if (!step.country || !written || asOf === undefined) return undefined;
  const countryStatus = knowledge.countryStatus(step.country.code, asOf, step.kind);
  const name = language.name(step.country.name);
  const status = `${statusMark(countryStatus)} ${shortStatusWords(countryStatus, language)}`.trim();
  const isName = written.value.toLowerCase() === name.toLowerCase();
  return {
    offset: endOf(written),
    label: isName ? status : `${name} ${status}`,
    tooltip: language.t('{country} on {day}: {countryStatus}', {
      country: name,
      day: language.day(asOf),
      countryStatus: countryStatusWords(countryStatus, language),
    }),
  };
}
