import { readFileSync, readdirSync } from 'node:fs';
import type { FuzzCase } from './fuzz-case';
import { mutated } from './mutate';
import type { Random } from './random';
import { INJECTIONS, VALUES } from './words';

/** Policies of the repository, those that its documentation shows among them. */
const KNOWN: readonly string[] = [
  ...['examples/programme', ...readdirSync('test/fixtures').map((name) => `test/fixtures/${name}`)]
    .filter((folder) => !/\.\w+$/.test(folder))
    .flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => name.startsWith('sourcing.policy.'))
        .map((name) => readFileSync(`${folder}/${name}`, 'utf8')),
    ),
  ...[...readFileSync('docs/policy.md', 'utf8').matchAll(/```yaml\n(.*?)```/gs)].map(
    ([, text = '']) => text,
  ),
];

/** A policy whose own entries have hostile names. */
function hostile(random: Random): string {
  const name = (): string =>
    JSON.stringify(random.chance(0.7) ? random.pick(INJECTIONS) : random.pick(VALUES));
  return [
    'documents:',
    `  - { id: own, title: ${name()}, publisher: ${name()}, date: 2024-01, url: ${name()} }`,
    'companies:',
    `  - { id: a-co, name: ${name()}, country: CN, documents: [own] }`,
    'agreements:',
    `  - { id: own-fta, name: ${name()}, kind: free-trade-agreement, countries: [CN, CL], timeline: [{ state: in-force, date: 2020-01-01, note: ${name()} }], documents: [own] }`,
    'production:',
    `  - { subject: lithium, stage: processing, year: 2025, measure: ${name()}, unit: '%', figures: { CN: 60, AU: 40 }, documents: [own] }`,
    'barred:',
    `  suppliers: [${name()}]`,
    '',
  ].join('\n');
}

/** The case with a policy, which may be broken. */
export function withPolicy(fuzzCase: FuzzCase, random: Random): FuzzCase {
  const known = random.chance(0.3) ? hostile(random) : random.pick(KNOWN);
  const policy = random.chance(0.6) ? mutated(known, random) : known;
  return { ...fuzzCase, origin: `${fuzzCase.origin}, with a policy`, policy };
}
