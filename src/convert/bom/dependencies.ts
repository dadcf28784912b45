import type { Words } from '../../messages/phrase';
import { phrase } from '../../messages/phrase';
import type { DraftStep, LeftOut } from '../draft';
import type { BomDependency } from './bom';

/** The steps that a component became, by their origins. */
export interface Taken {
  /** None where the catalogue does not know the component. */
  readonly first: string | undefined;
  /** The last of its steps; without one, those of its parts. */
  readonly last: readonly string[];
}

/**
 * Steps with what the document says that they depend on in their inputs. A component that became no step passes on what it
 * depends on itself.
 *
 * @param taken by `bom-ref`; undefined: several components have it
 * @param product the `bom-ref` of what all of it is a part of
 */
export function withDependencies(
  steps: readonly DraftStep[],
  dependencies: readonly BomDependency[],
  taken: ReadonlyMap<string, Taken | undefined>,
  product: string | undefined,
  leftOut: LeftOut[],
): DraftStep[] {
  const below = new Map<string, readonly string[]>();
  for (const { ref, dependsOn = [] } of dependencies) {
    if (ref === undefined) continue;
    below.set(ref, [...(below.get(ref) ?? []), ...dependsOn]);
  }
  const more = new Map<string, string[]>();
  for (const [ref, refs] of below) {
    const place = phrase('dependencies of {name}', { name: ref });
    const leaveOut = (why: Words): void => {
      leftOut.push({ place, why });
    };
    for (const each of new Set(refs)) {
      if (!taken.has(each))
        leaveOut(phrase('“{name}” is no component of the document.', { name: each }));
      else if (!taken.get(each))
        leaveOut(phrase('“{name}” is the ref of several components.', { name: each }));
    }
    if (ref === product) continue;
    const own = taken.get(ref);
    if (!taken.has(ref))
      leaveOut(phrase('“{name}” is no component of the document.', { name: ref }));
    else if (!own) leaveOut(phrase('“{name}” is the ref of several components.', { name: ref }));
    if (own?.first === undefined) continue;
    const inputs = feeding(ref, below, taken).filter((origin) => !own.last.includes(origin));
    more.set(own.first, [...(more.get(own.first) ?? []), ...inputs]);
  }
  return steps.map((step) => {
    const inputs = more.get(step.origin);
    return inputs ? { ...step, inputs: [...new Set([...step.inputs, ...inputs])] } : step;
  });
}

/** The last steps of what a component depends on, through components that became none. */
function feeding(
  ref: string,
  below: ReadonlyMap<string, readonly string[]>,
  taken: ReadonlyMap<string, Taken | undefined>,
): string[] {
  const origins = new Set<string>();
  const seen = new Set([ref]);
  const open = [...(below.get(ref) ?? [])];
  for (let each = open.pop(); each !== undefined; each = open.pop()) {
    if (seen.has(each)) continue;
    seen.add(each);
    const own = taken.get(each);
    for (const origin of own?.last ?? []) origins.add(origin);
    if (own && own.first === undefined) open.push(...(below.get(each) ?? []));
  }
  return [...origins].sort();
}
