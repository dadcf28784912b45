import Fraction from 'fraction.js';
import { componentsOf } from '../chain/components';
import { sumOf } from '../chain/exact-sum';
import type { Step } from '../chain/graph';
import type { Slices } from '../text/slices';
import { filtered, mapped } from '../text/slices';
import type { Knowledge } from '../knowledge/knowledge';
import type { Content } from '../knowledge/types';
import { concerns } from './content';

/** What a step adds to a chain. */
export interface ChainPart {
  readonly step: Step;
  readonly stage: 'extraction' | 'processing' | 'recycling';
  /** In the manifest's currency, exact. */
  readonly value: Fraction;
  /** Of a constituent material that several chains feed, only a part of its value. */
  readonly isSplit: boolean;
}

/** A largest set of steps of one mineral that feed each other, with the constituent materials they feed. */
export interface Chain {
  /** Id of the mineral, or of the constituent material that nothing feeds. */
  readonly subject: string;
  readonly parts: readonly ChainPart[];
  readonly value: Fraction;
}

const ZERO = new Fraction(0);

/** Steps that are looked at before it yields to the event loop. */
const SLICE = 1000;

/**
 * The procurement chains of section 30D among steps that all have a value. A constituent material
 * counts as processing of the chains that feed it, in proportion to the values of their minerals.
 */
export function* procurementChains(
  all: readonly Step[],
  counts: Content,
  knowledge: Knowledge,
): Slices<Chain[]> {
  const minerals = yield* filtered(all, (step) => isMineral(step, counts, knowledge));
  const isCountedAt = new Uint8Array(all.length);
  for (const { index } of minerals) isCountedAt[index] = 1;
  const roots = yield* connected(minerals, isCountedAt, knowledge);
  const chains = new Map<number, OpenChain>();
  let looked = 0;
  for (const step of minerals) {
    if (++looked % SLICE === 0) yield;
    const root = rootOf(roots, step.index);
    let chain = chains.get(root);
    if (!chain) chains.set(root, (chain = open(step.material ?? '')));
    const stage =
      step.stage === 'extraction' || step.stage === 'recycling' ? step.stage : 'processing';
    chain.parts.push({ step, stage, value: valueOf(step), isSplit: false });
  }
  const constituents = yield* filtered(all, (step) => isConstituent(step, knowledge));
  const ofMinerals = new Map<number, Fraction>();
  for (const [root, { parts }] of constituents.length > 0 ? chains : []) {
    if (++looked % SLICE === 0) yield;
    ofMinerals.set(root, sumOfParts(parts));
  }
  yield;
  const feeders = feedersOf(constituents, isCountedAt, roots);
  const alone: OpenChain[] = [];
  for (const step of constituents) {
    if (++looked % SLICE === 0) yield;
    const feeding = [...(feeders.get(step) ?? [])];
    if (feeding.length === 0) {
      const chain = open(step.component ?? '');
      chain.parts.push({ step, stage: 'processing', value: valueOf(step), isSplit: false });
      alone.push(chain);
    }
    const whole = sumOf(feeding.map((root) => ofMinerals.get(root) ?? ZERO));
    for (const root of feeding) {
      const chain = chains.get(root);
      const weight =
        whole.compare(0) > 0
          ? (ofMinerals.get(root) ?? ZERO).div(whole)
          : new Fraction(1, feeding.length);
      if (!chain || weight.compare(0) === 0) continue;
      const value = valueOf(step).mul(weight);
      chain.parts.push({ step, stage: 'processing', value, isSplit: feeding.length > 1 });
    }
  }
  return yield* mapped([...chains.values(), ...alone], ({ subject, parts }) => ({
    subject,
    parts,
    value: sumOfParts(parts),
  }));
}

const sumOfParts = (parts: readonly ChainPart[]): Fraction =>
  sumOf(parts.map(({ value }) => value));

/** Steps that the arithmetic of the chains counts. */
export const isCounted = (step: Step, counts: Content, knowledge: Knowledge): boolean =>
  isMineral(step, counts, knowledge) || isConstituent(step, knowledge);

const isMineral = (step: Step, counts: Content, knowledge: Knowledge): boolean =>
  step.material !== undefined && concerns(counts, step, knowledge);

const isConstituent = ({ component }: Step, knowledge: Knowledge): boolean =>
  component !== undefined && knowledge.component(component)?.constituent30d === true;

interface OpenChain {
  readonly subject: string;
  readonly parts: ChainPart[];
}

const open = (subject: string): OpenChain => ({ subject, parts: [] });

const valueOf = ({ source }: Step): Fraction => source.value?.value ?? ZERO;

/** Joins the steps of one mineral that feed each other; a group and its member are one mineral. */
function* connected(
  minerals: readonly Step[],
  isCountedAt: Uint8Array,
  knowledge: Knowledge,
): Slices<Int32Array> {
  const parents = new Int32Array(isCountedAt.length);
  for (let index = 0; index < parents.length; index++) parents[index] = index;
  let looked = 0;
  for (const step of minerals) {
    if (++looked % SLICE === 0) yield;
    for (const { step: fed } of step.inputs) {
      if (!fed || isCountedAt[fed.index] === 0) continue;
      if (!knowledge.sameFamily(step.material ?? '', fed.material ?? '')) continue;
      const [a, b] = [rootOf(parents, step.index), rootOf(parents, fed.index)];
      parents[Math.max(a, b)] = Math.min(a, b);
    }
  }
  return parents;
}

function rootOf(parents: Int32Array, index: number): number {
  let root = index;
  while (parents[root] !== root) root = parents[root] ?? root;
  for (let at = index; at !== root;) {
    const next = parents[at] ?? root;
    parents[at] = root;
    at = next;
  }
  return root;
}

/** For each constituent material the chains that feed it, through others and steps that are not counted, too. */
function feedersOf(
  constituents: readonly Step[],
  isCountedAt: Uint8Array,
  roots: Int32Array,
): ReadonlyMap<Step, ReadonlySet<number>> {
  const place = new Map(constituents.map((step, index) => [step, index]));
  for (const step of place.keys()) {
    for (const { step: fed } of step.inputs) {
      if (fed && isCountedAt[fed.index] === 0 && !place.has(fed)) place.set(fed, place.size);
    }
  }
  const steps = [...place.keys()];
  const above = steps.map(({ inputs }) =>
    inputs.flatMap(({ step }) => (step && place.get(step)) ?? []),
  );
  const component = componentsOf(steps.length, (node) => above[node] ?? []);
  // What feeds a component has a lower number than it, or is in it.
  const order = steps
    .map((_, index) => index)
    .sort((a, b) => (component[a] ?? 0) - (component[b] ?? 0));
  const found = new Map<number, Set<number>>();
  for (const index of order) {
    const own = component[index] ?? 0;
    let feeding = found.get(own);
    if (!feeding) found.set(own, (feeding = new Set()));
    for (const { step } of steps[index]?.inputs ?? []) {
      if (step && isCountedAt[step.index] === 1) feeding.add(rootOf(roots, step.index));
    }
    for (const other of above[index] ?? []) {
      const number = component[other] ?? 0;
      if (number !== own) for (const root of found.get(number) ?? []) feeding.add(root);
    }
  }
  return new Map(
    constituents.map((step, index) => [step, found.get(component[index] ?? 0) ?? new Set()]),
  );
}
