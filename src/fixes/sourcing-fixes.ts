import type { Analysis } from '../analysis/analysis';
import type { Finding } from '../rules/finding';
import type { PartnerFix } from '../rules/rule';
import type { Graph, Step } from '../chain/graph';
import { placeIn } from '../chain/places';
import { subjectOf } from '../chain/subject-of';
import { stepAt } from '../analysis/at';
import type { Knowledge, CountryStatus } from '../knowledge/knowledge';
import { qualifies } from '../knowledge/country-status';
import type { Language } from '../messages/language';
import type { Source } from '../manifest/model';
import { endOf, startOf } from '../manifest/model';
import type { Alternative } from './alternatives';
import { alternativesFor } from './alternatives';
import { placeAfter } from './fix';
import type { Fix, TextEdit } from './fix';
import type { FixPage, Page } from './write';
import { removeKey, together } from './write';
import { ownValue } from './own-value';
import { addSecond } from './second-source';
import { shortened } from '../text/clean';
import type { Stretch } from '../text/stretch';
import { OF_THE_SUPPLIER, placeholder, removedWords } from './new-partner';

/**
 * Alternative partners for the step that a finding is about, and a second source beside it; where the one
 * step that it comes from is in an imported file, partners for that step, there.
 *
 * @param pageOf the text that a step stands in, by the key of its file
 */
export function sourcingFixes(
  fix: PartnerFix | 'second-source',
  finding: Finding,
  analysis: Analysis,
  pageOf: (file: string | undefined) => FixPage | undefined,
  knowledge: Knowledge,
  language: Language,
): Fix[] {
  const step = stepToReplace(fix, finding, analysis);
  const page = step && pageOf(step.file);
  if (!step || !page) return [];
  const offers = alternativesFor(step, analysis, accepts(fix, step, knowledge, analysis), language);
  const isAnother = step.source !== finding.source;
  const replacing =
    fix === 'second-source'
      ? []
      : offers.flatMap(
          (offer) => replaceSupplier(finding, step, offer, page, knowledge, isAnother) ?? [],
        );
  // What the step feeds may stand in files that are not at hand.
  if (step.file !== undefined) return replacing;
  const second = offers[0] && addSecond(finding, step, offers[0], analysis, page, knowledge);
  return second ? [...replacing, second] : replacing;
}

/** The step itself; for what comes from upstream the one step that it rests on. */
function stepToReplace(
  fix: PartnerFix | 'second-source',
  finding: Finding,
  { graph }: Analysis,
): Step | undefined {
  const { source, place } = finding;
  const step = source && stepOf(source, graph);
  if (fix === 'second-source') return step;
  const { of } = fix;
  const fed = step?.inputs.find(({ entry }) => entry === place)?.step;
  if (!fed) return of === undefined ? step : undefined;
  const above = new Set([fed]);
  for (const each of above) {
    for (const input of each.inputs) if (input.step) above.add(input.step);
    if (above.size > 2000) return undefined;
  }
  const causes = [...above].filter((each) =>
    of === undefined ? isExcludedStep(each, finding) : placeIn(each, of) !== undefined,
  );
  return causes.length === 1 ? causes[0] : undefined;
}

/** Whether a step is the one that a regime excludes, as the finding at what it feeds names it. */
function isExcludedStep({ source, file }: Step, { related }: Finding): boolean {
  const [start, end] = [startOf(source.place), endOf(source.place)];
  return related.some(
    ({ message, place, file: of }) =>
      message.key === 'excluded-step' &&
      of === file &&
      startOf(place) >= start &&
      startOf(place) <= end,
  );
}

/** Steps stand in the order of the text. */
export function stepOf(source: Source, { own }: Graph): Step | undefined {
  const near = stepAt(own, startOf(source.place));
  return near?.source === source ? near : own.find((each) => each.source === source);
}

/** Whether moving the step to a country would fix the finding. */
function accepts(
  fix: PartnerFix | 'second-source',
  step: Step,
  knowledge: Knowledge,
  { asOf }: Analysis,
): (country: string, countryStatus: CountryStatus) => boolean {
  const partner = fix === 'second-source' ? 'elsewhere' : fix.partner;
  return (country, countryStatus) => {
    if (country === step.country?.code && partner !== 'anywhere') return false;
    if (partner === 'qualifying' && !qualifies(countryStatus)) return false;
    if (partner !== 'unrestricted' || asOf === undefined) return true;
    const subject = subjectOf(step, knowledge);
    return knowledge.restrictionsOn(country, subject, asOf).length === 0;
  };
}

/** What puts another partner in a step's place, and where its name stands then. */
interface PartnerEdits {
  readonly edits: readonly TextEdit[];
  readonly naming: Stretch;
}

/**
 * Puts another partner in the place of a step's own; undefined where that cannot be done surely, without a
 * change of another step.
 */
export function partnerEdits(
  { source }: Step,
  { country, supplier }: Alternative,
  page: Page,
  knowledge: Knowledge,
): PartnerEdits | undefined {
  const named = ownValue(page, source, 'supplier', supplier ?? placeholder(country, knowledge));
  const placed = ownValue(page, source, 'country', country);
  if (!named || !placed) return undefined;
  const edits = together([
    ...named.edits,
    ...placed.edits,
    ...OF_THE_SUPPLIER.filter((key) => source.keys.has(key)).map((key) =>
      removeKey(page, source, key),
    ),
  ]);
  if (!edits) return undefined;
  const { start } = placeAfter(edits, named.edit);
  return { edits, naming: { start: start + named.from, end: start + named.to } };
}

function replaceSupplier(
  { ruleId }: Finding,
  step: Step,
  offer: Alternative,
  page: FixPage,
  knowledge: Knowledge,
  isAnother: boolean,
): Fix | undefined {
  const { source, file } = step;
  const { supplier, title } = offer;
  const found = partnerEdits(step, offer, page, knowledge);
  if (!found) return undefined;
  const { edits, naming } = found;
  const { t } = page.language;
  const of = isAnother && source.id ? shortened(source.id.value, 60) : undefined;
  const other = file === undefined ? undefined : shortened(nameOf(file), 60);
  const where =
    of === undefined
      ? other === undefined
        ? ''
        : ` ${t('in {file}', { file: other })}`
      : other === undefined
        ? ` (${t('for {id}', { id: of })})`
        : ` (${t('for {id} in {file}', { id: of, file: other })})`;
  return {
    title: title + where + removedWords(source, page.language),
    ruleId,
    kind: 'alternative',
    ...(file !== undefined && { file }),
    edits,
    ...(supplier === undefined && { select: naming }),
    preferred: false,
    safe: false,
  };
}

/** The last part of a path. */
const nameOf = (file: string): string => file.slice(file.lastIndexOf('/') + 1);
