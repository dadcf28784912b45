import assert from 'node:assert/strict';
import { check } from '../../src/api';

const FILES = {
  yaml: (blank: string) => `manifest: 1
product: ${blank}
suppliers:
  x:
    name: ${blank}
    country: CL
    ownership: [{ owner: ${blank}, share: 50%, country: CL }]
sources:
  - id: ${blank}
    material: lithium
    stage: extraction
    supplier: ${blank}
    country: ${blank}
    form: ${blank}
`,
  json: (blank: string) => `{
  "manifest": 1,
  "product": ${blank},
  "suppliers": { "x": { "name": ${blank}, "country": "CL",
    "ownership": [{ "owner": ${blank}, "share": "50%", "country": "CL" }] } },
  "sources": [{ "id": ${blank}, "material": "lithium", "stage": "extraction",
    "supplier": ${blank}, "country": ${blank}, "form": ${blank} }]
}
`,
};

describe('a text of blanks only', () => {
  for (const format of ['yaml', 'json'] as const) {
    it(`is as good as none (${format})`, () => {
      const errorsOf = (blank: string) =>
        check(FILES[format](blank), { file: `a.sourcing.${format}` })
          .findings.filter(({ severity }) => severity === 'error')
          .map(({ message }) => message);
      const keys = ['product', 'name', 'owner', 'id', 'supplier', 'country', 'form'];
      const expected = keys.map((key) => `“${key}” has no value yet. Give it one.`);
      for (const blank of ['""', '"  "', '"\u00a0"']) assert.deepEqual(errorsOf(blank), expected);
    });
  }

  it('is so in a source that has nothing else wrong', () => {
    const text = (supplier: string) =>
      `manifest: 1\nproduct: P\nsources:\n  - id: a\n    material: tin\n    stage: extraction\n    supplier: ${supplier}\n    country: PE\n`;
    for (const blank of ['""', '"  "', "'\t'"]) {
      const { findings } = check(text(blank));
      const said = findings.map(({ message }) => message);
      assert.ok(said.includes('“supplier” has no value yet. Give it one.'), blank);
    }
  });
});
