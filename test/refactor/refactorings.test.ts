import assert from 'node:assert/strict';
import { applyEdits } from '../../src/fixes/fix';
import { filesOf } from '../../src/navigation/entity';
import { convertFormat } from '../../src/refactor/convert-format';
import type { RefactoringKind } from '../../src/refactor/refactoring';
import { refactoringsAt } from '../../src/refactor/refactorings-at';
import { sortSources } from '../../src/refactor/sort-sources';
import { analyseFiles } from '../support/analyse';
import { takeCursor } from '../support/cursor';

const analysed = (marked: string, format = 'yaml') => {
  const { text, offset } = takeCursor(marked);
  return { here: { analysis: analyseFiles({ [`a.sourcing.${format}`]: text }), text }, offset };
};

/** The text after a refactoring at the cursor. */
function refactored(kind: RefactoringKind, marked: string, format?: string): string | undefined {
  const { here, offset } = analysed(marked, format);
  const found = refactoringsAt(here, offset).find((each) => each.kind === kind);
  const edits = found?.edits();
  return edits && applyEdits(here.text, edits);
}

const HEAD = 'manifest: 1\nproduct: P\n';
const sourceOf = (id: string, rest = ''): string =>
  `  - id: ${id}\n    material: lithium\n    stage: processing\n    supplier: Ganfeng Lithium\n    country: CN\n${rest}`;

describe('Extracting a supplier', () => {
  it('makes the directory, below the comments of the file', () => {
    const text = `# About\n${HEAD}\n# The chain.\nsources:\n${sourceOf('a').replace('Gan', 'G‸an')}${sourceOf('b')}`;
    assert.equal(
      refactored('extract-supplier', text),
      `# About\n${HEAD}\nsuppliers:\n  ganfeng-lithium:\n    name: Ganfeng Lithium\n# The chain.\nsources:\n${sourceOf('a')}${sourceOf('b')}`.replaceAll(
        'supplier: Ganfeng Lithium',
        'supplier: ganfeng-lithium',
      ),
    );
  });

  it('adds to the directory that is there, in blocks, braces and JSON', () => {
    const block = `${HEAD}suppliers:\n  one:\n    name: One # first\n\nsources:\n${sourceOf('a').replace('Gan', 'G‸an')}`;
    assert.match(
      refactored('extract-supplier', block) ?? '',
      /name: One # first\n {2}ganfeng-lithium:\n {4}name: Ganfeng Lithium\n\nsources/,
    );
    const flow = block.replace(/suppliers:[^]*?\n\n/, 'suppliers: { one: { name: One } }\n\n');
    assert.match(
      refactored('extract-supplier', flow) ?? '',
      /suppliers: \{ one: \{ name: One \}, ganfeng-lithium: \{ name: Ganfeng Lithium \} \}\n/,
    );
    const json = `{\n  "manifest": 1,\n  "product": "P",\n  "sources": [\n    { "id": "a", "material": "lithium", "stage": "processing", "supplier": "Gan‸feng \\"Li\\"", "country": "CN" }\n  ]\n}\n`;
    assert.match(
      refactored('extract-supplier', json, 'json') ?? '',
      /"suppliers": \{ "ganfeng-li": \{ "name": "Ganfeng \\"Li\\"" \} \},\n {2}"sources"[^]*"supplier": "ganfeng-li"/,
    );
  });

  it('is not offered for what is in the directory', () => {
    const text = `${HEAD}suppliers:\n  one: { name: Ganfeng Lithium }\nsources:\n${sourceOf('a').replace('Gan', 'G‸an')}`;
    assert.equal(refactored('extract-supplier', text), undefined);
  });

  it('does not take an id that would name another company', () => {
    const text = `${HEAD}sources:\n${sourceOf('a').replace('Ganfeng Lithium', 'One Ltd.‸')}${sourceOf('b').replace('Ganfeng Lithium', 'one-ltd')}`;
    assert.match(refactored('extract-supplier', text) ?? '', /\n {2}one-ltd-2:\n/);
  });
});

describe('Inlining a supplier', () => {
  const inlined = (marked: string): string | undefined => refactored('inline-supplier', marked);

  it('writes its name wherever it is named, and removes the entry', () => {
    const text = `${HEAD}suppliers:\n  gan‸feng:\n    name: Ganfeng Lithium\n  other: { country: US }\nsources:\n${sourceOf('a').replace('Ganfeng Lithium', 'ganfeng # who')}`;
    assert.equal(
      inlined(text),
      `${HEAD}suppliers:\n  other: { country: US }\nsources:\n${sourceOf('a').replace('Lithium', 'Lithium # who')}`,
    );
  });

  it('removes the directory with its last entry', () => {
    const text = `${HEAD}suppliers:\n  g: { name: Ganfeng Lithium }\nsources:\n${sourceOf('a').replace('Ganfeng Lithium', '‸g')}`;
    assert.equal(inlined(text), `${HEAD}sources:\n${sourceOf('a')}`);
  });

  it('is not done where its name would name another company then', () => {
    const text = `${HEAD}imports: [./b.sourcing.yaml]\nsuppliers:\n  g‸: { name: Dogwood Inc. }\n  h: { ownership: [{ owner: g, share: 50% }] }\nsources:\n${sourceOf('a')}`;
    const withOther = (name: string): boolean => {
      const { text: own, offset } = takeCursor(text);
      const other = `${HEAD}suppliers:\n  o: { name: ${name}, country: CN }\nsources: []\n`;
      const analysis = analyseFiles({ 'a.sourcing.yaml': own, 'b.sourcing.yaml': other });
      const found = refactoringsAt({ analysis, text: own }, offset);
      return found.find(({ kind }) => kind === 'inline-supplier')?.edits() !== undefined;
    };
    assert.equal(withOther('Birch'), true);
    assert.equal(withOther('DOGWOOD, Inc'), false);
  });

  it('is not offered where the entry says more than a name', () => {
    const text = `${HEAD}suppliers:\n  g‸: { name: Ganfeng Lithium, country: CN }\nsources:\n${sourceOf('a')}`;
    assert.equal(inlined(text), undefined);
  });
});

describe('Splitting by origin', () => {
  const SPLIT = `${HEAD}sources:
  - id: salt
    material: lithium
    stage: processing
    supplier: One
    orig‸ins:
      - { country: AU, region: AU-WA, share: 60% }
      - { country: CN, share: 40% }
    # added here
    value: 1000
    share: 50%
  - id: cell
    component: battery-cell
    stage: manufacturing
    supplier: Two
    country: KR
    inputs: [salt]
`;

  it('writes a step for each place, with its part of the value and the share', () => {
    assert.equal(
      refactored('split-by-origin', SPLIT),
      `${HEAD}sources:
  - id: salt-au
    material: lithium
    stage: processing
    supplier: One
    country: AU
    region: AU-WA
    # added here
    value: 600
    share: 30%
  - id: salt-cn
    material: lithium
    stage: processing
    supplier: One
    country: CN
    # added here
    value: 400
    share: 20%
  - id: cell
    component: battery-cell
    stage: manufacturing
    supplier: Two
    country: KR
    inputs: [salt-au, salt-cn]
`,
    );
  });

  it('is not offered for candidates, without a size, or with waivers', () => {
    const offers = (text: string): string | undefined => refactored('split-by-origin', text);
    assert.equal(offers(SPLIT.replace(', share: 60%', '').replace(', share: 40%', '')), undefined);
    assert.equal(offers(SPLIT.replace(/ {4}value.*\n {4}share.*\n/, '')), undefined);
    assert.equal(
      offers(SPLIT.replace('    # added here', '    waivers: [{ rule: china-source }]')),
      undefined,
    );
  });

  it('reaches the files that name the step, or is not done', () => {
    const { text, offset } = takeCursor(
      SPLIT.replace('sources:', 'imports: [./b.sourcing.json]\nsources:'),
    );
    const split = (inputs: string): string | undefined => {
      const other = `{ "manifest": 1, "product": "P", "imports": ["./a.sourcing.yaml"], "sources": [
  { "id": "x", "component": "battery-cell", "stage": "assembly", "supplier": "S", "country": "KR", "inputs": ${inputs} } ] }`;
      const analysis = analyseFiles({ 'a.sourcing.yaml': text, 'b.sourcing.json': other });
      const { everywhere } =
        refactoringsAt({ analysis, text }, offset).find(({ kind }) => kind === 'split-by-origin') ??
        {};
      const edits = everywhere?.editsIn(
        { file: 'b.sourcing.json', text: other },
        filesOf(analysis),
      );
      return edits && /"inputs": (.*) \} \] \}/.exec(applyEdits(other, edits))?.[1];
    };
    assert.equal(
      split('["./a.sourcing.yaml#cell", "./a.sourcing.yaml#salt"]'),
      '["./a.sourcing.yaml#cell", "./a.sourcing.yaml#salt-au", "./a.sourcing.yaml#salt-cn"]',
    );
    assert.equal(split('["./a.sourcing.yaml#cell"]'), '["./a.sourcing.yaml#cell"]');
  });

  it('writes a country as a list of places, and back', () => {
    const text = `${HEAD}sources:\n${sourceOf('a').replace('CN\n', 'C‸N # here\n    region: CN-SH\n')}`;
    const listed = refactored('country-to-origins', text.replace(' # here', ''));
    assert.equal(
      listed,
      `${HEAD}sources:\n${sourceOf('a').replace('    country: CN\n', '    origins:\n      - { country: CN, region: CN-SH, share: 100% }\n')}`,
    );
    assert.equal(
      refactored('origin-to-country', (listed ?? '').replace('country: CN', 'country: C‸N')),
      text.replace('‸', '').replace(' # here', ''),
    );
    const json = `{ "manifest": 1, "product": "P", "sources": [{ "id": "a", "material": "lithium", "stage": "processing", "supplier": "x", "country": "A‸U" }] }`;
    const inJson = refactored('country-to-origins', json, 'json');
    assert.match(inJson ?? '', /"origins": \[\{ "country": "AU", "share": "100%" \}\] \}/);
  });
});

describe('Sorting the sources', () => {
  const sorted = (text: string, format = 'yaml'): string | undefined => {
    const edits = sortSources({
      analysis: analyseFiles({ [`a.sourcing.${format}`]: text }),
      text,
    })?.edits();
    return edits && applyEdits(text, edits);
  };
  const item = (id: string, subject: string, inputs = ''): string =>
    `  - id: ${id} # ${id}\n    ${subject}\n    supplier: S\n    country: AU\n${inputs === '' ? '' : `    inputs: [${inputs}]\n`}`;
  const salt = item('salt', 'material: lithium\n    stage: processing', 'ore');
  const ore = item('ore', 'material: lithium\n    stage: extraction');
  const cell = item('cell', 'component: battery-cell\n    stage: manufacturing', 'salt');

  it('follows the chain, with the comments above each, and moves as few as possible', () => {
    const text = `${HEAD}sources:\n  # the cell\n${cell}\n  # the salt\n${salt}  # the ore\n${ore}  # the end\nwaivers: []\n`;
    assert.equal(
      sorted(text),
      `${HEAD}sources:\n  # the ore\n${ore}\n  # the salt\n${salt}  # the cell\n${cell}  # the end\nwaivers: []\n`,
    );
  });

  it('leaves what is in order', () => {
    const text = `${HEAD}sources:\n${ore}${salt}${cell}`;
    assert.equal(sorted(text), text);
  });

  it('works where the last line has no end, and in JSON', () => {
    const text = `${HEAD}sources:\n${salt}${ore}`.trimEnd();
    assert.equal(sorted(text)?.trimEnd(), `${HEAD}sources:\n${ore}${salt}`.trimEnd());
    const [a, b] = ['a', 'b'].map(
      (id) =>
        `{ "id": "${id}", "material": "lithium", "stage": "processing", "supplier": "S", "country": "AU"${id === 'a' ? ', "inputs": ["b"]' : ''} }`,
    );
    const json = (first = '', second = ''): string =>
      `{ "manifest": 1, "product": "P", "sources": [\n  ${first},\n  ${second}\n] }`;
    assert.equal(sorted(json(a, b), 'json'), json(b, a));
  });

  it('leaves anchors before their aliases, circles and repeated ids alone', () => {
    const anchors = `${HEAD}sources:\n${salt.replace('- id', '- &a\n    id')}${ore.replace('- id', '- <<: *a\n    id')}`;
    assert.equal(sorted(anchors), undefined);
    assert.equal(sorted(`${HEAD}sources:\n${salt}${salt}`), undefined);
    const circle = `${HEAD}sources:\n${cell}${salt.replace('[ore]', '[other]')}${item('other', 'material: lithium\n    stage: processing', 'salt')}`;
    assert.equal(sorted(circle), undefined);
    // Over another file, too.
    const near = `${HEAD}imports: [./far.sourcing.yaml]\nsources:\n${cell}${salt.replace('[ore]', '["./far.sourcing.yaml#ore"]')}`;
    const far = `${HEAD}imports: [./a.sourcing.yaml]\nsources:\n${ore}    inputs: ["./a.sourcing.yaml#salt"]\n`;
    const analysis = analyseFiles({ 'a.sourcing.yaml': near, 'far.sourcing.yaml': far });
    assert.equal(sortSources({ analysis, text: near })?.edits(), undefined);
  });
});

describe('Writing countries as codes', () => {
  it('reaches all places that name one', () => {
    const text = `${HEAD}suppliers:\n  s: { country: Chile, ownership: [{ owner: X, country: Peru }] }\nsources:\n${sourceOf('a').replace('CN', '"Chi‸na"')}${sourceOf('b').replace('country: CN', 'origins: [{ country: Japan }, { country: KR }]')}`;
    const after = refactored('countries-to-codes', text) ?? '';
    assert.deepEqual(after.match(/country: "?\w+/g), [
      'country: CL',
      'country: PE',
      'country: "CN',
      'country: JP',
      'country: KR',
    ]);
  });
});

describe('Writing in the other format', () => {
  it('keeps numbers, days and keys of their own, and counts the comments that are lost', () => {
    const yaml = `# one\n${HEAD}asOf: 2024-06-30 # two\nx-note: &n { a: 1.10 }\nx-more: *n\nsources:\n${sourceOf('a', '    value: 1e3\n    share: 60%\n')}`;
    const json = convertFormat(yaml, 'yaml');
    assert.equal(json?.lostComments, 2);
    assert.match(json.text, /"asOf": "2024-06-30",\n {2}"x-note": \{\n {4}"a": 1\.10\n {2}\},/);
    assert.match(json.text, /"value": 1e3,\n {6}"share": "60%"/);
    const back = convertFormat(json.text, 'json');
    assert.match(
      back?.text ?? '',
      /x-more: \{ a: 1\.10 \}\nsources:\n {2}- id: a\n {4}material: lithium\n/,
    );
  });

  it('is not done with mistakes', () => {
    assert.equal(convertFormat('a: [', 'yaml'), undefined);
    assert.equal(convertFormat('{ "a": 1, }', 'json'), undefined);
  });
});
