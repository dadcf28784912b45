import type { Day } from '../knowledge/types';
import { resolveImport } from '../manifest/imports';
import type { Manifest, Problem } from '../manifest/model';
import { DEFAULT_POLICY } from '../policy/policy';
import { judgeRegimes } from '../regimes/judge';
import { RULES } from '../rules/catalogue';
import type { JudgedRule } from '../rules/judged-rule';
import { findingOf, judgedRules } from '../rules/judged-rule';
import type { Report } from '../rules/rule';
import type { Analysis, AnalysisInput } from './analysis';
import { buildGraph } from '../chain/build-graph';
import type { Context } from '../rules/context';
import { isDay } from '../knowledge/calendar';
import type { Finding } from '../rules/finding';
import type { Step } from '../chain/graph';
import { Holdings } from '../chain/holdings';
import { merged, OrderedFindings } from './ordered-findings';
import type { Slices } from '../text/slices';
import { inOneGo } from '../text/slices';
import { Suppliers } from '../chain/suppliers';
import { WaiverCover } from '../rules/waivers';

/** Judges a manifest by every rule. Work grows with the number of steps and of their inputs. */
export const analyse = (input: AnalysisInput): Analysis => inOneGo(analyseInSlices(input));

/** Steps that are looked at between two points where others may have their turn. */
const SLICE = 500;

/** As `analyse`, in slices of a few milliseconds: whoever runs it may rest or give up between them. */
export function* analyseInSlices(input: AnalysisInput): Slices<Analysis> {
  const { file } = input;
  const context = yield* contextOf(input);
  const rules = judgedRules(context.policy);
  const cover = new WaiverCover(context);
  const atSteps = yield* findAtSteps(context.graph.own, rules, context, cover);
  let around: readonly Finding[] = [];
  for (const each of rules) {
    yield;
    around = yield* merged(around, yield* findAround(each, context, cover));
  }
  const late = new OrderedFindings();
  for (const each of rules) {
    const reports = each.rule.late?.({ used: cover.used, rules: RULES }, context) ?? [];
    for (const report of reports) {
      if (report) late.add(findingOf(each, report));
      else yield;
    }
  }
  yield;
  const findings = yield* merged(yield* merged(atSteps, around), late.list);
  return { ...context, file, input, findings };
}

/** Step by step, so that what is found at one stands together, nearly as it does in the end. */
function* findAtSteps(
  steps: readonly Step[],
  rules: readonly JudgedRule[],
  context: Context,
  cover: WaiverCover,
): Slices<readonly Finding[]> {
  const found = new OrderedFindings();
  let at: Step | undefined;
  // One function a rule: one for each step and rule would be more than all that is found.
  const looks = rules.flatMap((each) => {
    const look = each.rule.step?.bind(each.rule);
    const report = (what: Report): void => {
      found.add(cover.cover(each, findingOf(each, what, at?.source)));
    };
    return look ? { look, report } : [];
  });
  let looked = 0;
  for (const step of steps) {
    if (++looked % SLICE === 0) yield;
    at = step;
    for (const { look, report } of looks) look(step, context, report);
  }
  return found.list;
}

/** What a rule finds at stages and at the file. */
function* findAround(
  each: JudgedRule,
  context: Context,
  cover: WaiverCover,
): Slices<readonly Finding[]> {
  const { rule } = each;
  const found = new OrderedFindings();
  if (rule.stage) {
    for (const group of context.graph.stages) {
      for (const report of rule.stage(group, context)) {
        if (report) found.add(cover.cover(each, findingOf(each, report)));
        else yield;
      }
      yield;
    }
  }
  for (const report of rule.file?.(context) ?? []) {
    if (report) found.add(cover.cover(each, findingOf(each, report)));
    else yield;
  }
  return found.list;
}

/** A part of a manifest to be judged by itself. */
export interface Part {
  readonly steps: readonly Step[];
  /** What is wrong with its structure. */
  readonly problems: readonly Problem[];
  /** The directory, where it belongs to the part. */
  readonly suppliers?: Manifest['suppliers'];
  /** Whether there are other steps that are not read yet. */
  readonly isAlone?: boolean;
}

/**
 * What the rules find that look at single steps and at the directory, for a part of a manifest, in order
 * of place. Nothing is suggested that all the ids would have to be looked through for.
 */
export function findingsOfPart(
  { steps, problems, suppliers = new Map(), isAlone = false }: Part,
  context: Context,
): readonly Finding[] {
  const { policy, graph, manifest } = context;
  const sources = steps.map(({ source }) => source);
  const near: Context = {
    ...context,
    manifest: { ...manifest, sources, problems, suppliers },
    graph: {
      manifest,
      own: steps,
      all: steps,
      stages: [],
      byId: graph.byId,
      idsRepeat: graph.idsRepeat,
      nearestId: () => undefined,
      upstream: (of) => graph.upstream(of),
    },
  };
  const rules = judgedRules(policy).filter(({ rule }) => !(isAlone && rule.needsAll));
  const cover = new WaiverCover(context);
  let found = inOneGo(findAtSteps(steps, rules, near, cover));
  for (const each of rules) {
    if (!each.rule.isLocal) continue;
    found = inOneGo(merged(found, inOneGo(findAround(each, near, cover))));
  }
  return found;
}

/** What rules may ask. */
export function* contextOf(input: AnalysisInput): Slices<Context> {
  const { manifest, file, files, knowledge, policy = DEFAULT_POLICY } = input;
  const asOf = judgedDay(input);
  const graph = yield* buildGraph(manifest, file, files, knowledge);
  const suppliers = new Suppliers(manifest, file, files, knowledge);
  const holdings = new Holdings(suppliers, knowledge);
  const ground = { graph, knowledge, suppliers, holdings };
  const regimes =
    asOf === undefined ? [] : yield* judgeRegimes({ ...ground, asOf }, policy.regimes);
  return {
    manifest,
    knowledge,
    policy,
    graph,
    ...(asOf !== undefined && { asOf }),
    directory: suppliers.directory(),
    suppliers,
    holdings,
    regimes,
    importedIds: importedIdsOf(input),
    missingImports: missingImportsOf(input),
  };
}

/** The day to judge; none where the manifest gives one that is not in the calendar. */
function judgedDay({ asOf, manifest, today }: AnalysisInput): Day | undefined {
  if (asOf !== undefined) return asOf;
  if (!manifest.keys.has('asOf')) return today;
  const own = manifest.asOf?.value;
  return own !== undefined && isDay(own) ? own : undefined;
}

function missingImportsOf(input: AnalysisInput): Context['missingImports'] {
  const { manifest, file, files, unreadable } = input;
  return new Map(
    manifest.imports.flatMap(({ value }) => {
      const key = resolveImport(file, value);
      return files.get(key) ? [] : [[value, unreadable?.get(key)] as const];
    }),
  );
}

function importedIdsOf({ manifest, file, files }: AnalysisInput): Map<string, string> {
  const ids = new Map<string, string>();
  for (const { value } of manifest.imports) {
    for (const { id } of files.get(resolveImport(file, value))?.sources ?? []) {
      if (id && !ids.has(id.value)) ids.set(id.value, value);
    }
  }
  return ids;
}
