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
  'ira-30d dfars-7052 ndaa-2024-154 ndaa-2024-805 usc-4865 pfe-storage pfe-facility pfe-45x-battery-component pfe-45x-solar-component pfe-45x-critical-mineral uflpa eu-crma';

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
    offers(MANIFEST, { 'of nothing': '‸', 'in JSON': '{ ‸ }' });
    offers('manifest', { 'half-written': 'm‸' });
    offers('regimes', { 'half-written behind others': `${HEAD}reg‸` });
    offers(but(MANIFEST, 'manifest', 'product', 'asOf'), {
      'behind others': `${HEAD}‸`,
      'behind others in JSON': '{ "manifest": 1, "product": "P", "asOf": "2026-06-30", "‸" }',
    });
  });

  describe('offers those of a source', () => {
    offers(but(SOURCE, 'id'), {
      'on a new line': `${HEAD}sources:\n  - id: x\n    ‸`,
      'in braces': `${HEAD}sources:\n  - { id: x, ‸ }`,
      'in braces that are still open': `${HEAD}sources:\n  - { id: x, ‸`,
      'in JSON': '{ "sources": [{ "id": "x", "‸" }] }',
    });
    offers('material', {
      'half-written': `${HEAD}sources:\n  - id: x\n    ma‸`,
      'half-written in braces': `${HEAD}sources:\n  - { id: x, mat‸ }`,
      'half-written in JSON': '{ "sources": [{ "id": "x", "ma‸" }] }',
      'half-written in JSON, without quotes or a comma': '{ "sources": [{ "id": "x"\n ma‸ }] }',
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
      'a waiver of the manifest in JSON': '{ "waivers": [{ "‸" }] }',
    });
    offers(EVIDENCE, {
      evidence: `${ORE}    evidence:\n      - ‸`,
      'evidence in JSON': '{ "sources": [{ "id": "y", "evidence": [{ "‸" }] }] }',
    });
    offers(but(WAIVER, 'rule'), {
      'further keys of a waiver': `${HEAD}waivers:\n  - rule: china-source\n    ‸`,
    });
    offers(but(EVIDENCE, 'title'), {
      'further keys of evidence': `${ORE}    evidence:\n      - title: x\n        ‸`,
      'in braces over lines': `${ORE}    evidence: [\n      { title: x,\n        ‸ }\n    ]`,
      'before one that is there': `${ORE}    evidence: [{ ‸, title: x }]`,
    });
    offers(but('owner country share kind government', 'owner'), {
      'an owner': `${HEAD}suppliers:\n  mine:\n    ownership:\n      - owner: X\n        ‸`,
      'an owner at four-space indents': `${HEAD}suppliers:\n    mine:\n        ownership:\n            - owner: X\n              ‸`,
      'an owner whose dash is not indented': `${HEAD}suppliers:\n  mine:\n    ownership:\n    - owner: X\n      ‸`,
      'an owner whose dash stands by itself': `${HEAD}suppliers:\n  mine:\n    ownership:\n      -\n        owner: X\n        ‸`,
    });
    offers(but(SUPPLIER, 'name'), {
      'a supplier at four-space indents': `${HEAD}suppliers:\n    mine:\n        name: X\n        ‸`,
      'a supplier before another': `${HEAD}suppliers:\n  mine:\n    name: X\n    ‸\n  other:\n    country: AU\n`,
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
      '{ "sources": [{ "stage": "$1" }] }',
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
    ['before an old value', country('‸CN'), {}],
    ['in double quotes', country('"‸"'), {}],
    ['in single quotes', country("'‸'"), {}],
    ['in a quote that is still open', country('"‸'), {}],
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
    assert.equal(all.length, 250);
    assert.equal(all.at(-1), 'unknown');
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
      description:
        '✔ free-trade agreement since 2005 · 32 % of world mine output in 2025 (estimated)',
      detail: 'free-trade agreement since 2005 on 2026-06-30. Counted: Mine production',
      documentation: 'Where this step is done; `unknown` if it is not known.',
      insert: 'AU',
      filter: ' AU Australia AUS Commonwealth of Australia .',
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
    for (const [value, label, expected] of [
      ['‸', 'AU Australia', 'AU'],
      ['Aus‸', 'AU Australia', 'AU'],
      ['Aus‸tralia', 'AU Australia', 'AU'],
      ['South‸ Korea', 'KR South Korea', 'KR'],
      ['Korea‸, Republic of', 'KR South Korea', 'KR'],
      ["C‸ôte d'Ivoire", 'CI Ivory Coast', 'CI'],
      ["Côte d'I‸voire", 'CI Ivory Coast', 'CI'],
      ['Ch‸ina # home', 'CN China', 'CN # home'],
      ['‸# todo', 'AU Australia', 'AU # todo'],
      ['"‸"', 'AU Australia', '"AU"'],
      ['"‸', 'AU Australia', '"AU"'],
      ['"Ch‸ina"', 'CN China', '"CN"'],
      ['"Ch‸i\\"na" # x', 'CN China', '"CN" # x'],
      ["'Ch‸ina'", 'CN China', "'CN'"],
      ["'Ch‸i''na'", 'CN China', "'CN'"],
    ] as const) {
      assert.equal(completeAt(country(value)).take(label), country(expected), value);
    }
  });

  it('offers none of several countries that are listed, but whose name goes on so', () => {
    for (const value of ['China; Taiwan‸', 'Chile / Peru‸', 'CN & JP‸', 'China and Taiwan‸'])
      assert.equal(first(1, country(value)), '', value);
    assert.equal(first(1, country('Trinidad and To‸')), 'TT Trinidad and Tobago');
    assert.equal(first(1, country('Taiwan, Ch‸')), 'TW Taiwan');
  });

  it('takes the place of the whole value in braces and in JSON', () => {
    for (const [before, label, after] of [
      [
        'sources: [{ id: x, country: Ko‸, stage: extraction }]',
        'KR South Korea',
        'sources: [{ id: x, country: KR, stage: extraction }]',
      ],
      [
        'sources: [{ id: x, country: "Korea‸, Republic of" }]',
        'KR South Korea',
        'sources: [{ id: x, country: "KR" }]',
      ],
      [
        'sources: [{ id: x, country: South Ko‸rea}]',
        'KR South Korea',
        'sources: [{ id: x, country: KR}]',
      ],
    ] as const) {
      assert.equal(completeAt(HEAD + before).take(label), HEAD + after, before);
    }
    for (const [before, label, after] of [
      [
        '{ "sources": [{ "country": "Ko‸" }] }',
        'KR South Korea',
        '{ "sources": [{ "country": "KR" }] }',
      ],
      [
        '{ "sources": [{ "country": "Ko‸ , "stage": "x" }] }',
        'KR South Korea',
        '{ "sources": [{ "country": "KR" , "stage": "x" }] }',
      ],
      [
        '{ "sources": [{ "country": Ko‸ }] }',
        'KR South Korea',
        '{ "sources": [{ "country": "KR" }] }',
      ],
      [
        '{ "sources": [{ "country":‸ }] }',
        'KR South Korea',
        '{ "sources": [{ "country": "KR" }] }',
      ],
      [
        '{ "sources": [{ "id": "a" "country": "Ko‸" }] }',
        'KR South Korea',
        '{ "sources": [{ "id": "a" "country": "KR" }] }',
      ],
    ] as const) {
      assert.equal(completeAt(before, JSON_FILE).take(label), after, before);
    }
  });

  it('takes the place of the whole name of a supplier', () => {
    const named = ORE.replace('supplier: mine', 'supplier: "A: B"');
    for (const value of [
      'M‸üller GmbH',
      'BYD Co.‸, Ltd.',
      '"Fo‸o\\"s"',
      "Land's ‸End",
      '(TBD)‸',
      '日本‸鉱業',
    ]) {
      const at = (text: string): string =>
        `${named}  - id: two\n    supplier: ${text} # here\n    country: AU\n`;
      const { replaces } = completeAt(at(value));
      const typed = value.split('‸');
      const offered = completeAt(at(`‸${typed.join('')}`));
      assert.equal(offered.take('A: B'), at('"A: B"'), value);
      assert.deepEqual(replaces, { before: typed[0]?.length, after: typed[1]?.length }, value);
    }
  });

  it('has what is written out first, then what begins with it', () => {
    for (const [typed, code] of [
      ['USA', 'US'],
      ['AUS', 'AU'],
      ['KOR', 'KR'],
      ['IND', 'IN'],
      ['CHL', 'CL'],
      ['UK', 'GB'],
      ['DRC', 'CD'],
      ['COD', 'CD'],
      ['Burma', 'MM'],
      ['PRC', 'CN'],
      ['IRL', 'IE'],
      ['MAR', 'MA'],
      ['THA', 'TH'],
      ['TUR', 'TR'],
      ['UAE', 'AE'],
      ['CH', 'CH'],
      ['usa', 'US'],
      ['drc', 'CD'],
    ] as const) {
      assert.equal(completeAt(country(`${typed}‸`)).labels[0]?.slice(0, 2), code, typed);
    }
    const processing = country('ch‸').replace('extraction', 'processing');
    assert.equal(first(3, processing), 'CL Chile, CN China, CH Switzerland');
  });

  it('marks the seat of the supplier', () => {
    const text = `${ORE}  - id: two\n    supplier: mine\n    country: ‸`;
    const seat = completeAt(text).offers.find(({ insert }) => insert === 'AU');
    assert.match(seat?.description ?? '', /seat of Some Mine$/);
  });
});

describe('Completion of materials, components and stages', () => {
  const source = (line: string): string => `${HEAD}sources:\n  - id: x\n    ${line}`;

  it('offers the catalogue, by symbol and other names too', () => {
    assert.equal(first(3, source('material: ‸')), 'aluminium, antimony, arsenic');
    for (const text of ['material: lith‸', 'material: "lith‸"', "material: 'lith‸"]) {
      assert.equal(first(3, source(text)), 'lithium', text);
    }
    for (const [typed, id] of [
      ['Cu', 'copper'],
      ['Mn', 'manganese'],
      ['Mg', 'magnesium'],
      ['Au', 'gold'],
      ['C', 'graphite'],
      ['REE', 'rare-earths'],
      ['Ti', 'titanium'],
      ['Te', 'tellurium'],
      ['cu', 'copper'],
    ] as const) {
      assert.equal(first(1, source(`material: ${typed}‸`)), id, typed);
    }
    assert.ok(completeAt(source('component: ‸')).labels.includes('battery-cell'));
    const lithium = completeAt(source('material: ‸')).offers.find(
      ({ label }) => label === 'lithium',
    );
    assert.equal(lithium?.description, 'Li, lithium');
    assert.match(
      completeAt(source('material: ‸')).offers[0]?.filter ?? '',
      /^ aluminium Al .*aluminum/,
    );
  });

  it('offers the stages that a material or a component can have', () => {
    assert.equal(labels(source('material: tin\n    stage: ‸')), 'extraction processing recycling');
    assert.equal(labels(source('component: battery-cell\n    stage: ‸')), 'manufacturing assembly');
    assert.equal(
      labels(source('stage: ‸')),
      'extraction processing recycling manufacturing assembly',
    );
    const json = '{ "sources": [{ "component": "battery-cell", "stage": "‸" }] }';
    assert.equal(labels(json, JSON_FILE), 'manufacturing assembly');
  });

  it('writes the form or region that is typed with the value, where its key is free', () => {
    const taken = (line: string, label: string): string =>
      completeAt(source(line)).take(label).slice(source('').length);
    for (const typed of ['nickel sulphate', 'Nickelsulfat', '硫酸镍', 'nickel sulphate?']) {
      const expected = 'material: nickel\n    form: sulfate';
      assert.equal(taken(`material: ${typed}‸`, 'nickel'), expected, typed);
    }
    assert.equal(
      taken('material: spodumene‸\n    form: carbonate', 'lithium'),
      'material: lithium\n    form: carbonate',
    );
    assert.equal(taken('material: spodumene‸ # new', 'lithium'), 'material: lithium # new');
    assert.equal(taken('material: spod‸', 'lithium'), 'material: lithium');
    const inFlow = `${HEAD}sources: [{ id: x, material: spodumene‸ }]`;
    assert.match(completeAt(inFlow).take('lithium'), /material: lithium, form: ore \}/);
    const json = '{ "sources": [{ "material": "spodumene‸" }] }';
    assert.match(
      completeAt(json, JSON_FILE).take('lithium'),
      /"material": "lithium", "form": "ore" \}/,
    );
    const dashed = `${HEAD}sources:\n  - material: spodumene‸`;
    assert.match(completeAt(dashed).take('lithium'), /\n {2}- material: lithium\n {4}form: ore$/);
    for (const [typed, label, region] of [
      ['Scotland', 'GB United Kingdom', 'GB-SCT'],
      ['scot', 'GB United Kingdom', 'GB-SCT'],
      ['Quebec, Canada', 'CA Canada', 'CA-QC'],
      ['Xinjiang', 'CN China', 'CN-XJ'],
    ] as const) {
      const expected = `country: ${label.slice(0, 2)}\n    region: ${region}`;
      assert.equal(taken(`country: ${typed}‸`, label), expected);
    }
    assert.equal(taken('country: brit‸', 'GB United Kingdom'), 'country: GB');
    assert.equal(
      completeAt(`${HEAD}suppliers:\n  m:\n    country: scot‸`)
        .take('GB United Kingdom')
        .slice(HEAD.length),
      'suppliers:\n  m:\n    country: GB',
    );
  });

  it('offers a stage by the words of the trade, and a material by its minerals and forms', () => {
    for (const [line, id] of [
      ['material: tin\n    stage: min‸', 'extraction'],
      ['material: tin\n    stage: ref‸', 'processing'],
      ['material: tin\n    stage: smelt‸', 'processing'],
      ['component: battery-cell\n    stage: prod‸', 'manufacturing'],
      ['material: spod‸', 'lithium'],
      ['material: polysil‸', 'silicon'],
      ['material: baux‸', 'aluminium'],
      ['material: nickel sul‸', 'nickel'],
    ] as const) {
      assert.equal(first(1, source(line)), id, line);
    }
    assert.equal(labels(source('material: tin\n    stage: assem‸')), '');
    assert.equal(labels(source('material: xyz sul‸')), '');
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
      'as an item in quotes': `${HEAD}regimes:\n  - "‸"`,
      'behind the key': `${HEAD}regimes: ‸`,
      'on the line below the key': `${HEAD}regimes:\n  ‸`,
      'in brackets over lines': `${HEAD}regimes: [\n  ‸\n]`,
      'in JSON': '{ "regimes": ["‸"] }',
    });
  });

  it('offers what is not listed yet', () => {
    const rest = REGIMES.replace('ira-30d ', '');
    for (const text of [
      '[ira-30d, ‸]',
      '[‸, ira-30d]',
      '\n  - ira-30d\n  - ‸',
      '\n  - ‸\n  - ira-30d',
    ])
      assert.equal(labels(`${HEAD}regimes: ${text}`), rest, text);
  });

  it('writes a list where one is due', () => {
    const take = (text: string) =>
      completeAt(`${HEAD}regimes: ${text}`).take('ira-30d').slice(HEAD.length);
    assert.equal(take('‸'), 'regimes: [ira-30d]');
    assert.equal(take('ira‸'), 'regimes: [ira-30d]');
    assert.equal(take('[‸]'), 'regimes: [ira-30d]');
    assert.equal(take('\n  ‸'), 'regimes: \n  - ira-30d');
    assert.equal(take('\n  - ‸'), 'regimes: \n  - ira-30d');
    assert.equal(
      completeAt('{ "regimes": ‸ }', JSON_FILE).take('ira-30d'),
      '{ "regimes": ["ira-30d"] }',
    );
  });

  it('offers days, currencies, words and files', () => {
    const today = '2026-11-26';
    assert.equal(labels('manifest: ‸'), '1');
    assert.match(
      labels('manifest: 1\nasOf: ‸'),
      /^\d{4}-\d\d-\d\d \d{4}-01-01 \d{4}-12-31$/,
      today,
    );
    assert.equal(first(2, 'manifest: 1\ncurrency: ‸'), 'USD, EUR');
    assert.equal(first(1, 'manifest: 1\ncurrency: CHF‸'), 'CHF');
    const owner = `${HEAD}suppliers:\n  a:\n    ownership:\n      - `;
    assert.match(labels(`${owner}kind: ‸`), /^equity votes board/);
    assert.equal(labels(`${owner}government: ‸`), 'true false');
    assert.equal(completeAt(`${owner}government: "‸"`).take('true'), `${owner}government: true`);
    assert.match(labels(`${ORE}    evidence: [{ date: ‸ }]`), /-01-01/);
    assert.match(labels(`${ORE}    waivers: [{ expires: ‸ }]`), /-12-31/);
    const paths = ['./suppliers.sourcing.yaml', './a.sourcing.yaml'];
    assert.equal(labels('imports: [./a.sourcing.yaml, ‸]', { paths }), './suppliers.sourcing.yaml');
    assert.equal(
      completeAt('imports: ‸', { paths }).take('./a.sourcing.yaml'),
      'imports: [./a.sourcing.yaml]',
    );
    const evidence = `${ORE}    evidence:\n      - file: `;
    const files = ['./coo/2311.pdf', './letter.pdf'];
    assert.equal(labels(`${evidence}‸`, { paths: files }), files.join(' '));
    assert.equal(
      completeAt(`${evidence}231‸`, { paths: files }).take('./coo/2311.pdf'),
      `${evidence}./coo/2311.pdf`,
    );
  });

  it('offers the forms of a material', () => {
    const form = `${HEAD}sources:\n  - id: x\n    material: lithium\n    form: `;
    assert.match(labels(`${form}‸`), /\bhydroxide\b/);
    assert.equal(labels(`${form}hydro‸`), 'hydroxide');
  });

  it('offers the share that is missing to 100 %', () => {
    const share = ORE.replace('    country', '    share: 60%\n    country');
    const second = share.slice(share.indexOf('  - id')).replace('ore', 'two').replace('60%', '‸');
    assert.equal(labels(share + second), '40%');
    assert.equal(labels(`${ORE}    share: ‸`), '100%');
  });

  it('offers rules to waive that are found here', () => {
    const china = ORE.replace('country: AU\n', 'country: CN\n').replace(/$/, '');
    const at = `${china.replace('    country: AU', '    country: CN')}    waivers:\n      - rule: ‸`;
    assert.match(labels(at), /^china-source/);
    assert.doesNotMatch(labels(at), /knowledge-age|waiver-|yaml-syntax|regime/);
  });

  it('says what a key and a value is', () => {
    const key = completeAt(`${HEAD}sources:\n  - id: x\n    cou‸`).offers[0];
    assert.match(key?.documentation ?? '', /^Where this step is done/);
  });

  it('writes what a key needs', () => {
    const source = `${HEAD}sources:\n  - id: x\n    `;
    const yaml = (text: string, key: string) =>
      completeAt(source + text)
        .take(key)
        .slice(source.length);
    assert.equal(yaml('in‸', 'inputs'), 'inputs: [$1]');
    assert.equal(yaml('ev‸', 'evidence'), 'evidence:\n      - title: $0');
    assert.equal(yaml('wa‸', 'waivers'), 'waivers:\n      - rule: $0');
    assert.equal(completeAt('so‸').take('sources'), 'sources:\n  - id: $0');
    // Behind the id of the first source, in JSON, its next key can be written.
    assert.match(completeAt('{ so‸ }', JSON_FILE).take('sources'), /"id": "\$1"\$2\n/);
    const first = `${HEAD}sources:\n  - `;
    assert.equal(
      completeAt(`${first}ev‸`).take('evidence'),
      `${first}evidence:\n      - title: $0`,
    );
    assert.equal(completeAt(`${HEAD}sup‸`).take('suppliers'), `${HEAD}suppliers:\n  $0`);
    const supplier = `${HEAD}suppliers:\n  a:\n    `;
    assert.equal(
      completeAt(`${supplier}ow‸`).take('ownership'),
      `${supplier}ownership:\n      - owner: $0`,
    );
    const json = (text: string, key: string) => completeAt(text, JSON_FILE).take(key);
    assert.equal(json('{ "reg‸" }', 'regimes'), '{ "regimes": ["$1"] }');
    assert.equal(json('{ reg‸ }', 'regimes'), '{ "regimes": ["$1"] }');
    assert.equal(
      json('{\n  "manifest": 1\n  "pro‸"\n}', 'product'),
      '{\n  "manifest": 1,\n  "product": "$1"\n}',
    );
    assert.equal(json('{ "pro‸" "manifest": 1 }', 'product'), '{ "product": "$1", "manifest": 1 }');
    assert.equal(json('{ "man‸" }', 'manifest'), '{ "manifest":  }');
    // Nothing is there yet.
    for (const empty of ['‸', 'man‸', '\n"man‸"\n'])
      assert.equal(json(empty, '"manifest"').trim(), '{\n  "manifest": $1\n}');
    assert.equal(labels('[]\n‸', JSON_FILE), '');
    assert.equal(completeAt('{ manifest: 1, pro‸ }').take('product'), '{ manifest: 1, product:  }');
  });

  it('opens the next list where there is one', () => {
    const source = `${HEAD}sources:\n  - id: x\n    `;
    const opens = (text: string, key: string) =>
      completeAt(text).offers.find(({ label }) => label === key)?.opensNext;
    assert.equal(opens(`${source}‸`, 'country'), true);
    assert.equal(opens(`${source}‸`, 'waivers'), true);
    assert.equal(opens(`${source}‸`, 'region'), false);
    assert.equal(opens(`${source}‸`, 'inputs'), false);
    assert.equal(opens(`${ORE}  - id: two\n    ‸`, 'inputs'), true);
    assert.equal(opens(HEAD + '‸', 'sources'), false);
  });

  it('offers rules to waive', () => {
    for (const text of [
      `${ORE}    waivers:\n      - rule: chi‸`,
      `${ORE}    waivers:\n      - { rule: chi‸ }`,
      `${HEAD}waivers:\n  - rule: ‸`,
    ]) {
      assert.ok(completeAt(text).labels.includes('china-source'), text);
    }
  });
});

describe('Completion of a whole source', () => {
  const both = 'new source of a material new source of a component';
  offers(`${SOURCE} ${both}`, {
    'is offered below sources': `${HEAD}sources:\n  ‸`,
    'behind a dash': `${HEAD}sources:\n  - ‸`,
    'behind another source': `${ORE}  - ‸`,
  });
  offers(both, {
    'in brackets': `${HEAD}sources: [‸]`,
    'in JSON': '{ "sources": [‸] }',
    'in JSON on a line of its own': '{\n  "sources": [\n    ‸\n  ]\n}',
  });

  it('brings its own dash where there is none', () => {
    const take = (text: string) => completeAt(text).take('new source of a material');
    const head = `${HEAD}sources:\n  `;
    assert.match(take(`${head}‸`).slice(head.length), /^- id: \$\{1:id\}\n {4}material: /);
    assert.match(take(`${head}- ‸`).slice(head.length), /^- id: \$\{1:id\}\n {4}material: /);
  });
});

describe('Completion', () => {
  describe('offers nothing', () => {
    offers('', {
      'in a comment': `${ORE}    # country: ‸`,
      'in a comment behind a value': `${ORE}    value: 1 # country: ‸`,
      'before the blank behind a colon': `${HEAD}sources:\n  - id: x\n    country:‸`,
      'for free text': `${HEAD}sources:\n  - id: ‸`,
      'in a block scalar': `${ORE}    waivers:\n      - reason: |\n          first\n          country: ‸`,
      'in a folded scalar on an empty line': `${HEAD}product: >-\n  two\n  ‸`,
      'in a text that goes on': `${ORE}    waivers:\n      - reason: some\n          country‸`,
      'in a quoted text that goes on': `${HEAD}product: "Pack\n  country: ‸"`,
      'in a foreign key': `${ORE}    x-note:\n      country: ‸`,
      'for keys of a foreign key': `${ORE}    x-note:\n      ‸`,
      'in a foreign key in JSON': '{ "x-note": { "country": "‸" } }',
      'for a key that the format has not': `${ORE}    nothing: ‸`,
      'behind a closed quote': `${ORE}    country: "AU" ‸`,
      'behind a value in JSON': '{ "manifest": 1 ‸, "product": "x" }'.replace('1 ‸', '"x" ‸'),
      'for an id of a supplier': `${HEAD}suppliers:\n  ‸`,
      'in a comment in JSON': '{ "manifest": 1, // ‸\n }',
      'in a comment of a list': `${HEAD}regimes: [ira-30d, # ‸\n]`,
    });
  });

  it('sends no more than can be read of very many', () => {
    const steps = Array.from({ length: 1500 }, (_, at) => `  - { id: s${String(at)} }\n`).join('');
    const { labels: some } = completeAt(
      `${HEAD}sources:\n${steps}  - id: last\n    inputs: [s149‸]`,
    );
    assert.deepEqual(some, ['s149', ...Array.from({ length: 10 }, (_, at) => `s149${String(at)}`)]);
  });
});
