import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Analysis } from '../../src/analysis/analysis';
import { english } from '../../src/messages/english';
import { sentence } from '../../src/messages/message';
import { complete } from '../../src/completion/complete';
import { explainAt } from '../../src/explain/explain';
import { toMarkdown } from '../../src/explain/markdown';
import { judge, knowledge } from '../fuzz/core';
import { builtCli } from '../support/cli';

const HEAD = 'manifest: 1\nproduct: x\nasOf: 2024-06-30\n';
const STEP = 'material: lithium, stage: processing, supplier: x, country: CN';

const times = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => make(index)).join('');

const judged = (text: string, file = 'main.sourcing.yaml'): Analysis =>
  judge({ origin: 'large', file, text, imports: {} });

const told = ({ findings }: Analysis): string[] =>
  findings.map(({ ruleId, message }) => `${ruleId}: ${sentence(message, english)}`);

/** How many findings each rule has. */
function counts({ findings }: Analysis): Record<string, number> {
  const found: Record<string, number> = {};
  for (const { ruleId } of findings) found[ruleId] = (found[ruleId] ?? 0) + 1;
  return found;
}

describe('a text that is too much', () => {
  it('is judged to its end where it is a manifest of a million lines', () => {
    const text = `${HEAD}sources:\n${times(
      200_000,
      (index) =>
        `  - id: s${String(index)}\n    material: lithium\n    stage: processing\n    supplier: x\n    country: ${index % 1000 === 0 ? 'CN' : 'AU'}\n`,
    )}`;
    assert.ok(text.split('\n').length > 1_000_000);
    assert.equal(counts(judged(text))['china-source'], 200);
  });

  for (const [what, line] of [
    ['words', 'garbage line\n'],
    ['numbers', '1234567\n'],
    ['keys', 'key: value\n'],
  ] as const) {
    it(`is one mistake where it is a million lines of ${what}`, () => {
      const text = line.repeat(1_000_000);
      const found = told(judged(text)).filter((each) => each.startsWith('yaml-syntax'));
      assert.equal(found.length, 1, found.slice(0, 3).join('\n'));
      assert.match(found[0] ?? '', /More than 4 MB .* Split the file/);
      assert.equal(counts(judged(text, 'main.sourcing.json'))['yaml-syntax'], 1);
    });
  }

  it('has no more sources and no more mistakes of form than the memory bears', () => {
    const yaml = told(judged(`${HEAD}sources:\n${'  - x\n'.repeat(500_001)}`));
    const json = told(judged(`{"sources":[${'1,'.repeat(500_000)}1]}`, 'main.sourcing.json'));
    for (const found of [yaml, json]) {
      assert.ok(found.length > 20_000 && found.length < 20_010, String(found.length));
      assert.ok(found.some((each) => each.includes('Only the first 500,000 sources')));
    }
    assert.ok(yaml.some((each) => each.includes('more than 20,000 mistakes of form')));
    const values = judged(`{"x":[${'1,'.repeat(3_000_000)}1]}`, 'main.sourcing.json');
    assert.match(told(values).join('\n'), /More than 3 million values/);
  });

  for (const [what, text, file] of [
    ['keys given twice', 'product: y\n'.repeat(130_000), 'main.sourcing.yaml'],
    [
      'keys of a source',
      `sources:\n  - id: a\n${'    x-a: y\n'.repeat(130_000)}`,
      'a.sourcing.yaml',
    ],
    ['keys of JSON', `{${'"a":1,'.repeat(130_000)}"b":1}`, 'main.sourcing.json'],
    [
      'names of JSON',
      `{${times(130_000, (index) => `"k${String(index)}":1,`)}"b":1}`,
      'a.sourcing.json',
    ],
    ['waivers', `waivers:\n${'  - rule: x\n'.repeat(130_000)}`, 'main.sourcing.yaml'],
  ] as const) {
    it(`may have 130,000 ${what}`, () => {
      const { length } = judged(text, file).findings;
      // One piece of YAML is given up after its first mistakes; what is read whole has all that are listed.
      if (what.startsWith('keys') && file.endsWith('.yaml'))
        assert.ok(length > 0 && length < 100, String(length));
      else assert.ok(length > 20_000, String(length));
    });
  }

  it('may be a bomb of aliases or merges, which brings forth no more than it may', () => {
    const aliases = times(40, (index) => {
      const before = index === 0 ? '1' : `*a${String(index - 1)}`;
      return `x-${String(index)}: &a${String(index)} [${before}, ${before}, ${before}]\n`;
    });
    const merges = times(40, (index) => {
      const before =
        index === 0 ? '{ k: 1 }' : `{ <<: [*m${String(index - 1)}, *m${String(index - 1)}] }`;
      return `x-m${String(index)}: &m${String(index)} ${before}\n`;
    });
    for (const bomb of [aliases, merges]) {
      const analysis = judged(`${HEAD}${bomb}sources:\n  - { id: a, ${STEP} }\n`);
      assert.equal(counts(analysis)['china-source'], 1);
    }
  });
});

/** Lines of 100,000 characters and more; what is told of them besides the step in China. */
const LONG: Readonly<Record<string, readonly [string, RegExp | undefined]>> = {
  'a plain value': [`x-a: ${'word '.repeat(20_000)}\n`, undefined],
  'a quoted value': [`x-a: "${'it is \\" '.repeat(12_000)}"\n`, undefined],
  'a value in single quotes': [`x-a: '${"it''s ".repeat(20_000)}'\n`, undefined],
  'a list in brackets': [`x-a: [${'a, '.repeat(40_000)}]\n`, undefined],
  'a mapping in braces': [
    `x-a: { ${times(10_000, (index) => `k${String(index)}: 1, `)}}\n`,
    undefined,
  ],
  'a comment': [`# ${'#'.repeat(100_000)}\n`, undefined],
  'a comment behind a value': [`x-a: 1${' '.repeat(50_000)}#${'# '.repeat(25_000)}\n`, undefined],
  spaces: [`${' '.repeat(100_000)}\n`, undefined],
  'spaces before a value': [`x-a:${' '.repeat(100_000)}b\n`, undefined],
  'number signs': [`x-a: ${'#'.repeat(100_000)}\n`, undefined],
  digits: [`x-a: ${'1'.repeat(100_000)}\n`, undefined],
  colons: [`x-a: ${'a: '.repeat(40_000)}\n`, /nested too deeply/],
  'an open quote': [`x-a: ${'"'.repeat(100_001)}\n`, /yaml-syntax/],
  'an open bracket': [`x-a: ${'['.repeat(100_000)}\n`, /nested too deeply/],
  'an open brace': [`x-a: ${'{a: '.repeat(30_000)}\n`, /nested too deeply/],
  'closing brackets': [`x-a: ${']'.repeat(5000)}\n`, /yaml-syntax/],
  'a key': [`${'k'.repeat(100_000)}: 1\n`, /yaml-syntax/],
};

describe('a line of 100,000 characters', () => {
  for (const [what, [line, mistake]] of Object.entries(LONG)) {
    it(`that is ${what} costs none of the rest`, () => {
      const text = `${HEAD}${line}sources:\n  - { id: a, ${STEP} }\n`;
      const analysis = judged(text);
      assert.equal(counts(analysis)['china-source'], 1);
      const mistakes = told(analysis).filter((each) => /^(?:yaml-syntax|manifest)/.test(each));
      if (mistake) assert.match(mistakes.join('\n'), mistake);
      else assert.deepEqual(mistakes, []);
      // The features look at the line from its end.
      const offset = HEAD.length + line.length - 1;
      const before = line.slice(0, -1);
      const cursor = {
        offset,
        before,
        after: '',
        slice: (a: number, b: number) => text.slice(a, b),
      };
      complete(cursor, { analysis, knowledge, files: new Map() });
      explainAt(offset, { analysis, knowledge, rulePage: (id) => id });
    });
  }
});

describe('a character of any kind', () => {
  const CHARACTERS: readonly (readonly [string, string])[] = [
    ['outside the basic plane', '\u{1d49c}\u{1f600}'],
    ['that combines', 'e\u0301\u0301\u0301'],
    ['that turns the direction round', '\u202eabc\u2066'],
    ['that marks the byte order', '\ufeff'],
    ['that is half of one', '\ud800'],
    ['that is the other half', '\udc00'],
    ['that ends a line elsewhere (NEL)', '\u0085'],
    ['that ends a line elsewhere (LS)', '\u2028'],
    ['that ends a line elsewhere (PS)', '\u2029'],
    ['that takes no room', '\u200b\u200d\u2060'],
    ['that is no blank for YAML', '\u00a0'],
  ];
  const PLACES: readonly ((text: string) => string)[] = [
    (it) => `${HEAD}x-${it}: 1\nsources:\n  - { id: a, ${STEP} }\n`,
    (it) => `${HEAD}x-a: ${it}\nsources:\n  - { id: a, ${STEP} }\n`,
    (it) => `${HEAD}# ${it}\nsources: # ${it}\n  - { id: a, ${STEP} } # ${it}\n`,
    (it) => `${HEAD}sources:\n  - { id: ${it}, ${STEP} }\n`,
    (it) => `${HEAD}sources:\n  - { id: "${it}", ${STEP.replace(' x,', ` "${it}",`)} }\n`,
    (it) => `${HEAD}sources:\n  - id: a\n    x-a: ${it}\n    ${STEP.replaceAll(', ', '\n    ')}\n`,
    (it) =>
      `${HEAD}suppliers:\n  x: { name: "${it}", country: CN }\nsources:\n  - { id: a, ${STEP} }\n`,
    (it) => `${HEAD}sources:\n  - { id: a, ${STEP}, region: "${it}", inputs: ["${it}"] }\n`,
    (it) =>
      `{ "manifest": 1, "product": "${it}", "asOf": "2024-06-30", "sources": [{ "id": "${it}", "${it}": 1, "material": "lithium", "stage": "processing", "supplier": "${it}", "country": "CN" }] }`,
  ];

  for (const [what, text] of CHARACTERS) {
    it(`${what} may stand anywhere, and what is behind it is found at its place`, () => {
      for (const [index, place] of PLACES.entries()) {
        const whole = place(text);
        const analysis = judged(whole, index === 8 ? 'main.sourcing.json' : 'main.sourcing.yaml');
        const china = analysis.findings.find(({ ruleId }) => ruleId === 'china-source');
        assert.ok(china, whole);
        const { unit, start, end } = china.place;
        assert.match(whole.slice(unit.offset + start, unit.offset + end), /^"?CN"?$/);
        for (const offset of [whole.indexOf(text), whole.indexOf('CN')]) {
          const found = explainAt(offset, { analysis, knowledge, rulePage: (id) => id });
          assert.doesNotMatch(toMarkdown(found?.blocks ?? []), /[\p{Cs}\u202e\u2028\u2029\u0085]/u);
        }
      }
    });
  }
});

describe('the memory of the command line', () => {
  it('is enough in 1,200 MB for files of 20 million characters that no person wrote', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sc-memory-'));
    try {
      const size = 20_000_000;
      const fill = (name: string, head: string, piece: string, end = ''): void => {
        writeFileSync(join(folder, name), head + piece.repeat(size / piece.length) + end);
      };
      fill('keys.sourcing.yaml', '', 'k: 1\n');
      fill('lists.sourcing.yaml', '', '- [\n');
      fill('texts.sourcing.yaml', `${HEAD}sources:\n`, '  - x\n');
      fill('values.sourcing.json', '{"sources":[', '[],', '1]}');
      const { status, stderr, stdout } = spawnSync(
        process.execPath,
        ['--max-old-space-size=1200', builtCli(), 'check', '.', '--format', 'json'],
        { cwd: folder, encoding: 'utf8', maxBuffer: 1e9 },
      );
      assert.deepEqual([status, stderr], [1, '']);
      assert.equal((JSON.parse(stdout) as unknown[]).length, 4);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('keeps no text of a file for an unknown name in it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sc-memory-'));
    try {
      const remark = '# a remark that makes the text long\n'.repeat(14_000);
      for (let file = 0; file < 300; file++) {
        const n = String(file);
        const source = [
          'id: a',
          `material: ${n} kinds of unheard-of ore`,
          `form: a form of which none knows ${n}`,
          'stage: processing',
          `supplier: The Works at the Quarry ${n}`,
          `country: The Republic of Island ${n}`,
        ];
        const text = `${HEAD}sources:\n  - ${source.join('\n    ')}\n${remark}`;
        writeFileSync(join(folder, `${n}.sourcing.yaml`), text);
      }
      const { status, stderr, stdout } = spawnSync(
        process.execPath,
        ['--max-old-space-size=48', builtCli(), 'check', '.', '--no-cache', '--format', 'json'],
        { cwd: folder, encoding: 'utf8', maxBuffer: 1e9 },
      );
      assert.deepEqual([status, stderr], [1, '']);
      assert.equal((JSON.parse(stdout) as unknown[]).length, 300);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
