import { asBytes } from './bytes';
import { corpus } from './corpus';
import { withEdits } from './edits';
import type { FuzzCase } from './fuzz-case';
import { generated } from './generate';
import { hostile } from './hostile';
import { mutated } from './mutate';
import { withPolicy } from './policies';
import type { Random } from './random';
import { fromSuite } from './suite';

const known = corpus();

/** Any case. */
export function anyCase(random: Random): FuzzCase {
  if (random.chance(0.03)) return hostile(random);
  const plain = anyManifest(random);
  const led = random.chance(0.15) ? withPolicy(plain, random) : plain;
  if (random.chance(0.25)) return withEdits(led, random);
  return random.chance(0.1) ? asBytes(led, random) : led;
}

function anyManifest(random: Random): FuzzCase {
  const ground = random.chance(0.15)
    ? fromSuite(random)
    : random.chance(0.5)
      ? random.pick(known)
      : generated(random);
  // What is made up, or made to be read by any reader, is worth a look as it is.
  if (!known.includes(ground) && random.chance(0.5)) return ground;
  return { ...ground, origin: `${ground.origin}, mutated`, text: mutated(ground.text, random) };
}

/** The seed of a case of its own, so that each can be repeated by itself. */
export const seedOf = (runSeed: number, index: number): number =>
  (Math.imul(runSeed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b)) >>> 0;
