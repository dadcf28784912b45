import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { analyse } from '../src/analysis/analyse';
import type { Analysis } from '../src/analysis/analysis';
import { explainAt } from '../src/explain/explain';
import { toMarkdown } from '../src/explain/markdown';
import { applyEdits } from '../src/fixes/fix';
import { line, strong } from '../src/explain/blocks';
import { fixesFor } from '../src/fixes/fixes';
import { knowledgeData } from '../src/knowledge/generated/knowledge.js';
import { Knowledge } from '../src/knowledge/knowledge';
import { formatOf } from '../src/manifest/file-names';
import { endOf, startOf } from '../src/manifest/model';
import { readManifest } from '../src/manifest/read';
import { english } from '../src/messages/english';
import { sentence } from '../src/messages/message';
import { runs } from './support/runs';

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
      { numRuns: runs(200) },
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
      { numRuns: runs(200) },
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

describe('what the fuzzer found', () => {
  const told = ({ findings }: Analysis): string[] =>
    findings.map(
      ({ ruleId, place, message }) =>
        `${ruleId} ${String(startOf(place))} ${sentence(message, english)}`,
    );
  const syntaxOf = (text: string, name = 'bad.sourcing.yaml'): string[] =>
    told(analysisOf(text, name)).filter((each) => each.startsWith('yaml-syntax'));

  for (const [what, opening, closing] of [
    ['lists', '[', ']'],
    ['mappings', '{ a: ', ' }'],
    ['dashes', '- ', ''],
    ['questions', '? ', ''],
  ] as const) {
    it(`is one mistake, at one place, where ${what} are nested too deeply`, () => {
      for (const depth of [250, 1000, 10_000]) {
        for (const end of ['', closing.repeat(depth)]) {
          const text = `x-a:\n  ${opening.repeat(depth)}1${end}\n`;
          const found = syntaxOf(text);
          assert.equal(found.length, 1, found.join('\n'));
          assert.match(found[0] ?? '', /nested too deeply/);
          assert.deepEqual(syntaxOf(text), found);
        }
      }
    });
  }

  it('keeps what stands beside values that are nested too deeply', () => {
    const text = `x-a: ${'['.repeat(1000)}${']'.repeat(1000)}\nproduct: y\n`;
    assert.equal(readManifest(text, 'yaml').product?.value, 'y');
  });

  it('is a mistake where a second document begins', () => {
    const found = syntaxOf('manifest: 1\nproduct: x\nsources: []\n---\nmanifest: 1\n---\n');
    assert.deepEqual(
      found.map((each) => each.split(' ')[1]),
      ['35'],
    );
  });

  it('has its places inside the text where a key at the end has no colon', () => {
    assertSound('sources:\n  - i:\n    p', 'bad.sourcing.yaml');
    const text = 'sources:\n  - i:\n    p';
    for (const { keys, place } of readManifest(text, 'yaml').sources) {
      for (const each of [place, ...keys.values()]) assert.ok(endOf(each) <= text.length);
    }
  });

  it('does not suggest a key that is there already', () => {
    const text = 'manifest: 1\nproduct: x\nprodct: y\nsources: []\n';
    const found = analysisOf(text, 'bad.sourcing.yaml').findings;
    assert.equal(found.length, 1);
    assert.deepEqual(found[0]?.problem, { kind: 'unknown-key', key: 'prodct', of: 'manifest' });
  });

  it('reports a key that is there twice, however deep, and as `yaml` compares them', () => {
    const keys = syntaxOf(
      'x-a: { a: [{ b: 1, b: 2 }], ? [c] : { d: 1, d: 2 }, 1: a, "1": b }\nx-a: 1\n',
    );
    assert.deepEqual(
      keys.map((each) => each.split(' ')[1]),
      ['19', '44', '67'],
    );
  });

  it('does not copy a step that has a mistake of syntax', () => {
    const step = '{ id: a, material: lithium, stage: processing, supplier: x, country: CN';
    const text = `manifest: 1\nproduct: x\nsources:\n  - ${step}, x-a: 1, x-a: 2 }\n`;
    const analysis = analysisOf(text, 'bad.sourcing.yaml');
    for (const finding of analysis.findings) {
      for (const fix of fixesFor(analysis, text, finding, knowledge)) {
        assert.notEqual(fix.kind, 'second-source');
      }
    }
  });

  it('reads on behind a blank line with a tab, and copies nothing beside a mistake', () => {
    const step = (id: string): string =>
      `  - id: ${id}\n    material: lithium\n    stage: extraction\n    supplier: x\n    country: CN\n`;
    const text = `manifest: 1\nproduct: x\nsources:\n${step('a')}\t\n  \t \n${step('b')}\t`;
    assert.deepEqual(syntaxOf(text), []);
    assert.equal(readManifest(text, 'yaml').sources.length, 2);
    const broken = `${text}\n i\n`;
    const analysis = analysisOf(broken, 'bad.sourcing.yaml');
    const declared = analysis.findings
      .filter(({ ruleId }) => ruleId === 'undeclared-processing')
      .flatMap((finding) => fixesFor(analysis, broken, finding, knowledge))
      .filter(({ kind }) => kind === 'declare');
    assert.deepEqual(declared, []);
  });

  it('reads an item that is out of line, and says so', () => {
    for (const indent of ['', ' ']) {
      const text = `manifest: 1\nproduct: x\nsources:\n  - { id: a }\n${indent}- { id: b }\n`;
      const at = text.lastIndexOf('-');
      assert.deepEqual(syntaxOf(text), [
        `yaml-syntax ${String(at)} This item is not aligned with the others. Indent its dash like those above.`,
      ]);
      assert.equal(readManifest(text, 'yaml').sources.length, 2);
    }
  });

  it('tells of a mistake of JSON before the sources beside mistakes in them', () => {
    const manifest = readManifest('{s":[],"sources":[\nd:,\n {}\n]}', 'json');
    assert.ok(manifest.problems.some(({ of }) => of === 'syntax'));
  });

  it('has a mistake in a key that is too long for YAML, quoted or not', () => {
    const long = 'k'.repeat(2000);
    for (const key of [long, `"${long}"`]) {
      assert.equal(syntaxOf(`manifest: 1\nproduct: x\n${key}: 1\nsources: []\n`).length, 1);
    }
    assert.equal(
      syntaxOf(`manifest: 1\nproduct: x\nx-a: [{ "${long}": 1 }]\nsources: []\n`).length,
      0,
    );
  });

  it('gives a terminal no character that turns text round', () => {
    const source =
      '{ id: a, material: lithium, stage: processing, supplier: x, country: "\u202ednuoF\u2066" }';
    const text = `manifest: 1\nproduct: x\nsources:\n  - ${source}\n`;
    for (const sentence of told(analysisOf(text, 'bad.sourcing.yaml'))) {
      assert.doesNotMatch(sentence, /[\u202a-\u202e\u2066-\u2069]/);
    }
  });

  it('shows a supplier without a name as such', () => {
    const text = 'manifest: 1\nsuppliers:\n  "": { name: " ", country: US }\n';
    const analysis = analysisOf(text, 'bad.sourcing.yaml');
    const explanation = explainAt(text.indexOf('""'), {
      analysis,
      knowledge,
      rulePage: (id) => id,
    });
    assert.match(toMarkdown(explanation?.blocks ?? []), /^\*\*A supplier without a name\*\*/);
    assert.equal(toMarkdown([{ kind: 'line', line: [{ text: ' ', strong: true }, 'x'] }]), ' x');
  });
});

describe('a key', () => {
  const unknownIn = (text: string): string[] =>
    analysisOf(text, 'bad.sourcing.yaml').findings.flatMap(({ problem }) =>
      problem?.kind === 'unknown-key' ? problem.key : (problem?.kind ?? []),
    );

  it('may have an anchor, and may be an alias', () => {
    const text = [
      'manifest: 1',
      '&p product: &c country',
      'x-a: *p',
      'sources:',
      '  - { id: a, material: lithium, stage: processing, supplier: x, *c : CN }',
    ].join('\n');
    assert.deepEqual(unknownIn(text), []);
    assert.equal(readManifest(text, 'yaml').sources[0]?.country?.value, 'CN');
  });

  it('is an unknown one where it is a list or a mapping', () => {
    const text = 'manifest: 1\nproduct: x\n[a, b]: 1\n? { c: *d }\n: 1\nsources: []\n';
    assert.deepEqual(unknownIn(text), ['[a, b]', '{ c: *d }', 'syntax']);
  });
});

describe('a broken value', () => {
  const head = 'manifest: 1\nproduct: x\nsources:\n';
  const told = (text: string, name = 'bad.sourcing.yaml'): string[] =>
    analysisOf(text, name)
      .findings.filter(({ severity }) => severity === 'error')
      .map(({ ruleId, place }) => `${ruleId} ${text.slice(startOf(place), endOf(place))}`);

  it('is only a mistake of syntax where a list in braces is not closed', () => {
    const source = 'id: z, inputs: [z, z, material: lithium, supplier: x, country: CN';
    assert.deepEqual(told(`${head}  - { ${source} }\n`), ['supply-cycle z', 'yaml-syntax }']);
  });

  it('is only a mistake of syntax where a list over lines is not closed', () => {
    const text = `${head}  - id: z\n    inputs: [z, z\n    material: lithium\n    country: CN\n`;
    assert.deepEqual(told(text), ['supply-cycle z', 'yaml-syntax m']);
  });

  it('is only a mistake of syntax where a list in JSON is not closed', () => {
    const source =
      '{\n"id": "z",\n"inputs": ["z", "z",\n"material": "lithium",\n"country": "CN"\n}';
    const text = `{ "manifest": 1, "product": "x", "sources": [\n${source}\n] }`;
    assert.deepEqual(told(text, 'bad.sourcing.json'), ['supply-cycle "z"', 'yaml-syntax :']);
  });

  for (const [what, text, at] of [
    ['a source', `${head}  - id: z\n    supplier: "half\n    country: CN\n  - id: q\n`, '"half'],
    [
      'a source, closed by another',
      `${head}  - id: z\n    supplier: "half\n    country: "CN"\n`,
      '"half',
    ],
    ['braces', `${head}  - { id: z, supplier: 'half, country: CN }\n`, "'half"],
    ['a key', `${head}  - id: z\n    "supplier: half\n    country: CN\n`, '"supplier'],
    ['the head', `manifest: 1\nproduct: "half\nsources:\n  - id: z\n`, '"half'],
    ['the end', `${head}  - id: z\nx-a: 'half\nx-b: 1\n`, "'half"],
  ] as const) {
    it(`has its mistake at the quote that is not closed: ${what}`, () => {
      const found = analysisOf(text, 'bad.sourcing.yaml').findings.filter(
        ({ ruleId }) => ruleId === 'yaml-syntax',
      );
      assert.deepEqual(
        found.map(({ place }) => startOf(place)),
        [text.indexOf(at)],
      );
    });
  }
});

const count = ({ findings }: Analysis, severity: string): number =>
  findings.filter((each) => each.severity === severity).length;

const countOf = ({ findings }: Analysis, ruleId: string): number =>
  findings.filter((each) => each.ruleId === ruleId && !each.waiver).length;
