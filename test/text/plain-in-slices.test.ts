import assert from 'node:assert/strict';
import fc from 'fast-check';
import { inOneGo } from '../../src/text/slices';
import { readPlainInSlices } from '../../src/text/plain-in-slices';
import { readPlainYaml } from '../../src/text/plain-yaml';
import { runs } from '../support/runs';

const NONE: ReadonlyMap<string, string> = new Map();

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
        (lines, newline, end, before) => {
          const text = `${before}first: 1${newline}${lines.join(newline)}${end}`;
          const whole = readPlainYaml(text, 0, text.length, NONE);
          if (whole) plain++;
          assert.deepEqual(inSlices(text), whole);
        },
      ),
      { numRuns: runs(20_000) },
    );
    assert.ok(plain > 1000, String(plain));
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
