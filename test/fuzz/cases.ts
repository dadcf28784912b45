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
import { VALUES } from './words';

const known = corpus();

/** Any case. */
export function anyCase(random: Random): FuzzCase {
  if (random.chance(0.03)) return hostile(random);
  if (random.chance(0.005)) return withEdits(long(random), random, Infinity);
  const plain = anyManifest(random);
  const led = random.chance(0.15) ? withPolicy(plain, random) : plain;
  if (random.chance(0.25)) return withEdits(led, random);
  return random.chance(0.1) ? asBytes(led, random) : led;
}

/** Longer than what is read and judged as a whole before any of it is shown, with something odd in it. */
function long(random: Random): FuzzCase {
  const item = (id: string): string =>
    `  - id: ${id}\n    material: lithium\n    stage: processing\n    supplier: x\n    country: CN\n`;
  const part = Array.from({ length: 1200 }, (_, index) => item(`s${String(index)}`)).join('');
  const { text } = anyManifest(random);
  const head = 'manifest: 1\nproduct: x\nasOf: 2024-06-30\nsources:\n';
  const odd = random.pick([
    item('odd'),
    `  - ${random.pick(VALUES)}\n`,
    mutated(item('odd'), random),
  ]);
  const end = random.chance(0.3) ? text : 'currency: USD\n';
  return {
    origin: 'a long manifest',
    file: 'main.sourcing.yaml',
    text: `${head}${part}${odd}${part.replaceAll('id: s', 'id: t')}${end}`,
    imports: {},
  };
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
