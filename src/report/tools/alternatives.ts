import type { Analysis } from '../../analysis/analysis';
import { countryStatusWords } from '../../explain/words';
import { countriesFor } from '../../fixes/alternatives';
import { compareAlternatives } from '../../fixes/compare';
import type { Knowledge } from '../../knowledge/knowledge';
import { nearestOf } from '../../knowledge/near-names';
import { STAGES_OF } from '../../knowledge/stages';
import type { Day, Grounded, Stage } from '../../knowledge/types';
import { english } from '../../messages/english';
import { sentence } from '../../messages/message';
import type { Finding } from '../../rules/finding';
import type { Dated, Subject } from './names';
import { dated, meantIn, NotKnown, stageOf, subjectNamed } from './names';
import type { Reference } from './references';
import { referencesOfAll } from './references';

/** Countries that are listed. */
const MAX_COUNTRIES = 10;

/** Who could do a stage of a material, best first. */
export interface Alternatives extends Dated {
  readonly subject: string;
  readonly stage: Stage;
  readonly alternatives: readonly {
    /** ISO 3166-1 alpha-2. */
    readonly country: string;
    readonly name: string;
    readonly status: string;
    readonly percentOfWorld: number | null;
    /** What is counted: `nacelle assembly capacity`. */
    readonly measure: string | null;
    readonly year: number | null;
    readonly documents: readonly Reference[];
  }[];
}

/**
 * Countries that could do a stage of a material or component on a day: those with an agreement in force
 * and really producing it first. A country without a figure is not listed.
 *
 * @throws NotKnown for a name that is not known, or a stage that the subject has not
 */
export function alternativesOn(
  text: string,
  wanted: Stage | undefined,
  day: Day,
  knowledge: Knowledge,
): Alternatives {
  const subject = subjectNamed(text, knowledge);
  const stages = STAGES_OF[subject.material === undefined ? 'component' : 'material'];
  const stage = stageOf(subject, wanted, stages);
  const offers = countriesFor({ ...subject, stage }, knowledge, day, () => true);
  return {
    ...dated(day, knowledge),
    subject: subject.id,
    stage,
    alternatives: offers
      .slice(0, MAX_COUNTRIES)
      .map(({ country }) => rowOf(country, subject, stage, day, knowledge)),
  };
}

function rowOf(
  code: string,
  { id, kind }: Subject,
  stage: Stage,
  day: Day,
  knowledge: Knowledge,
): Alternatives['alternatives'][number] {
  const countryStatus = knowledge.countryStatus(code, day, kind);
  const share = knowledge.shareOf(code, id, stage === 'recycling' ? 'extraction' : stage, day);
  const behind: Grounded[] = 'agreement' in countryStatus ? [countryStatus.agreement] : [];
  return {
    country: code,
    name: knowledge.country(code)?.name ?? code,
    status: countryStatusWords(countryStatus),
    percentOfWorld: share ? Math.round(share.percent * 10) / 10 : null,
    measure: share?.set.measure ?? null,
    year: share?.year ?? null,
    documents: referencesOfAll(share ? [...behind, share.set] : behind, knowledge),
  };
}

/** Who could take over a step of a manifest, with what that would change. */
export interface StepAlternatives extends Dated {
  readonly source: string;
  readonly shares: readonly {
    readonly name: string;
    readonly before: string;
    readonly wanted: string;
    readonly passes: boolean;
  }[];
  readonly alternatives: readonly {
    readonly country: string;
    /** A supplier of the manifest that does the same already. */
    readonly supplier: string | null;
    readonly title: string;
    /** In the order of `shares` above. */
    readonly shares: readonly { readonly after: string; readonly passes: boolean }[];
    /** Findings as they would be, in the whole manifest. */
    readonly resolved: readonly FindingWords[];
    readonly new: readonly FindingWords[];
  }[];
}

interface FindingWords {
  readonly ruleId: string;
  readonly source: string | null;
  readonly message: string;
}

/** Findings that are listed of each alternative. */
const MAX_FINDINGS = 10;

/** Ids that are listed where another one was asked for. */
const MAX_IDS = 10;

/** @throws NotKnown where no source has the id */
export function stepAlternatives(id: string, analysis: Analysis): StepAlternatives {
  const step = analysis.graph.byId.get(id);
  if (!step) {
    const ids = [...analysis.graph.byId.keys()];
    const meant = nearestOf(id, ids);
    const listed =
      ids.length > 0
        ? ` It has ${ids.slice(0, MAX_IDS).join(', ')}${ids.length > MAX_IDS ? ' …' : ''}.`
        : '';
    throw new NotKnown(
      `No source of the manifest has the id “${id.slice(0, 80)}”.${meant === undefined ? listed : meantIn([meant])}`,
    );
  }
  const { shares, rows } = compareAlternatives(step, analysis);
  return {
    ...dated(analysis.asOf ?? analysis.input.today, analysis.knowledge),
    source: id,
    shares,
    alternatives: rows.map(({ offer, shares: after, gone, fresh }) => ({
      country: offer.country,
      supplier: offer.supplier ?? null,
      title: offer.title,
      shares: after,
      resolved: gone.slice(0, MAX_FINDINGS).map(wordsOf),
      new: fresh.slice(0, MAX_FINDINGS).map(wordsOf),
    })),
  };
}

const wordsOf = ({ ruleId, source, message }: Finding): FindingWords => ({
  ruleId,
  source: source?.id?.value ?? null,
  message: sentence(message, english),
});
