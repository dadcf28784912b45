import assert from 'node:assert/strict';
import type { CompleteOptions } from '../support/completion';
import { completeAt } from '../support/completion';

const HEAD = 'manifest: 1\nproduct: Pack\nasOf: 2026-06-30\n';
const ORE = `${HEAD}suppliers:
  mine: { name: Some Mine, country: AU }
sources:
  - id: ore
    material: lithium
    stage: extraction
    supplier: mine
    country: AU
`;
const JSON_FILE: CompleteOptions = { name: 'product.sourcing.json' };

const MANIFEST = 'manifest product asOf regimes currency imports suppliers sources waivers';
const SOURCE =
  'id material component stage supplier country region origins value share form spec cots electronicDevice inputs evidence waivers';
const WAIVER = 'rule reason approvedBy expires ticket for';
const EVIDENCE = 'title file date expires sha256';
const SUPPLIER = 'name country ownership waivers';
const REGIMES =
  'ira-30d dfars-7052 ndaa-2024-154 pfe-storage pfe-facility pfe-45x-battery-component uflpa eu-crma';

/** Keys without some of them. */
const but = (keys: string, ...used: readonly string[]): string =>
  keys
    .split(' ')
    .filter((key) => !used.includes(key))
    .join(' ');

const labels = (marked: string, options?: CompleteOptions): string =>
  completeAt(marked, options).labels.join(' ');

/** The first labels of the offers, joined. */
const first = (count: number, marked: string, options?: CompleteOptions): string =>
  completeAt(marked, options).labels.slice(0, count).join(', ');

/** Tests that at the mark of each text all these are offered, and nothing else. */
function offers(expected: string, texts: Readonly<Record<string, string>>): void {
  for (const [where, text] of Object.entries(texts)) {
    it(where, () => {
      const options = text.startsWith('{') ? JSON_FILE : {};
      assert.equal(labels(text, options), expected);
    });
  }
}

describe('Completion of keys', () => {
  describe('offers those of a manifest that it does not have', () => {
    offers(MANIFEST, { 'of nothing': '‸', 'half-written': 'm‸', 'in JSON': '{ ‸ }' });
    offers(but(MANIFEST, 'manifest', 'product', 'asOf'), {
      'behind others': `${HEAD}‸`,
      'half-written behind others': `${HEAD}reg‸`,
      'behind others in JSON': '{ "manifest": 1, "product": "P", "asOf": "2026-06-30", "‸" }',
    });
  });

  describe('offers those of a source', () => {
    offers(but(SOURCE, 'id'), {
      'on a new line': `${HEAD}sources:\n  - id: x\n    ‸`,
      'half-written': `${HEAD}sources:\n  - id: x\n    ma‸`,
      'in braces': `${HEAD}sources:\n  - { id: x, ‸ }`,
      'half-written in braces': `${HEAD}sources:\n  - { id: x, mat‸ }`,
      'in braces that are still open': `${HEAD}sources:\n  - { id: x, ‸`,
      'in JSON': '{ "sources": [{ "id": "x", "‸" }] }',
    });
    offers(SOURCE, {
      'in empty braces': `${HEAD}sources:\n  - {‸}`,
      'in empty braces in JSON': '{ "sources": [{ ‸ }] }',
    });
    offers('region value share form spec inputs evidence waivers', {
      'that fit to those that it has': `${ORE}    ‸`,
    });
  });

  describe('offers those of what stands in others', () => {
    offers(WAIVER, {
      'a waiver of a source': `${ORE}    waivers:\n      - ‸`,
      'a waiver of a source in JSON': '{ "sources": [{ "id": "y", "waivers": [{ "‸" }] }] }',
      'a waiver of the manifest': `${HEAD}waivers:\n  - ‸`,
      'a further key of it': `${HEAD}waivers:\n  - rule: china-source\n    ‸`,
      'a waiver of the manifest in JSON': '{ "waivers": [{ "‸" }] }',
    });
    offers(EVIDENCE, {
      evidence: `${ORE}    evidence:\n      - ‸`,
      'a further key of evidence': `${ORE}    evidence:\n      - title: x\n        ‸`,
      'evidence in JSON': '{ "sources": [{ "id": "y", "evidence": [{ "‸" }] }] }',
    });
    offers(SUPPLIER, {
      'a supplier': `${HEAD}suppliers:\n  mine:\n    ‸`,
      'a supplier in JSON': '{ "suppliers": { "mine": { "‸" } } }',
    });
    offers('owner country share kind government', {
      'an owner in JSON': '{ "suppliers": { "mine": { "ownership": [{ "‸" }] } } }',
    });
  });

  it('writes the colon unless it is there', () => {
    const source = `${HEAD}sources:\n  - id: x\n    `;
    assert.equal(completeAt(`${source}st‸`).take('stage'), `${source}stage: `);
    assert.equal(completeAt(`${source}st‸: a`).take('stage'), `${source}stage: a`);
    assert.equal(
      completeAt('{ "sources": [{ "st‸" }] }', JSON_FILE).take('stage'),
      '{ "sources": [{ "stage":  }] }',
    );
    assert.equal(
      completeAt('{ "sources": [{ "st‸": "a" }] }', JSON_FILE).take('stage'),
      '{ "sources": [{ "stage": "a" }] }',
    );
  });
});

describe('Completion of countries', () => {
  const country = (value: string, more = ''): string =>
    `${HEAD}sources:\n  - id: x\n    material: lithium\n    stage: extraction\n    country: ${value}\n${more}`;
  const ranked = 'AU Australia, CL Chile, CA Canada';

  for (const [where, text, options] of [
    ['in a block', country('‸'), {}],
    ['half-written', country('Aus‸'), {}],
    ['over an old value', country('C‸N'), {}],
    ['in double quotes', country('"‸"'), {}],
    ['in single quotes', country("'‸'"), {}],
    ['in a quote that is still open', country('"A‸'), {}],
    ['before a comment', country('‸ # home'), {}],
    [
      'in braces',
      `${HEAD}sources:\n  - { id: x, material: lithium, stage: extraction, country: ‸ }`,
      {},
    ],
    [
      'before the material is written',
      `${HEAD}sources:\n  - id: x\n    country: ‸\n    material: lithium\n    stage: extraction\n`,
      {},
    ],
    [
      'in JSON',
      '{ "asOf": "2026-06-30", "sources": [{ "material": "lithium", "stage": "extraction", "country": "‸" }] }',
      JSON_FILE,
    ],
  ] as const) {
    it(`ranks them by status and by what they make, ${where}`, () => {
      assert.equal(first(3, text, options), ranked);
    });
  }

  it('offers every country, those without a figure and covered nations after the others', () => {
    const { labels: all, offers: found } = completeAt(country('‸'));
    assert.equal(all.length, 249);
    const at = (label: string) => all.indexOf(label);
    assert.ok(at('CL Chile') < at('ZW Zimbabwe'), 'who qualifies comes first');
    assert.ok(
      at('ZW Zimbabwe') < at('CN China'),
      'a covered nation comes last of those with figures',
    );
    assert.ok(at('CN China') < at('MX Mexico'), 'who has no figure comes behind');
    assert.ok(at('MX Mexico') < at('KP North Korea'));
    assert.deepEqual(found[0], {
      kind: 'country',
      label: 'AU Australia',
      description: '✔ free-trade agreement since 2005 · 32 % of world mine output in 2025',
      detail: 'free-trade agreement since 2005 on 2026-06-30. Counted: Mine production',
      insert: 'AU',
      filter: 'AU Australia AUS Commonwealth of Australia',
    });
  });

  it('is found by every name', () => {
    const of = (label: string) =>
      completeAt(country('‸')).offers.find((each) => each.label === label);
    assert.match(of('TW Taiwan')?.filter ?? '', /Republic of China.*Chinese Taipei/);
    assert.match(of('US United States')?.filter ?? '', /U\.S\.A\./);
  });

  it('ranks by status alone where no step says what is made', () => {
    const seat = `${HEAD}suppliers:\n  a:\n    country: ‸`;
    assert.equal(first(3, seat), 'AS American Samoa, AU Australia, BH Bahrain');
    assert.equal(first(3, `${HEAD}suppliers:\n  a: { country: ‸ }`), first(3, seat));
  });

  it('takes the place of the whole value, quoted as it was', () => {
    for (const [value, expected] of [
      ['‸', 'AU'],
      ['Aus‸', 'AU'],
      ['Aus‸tralia', 'AU'],
      ['South‸ Korea', 'AU'],
      ['Ch‸ina # home', 'AU # home'],
      ['"‸"', '"AU"'],
      ['"Ch‸ina"', '"AU"'],
      ["'Ch‸ina'", "'AU'"],
    ] as const) {
      assert.equal(completeAt(country(value)).take('AU Australia'), country(expected), value);
    }
  });
});

describe('Completion of materials, components and stages', () => {
  const source = (line: string): string => `${HEAD}sources:\n  - id: x\n    ${line}`;

  it('offers the catalogue, by symbol and other names too', () => {
    for (const text of [
      'material: ‸',
      'material: lith‸',
      'material: "lith‸"',
      "material: 'lith‸",
    ]) {
      assert.equal(first(3, source(text)), 'aluminium, antimony, arsenic', text);
    }
    assert.ok(completeAt(source('component: ‸')).labels.includes('battery-cell'));
    const lithium = completeAt(source('material: ‸')).offers.find(
      ({ label }) => label === 'lithium',
    );
    assert.equal(lithium?.description, 'Li, lithium');
    assert.match(
      completeAt(source('material: ‸')).offers[0]?.filter ?? '',
      /^aluminium aluminium Al .*aluminum/,
    );
  });

  it('offers the stages that a material or a component can have', () => {
    assert.equal(labels(source('material: tin\n    stage: ‸')), 'extraction processing recycling');
    assert.equal(
      labels(source('component: battery-cell\n    stage: a‸')),
      'manufacturing assembly',
    );
    assert.equal(
      labels(source('stage: ‸')),
      'extraction processing recycling manufacturing assembly',
    );
    const json = '{ "sources": [{ "component": "battery-cell", "stage": "‸" }] }';
    assert.equal(labels(json, JSON_FILE), 'manufacturing assembly');
  });
});

describe('Completion of what else has a name', () => {
  const other = `${HEAD}suppliers:\n  zed: { name: Zed Mining, country: PE }\nsources:\n  - id: far\n    material: tin\n    stage: extraction\n    supplier: zed\n    country: PE\n`;
  const others = { others: { 'b.sourcing.yaml': other } };
  const importing = ORE.replace('suppliers:', 'imports: [./b.sourcing.yaml]\nsuppliers:');

  describe('offers the ids of other steps as inputs', () => {
    offers('ore', {
      'in brackets': `${ORE}  - id: two\n    inputs: [‸]`,
      'in brackets that are still open': `${ORE}  - id: two\n    inputs: [‸`,
      'half-written': `${ORE}  - id: two\n    inputs: [o‸]`,
      'as an item': `${ORE}  - id: two\n    inputs:\n      - ‸`,
      'as an item in quotes': `${ORE}  - id: two\n    inputs:\n      - "‸"`,
      'in JSON': '{ "sources": [{ "id": "ore" }, { "id": "y", "inputs": ["‸"] }] }',
    });
    offers('', {
      'but not the step itself': `${ORE}    inputs: [‸]`,
      'nor what is there already': `${ORE}  - id: two\n    inputs: [ore, ‸]`,
    });
    it('and those of imports, by file', () => {
      const { offers: found } = completeAt(`${importing}  - id: two\n    inputs: [‸]`, others);
      assert.deepEqual(
        found.map(({ label, detail }) => `${label}: ${detail ?? ''}`),
        ['ore: extraction, lithium, AU', './b.sourcing.yaml#far: extraction, tin, PE'],
      );
    });
  });

  it('offers suppliers of the directory, of imports, and of other steps', () => {
    const named = ORE.replace('supplier: mine', 'supplier: Other Mine');
    for (const value of ['‸', 'mi‸', '"‸"', "'‸'"]) {
      assert.equal(labels(`${named}  - id: two\n    supplier: ${value}`), 'mine Other Mine', value);
    }
    const { offers: found } = completeAt(`${importing}  - id: two\n    supplier: ‸`, others);
    assert.deepEqual(
      found.map(({ label, detail }) => `${label}: ${detail ?? ''}`),
      ['mine: Some Mine, AU', 'zed: Zed Mining, PE, from b.sourcing.yaml'],
    );
  });

  it('quotes a name that would be something else without', () => {
    const named = ORE.replace('supplier: mine', 'supplier: "A: B"');
    const at = `${named}  - id: two\n    supplier: `;
    assert.equal(completeAt(`${at}‸`).take('A: B'), `${at}"A: B"`);
    assert.equal(completeAt(`${at}'‸'`).take('A: B'), `${at}'A: B'`);
  });

  describe('offers regimes', () => {
    offers(REGIMES, {
      'in brackets': `${HEAD}regimes: [‸]`,
      'as an item': `${HEAD}regimes:\n  - ‸`,
      'as an item in quotes': `${HEAD}regimes:\n  - "i‸"`,
      'in JSON': '{ "regimes": ["‸"] }',
    });
  });

  it('offers rules to waive', () => {
    for (const text of [
      `${ORE}    waivers:\n      - rule: ‸`,
      `${ORE}    waivers:\n      - { rule: chi‸ }`,
      `${HEAD}waivers:\n  - rule: ‸`,
    ]) {
      assert.ok(completeAt(text).labels.includes('china-source'), text);
    }
  });
});

describe('Completion of a whole source', () => {
  const both = 'new source of a material new source of a component';
  offers(both, {
    'is offered below sources': `${HEAD}sources:\n  ‸`,
    'behind a dash': `${HEAD}sources:\n  - ‸`,
    'behind another source': `${ORE}  - ‸`,
    'in JSON': '{ "sources": [‸] }',
  });

  it('brings its own dash where there is none', () => {
    const take = (text: string) => completeAt(text).take('new source of a material');
    const head = `${HEAD}sources:\n  `;
    assert.match(take(`${head}‸`).slice(head.length), /^- id: \$\{1:step\}\n {2}material: /);
    assert.match(take(`${head}- ‸`).slice(head.length), /^- id: \$\{1:step\}\n {2}material: /);
    assert.ok(completeAt(`${head}‸`).offers.every(({ isSnippet }) => isSnippet));
  });
});

describe('Completion', () => {
  describe('offers nothing', () => {
    offers('', {
      'in a comment': `${ORE}    # country: ‸`,
      'in a comment behind a value': `${ORE}    value: 1 # country: ‸`,
      'before the blank behind a colon': `${HEAD}sources:\n  - id: x\n    country:‸`,
      'for free text': `${HEAD}sources:\n  - id: ‸`,
    });
  });

  it('sends no more than can be read of very many', () => {
    const steps = Array.from({ length: 1500 }, (_, at) => `  - { id: s${String(at)} }\n`).join('');
    const { labels: some, isIncomplete } = completeAt(
      `${HEAD}sources:\n${steps}  - id: last\n    inputs: [s149‸]`,
    );
    assert.ok(isIncomplete);
    // The half-written name itself is no step to offer: it stands among the inputs already.
    assert.deepEqual(
      some,
      Array.from({ length: 10 }, (_, at) => `s149${String(at)}`),
    );
  });
});
