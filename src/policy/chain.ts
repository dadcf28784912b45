import type { Knowledge } from '../knowledge/knowledge';
import type { ExtendsProblem } from '../messages/policy';
import { Lines } from '../text/lines';
import type { Unreadable } from '../text/unreadable';
import type { PolicyProblem, ReadPolicy } from './read-policy';
import { extendsIn, readPolicy } from './read-policy';

/** The text of a policy, and where it stands. */
export interface PolicyText {
  /** By which every way to the file is known. */
  readonly key: string;
  /** For messages. */
  readonly shown: string;
  readonly text: string;
}

/** Finds the policy of a path that another one extends. */
export type LoadPolicy = (
  path: string,
  from: PolicyText,
) => Promise<PolicyText | { readonly why: Unreadable }>;

/** A policy with all that it extends; with any problem the defaults apply. */
export interface PolicyChain extends ReadPolicy {
  /** The nearest first. */
  readonly texts: readonly PolicyText[];
}

/** Policies that extend each other, one after the other. */
const MAX_LENGTH = 10;

/**
 * Reads a policy over the one that it extends, and that over the next: what is nearer wins. Never throws; whatever
 * is wrong with another file is reported where this one names it.
 */
export async function readPolicyChain(
  own: PolicyText,
  base: Knowledge,
  load: LoadPolicy,
  below: readonly string[] = [],
): Promise<PolicyChain> {
  const { key } = own;
  const named = extendsIn(own.text);
  if (!named) return { ...readPolicy(own.text, own.shown, base, { key }), texts: [own] };
  const { path, start, end } = named;
  const seen = [...below, own.key];
  const broken = (problem: ExtendsProblem, texts: readonly PolicyText[] = []): PolicyChain => {
    const read = readPolicy(own.text, own.shown, base);
    const at: PolicyProblem = {
      of: 'policy',
      ...{ start, end },
      message: { key: 'policy-extends', args: { path, problem } },
      suggestions: [],
    };
    return {
      ...readPolicy('', own.shown, base),
      problems: [...read.problems, at],
      texts: [own, ...texts],
    };
  };
  if (seen.length >= MAX_LENGTH) return broken({ kind: 'long', limit: MAX_LENGTH });
  const found = await load(path, own);
  if ('why' in found) return broken({ kind: 'unreadable', why: found.why });
  if (seen.includes(found.key)) return broken({ kind: 'circle' });
  const parent = await readPolicyChain(found, base, load, seen);
  const [first] = parent.problems;
  if (first) {
    const { line, column } = new Lines(found.text).position(first.start);
    return broken(
      { kind: 'mistake', at: `${found.shown}:${String(line)}:${String(column)}` },
      parent.texts,
    );
  }
  return {
    ...readPolicy(own.text, own.shown, base, { key, parent }),
    texts: [own, ...parent.texts],
  };
}
