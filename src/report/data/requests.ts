import type { Analysis } from '../../analysis/analysis';
import type { Step } from '../../chain/graph';
import { activity } from '../../explain/step';
import type { Evidence } from '../../manifest/model';
import { stepsToProve } from '../../regimes/wanted';
import { proves } from '../../rules/paperwork/evidence-missing';
import { unknownOrigin } from '../../rules/sourcing/unknown-origin';
import { clean } from '../../text/clean';
import type { Lines } from '../../text/lines';
import { inOneGo } from '../../text/slices';
import type { StepRef } from './report';
import { refOf } from './step-ref';

/** What to ask one supplier for. */
export interface SupplierRequests {
  /** Empty: the steps that name none. */
  readonly supplier: string;
  readonly requests: readonly RequestRow[];
}

/** One thing that is asked for. */
export interface RequestRow extends StepRef {
  /** `processing of lithium`. */
  readonly work: string;
  /** What is wanted, in words. */
  readonly what: string;
  /** Why: the regimes that look at the step, or what is wrong with a document. */
  readonly why: string;
}

/** What no file and no key of the manifest says, and only the supplier can. */
const OF_A_SUPPLIER = {
  value: 'the value that this step adds',
  country: 'the country of this step',
  region: 'the region of this step (ISO 3166-2)',
  form: 'the form of the material: ore, oxide, metal, powder …',
  candidates: 'which of the places named is the right one, or the share of each',
} as const;

/**
 * What a manifest's own steps lack that only their suppliers can give, by supplier: documents that regimes want and
 * nothing proves, documents that have ended, changed or gone, and facts that a regime cannot be judged without.
 *
 * @param name of the manifest, to show
 */
export function requestsOf(analysis: Analysis, lines: Lines, name: string): SupplierRequests[] {
  const bySupplier = new Map<string, RequestRow[]>();
  const lacking = lackingOf(analysis);
  const { asOf, graph, knowledge, regimes } = analysis;
  const wanted =
    asOf === undefined ? undefined : inOneGo(stepsToProve(regimes, { graph, knowledge, asOf }));
  for (const step of graph.own) {
    const { source } = step;
    const asked: { what: string; why: string }[] = [];
    for (const [what, why] of lacking.get(step) ?? [])
      asked.push({ what, why: [...why].join(', ') });
    for (const evidence of source.evidence) asked.push(...renewalOf(evidence, analysis));
    const by = wanted?.get(step);
    if (by && !source.evidence.some((each) => proves(each, analysis)) && !hasRenewal(asked)) {
      asked.push({
        what: 'a document that proves who does this step, and where',
        why: by.map(({ name }) => name).join(', '),
      });
    }
    if (asked.length === 0) continue;
    const supplier = clean(analysis.suppliers.partnerOf(step)?.name ?? '');
    const rows = bySupplier.get(supplier) ?? [];
    bySupplier.set(supplier, rows);
    const ref = { ...refOf(step, lines), file: name, work: activity(step, knowledge) };
    rows.push(...asked.map((each) => ({ ...ref, ...each })));
  }
  return [...bySupplier]
    .map(([supplier, requests]) => ({ supplier, requests }))
    .sort((a, b) => (a.supplier < b.supplier ? -1 : 1));
}

/** What several manifests ask for, each supplier once. */
export function joined(all: readonly (readonly SupplierRequests[])[]): SupplierRequests[] {
  const bySupplier = new Map<string, RequestRow[]>();
  for (const { supplier, requests } of all.flat()) {
    const rows = bySupplier.get(supplier);
    if (rows) rows.push(...requests);
    else bySupplier.set(supplier, [...requests]);
  }
  return [...bySupplier]
    .map(([supplier, requests]) => ({ supplier, requests }))
    .sort((a, b) => (a.supplier < b.supplier ? -1 : 1));
}

const RENEWAL = 'a new version of ';

const hasRenewal = (asked: readonly { readonly what: string }[]): boolean =>
  asked.some(({ what }) => what.startsWith(RENEWAL));

/** A document that does not hold, or will not for long. */
function renewalOf(evidence: Evidence, analysis: Analysis): { what: string; why: string }[] {
  if (proves(evidence, analysis)) return [];
  const { title, file, expires } = evidence;
  const name = title?.value ?? file?.value;
  const what = `${RENEWAL}${name === undefined ? 'the document' : `“${clean(name)}”`}`;
  const { asOf } = analysis;
  const hasEnded = expires && asOf !== undefined && expires.value < asOf;
  if (hasEnded) return [{ what, why: `expired on ${clean(expires.value)}` }];
  const state = file && analysis.evidenceAt(file.value);
  const isGone = state !== undefined && 'why' in state;
  return [{ what, why: isGone ? 'its file is missing' : 'its file has changed' }];
}

/** By step, the facts that it lacks, each with the regimes that it is lacked for. */
function lackingOf({ regimes, findings, graph }: Analysis): Map<Step, Map<string, Set<string>>> {
  const lacking = new Map<Step, Map<string, Set<string>>>();
  const lack = (step: Step, what: string, why: string): void => {
    const facts = lacking.get(step) ?? new Map<string, Set<string>>();
    lacking.set(step, facts);
    facts.set(what, (facts.get(what) ?? new Set()).add(why));
  };
  for (const { regime, shares, exclusions } of regimes) {
    for (const { step, lacks } of shares.flatMap((share) => share.lacking)) {
      if (lacks === 'value' || lacks === 'country') lack(step, OF_A_SUPPLIER[lacks], regime.name);
    }
    for (const { verdict } of exclusions.flatMap(({ found }) => found)) {
      if (verdict.status !== 'undetermined') continue;
      const { by, lacks } = verdict;
      if (typeof lacks === 'string') lack(by, OF_A_SUPPLIER[lacks], regime.name);
      else lack(by, `whether it is one of: ${lacks.join(', ')}`, regime.name);
    }
  }
  const own = new Map(graph.own.map((step) => [step.source, step]));
  for (const { ruleId, source } of findings) {
    const step = source && own.get(source);
    if (step && ruleId === unknownOrigin.id) lack(step, OF_A_SUPPLIER.country, 'unknown origin');
  }
  return lacking;
}
