import { orderAlongChain } from '../chain/along-chain';
import type { DraftStep } from './draft';

/** Steps along the chain: what is of one material or component together, what feeds a step before it. */
export function alongChain(steps: readonly DraftStep[]): DraftStep[] {
  const byOrigin = new Map(steps.map((step) => [step.origin, step]));
  return orderAlongChain(
    steps,
    ({ inputs }) => inputs.map((origin) => byOrigin.get(origin)),
    ({ material, component }) => material ?? `component ${component ?? ''}`,
    ({ material }) => material === undefined,
  );
}
