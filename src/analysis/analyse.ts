import type { Day } from '../knowledge/types';
import { evidenceKey } from '../manifest/evidence-files';
import type { NotImported } from '../manifest/imports';
import { isManifest, resolveImport } from '../manifest/imports';
import type { Problem, Source } from '../manifest/model';
import { DEFAULT_POLICY } from '../policy/policy';
import { judgeRegimes } from '../regimes/judge';
import { RULES } from '../rules/catalogue';
import type { JudgedRule } from '../rules/judged-rule';
import { findingOf, judgedRules } from '../rules/judged-rule';
import type { Report, Reports } from '../rules/rule';
import type { Analysis, AnalysisInput } from './analysis';
import { buildGraph } from '../chain/build-graph';
import type { Context } from '../rules/context';
import { isDay } from '../knowledge/calendar';
import type { Finding } from '../rules/finding';
import type { Step } from '../chain/graph';
import type { StepPlace } from '../chain/places';
import { lookAtPlaces } from '../chain/places';
import { Holdings } from '../chain/holdings';
import { ImportedIds } from '../chain/imported-ids';
import { BucketBuilder } from './buckets';
import type { Bucket } from './chunk';
import { Findings } from './findings';
import type { Slices } from '../text/slices';
import { inOneGo } from '../text/slices';
import { Suppliers } from '../chain/suppliers';
import { WaiverCover } from '../rules/waivers';

/** Judges a manifest by every rule. Work grows with the number of steps and of their inputs. */
export const analyse = (input: AnalysisInput): Analysis => inOneGo(analyseInSlices(input));

/** Steps that are looked at before it yields to the event loop. */
const SLICE = 500;
/** Places in what stands around the sources, as many. */
const SLICE_OF_HEAD = 5000;

/** As `analyse`, in slices of a few milliseconds: whoever runs it may rest or give up between them. */
export function* analyseInSlices(input: AnalysisInput): Slices<Analysis> {
  const context = yield* contextOf(input);
  const rules = judgedRules(context.policy);
  const found = new Finder(context);
  yield* found.atSteps(rules, context.graph.own);
  for (const each of rules) found.atProblems(each, context.manifest.problems);
  for (const each of rules) {
    yield;
    yield* found.inHead(each);
    yield* found.overMany(each);
  }
  for (const each of rules) yield* found.late(each);
  yield;
  return analysisOf(context, input, yield* found.findings());
}

/** An analysis; its findings are put in one list when that is first asked for. */
export function analysisOf(
  context: Context,
  input: AnalysisInput,
  found: Findings,
  isPartial = false,
): Analysis {
  return {
    __proto__: LISTED,
    ...context,
    ...(isPartial && ({ isPartial } as const)),
    file: input.file,
    input,
    found,
  } as unknown as Analysis;
}

/** One getter for all: one of its own has a shape of its own, and what has that outlives many collections of garbage. */
const LISTED = {
  get findings(): readonly Finding[] {
    return (this as unknown as Analysis).found.list;
  },
};

/** What rules may ask of an analysis; to be had from it without its findings. */
export function contextIn(analysis: Analysis): Context {
  const { manifest, knowledge, policy, graph, asOf, directory, suppliers, holdings } = analysis;
  const { regimes, importedIds, missingImports, evidenceAt } = analysis;
  return {
    ...{ manifest, knowledge, policy, graph, directory, suppliers, holdings },
    ...{ regimes, importedIds, missingImports, evidenceAt },
    ...(asOf !== undefined && { asOf }),
  };
}

/** Asks rules, and keeps what they find with the waiver that covers it. */
class Finder {
  readonly #context: Context;
  readonly #cover: WaiverCover;
  readonly #found = new BucketBuilder();

  constructor(context: Context) {
    this.#context = context;
    this.#cover = new WaiverCover(context);
  }

  get buckets(): readonly Bucket[] {
    return this.#found.buckets;
  }

  findings(): Slices<Findings> {
    return Findings.inSlices(this.#found);
  }

  #add(rule: JudgedRule, report: Report, at?: Source): void {
    this.#found.add(this.#cover.cover(rule, findingOf(rule, report, at)));
  }

  atProblems(each: JudgedRule, problems: readonly Problem[]): void {
    if (!each.rule.problem) return;
    for (const problem of problems) {
      const report = each.rule.problem(problem, this.#context);
      if (report) this.#add(each, report);
    }
  }

  /** Step by step, so that what is found at one comes one after the other. */
  *atSteps(rules: readonly JudgedRule[], steps: readonly Step[]): Slices<void> {
    let at: Step | undefined;
    // One function a rule: one for each step and rule would be more than all that is found.
    const asked = rules.map((each) => ({
      rule: each.rule,
      report: (what: Report): void => {
        this.#add(each, what, at?.source);
      },
    }));
    const ofSteps = asked.filter(({ rule }) => 'step' in rule);
    const ofPlaces = asked.filter(({ rule }) => 'place' in rule);
    const lookAt = (place: StepPlace): void => {
      if (!at) return;
      for (const { rule, report } of ofPlaces) rule.place?.(place, at, this.#context, report);
    };
    // Apart from the generator, where a loop takes longer. What is left is of long lists.
    const judge = (step: Step): readonly Slices<void>[] | undefined => {
      let left: Slices<void>[] | undefined;
      for (const { rule, report } of ofSteps) {
        const rest = rule.step?.(step, this.#context, report);
        if (rest) (left ??= []).push(rest);
      }
      const others = lookAtPlaces(step, lookAt);
      if (others) (left ??= []).push(others);
      return left;
    };
    let looked = 0;
    for (const step of steps) {
      if (++looked % SLICE === 0) yield;
      at = step;
      const left = judge(step);
      if (left) for (const rest of left) yield* rest;
    }
  }

  *inHead(each: JudgedRule): Slices<void> {
    let looked = 0;
    for (const report of each.rule.head?.(this.#context) ?? []) {
      if (report) this.#add(each, report);
      if (++looked % SLICE_OF_HEAD === 0) yield;
    }
  }

  /** What a rule finds at stages and in the file as a whole. */
  *overMany(each: JudgedRule): Slices<void> {
    if (each.rule.stage) {
      for (const group of this.#context.graph.stages) {
        yield* this.#take(each, each.rule.stage(group, this.#context));
        yield;
      }
    }
    if (each.rule.file) yield* this.#take(each, each.rule.file(this.#context));
  }

  *late(each: JudgedRule): Slices<void> {
    if (!each.rule.late) return;
    const found = { used: this.#cover.used, rules: RULES };
    for (const report of each.rule.late(found, this.#context)) {
      if (report) this.#found.add(findingOf(each, report));
      else yield;
    }
  }

  *#take(each: JudgedRule, reports: Reports): Slices<void> {
    for (const report of reports) {
      if (report) this.#add(each, report);
      else yield;
    }
  }
}

/** A part of a manifest to be judged by itself. */
export interface Part {
  readonly steps: readonly Step[];
  /** What is wrong with its structure. */
  readonly problems: readonly Problem[];
  /** Whether what stands around the sources belongs to it. */
  readonly hasHead?: boolean;
  /** Whether there are other steps that are not read yet. */
  readonly isAlone?: boolean;
}

/** What the rules find in a part of a manifest that look at no more than a step or the head. */
export function findingsOfPart(
  { steps, problems, hasHead = false, isAlone = false }: Part,
  context: Context,
): Iterable<Finding> {
  const rules = judgedRules(context.policy).filter(({ rule }) => !(isAlone && rule.needsAll));
  const found = new Finder(context);
  inOneGo(found.atSteps(rules, steps));
  for (const each of rules) found.atProblems(each, problems);
  if (hasHead) for (const each of rules) inOneGo(found.inHead(each));
  return found.buckets.flat();
}

/** What rules may ask. */
export function* contextOf(input: AnalysisInput): Slices<Context> {
  const { manifest, file, files, knowledge, policy = DEFAULT_POLICY } = input;
  const asOf = judgedDay(input);
  const graph = yield* buildGraph(manifest, file, files, knowledge);
  yield;
  const suppliers = new Suppliers(manifest, file, files, knowledge);
  yield* suppliers.prepare();
  const holdings = new Holdings(suppliers, knowledge, asOf);
  const chain = { graph, knowledge, suppliers, holdings };
  const regimes = asOf === undefined ? [] : yield* judgeRegimes({ ...chain, asOf }, policy.regimes);
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
    importedIds: new ImportedIds(manifest, file, files),
    missingImports: yield* missingImportsOf(input),
    evidenceAt: evidenceIn(input),
  };
}

/** The day to judge; none where the manifest gives one that is not in the calendar. */
function judgedDay({ asOf, manifest, today }: AnalysisInput): Day | undefined {
  if (asOf !== undefined) return asOf;
  if (!manifest.keys.has('asOf')) return today;
  const own = manifest.asOf?.value;
  return own !== undefined && isDay(own) ? own : undefined;
}

function* missingImportsOf(input: AnalysisInput): Slices<Context['missingImports']> {
  const { manifest, file, files, unreadable } = input;
  const missing = new Map<string, NotImported | undefined>();
  for (const [index, { value }] of manifest.imports.entries()) {
    if (index % SLICE === SLICE - 1) yield;
    const key = resolveImport(file, value);
    const imported = files.get(key);
    if (key === file) missing.set(value, 'itself');
    else if (!imported || !isManifest(imported)) {
      missing.set(value, imported ? 'no-manifest' : unreadable?.get(key));
    }
  }
  return missing;
}

function evidenceIn({ file, evidence }: AnalysisInput): Context['evidenceAt'] {
  if (!evidence) return () => undefined;
  return (path) => {
    const key = evidenceKey(file, path);
    return key === undefined ? undefined : evidence.stateOf(key);
  };
}
