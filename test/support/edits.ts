import fc from 'fast-check';
import type { TextChange } from '../../src/manifest/reread';

/** A text as it stands in an editor. */
export interface SomeText {
  readonly text: string;
  readonly format: 'yaml' | 'json';
}

const PLAIN = `  - id: a
    material: lithium
    stage: extraction
    supplier: One
    country: AU
    value: 10
`;

/** Items of `sources` of every kind: plain, flow, quoted, over lines, broken, with what crosses items. */
const ITEMS = [
  PLAIN,
  PLAIN.replace('id: a', 'id: b').replace('AU', 'CN'),
  `  - id: c\n    component: battery-cell\n    stage: manufacturing\n    supplier: "Two # not"\n    country: 'KR' # here\n    inputs: [a, b]\n`,
  `  - { id: d, material: cobalt, stage: processing, supplier: Three, country: CL, inputs: [a] }\n`,
  `  - id: e\n    supplier: |\n      a block\n        of text\n    country: >-\n      CL\n`,
  `  - id: f\n    inputs: [a,\n      b]\n    x-note: "over\n      lines"\n`,
  `  # a comment\n\n  - id: g\n    country: US\n    waivers:\n      - rule: china-source\n        reason: r\n        expires: 2030-01-01\n`,
  `  - &h\n    id: h\n    country: CN\n`,
  `  - <<: *h\n    id: i\n`,
  `  - id: j\n\tcountry: CN\n`,
  `  - "just text"\n`,
  `  -\n    id: k\n    value: 1e3\n    share: 60%\n`,
  `  - id: l\r\n    country: AU\r\n`,
  `  - id: m\n    id: m\n    country: 𝒜\n`,
  `  - id: q\n    country:\nCN\n`,
  `  - id: r\nstage: processing\n    country: CN\n`,
  `  - id: s\ncountry: CN\n`,
  `  - id: t\n    inputs:\n[a, b]\n    supplier:\n"Two"\n`,
  `  - id: v\n    material: lithium\n    form: oxide\n    spec: 5N\n    origins:\n      - { country: AU, share: 60% }\n      - country: CL\n        region: CL-AN\n        share: 0.4\n`,
  `  - id: w\n    component: battery-cell\n    cots: true\n    electronicDevice: false\n    country: unknown\n    waivers: [{ rule: china-source, for: { supplier: One, country: CN } }]\n`,
  `  - id: u\n    inputs: [a,\nb]\n`,
];

const HEADS = [
  'manifest: 1\nproduct: Pack\nasOf: 2024-06-30\nsources:\n',
  'manifest: 1\nproduct: Pack\nasOf: 2024-06-30\nregimes: [ira-30d]\nsuppliers:\n  One: { country: CN }\nsources:\n',
  '# head\nmanifest: 1\nx-a: &h { id: z }\nsources: # here\n  # first\n',
  'sources:\n',
];

const TAILS = ['', '\n', 'currency: USD\n', '# end', 'waivers:\n  - rule: china-source\n', '...\n'];

const CALM = ITEMS.filter((item) => !/[&*\t]/.test(item));

const manifestOf = (
  heads: readonly string[],
  items: readonly string[],
  tails: readonly string[],
): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom(...heads),
      fc.array(fc.constantFrom(...items), { minLength: 1, maxLength: 8 }),
      fc.constantFrom(...tails),
    )
    .map(([head, all, tail]) => head + all.join('') + tail);

/** Heads that `yaml` reads, two of them with an anchor that items use. */
const HEADS_NOT_PLAIN = [
  'manifest: 1\nproduct: >\n  A pack\n  of cells\nsources:\n',
  'manifest: 1\nproduct: "Pack \\u00e9"\nx-a: &h { country: CN, stage: processing }\nsources:\n',
  'x-a:\n  - &h\n    supplier: One\n    material: lithium\n  - *h\nmanifest: 1\nproduct: Pack\nsources:\n',
];
const WITH_ALIASES = [
  ...CALM,
  '  - <<: *h\n    id: n\n    country: AU\n',
  '  - country: US\n    <<: [*h, { stage: recycling, region: US-TX }]\n    id: x\n',
  '  - id: y\n    <<: h\n',
  '  - { <<: *h, id: o, value: 3 }\n',
  '  - id: p\n    x-r: R&D\n    supplier: "R \\& D"\n    inputs: [*h]\n',
];

const JSON_ITEMS = [
  '{ "id": "a", "material": "lithium", "stage": "extraction", "supplier": "One", "country": "AU", "value": 10 }',
  '{\n      "id": "b",\n      "material": "lithium",\n      "stage": "processing",\n      "supplier": "Two }, {",\n      "country": "CN",\n      "inputs": ["a"]\n    }',
  '{}',
  '"text"',
  '{ "id": "d", "form": "oxide", "origins": [{ "country": "AU" }, { "country": "CL", "share": "4%" }] }',
  '{ "id": "c", "waivers": [{ "rule": "china-source" }] }',
];
const JSON_HEADS = [
  '{\n  "manifest": 1,\n  "product": "Pack",\n  "sources": [\n    ',
  '\uFEFF{ "suppliers": { "One": {} }, "sources": [ ',
];
const JSON_TAILS = [
  '\n  ]\n}\n',
  '], "currency": "USD", "waivers": [{ "rule": "knowledge-age" }], "other": 1 }',
  ']',
];
const json = fc
  .tuple(
    fc.constantFrom(...JSON_HEADS),
    fc.array(fc.constantFrom(...JSON_ITEMS), { minLength: 1, maxLength: 6 }),
    fc.constantFrom(...JSON_TAILS),
  )
  .map(([head, items, tail]) => head + items.join(',\n    ') + tail);

const inFormat =
  (format: SomeText['format']) =>
  (text: string): SomeText => ({ text, format });

/** Texts as they stand in an editor while somebody writes: most can be read item by item. */
export const manifestText: fc.Arbitrary<SomeText> = fc.oneof(
  {
    weight: 4,
    arbitrary: manifestOf(HEADS.slice(0, 2), CALM, TAILS.slice(0, 4)).map(inFormat('yaml')),
  },
  { weight: 1, arbitrary: manifestOf(HEADS, ITEMS, TAILS).map(inFormat('yaml')) },
  {
    weight: 1,
    arbitrary: manifestOf(HEADS_NOT_PLAIN, WITH_ALIASES, TAILS).map(inFormat('yaml')),
  },
  { weight: 1, arbitrary: json.map(inFormat('json')) },
);

const TYPED = [
  ...[
    'x',
    ' ',
    '\n',
    '"',
    "'",
    '[',
    ']',
    '{',
    '}',
    ':',
    ': ',
    '-',
    '- ',
    '#',
    ' # ',
    '|',
    '>',
    '&a',
    '*a',
  ],
  ...['\t', '---\n', '\r\n', '  ', '\n    ', '\n  - ', 'CN', 'country: CN\n', ...ITEMS],
];

/** An edit somewhere in a text: its place is a part of the length, so that it fits any. */
export interface Edit {
  readonly at: number;
  readonly remove: number;
  readonly text: string;
}

export const edit = fc.record<Edit>({
  at: fc.nat({ max: 1000 }).map((part) => part / 1000),
  remove: fc.oneof(
    { weight: 3, arbitrary: fc.constant(0) },
    { weight: 3, arbitrary: fc.nat({ max: 3 }) },
    { weight: 1, arbitrary: fc.nat({ max: 200 }) },
  ),
  text: fc.oneof(
    { weight: 1, arbitrary: fc.constant('') },
    { weight: 2, arbitrary: fc.constantFrom(...TYPED) },
    { weight: 2, arbitrary: fc.constantFrom(...'abc \n-:#"') },
  ),
});

export function changeOf(text: string, { at, remove, text: typed }: Edit): TextChange {
  const start = Math.floor(at * text.length);
  return { start, end: Math.min(text.length, start + remove), text: typed };
}

export const applied = (text: string, { start, end, text: typed }: TextChange): string =>
  text.slice(0, start) + typed + text.slice(end);
