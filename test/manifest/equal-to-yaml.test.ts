import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import type { Node } from '../../src/text/node';
import { locateSources, stretchesOf } from '../../src/manifest/source-locations';
import { readPlainYaml } from '../../src/text/plain-yaml';
import { YamlReader } from '../../src/text/yaml-reader';
import { runs } from '../support/runs';

/** The same tree by `yaml`; undefined where `yaml` finds a mistake. */
function byYaml(text: string): Node | undefined {
  const unit = new YamlReader().parse(text);
  const root = unit.root();
  return unit.mistakes.length === 0 ? root : undefined;
}

/** What the own scanner reads, `yaml` reads too: same values, same places. */
function assertEqual(text: string): 'read' | 'left' {
  const plain = readPlainYaml(text, 0, text.length);
  if (!plain) return 'left';
  assert.deepEqual(plain, byYaml(text), text);
  return 'read';
}

const word = fc.constantFrom(
  ...[
    'lithium',
    'CN',
    'NO',
    '60%',
    '0.6',
    '1e3',
    '-',
    '- x',
    '~',
    'null',
    'true',
    'a: b',
    'a:b',
    '#c',
    'a #c',
  ],
  ...[
    '"q"',
    "'it''s'",
    '"a\\nb"',
    '[a, b]',
    '[a, [b]]',
    '{ a: b }',
    '{a: b, c: 1}',
    '[]',
    '{}',
    '&x y',
    '*x',
  ],
  ...[
    '!!str 1',
    '|',
    '>-',
    '',
    ' ',
    '0x1F',
    '012',
    '.5',
    '2023-06-30',
    '<<',
    '?',
    '? a',
    ':',
    '𝒜 x',
    'ÄÖ',
    '[a',
    '"',
  ],
  ...[
    'a, b',
    'x]',
    '@',
    '%d',
    '`',
    '- - a',
    '1_000',
    '+1',
    'a\tb',
    '[ a , ]',
    '{ a: [b, { c: d }] }',
    "'",
  ],
);
const key = fc.constantFrom(
  'id',
  'material',
  'x-y',
  '"q"',
  "'k'",
  '1',
  'null',
  '<<',
  'a b',
  'k ',
  'é',
  '',
  '-a',
  '[a]',
);
const indent = fc.constantFrom('', '  ', '    ', '      ', '\t', ' ');
const line = fc.oneof(
  fc.tuple(indent, fc.constantFrom('', '- ', '-   '), key, fc.constantFrom(': ', ':', ':  '), word),
  fc.tuple(
    indent,
    fc.constantFrom('- ', '-', ''),
    word,
    fc.constant(''),
    fc.constantFrom('', ' # c', '\r'),
  ),
);
const document = fc
  .array(
    line.map((parts) => parts.join('')),
    { maxLength: 8 },
  )
  .map((lines) => lines.join('\n'));

describe('the plain scanner', () => {
  it('reads what it reads as yaml does', () => {
    let read = 0;
    fc.assert(
      fc.property(document, (text) => {
        if (assertEqual(text) === 'read') read++;
      }),
      { numRuns: runs(5000) },
    );
    assert.ok(read > 50, `only ${String(read)} texts were plain`);
  });

  it('reads every example, and every item of it, as yaml does', () => {
    for (const name of readdirSync('examples').filter((each) => /\.ya?ml$/.test(each))) {
      const text = readFileSync(`examples/${name}`, 'utf8');
      assertEqual(text);
      for (const { start, end } of stretchesOf(locateSources(text))) {
        assert.equal(
          assertEqual(text.slice(start, end)),
          'read',
          `${name}: ${text.slice(start, end)}`,
        );
      }
    }
  });
});
