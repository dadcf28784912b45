import type { KnowledgeData } from '../../src/knowledge/types';
import { entriesOf } from './entries';

/** Entries drawn by a seed, to be checked against their documents; the same seed draws the same. */
export function sampleOf(data: KnowledgeData, seed: number, count: number): string[] {
  const rest = entriesOf(data).filter(({ kind }) => kind !== 'production');
  const drawn: string[] = [];
  let state = seed;
  while (drawn.length < count && rest.length > 0) {
    // A linear congruential generator: good enough to draw a sample by.
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    const [entry] = rest.splice(Math.floor((state / 4_294_967_296) * rest.length), 1);
    if (entry) drawn.push(`${entry.kind} ${entry.id}: ${JSON.stringify(entry.grounds)}`);
  }
  return drawn;
}
