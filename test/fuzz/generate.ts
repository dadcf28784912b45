import type { FuzzCase } from './fuzz-case';
import type { Random } from './random';
import { INJECTIONS, KEYS, VALUES } from './words';

/** Values that go with a key, so that generated manifests are judged and not only refused. */
const FITTING: Readonly<Record<string, readonly string[]>> = {
  material: ['lithium', 'cobalt', 'nickel', 'graphite', 'neodymium', 'tungsten', 'aluminum'],
  component: ['battery-cell', 'ndfeb-magnet', 'battery-module', 'cathode-active-material'],
  stage: ['extraction', 'processing', 'recycling', 'manufacturing', 'assembly'],
  country: ['CN', 'US', 'AU', 'CL', 'RU', 'TW', 'JP', 'ID', 'china', 'UK', 'Korea', 'CD', 'HK'],
  region: ['CN-XJ', 'AU-WA', 'US-NV'],
  supplier: ['a-co', 'b-co', 'c-co', 'Ganfeng Lithium', 'CATL', 'TBD'],
  value: ['1200000', '0', '1e3', '2.5', '0.1'],
  share: ['60%', '0.4', '33.3%', '100%', '0'],
  expires: ['2023-01-31', '2024-12-31', '2999-01-01'],
  rule: ['china-source', 'china-upstream', 'non-fta-source', 'covered-nation-ownership'],
  owner: ['a-co', 'b-co', 'c-co', 'State', 'Holding'],
  kind: ['equity', 'votes', 'board'],
  government: ['true', 'false'],
};

interface Writer {
  readonly random: Random;
  /** How often a value is anything at all. */
  readonly wild: number;
}

function value({ random, wild }: Writer, key: string): string {
  const fitting = FITTING[key];
  if (fitting && !random.chance(wild)) return random.pick(fitting);
  return random.chance(0.3) ? injected(random) : random.pick(VALUES);
}

/** An injection as a value that YAML reads as that text. */
const injected = (random: Random): string => {
  const text = random.pick(INJECTIONS);
  return random.chance(0.8) ? JSON.stringify(text) : text;
};

const IDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

function source(writer: Writer, index: number, ids: readonly string[]): string[] {
  const { random, wild } = writer;
  const isComponent = random.chance(0.3);
  const keys = ['stage', 'supplier', 'country'];
  const optional = ['region', 'value', 'share'].filter(() => random.chance(0.5));
  const lines = [
    `id: ${random.chance(wild) ? value(writer, 'id') : (ids[index] ?? `s${String(index)}`)}`,
    isComponent
      ? `component: ${value(writer, 'component')}`
      : `material: ${value(writer, 'material')}`,
    ...[...keys, ...optional].map((key) => `${key}: ${value(writer, key)}`),
  ];
  if (random.chance(wild)) lines.splice(random.below(lines.length), 1);
  if (random.chance(wild)) lines.push(`${random.pick(KEYS)}: ${value(writer, '')}`);
  if (random.chance(0.6)) lines.push(`inputs: [${random.some(ids, 3).join(', ')}]`);
  if (random.chance(0.2)) {
    lines.push(
      'evidence:',
      `  - { title: ${value(writer, 'title')}, expires: ${value(writer, 'expires')} }`,
    );
  }
  if (random.chance(0.25)) lines.push('waivers:', ...waiver(writer));
  return lines;
}

const waiver = (writer: Writer): string[] => [
  `  - rule: ${value(writer, 'rule')}`,
  `    reason: ${value(writer, 'reason')}`,
  `    expires: ${value(writer, 'expires')}`,
];

function suppliers(writer: Writer): string[] {
  const { random } = writer;
  return ['a-co', 'b-co', 'c-co'].flatMap((id) => {
    const owners = Array.from({ length: random.below(3) }, () => {
      const fields = ['owner', 'country', 'share', 'kind', 'government'].filter(() =>
        random.chance(0.7),
      );
      return `      - { ${fields.map((key) => `${key}: ${value(writer, key)}`).join(', ')} }`;
    });
    return [
      `  ${id}:`,
      `    name: ${value(writer, 'name')}`,
      `    country: ${value(writer, 'country')}`,
      ...(owners.length > 0 ? ['    ownership:', ...owners] : []),
    ];
  });
}

function yaml(writer: Writer, imports: readonly string[]): string {
  const { random, wild } = writer;
  const ids = [
    ...IDS.slice(0, 1 + random.below(IDS.length)),
    ...imports.map((path) => `'${path}#${random.pick(IDS)}'`),
  ];
  const count = random.below(7);
  const head = [
    'manifest: 1',
    `product: ${random.chance(wild) ? value(writer, 'product') : 'Pack'}`,
    ...(random.chance(0.6)
      ? [`asOf: ${random.pick(['2023-06-30', '2024-06-30', '2027-11-01', value(writer, 'asOf')])}`]
      : []),
    ...(random.chance(0.6) ? [`regimes: [${regimes(writer)}]`] : []),
    ...(random.chance(0.4) ? ['currency: USD'] : []),
    ...(imports.length > 0 ? [`imports: [${imports.join(', ')}]`] : []),
    ...(random.chance(0.2) ? ['waivers:', ...waiver(writer)] : []),
  ];
  const sources = Array.from({ length: count }, (_, index) =>
    random.chance(0.2)
      ? [`  - { ${flow(source(writer, index, ids))} }`]
      : source(writer, index, ids).map((line, at) => `${at === 0 ? '  - ' : '    '}${line}`),
  ).flat();
  const lists = [
    ...(random.chance(0.6) ? [['suppliers:', ...suppliers(writer)]] : []),
    ['sources:', ...sources],
  ];
  if (random.chance(0.2)) lists.reverse();
  const end = random.chance(0.2) ? '\r\n' : '\n';
  return [...head, ...lists.flat(), ''].join(end);
}

/** The lines that have a value on them, as in braces. */
const flow = (lines: readonly string[]): string =>
  lines.filter((line) => /^\w+: \S/.test(line)).join(', ');

const regimes = ({ random }: Writer): string =>
  random
    .some(['ira-30d', 'dfars-7052', 'ndaa-2024-154', 'pfe-storage', 'uflpa', 'eu-crma'], 3)
    .join(', ');

function json({ random, wild }: Writer): string {
  const any = (key: string): unknown => {
    if (random.chance(wild / 3)) return random.pick([null, 1, -1, true, [], {}, '', 1e300, [[]]]);
    return random.chance(wild) ? random.pick(INJECTIONS) : random.pick(FITTING[key] ?? VALUES);
  };
  const sources = Array.from({ length: random.below(6) }, (_, index) => ({
    id: random.chance(wild) ? any('id') : IDS[index],
    [random.chance(0.3) ? 'component' : 'material']: any('material'),
    stage: any('stage'),
    supplier: any('supplier'),
    country: any('country'),
    ...(random.chance(0.5) && { value: random.below(1000) }),
    ...(random.chance(0.5) && { inputs: random.some(IDS, 3) }),
    ...(random.chance(0.3) && { [random.pick(KEYS)]: any('') }),
  }));
  const data = { manifest: 1, product: any('product'), regimes: ['ira-30d'], sources };
  return JSON.stringify(data, undefined, random.pick([0, 2, 4]));
}

/** A manifest by the grammar of the format, with values that fit or do not. */
export function generated(random: Random): FuzzCase {
  const writer: Writer = { random, wild: random.pick([0, 0.02, 0.1, 0.4]) };
  if (random.chance(0.2)) {
    return {
      origin: 'generated JSON',
      file: 'main.sourcing.json',
      text: json(writer),
      imports: {},
    };
  }
  if (random.chance(0.6)) {
    const text = yaml(writer, []);
    return { origin: 'generated YAML', file: 'main.sourcing.yaml', text, imports: {} };
  }
  // Files that import each other in every way, also themselves.
  const files = [
    './main.sourcing.yaml',
    './b.sourcing.yaml',
    './sub/c.sourcing.yaml',
    './gone.yaml',
  ];
  return {
    origin: 'generated YAML with imports',
    file: 'main.sourcing.yaml',
    text: yaml(writer, random.some(files, 2)),
    imports: {
      'b.sourcing.yaml': yaml(writer, random.some(files, 2)),
      'sub/c.sourcing.yaml': yaml(writer, random.some(['../main.sourcing.yaml', ...files], 2)),
    },
  };
}
