import { anyCase } from '../cases';
import type { Random } from '../random';
import type { CliCase, Entry } from './cli-case';
import { SECRET } from './cli-case';

const ENDINGS = [
  '.sourcing.yaml',
  '.sourcing.yaml',
  '.sourcing.json',
  '.sourcing.yml',
  '.yaml',
  '',
];
const STEMS = [
  'a',
  'b',
  'pack',
  'with blank',
  'ü',
  'u\u0308',
  '電池',
  '🔋',
  '\u202erdnuor',
  'line\nbreak',
  '\u001b[31mred',
  '::error::x',
  '-x',
  '--fix',
  '[x]',
  '{a,b}',
  '(p)',
  '!no',
  'star*',
  'back\\slash',
  "quo'te",
  '#hash',
  'é'.repeat(80),
  '.hidden',
];
const FOLDERS = ['.', '.', 'sub', 'sub/deep', 'with blank', '[f]', 'node_modules', '.git', 'ünder'];
/** Larger texts make a run slow, and are looked at by the other mode. */
const MAX_CHARACTERS = 20_000;
/** So many files are checked by several threads. */
const MANY = 70;
const OUTSIDE = [
  '../outside.sourcing.yaml',
  '../outside/deep.sourcing.yaml',
  '../outside',
  '../outside/sourcing.policy.yaml',
  '../pipe',
];
const POLICIES = [
  'rules: { china-source: off }\n',
  'rules: { china-source: error }\n',
  'rules: [\n',
  'rules: { none: off }\n',
  'suppliers:\n  barred: [Someone]\n',
  '',
  '\0',
];

const GOOD = `manifest: 1
product: Cell
asOf: 2024-06-30
sources:
  - id: salt
    material: lithium
    stage: processing
    supplier: Someone
    country: CN
`;

/** What stands around the tree: none of it may be seen in what is printed. */
function outside(): Entry[] {
  const text = `manifest: 1\nproduct: ${SECRET}\nsources:\n  - id: ${SECRET}\n    country: ${SECRET}\n- [${SECRET}: ${SECRET}\n`;
  return [
    { kind: 'file', path: '../outside.sourcing.yaml', text },
    { kind: 'file', path: '../outside/deep.sourcing.yaml', text },
    { kind: 'file', path: '../outside/sourcing.policy.yaml', text: `rules: { ${SECRET}: off }\n` },
    { kind: 'pipe', path: '../pipe' },
  ];
}

/** A case of any kind. */
export function anyCliCase(random: Random): CliCase {
  const entries = outside();
  if (random.chance(0.3)) entries.push({ kind: 'folder', path: '.git' });
  const count = 1 + random.below(8);
  for (let index = 0; index < count; index++) entries.push(anyEntry(random, entries));
  if (random.chance(0.15)) {
    entries.push({
      kind: 'file',
      path: 'many/x.sourcing.yaml',
      text: anyText(random),
      copies: MANY,
    });
  }
  if (random.chance(0.3)) {
    const path = at(random, random.pick(['sourcing.policy.yaml', 'sourcing.policy.yml']));
    entries.push({ kind: 'file', path, text: random.pick(POLICIES) });
  }
  if (random.chance(0.2)) {
    const text = random.pick(['sub/\n', '*.json\n', '!\n[[\n', '/a.*\n', '**\n', '\\\n']);
    entries.push({ kind: 'file', path: at(random, '.gitignore'), text });
  }
  const args = anyArgs(random, entries);
  return {
    entries,
    args,
    ...(args.includes('-') && { input: random.chance(0.2) ? '' : anyText(random) }),
    ...(random.chance(0.15) && {
      interrupt: {
        signal: random.pick(['SIGINT', 'SIGTERM', 'SIGHUP'] as const),
        after: random.below(400),
      },
    }),
  };
}

const at = (random: Random, name: string): string => {
  const folder = random.pick(FOLDERS);
  return folder === '.' ? name : `${folder}/${name}`;
};

function anyText(random: Random): string {
  if (random.chance(0.3)) return GOOD;
  const { text, imports } = anyCase(random);
  const head = random.chance(0.2)
    ? `imports: [${random.some([...OUTSIDE, './a.sourcing.yaml', 'pack.sourcing.yaml', './sub', '.'], 3).join(', ')}]\n`
    : '';
  return (Object.keys(imports).length > 0 ? text : head + text).slice(0, MAX_CHARACTERS);
}

function anyEntry(random: Random, others: readonly Entry[]): Entry {
  const path = at(random, random.pick(STEMS) + random.pick(ENDINGS));
  const mode = random.chance(0.08) ? { mode: random.pick([0, 0o200, 0o400]) } : {};
  const inside = others.filter((other) => !other.path.startsWith('..')).map((other) => other.path);
  const kind = random.below(20);
  if (kind < 11) return { kind: 'file', path, text: anyText(random), ...mode };
  if (kind < 12) return { kind: 'file', path, text: '' };
  if (kind < 13) {
    const bytes = Array.from({ length: random.below(300) }, () => random.below(256));
    return { kind: 'bytes', path, base64: Buffer.from(bytes).toString('base64') };
  }
  if (kind < 14)
    return {
      kind: 'bytes',
      path,
      base64: Buffer.from(`\ufeff${GOOD}`, 'utf16le').toString('base64'),
    };
  if (kind < 15 && random.chance(0.3)) return { kind: 'sparse', path, megabytes: 51 };
  if (kind < 16) return { kind: 'folder', path, ...mode };
  if (kind < 17) return { kind: 'pipe', path };
  const targets = [...OUTSIDE, '.', '..', 'sub', 'nowhere', path, ...inside];
  if (kind < 19 || inside.length === 0) return { kind: 'link', path, to: random.pick(targets) };
  return { kind: 'hard-link', path, to: random.pick(inside) };
}

function anyArgs(random: Random, entries: readonly Entry[]): string[] {
  const names = entries.map(({ path }) => path);
  const path = (): string =>
    random.chance(0.5)
      ? random.pick(['.', '.', 'sub', './', '**/*.yaml', '*.sourcing.{yaml,json}', 'sub/../.'])
      : random.pick([
          ...names.slice(4),
          'missing.sourcing.yaml',
          '*.sourcng.yaml',
          '-',
          '!a',
          '',
          '[',
        ]);
  const command = random.below(12);
  if (command === 0)
    return [
      'report',
      path(),
      ...maybe(random, ['--format', random.pick(['html', 'markdown', 'csv', 'x'])]),
    ];
  if (command === 1) return ['export', path(), '--to', random.pick(['csv', 'cyclonedx', 'x'])];
  if (command === 2) return ['causes', path()];
  if (command === 3) {
    return [
      'explain',
      random.pick(['lithium', 'CN', 'china-source', 'Chna', '\u001b[31m', '', 'x'.repeat(3000)]),
    ];
  }
  const output = (): string =>
    random.pick([
      'report.json',
      'sub/report.json',
      'no/where.json',
      '../report.json',
      ...names.slice(4),
    ]);
  return [
    'check',
    ...random.some([path(), path(), path()], 3),
    ...maybe(
      random,
      [
        '--format',
        random.pick([
          'json',
          'json',
          'stylish',
          'sarif',
          'github',
          'junit',
          'gitlab',
          'markdown',
          'x',
        ]),
      ],
      0.7,
    ),
    ...maybe(random, ['--output', output()]),
    ...maybe(random, ['--fix'], 0.15),
    ...maybe(random, ['--as-of', random.pick(['2024-06-30', '2024-02-30', 'x'])], 0.15),
    ...maybe(
      random,
      ['--policy', random.pick(['sourcing.policy.yaml', 'missing', ...OUTSIDE.slice(2)])],
      0.1,
    ),
    ...maybe(random, ['--max-warnings', random.pick(['0', '5', '-1'])], 0.15),
    ...maybe(random, ['--shard', random.pick(['1/2', '2/2', '3/2'])], 0.1),
    ...maybe(random, ['--ignore', random.pick(['sub', '*.json', '[', '\\', '!a'])], 0.15),
    ...maybe(random, ['--severity', 'error'], 0.1),
    ...maybe(random, ['--include-waived'], 0.1),
    ...maybe(random, ['--since', random.pick(['HEAD', '--all', 'x'])], 0.05),
    ...maybe(random, ['--nonsense\u001b[31m'], 0.03),
  ];
}

const maybe = (random: Random, args: string[], part = 0.25): string[] =>
  random.chance(part) ? args : [];
