import type { Analysis } from '../../analysis/analysis';
import type { Step } from '../../chain/graph';
import { activity } from '../../explain/step';
import { startOf } from '../../manifest/model';
import { dataAge } from '../../messages/data-age';
import { counted } from '../../messages/words';
import { clean } from '../../text/clean';
import type { Lines } from '../../text/lines';
import type { Wording } from '../wording';
import { IN_ENGLISH } from '../wording';
import { bestOffer, countFindings, partnerWords } from './causes';
import { documentsOf } from './documents';
import { endingsOf } from './endings';
import type {
  DocumentRow,
  EndingRow,
  EvidenceRow,
  FindingRow,
  Report,
  RequirementRow,
  SourceRow,
  Status,
  StepRef,
  Verdict,
} from './report';
import { countsOf, evidenceRows, findingRows, sourceRows } from './rows';
import { requirementRows, verdictOf } from './requirements';
import { statusOf } from './status';
import { refOf } from './step-ref';

/** Causes that are listed. */
const MAX_CAUSES = 20;
/** Steps of a manifest for which an alternative is looked up, those with most findings. */
const MAX_OFFERS = 40;

/** Several manifests as a manager or auditor wants to see them, as plain data in one language. */
export interface Programme extends Pick<
  Report,
  'verdict' | 'counts' | 'dataDay' | 'dataAge' | 'sources' | 'findings' | 'evidence' | 'documents'
> {
  readonly title: string;
  /** Those of the manifests, each once, in order. */
  readonly days: readonly string[];
  /** Those that do not pass first. */
  readonly manifests: readonly ManifestRow[];
  readonly requirements: readonly (RequirementRow & { readonly file: string })[];
  readonly causes: readonly CommonCauseRow[];
  readonly causesLeftOut: number;
  readonly endings: readonly EndingRow[];
  /** Where all manifests have the same. */
  readonly currency: string | undefined;
}

/** What became of one manifest. */
export interface ManifestRow {
  readonly file: string;
  readonly product: string;
  readonly verdict: Verdict;
  readonly counts: Report['counts'];
  readonly sources: number;
}

/** A step on which findings of one or several manifests rest. */
export interface CommonCauseRow extends StepRef {
  readonly work: string;
  readonly country: string;
  readonly status: Status;
  readonly findings: number;
  readonly manifests: number;
  readonly alternative: string | undefined;
}

type OpenCause = Omit<CommonCauseRow, 'findings' | 'manifests'> & {
  findings: number;
  readonly files: Set<string>;
};

/** Puts the reports on several manifests together. A step that several of them import is one. */
export class ProgrammeReport {
  readonly #title: string;
  readonly #wording: Wording;
  readonly #nameOf: (key: string) => string;
  readonly #days = new Set<string>();
  readonly #currencies = new Set<string | undefined>();
  readonly #manifests: ManifestRow[] = [];
  readonly #requirements: (RequirementRow & { readonly file: string })[] = [];
  /** By file and offset. */
  readonly #own = new Map<string, SourceRow>();
  readonly #imported = new Map<string, SourceRow>();
  readonly #causes = new Map<string, OpenCause>();
  readonly #findings: FindingRow[] = [];
  readonly #evidence: EvidenceRow[] = [];
  readonly #endings = new Map<string, EndingRow>();
  readonly #documents = new Map<string, DocumentRow>();
  #dataDay = '';
  #day = '';

  /**
   * @param title what the manifests have in common, as their folder
   * @param nameOf the name to show for the key of a file
   */
  constructor(title: string, nameOf: (key: string) => string, wording: Wording = IN_ENGLISH) {
    this.#title = title;
    this.#nameOf = nameOf;
    this.#wording = wording;
  }

  /**
   * @param key of the manifest, as in `analysis.files`
   * @param lines those of its text
   */
  add(key: string, analysis: Analysis, lines: Lines): void {
    const { manifest, graph, knowledge, asOf } = analysis;
    const { language } = this.#wording;
    const file = clean(this.#nameOf(key));
    const countryStatuses = new Map(
      graph.all.map((step) => [step, statusOf(step, analysis, language)]),
    );
    const requirements = requirementRows(analysis, language);
    if (asOf !== undefined) this.#days.add(asOf);
    if (asOf !== undefined && asOf > this.#day) this.#day = asOf;
    this.#dataDay = knowledge.asOf;
    this.#manifests.push({
      file,
      product: clean(manifest.product?.value ?? ''),
      verdict: verdictOf(requirements, analysis, language),
      counts: countsOf(analysis),
      sources: graph.own.length,
    });
    this.#requirements.push(...requirements.map((row) => ({ ...row, file })));
    const placeOf = (step: Step): string =>
      `${step.file ?? key} ${String(startOf(step.source.place))}`;
    sourceRows(analysis, countryStatuses, lines, language).forEach((row, index) => {
      const step = graph.all[index];
      if (!step) return;
      const rows = step.file === undefined ? this.#own : this.#imported;
      if (step.file === undefined) this.#currencies.add(manifest.currency?.value);
      rows.set(placeOf(step), { ...row, file: this.#fileOf(step, file) });
    });
    this.#addCauses(file, placeOf, analysis, lines, countryStatuses);
    for (const row of findingRows(analysis, lines, this.#wording)) {
      this.#findings.push({ ...row, file });
    }
    const own = evidenceRows(analysis, lines, language).filter((row) => row.file === undefined);
    this.#evidence.push(...own.map((row) => ({ ...row, file })));
    for (const row of endingsOf(analysis, lines, language)) {
      const of = row.line === undefined ? undefined : file;
      const what = of === undefined ? row.what : `${row.what} (${of})`;
      this.#endings.set(`${row.day} ${what}`, {
        ...row,
        what,
        ...(of !== undefined && { file: of }),
      });
    }
    for (const row of documentsOf(analysis, language)) {
      const usedFor = new Set([...(this.#documents.get(row.title)?.usedFor ?? []), ...row.usedFor]);
      this.#documents.set(row.title, { ...row, usedFor: [...usedFor] });
    }
  }

  #fileOf(step: Step, own: string): string {
    return step.file === undefined ? own : clean(this.#nameOf(step.file));
  }

  #addCauses(
    file: string,
    placeOf: (step: Step) => string,
    analysis: Analysis,
    lines: Lines,
    countryStatuses: ReadonlyMap<Step, ReturnType<typeof statusOf>>,
  ): void {
    const { language } = this.#wording;
    const causes = [...countFindings(analysis).values()]
      .map(({ step, own, resting }) => ({ step, count: own + resting }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count);
    for (const [index, { step, count }] of causes.entries()) {
      const place = placeOf(step);
      const known = this.#causes.get(place);
      if (known) {
        known.findings += count;
        known.files.add(file);
        continue;
      }
      const offer = index < MAX_OFFERS ? bestOffer(step, analysis, language) : undefined;
      this.#causes.set(place, {
        ...refOf(step, lines, language),
        file: this.#fileOf(step, file),
        work: activity(step, analysis.knowledge, language),
        country: step.country ? language.name(step.country.name) : language.t('no country'),
        status: countryStatuses.get(step)?.status ?? 'unknown',
        findings: count,
        files: new Set([file]),
        alternative: offer && partnerWords(offer),
      });
    }
  }

  /** What was added. */
  programme(): Programme {
    const { language } = this.#wording;
    const imported = [...this.#imported].filter(([place]) => !this.#own.has(place));
    const [currency, ...others] = this.#currencies;
    const isSame = others.length === 0;
    const sources = [...this.#own.values(), ...imported.map(([, row]) => row)];
    const all = [...this.#causes].sort(([, a], [, b]) => b.findings - a.findings);
    const causes = all.slice(0, MAX_CAUSES).map(([place, { files, ...cause }]) => ({
      ...cause,
      line: cause.line ?? this.#own.get(place)?.line,
      manifests: files.size,
    }));
    return {
      title: clean(this.#title),
      days: [...this.#days].sort(),
      dataDay: this.#dataDay,
      dataAge: this.#day === '' ? undefined : dataAge(this.#dataDay, this.#day, language),
      verdict: this.#verdict(),
      counts: this.#counts(),
      manifests: [...this.#manifests].sort((a, b) => rank(a.verdict) - rank(b.verdict)),
      requirements: this.#requirements,
      causes,
      causesLeftOut: all.length - causes.length,
      // Sums of different currencies would say nothing.
      sources: isSame ? sources : sources.map((row) => ({ ...row, value: undefined })),
      findings: this.#findings,
      evidence: this.#evidence,
      documents: [...this.#documents.values()],
      endings: [...this.#endings.values()].sort((a, b) => (a.day < b.day ? -1 : 1)),
      currency: isSame && currency !== undefined ? clean(currency) : undefined,
    };
  }

  #counts(): Report['counts'] {
    const sum = { error: 0, warning: 0, information: 0, hint: 0, waived: 0 };
    const kinds = Object.keys(sum) as (keyof typeof sum)[];
    for (const { counts } of this.#manifests) for (const kind of kinds) sum[kind] += counts[kind];
    return sum;
  }

  #verdict(): Verdict {
    const { t } = this.#wording.language;
    const of = (state: Verdict['state']): number =>
      this.#manifests.filter(({ verdict }) => verdict.state === state).length;
    const whole = counted(
      this.#manifests.length,
      '{count} manifest',
      '{count} manifests',
      this.#wording.language,
    );
    const state = STATES.find((each) => of(each) > 0) ?? 'no-regime';
    const parts = [
      [of('fails'), t('do not pass: {count}', { count: of('fails') })],
      [of('undetermined'), t('cannot be decided: {count}', { count: of('undetermined') })],
      [of('passes'), t('pass: {count}', { count: of('passes') })],
      [of('no-regime'), t('name no regime: {count}', { count: of('no-regime') })],
    ] as const;
    const words = parts.flatMap(([count, text]) => (count > 0 ? [text] : []));
    return { state, sentence: `${whole}; ${words.join(', ')}.` };
  }
}

/** Most severe first. */
const STATES = ['fails', 'undetermined', 'passes', 'no-regime'] as const;

const rank = ({ state }: Verdict): number => STATES.indexOf(state);
