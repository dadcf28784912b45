import assert from 'node:assert/strict';
import fc from 'fast-check';
import { inOneGo } from '../../src/text/slices';
import { readPlainInSlices, readPlainItemInSlices } from '../../src/text/plain-in-slices';
import { readPlainYaml } from '../../src/text/plain-yaml';
import { runs } from '../support/runs';

const NONE: ReadonlyMap<string, string> = new Map();

const itemInSlices = (text: string): unknown => inOneGo(readPlainItemInSlices(text, NONE, 12));
const inSlices = (text: string): unknown => inOneGo(readPlainInSlices(text, NONE, 0, 12));

describe('a long text of the plain form, which is read in slices', () => {
  const content = fc.constantFrom(
    ...[
      'a:',
      'b: 1',
      '- x',
      '- a: 1',
      '- - y',
      '-',
      'c: [1, 2]',
      '# note',
      '',
      '"q": z',
      'x',
      '---',
    ],
    ...[
      'd: "open',
      'e: |',
      'f: {g: 1}',
      '\t',
      '- ',
      'h: ""',
      'i:  # note',
      "'j': k",
      'long: long value',
    ],
  );
  const line = fc.tuple(fc.constantFrom(0, 0, 0, 1, 2, 2, 2, 4, 4), content);
  const key = fc.nat(9).map((at) => `k${String(at)}`);
  const entry = fc.tuple(fc.constantFrom(0, 2), key, fc.constantFrom('', ' 1', ' [x]'));

  it('takes no more of the stack where thousands stand in each other', () => {
    const deep = Array.from({ length: 3000 }, (_, level) => `${' '.repeat(level)}a:\n`).join('');
    assert.equal(inSlices(deep), undefined);
  });

  it('is what it is in one go', () => {
    let plain = 0;
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            line.map(([indent, text]) => ' '.repeat(indent) + text),
            entry.map(([indent, name, value]) => `${' '.repeat(indent)}${name}:${value}`),
            fc.constant('  - x'),
          ),
          { maxLength: 14 },
        ),
        fc.constantFrom('\n', '\r\n'),
        fc.constantFrom('', '\n'),
        fc.constantFrom('', '# note\n\n', '# note\n  # note of many words\r\n', ' \r\n', '\rx\n'),
        fc.constantFrom('first: 1', 'first: 1', '  first: 1', '  first:'),
        (lines, newline, end, before, first) => {
          const text = `${before}${first}${newline}${lines.join(newline)}${end}`;
          const whole = readPlainYaml(text, 0, text.length, NONE);
          if (whole) plain++;
          assert.deepEqual(inSlices(text), whole);
        },
      ),
      { numRuns: runs(20_000) },
    );
    assert.ok(plain > 1000, String(plain));
  });

  it('is what it is in one go as an item of a list', () => {
    let plain = 0;
    const below = fc.constantFrom(
      ...[
        '  - x',
        '  - a: 1',
        '  - a:\n      - b',
        '  - # note\n    a: 1',
        '  -',
        '  a: 1',
        '- a: word',
      ],
    );
    const value = fc.oneof(
      fc.constantFrom(' 1', ' [x]', ' {a: b}', '', ' # note'),
      fc.array(below, { minLength: 1, maxLength: 4 }).map((list) => `\n${list.join('\n')}`),
    );
    const own = fc.tuple(key, value).map(([name, text]) => `${name}:${text}`.split('\n'));
    const odd = line.map(([indent, text]) => [' '.repeat(indent) + text]);
    const more = fc.oneof({ arbitrary: own, weight: 9 }, { arbitrary: odd, weight: 1 });
    fc.assert(
      fc.property(
        fc.constantFrom('', '  ', '    '),
        fc.constantFrom('- ', '- ', '- ', '-\n  ', '- # note\n  ', '-  ', '- - '),
        fc.array(more, { minLength: 1, maxLength: 6 }),
        fc.constantFrom('\n', '\r\n'),
        fc.constantFrom('', '\n', '\n# note\n', '\nx'),
        (indent, dash, entries, newline, end) => {
          const lines = `${dash}${entries.flat().join('\n  ')}`.split('\n');
          const text = lines.map((each) => indent + each).join(newline) + end;
          const whole = readPlainYaml(text, 0, text.length, NONE);
          if (whole?.kind === 'seq' && whole.items.length > 1) return;
          if (whole && entries.length > 2) plain++;
          assert.deepEqual(itemInSlices(text), whole);
        },
      ),
      { numRuns: runs(20_000) },
    );
    assert.ok(plain > 500, String(plain));
  });

  it('gives others their turn', () => {
    const waivers = `waivers:\n${'  - rule: x\n    reason: y\n'.repeat(30_000)}`;
    const text = `manifest: 1\n${waivers}suppliers:\n  a: {name: b}\n`;
    const slices = readPlainInSlices(text, NONE);
    let turns = 0;
    for (;;) {
      const { done, value } = slices.next();
      if (done === true) {
        assert.deepEqual(value, readPlainYaml(text, 0, text.length, NONE));
        break;
      }
      turns++;
    }
    assert.ok(turns > 25, String(turns));
  });
});
