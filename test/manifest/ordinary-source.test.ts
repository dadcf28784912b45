import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import type { Problem, Source, Unit } from '../../src/manifest/model';
import { OrdinarySources } from '../../src/manifest/ordinary-source';
import { locateSources, stretchesOf } from '../../src/manifest/source-locations';
import { readPlainYaml } from '../../src/text/plain-yaml';
import { sourceOf } from '../../src/manifest/read-item';
import { runs } from '../support/runs';

/** What the readers of any source and the schema make of an item. */
function byAll(text: string): { source: Source | undefined; problems: Problem[] } {
  const unit: Unit = { offset: 0 };
  const problems: Problem[] = [];
  const root = readPlainYaml(text, 0, text.length);
  const [node] = root?.kind === 'seq' && root.items.length === 1 ? root.items : [];
  return { source: node && sourceOf(node, unit, problems, text, false), problems };
}

const told = (source: Source | undefined): unknown =>
  source && { ...source, keys: [...source.keys.entries()] };

/** @returns whether it is an ordinary source */
function assertEqual(text: string): boolean {
  const ordinary = new OrdinarySources(text).read({ start: 0, end: text.length }, { offset: 0 });
  if (!ordinary) return false;
  const { source, problems } = byAll(text);
  assert.deepEqual(problems, [], text);
  assert.deepEqual(told(ordinary), told(source), text);
  return true;
}

const FITTING: Readonly<Record<string, readonly string[]>> = {
  id: ['salt', 'a.b_c-1', '"q"', 'x1'],
  material: ['lithium', "'cobalt'"],
  component: ['battery-cell'],
  stage: ['extraction', 'processing', 'manufacturing', '"assembly"'],
  supplier: ['Ganfeng Lithium', 'LG (Korea) # Inc', 'Ä & Ö', 'a:b', '"#1"', 'R&D, Co.'],
  country: ['CN', 'South Korea', 'china'],
  region: ['AU-WA', 'US-1'],
  form: ['oxide', "'heavy-alloy'"],
  spec: ['ASTM B777', '5N'],
  value: ['1200000', '0', '1.5e3', '.5', '0x1F'],
  share: ['60%', '100 %', '5.0%', '"20%"'],
  inputs: ['[a]', '[a, b.c]', '[ a ,b ]'],
};
const ODD = [
  ...[
    '',
    '"  "',
    "' '",
    '~',
    'null',
    'true',
    '12',
    '-1',
    '.inf',
    '101%',
    '0.5',
    '5.55%',
    '1_000',
    '+1',
    '-',
  ],
  ...[
    'a: b',
    'a:',
    'a #',
    '"a\\n"',
    "'it''s'",
    '"open',
    '[a',
    '[]',
    '[a, ]',
    '[1]',
    '[[a]]',
    '[a b]',
  ],
  ...[
    '{ a: b }',
    '*a',
    '&a b',
    '!!str a',
    '|',
    '>',
    'a\tb',
    '\ta',
    '\u00a0',
    '\ufeffa',
    '𝒜',
    '@',
    '%',
  ],
  ...['mining', 'cn-xj', 'x y\r', '"a" b', '"a"# b', '[a]# b', '- a', '? a', '`a', 'a\u2028b'],
];
const key = fc.constantFrom(
  ...Object.keys(FITTING),
  'evidence',
  'origins',
  'cots',
  'x-a',
  'contry',
  '"id"',
);
/** Most often the first, else one of the others. */
const mostly = (usual: string, ...others: string[]): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 20, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  );
const line = fc.record({
  odd: mostly('', ...ODD),
  choice: fc.nat(),
  gap: mostly(': ', ':  ', ':'),
  after: mostly('', ' ', ' # c', '#c'),
  end: mostly('\n', '\r\n', '\n\n', '\n  # c\n', '\n \n', '\n\t\n'),
  indent: mostly('', ' '),
});
const item = fc
  .record({
    order: fc.shuffledSubarray(
      ['id', 'stage', 'supplier', 'country', 'region', 'form', 'spec', 'value', 'share', 'inputs'],
      { minLength: 4 },
    ),
    subject: fc.constantFrom('material', 'material', 'component'),
    lines: fc.array(line, { minLength: 12, maxLength: 12 }),
    lead: fc.constantFrom('  - ', '- ', ' -  ', '    - ', '-'),
    isOrderly: fc.boolean(),
  })
  .map(({ order, subject, lines, lead, isOrderly }) => {
    const required = ['id', subject, 'stage', 'supplier', 'country'];
    const keys = isOrderly
      ? [...required, ...order.filter((each) => !required.includes(each))]
      : [subject, ...order];
    return keys
      .map((name, at) => {
        const each = lines[at] ?? assert.fail();
        const fitting = FITTING[name] ?? [];
        const text = each.odd || (fitting[each.choice % fitting.length] ?? '');
        const indent = at === 0 ? lead : ' '.repeat(lead.length) + each.indent;
        return `${indent}${name}${each.gap}${text}${each.after}${each.end}`;
      })
      .join('');
  });

describe('an ordinary source', () => {
  it('is read as by the scanner and the schema together', () => {
    let ordinary = 0;
    fc.assert(
      fc.property(item, (text) => {
        if (assertEqual(text)) ordinary++;
        // The last line may be without an end.
        assertEqual(text.trimEnd());
      }),
      { numRuns: runs(5000) },
    );
    assert.ok(ordinary > 100, `only ${String(ordinary)} items were ordinary`);
  });

  it('may have any key, known or not, twice or once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(key, fc.nat(), mostly('', ...ODD)), { maxLength: 12 }),
        (pairs) => {
          const lines = pairs.map(([name, choice, odd], at) => {
            const fitting = FITTING[name] ?? ODD;
            return `${at === 0 ? '- ' : '  '}${name}: ${odd || (fitting[choice % fitting.length] ?? '')}\n`;
          });
          assertEqual(lines.join(''));
        },
      ),
      { numRuns: runs(2000) },
    );
  });

  it('is what most of the examples are made of', () => {
    let [count, ordinary] = [0, 0];
    for (const name of readdirSync('examples', { recursive: true, encoding: 'utf8' })) {
      if (!/\.sourcing\.ya?ml$/.test(name)) continue;
      const text = readFileSync(`examples/${name}`, 'utf8');
      for (const { start, end } of stretchesOf(locateSources(text))) {
        count++;
        if (assertEqual(text.slice(start, end))) ordinary++;
      }
    }
    assert.ok(ordinary > count / 2, `${String(ordinary)} of ${String(count)}`);
  });
});
