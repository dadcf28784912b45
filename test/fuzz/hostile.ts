import type { FuzzCase } from './fuzz-case';
import type { Random } from './random';
import { INJECTIONS } from './words';

const HEAD = 'manifest: 1\nproduct: x\nasOf: 2024-06-30\nregimes: [ira-30d, uflpa, dfars-7052]\n';
const STEP = 'material: lithium, stage: processing, supplier: x, country: CN';

const times = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => make(index)).join('');

const item = (id: string, more = ''): string => `  - { id: ${id}, ${STEP}${more} }\n`;

/** Steps in a form that a person writes, each with inputs of its own. */
const chain = (count: number, inputs: (index: number) => string): string =>
  `${HEAD}sources:\n${times(count, (index) => item(`s${String(index)}`, `, value: 1, inputs: [${inputs(index)}]`))}`;

const suppliers = (count: number, owner: (index: number) => string): string =>
  `${HEAD}suppliers:\n${times(
    count,
    (index) =>
      `  s${String(index)}:\n    country: US\n    ownership: [{ owner: ${owner(index)}, share: 60% }]\n`,
  )}sources:\n  - { id: a, material: lithium, stage: processing, supplier: s0, country: US }\n`;

/** Texts that are made to hurt; `size` says how much. */
const HOSTILE: Readonly<Record<string, (size: number, random: Random) => string>> = {
  'nested lists': (size) => `${HEAD}x-deep: ${'['.repeat(size)}\n`,
  'nested and closed lists': (size) => `${HEAD}x-deep: ${'['.repeat(size)}${']'.repeat(size)}\n`,
  'nested mappings': (size) => `${HEAD}x-deep: ${'{a: '.repeat(size)}\n`,
  'nested blocks': (size) =>
    `${HEAD}${times(Math.min(size, 1500), (index) => `${' '.repeat(index)}x-a:\n`)}`,
  'nested dashes': (size) => `${HEAD}sources:\n${'- '.repeat(size)}\n`,
  'nested JSON': (size) => '{"sources":['.repeat(size),
  'nested JSON lists': (size) => `{"sources":${'['.repeat(size)}`,
  'an alias bomb': (size) =>
    times(Math.min(size, 60), (index) => {
      const before = index === 0 ? '1' : `*a${String(index - 1)}`;
      return `x-${String(index)}: &a${String(index)} [${before}, ${before}, ${before}]\n`;
    }),
  'a merge bomb': (size) =>
    `x-0: &a0 { k: 1 }\n${times(Math.min(size, 60), (index) => `x-${String(index + 1)}: &a${String(index + 1)} { <<: [*a${String(index)}, *a${String(index)}], k${String(index)}: 1 }\n`)}`,
  'an alias to itself': () => `${HEAD}x-a: &a [*a]\nsources: &s\n  - &t { inputs: *s, <<: *t }\n`,
  'many anchors': (size) =>
    `${HEAD}${times(size, (index) => `x-${String(index)}: &a${String(index)} 1\n`)}`,
  'a huge key': (size) => `${HEAD}${'k'.repeat(size * 20)}: 1\nsources: []\n`,
  'a huge quoted key': (size) => `${HEAD}"${'k '.repeat(size * 10)}": 1\nsources: []\n`,
  'a huge value': (size) =>
    `${HEAD}sources:\n  - { id: ${'i'.repeat(size * 20)}, material: ${'m'.repeat(size)}, stage: ${'s'.repeat(size)}, supplier: ${'p'.repeat(size * 20)}, country: ${'c'.repeat(size * 20)} }\n`,
  'a huge number': (size) => `${HEAD}sources:\n${item('a', `, value: ${'9'.repeat(size * 5)}`)}`,
  'a long decimal': (size) => `${HEAD}sources:\n${item('a', `, value: 0.${'3'.repeat(size * 5)}`)}`,
  'many keys': (size) => `${HEAD}${times(size, (index) => `k${String(index)}: 1\n`)}`,
  'many keys of a source': (size) =>
    `${HEAD}sources:\n  - id: a\n${times(size, (index) => `    k${String(index)}: 1\n`)}`,
  'one id many times': (size) => `${HEAD}sources:\n${times(size, () => item('same'))}`,
  'one key many times': (size) => `${HEAD}${times(size, () => 'product: y\n')}`,
  'one country unknown many times': (size) =>
    `${HEAD}sources:\n${times(size, (index) => `  - { id: s${String(index)}, material: lithum, stage: procesing, supplier: suplier${String(index)}, country: Germny${String(index)} }\n`)}`,
  'steps that feed themselves': (size) => chain(size, (index) => `s${String(index)}`),
  'a circle of steps': (size) => chain(size, (index) => `s${String((index + 1) % size)}`),
  'a chain of steps': (size) =>
    chain(size, (index) => (index === 0 ? '' : `s${String(index - 1)}`)),
  'a chain of steps, backwards': (size) => chain(size, (index) => `s${String(index + 1)}`),
  'steps that all feed one': (size) =>
    chain(size, (index) =>
      index > 0 ? '' : Array.from({ length: size }, (_, each) => `s${String(each)}`).join(', '),
    ),
  'steps that all feed all': (size) => {
    const few = Math.min(size, 120);
    const all = Array.from({ length: few }, (_, index) => `s${String(index)}`).join(', ');
    return chain(few, () => all);
  },
  'a ladder of steps': (size) =>
    chain(size, (index) =>
      index < 2 ? '' : `s${String(index - 1 - (index % 2))}, s${String(index - 2 - (index % 2))}`,
    ),
  'one input many times': (size) =>
    `${HEAD}sources:\n${item('a')}${item('b', `, inputs: [${'a, '.repeat(size)}]`)}`,
  'inputs that lead nowhere': (size) => chain(size, (index) => `none${String(index)}`),
  'a circle of owners': (size) => suppliers(size, (index) => `s${String((index + 1) % size)}`),
  'a chain of owners': (size) => suppliers(size, (index) => `s${String(index + 1)}`),
  'owners of themselves': (size) => suppliers(size, (index) => `s${String(index)}`),
  'owners that all hold all': (size) => {
    const few = Math.min(size, 80);
    const all = times(few, (index) => `{ owner: s${String(index)}, share: 1% }, `);
    return `${HEAD}suppliers:\n${times(few, (index) => `  s${String(index)}: { country: CN, ownership: [${all}] }\n`)}sources:\n${item('a')}`.replace(
      'supplier: x',
      'supplier: s0',
    );
  },
  'many owners': (size) =>
    `${HEAD}suppliers:\n  x:\n    country: US\n    ownership:\n${'      - { owner: o, country: CN, share: 0.01% }\n'.repeat(size)}sources:\n${item('a')}`,
  'many waivers': (size) =>
    `${HEAD}sources:\n  - id: a\n    material: lithium\n    stage: processing\n    supplier: x\n    country: CN\n    waivers:\n${'      - { rule: china-source, reason: r, expires: 2024-12-31 }\n'.repeat(size)}`,
  'many regimes': (size) =>
    `manifest: 1\nproduct: x\nregimes: [${'ira-30d, '.repeat(size)}]\nsources:\n${item('a')}`,
  'many imports': (size) =>
    `${HEAD}imports: [${times(size, (index) => `./f${String(index)}.sourcing.yaml, `)}]\nsources:\n${item('a')}`,
  'many documents': (size) => '---\nmanifest: 1\n'.repeat(size),
  'blank lines': (size) => `${HEAD}sources:\n${item('a')}${'\n'.repeat(size * 20)}`,
  'blank lines with spaces': (size) => `${HEAD}sources:\n${item('a')}${' \n'.repeat(size * 10)}`,
  comments: (size) =>
    `${HEAD}sources:\n${'  # c\n'.repeat(size)}${item('a')}${'# c\n'.repeat(size)}`,
  spaces: (size) => `${HEAD}sources:${' '.repeat(size * 20)}\n${item('a')}`,
  'spaces in a value': (size) => `${HEAD}sources:\n  - id: a${' '.repeat(size * 20)}b\n`,
  tabs: (size) => '\t'.repeat(size * 10),
  dashes: (size) => '-'.repeat(size * 10),
  colons: (size) => `${': '.repeat(size)}\n`,
  brackets: (size) => ']'.repeat(size),
  quotes: (size) => `${HEAD}x: ${'"'.repeat(size)}`,
  'an open quote': (size) => `${HEAD}x-a: "\n${'line\n'.repeat(size)}sources:\n${item('a')}`,
  'open quotes in every source': (size) =>
    `${HEAD}sources:\n${times(size, (index) => `  - id: "s${String(index)}\n    country: CN\n`)}`,
  'open lists in every source': (size) =>
    `${HEAD}sources:\n${times(size, (index) => `  - id: s${String(index)}\n    inputs: [a, b\n    country: CN\n`)}`,
  'question marks': (size) => '? '.repeat(size),
  'block scalars': (size) => `${HEAD}${times(size, (index) => `x-${String(index)}: |\n  text\n`)}`,
  'tags and anchors': (size) => `${HEAD}${'x: !!str &a !t *a\n'.repeat(size)}`,
  'NUL characters': (size) => `${HEAD}product: ${'\0'.repeat(size)}\n`,
  'lone surrogates': (size) =>
    `${HEAD}sources:\n${item('a', `, region: "${'\ud800x\udc00'.repeat(size)}"`)}`,
  noise: (size, random) =>
    times(size, () => String.fromCharCode(random.below(random.chance(0.9) ? 128 : 65536))),
  'binary read as text': (size, random) =>
    Buffer.from(Array.from({ length: size }, () => random.below(256))).toString('utf8'),
  'names that inject': () =>
    `${HEAD}suppliers:\n${INJECTIONS.map((text, index) => `  i${String(index)}: { name: ${JSON.stringify(text)}, country: ${JSON.stringify(text)}, ownership: [{ owner: ${JSON.stringify(text)}, country: CN, share: 30% }] }\n`).join('')}sources:\n${INJECTIONS.map((text, index) => `  - { id: ${JSON.stringify(text)}, material: lithium, stage: processing, supplier: ${index % 2 === 0 ? `i${String(index)}` : JSON.stringify(text)}, country: ${index % 3 === 0 ? 'CN' : JSON.stringify(text)}, region: ${JSON.stringify(text)}, inputs: [${JSON.stringify(text)}], waivers: [{ rule: ${JSON.stringify(text)}, reason: ${JSON.stringify(text)}, expires: ${JSON.stringify(text)} }] }\n`).join('')}`,
};

const SIZES = [1, 30, 300, 3000];
/** Seldom, as they take most of the time. */
const LARGE = 10_000;

export const HOSTILE_NAMES = Object.keys(HOSTILE);

/** One of the texts that are made to hurt, as YAML or as JSON. */
export function hostile(
  random: Random,
  name = random.pick(HOSTILE_NAMES),
  size = random.chance(0.1) ? LARGE : random.pick(SIZES),
): FuzzCase {
  const text = HOSTILE[name]?.(size, random) ?? '';
  const isJson = name.includes('JSON') || random.chance(0.1);
  const file = isJson ? 'main.sourcing.json' : 'main.sourcing.yaml';
  return { origin: `${name}, size ${String(size)}`, file, text, imports: {} };
}
