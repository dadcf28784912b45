import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { analyse } from '../src/analysis/analyse';
import type { Analysis } from '../src/analysis/analysis';
import { applyEdits } from '../src/fixes/fix';
import { line, strong } from '../src/explain/blocks';
import { toMarkdown } from '../src/explain/markdown';
import { fixesFor } from '../src/fixes/fixes';
import { knowledgeData } from '../src/knowledge/generated/knowledge';
import { Knowledge } from '../src/knowledge/knowledge';
import { formatOf } from '../src/manifest/file-names';
import { endOf, startOf } from '../src/manifest/model';
import { readManifest } from '../src/manifest/read';
import { english } from '../src/messages/english';
import { sentence } from '../src/messages/message';

const knowledge = new Knowledge(knowledgeData);
const examples = readdirSync('examples')
  .filter((name) => /\.(?:ya?ml|json)$/.test(name))
  .map((name) => ({ name, text: readFileSync(`examples/${name}`, 'utf8') }));

function analysisOf(text: string, name: string): Analysis {
  const manifest = readManifest(text, formatOf(name));
  return analyse({
    manifest,
    file: `/${name}`,
    files: new Map([[`/${name}`, manifest]]),
    knowledge,
    today: '2024-06-30',
  });
}

/** Every finding has a sentence and stands inside the text. */
function assertSound(text: string, name: string): Analysis {
  const analysis = analysisOf(text, name);
  for (const { place, message } of analysis.findings) {
    const [start, end] = [startOf(place), endOf(place)];
    assert.ok(start >= 0 && start <= end && end <= text.length, `${String(start)}-${String(end)}`);
    assert.ok(sentence(message, english).length > 0);
  }
  return analysis;
}

const example = fc.constantFrom(...examples);
const junk = fc.constantFrom(
  ...[
    '',
    '"',
    "'",
    '{',
    '}',
    '[',
    ']',
    ': ',
    '- ',
    '\n',
    '\t',
    '#',
    '&a ',
    '*a',
    '<<: ',
    '|',
    '---\n',
    '\u{1d49c}',
  ],
  ...[
    '__proto__',
    'constructor',
    '%',
    '\r\n',
    '\0',
    '\uFEFF',
    '!!str ',
    '? ',
    ',',
    'CN',
    '<b>',
    '](javascript:x)',
  ],
);

describe('bad input', () => {
  it('is read without a throw, with findings inside the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (text, json) => {
        assertSound(text, json ? 'any.json' : 'any.yaml');
      }),
      { numRuns: 200 },
    );
  });

  it('may be any mutation of an example', () => {
    fc.assert(
      fc.property(
        example,
        fc.nat(),
        fc.nat({ max: 40 }),
        junk,
        ({ name, text }, at, cut, insert) => {
          const from = at % (text.length + 1);
          assertSound(text.slice(0, from) + insert + text.slice(from + cut), name);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('may be huge, nested, full of aliases or hostile', () => {
    const bomb = Array.from(
      { length: 30 },
      (_, index) =>
        `x-${String(index)}: &a${String(index)} [${index === 0 ? '1' : `*a${String(index - 1)}, *a${String(index - 1)}`}]`,
    ).join('\n');
    const source =
      '  - { id: a, material: lithium, stage: processing, supplier: x, country: CN }\n';
    const cases = [
      '',
      bomb,
      `manifest: 1\nproduct: x\nx-deep: ${'['.repeat(10_000)}\n`,
      `${'{"a":'.repeat(10_000)}`,
      `manifest: 1\nproduct: x\nsources:\n${source.repeat(130_000)}`,
      `manifest: 1\nproduct: x\n__proto__: 1\nconstructor: 2\nsources:\n  - __proto__: 1\n    toString: 2\n`,
    ];
    for (const text of cases) {
      assertSound(text, 'bad.sourcing.yaml');
      if (text.length < 1_000_000) assertSound(text, 'bad.sourcing.json');
    }
  }).timeout(60_000);

  it('keeps every source that can still be read', () => {
    const text = [
      'manifest: 1',
      'product: "never closed',
      'sources:',
      '  - { id: a, material: lithium, stage: processing, supplier: x, country: CN',
      '  - id: b',
      '    supplier: "half',
      '    country: CN',
      '  - id: c',
      '    material: cobalt',
      '    stage: processing',
      '    supplier: x',
      '    country: CN',
    ].join('\n');
    const found = analysisOf(text, 'half.sourcing.yaml').findings;
    assert.ok(
      found.some(({ ruleId, source }) => ruleId === 'china-source' && source?.id?.value === 'c'),
    );
  });

  it('has its columns right behind characters outside the basic plane', () => {
    const text =
      'manifest: 1\nproduct: x\nsources:\n  - { id: a, material: lithium, stage: processing, supplier: "𝒜𝒜", country: CN }\n';
    const china = analysisOf(text, 'wide.sourcing.yaml').findings.find(
      (each) => each.ruleId === 'china-source',
    );
    assert.equal(china && text.slice(startOf(china.place), endOf(china.place)), 'CN');
  });
});

describe('what the fuzzer found', () => {
  it('a value ends inside the text, whatever yaml says', () => {
    const text = 'sources:\n  - : \n    s';
    const [source] = analysisOf(text, 'end.sourcing.yaml').manifest.sources;
    assert.ok(source && endOf(source.place) <= text.length);
  });

  it('a misspelt key is not renamed to one that is there', () => {
    const text =
      'manifest: 1\nproduct: x\nsources:\n  - { id: a, material: lithium, stage: processing, supplier: B, country: US, contry: CN }\n';
    const analysis = analysisOf(text, 'twice.sourcing.yaml');
    const finding = analysis.findings.find(({ ruleId }) => ruleId === 'manifest-schema');
    assert.ok(finding);
    const titles = fixesFor(analysis, text, finding, knowledge).map(({ title }) => title);
    assert.deepEqual(titles, ['Remove contry']);
  });

  it('an empty name is no markup', () => {
    assert.equal(toMarkdown([line(strong(''), ': here')]), '&#58; here');
  });
});

describe('a quick fix', () => {
  for (const { name, text } of examples) {
    it(`of ${name} leaves a manifest without its finding and without new errors`, () => {
      const before = analysisOf(text, name);
      const errors = count(before, 'error');
      for (const finding of before.findings) {
        const { ruleId } = finding;
        for (const fix of fixesFor(before, text, finding, knowledge)) {
          const after = analysisOf(applyEdits(text, fix.edits), name);
          const label = `${ruleId}: ${fix.title}`;
          assert.ok(!after.findings.some((each) => each.ruleId === 'yaml-syntax'), label);
          assert.ok(count(after, 'error') <= errors, label);
          if (fix.kind === 'second-source') continue;
          assert.ok(countOf(after, ruleId) < countOf(before, ruleId), label);
        }
      }
    });
  }
});

const count = ({ findings }: Analysis, severity: string): number =>
  findings.filter((each) => each.severity === severity).length;

const countOf = ({ findings }: Analysis, ruleId: string): number =>
  findings.filter((each) => each.ruleId === ruleId && !each.waiver).length;
