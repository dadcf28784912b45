import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits } from '../../src/fixes/fix';
import { fixesFor } from '../../src/fixes/fixes';
import { analyseText } from '../support/analyse';
import { knowledge } from '../support/knowledge';
import { runs } from '../support/runs';

/** Whatever a fix may be offered for, in lists and mappings of both forms. */
const WHOLE = [
  `manifest: 1
product: x
asOf: 2024-06-30
regimes: [ira-30d, ira30d]
waivers: [{ rule: china-source, reason: x, expires: 2023-12-31 }, { rule: chna-source, reason: y }]
suppliers:
  own: { name: Own Works, country: Chna, ownership: [{ owner: A, country: CN, share: 30% }] }
sources:
  - { id: ore, material: lithum, stage: extraction, supplier: own, country: AU, value: 5 }
  - id: salt
    material: lithium
    stage: processing
    supplier: ownn
    country: CN
    inputs: [ore, orre]
    waivers: [{ rule: china-source, reason: x, expires: 2023-12-31 }]
    evidence: [{ type: certificate, title: x, expires: 2023-12-31 }]
`,
  `manifest: 1
product: x
asOf: 2024-06-30
waivers:
  - rule: china-source
    reason: x
    expires: 2023-12-31
sources:
  - id: salt
    material: lithium
    stage: processing
    supplier: own
    country: China
    inputs:
      - ore
    waivers:
      - { rule: non-fta-source, reason: x, expires: 2023-12-31 }
    evidence:
      - type: certificate
        title: x
        expires: 2023-12-31
`,
];

const errorsOf = (text: string): number =>
  analyseText(text).findings.filter(({ ruleId }) => ruleId === 'yaml-syntax').length;

/** What a fix makes worse, in words. */
function* worse(text: string): Iterable<string> {
  const analysis = analyseText(text);
  const before = errorsOf(text);
  for (const finding of analysis.findings) {
    for (const { title, kind, edits } of fixesFor(analysis, text, finding, knowledge)) {
      // Of broken text the first mistake is reported: what removes it may show the next.
      if (kind === 'structure' && before > 0) continue;
      const after = applyEdits(text, edits);
      if (errorsOf(after) > before) yield `${title}\n${text}\n---\n${after}`;
    }
  }
}

describe('a fix in broken text', () => {
  it('leaves a list of waivers as it is where its end is not sure', () => {
    for (const end of [']*', '}*', '*', ' *a', ', &a', ', {*', ' |', ': ', '"', '#']) {
      for (const close of ['', '\n', '\nsources: []\n']) {
        const list = `waivers: [{ rule: china-source, reason: x, expires: 2023-12-31 }${end}${close}`;
        const head = `manifest: 1\nproduct: x\nasOf: 2024-06-30\n`;
        const source = `sources:\n  - id: a\n    material: lithium\n    country: CN\n    `;
        for (const text of [head + list, head + source + list]) {
          assert.deepEqual([...worse(text)], []);
        }
      }
    }
  });

  it('adds no mistake of syntax, whatever is broken', () => {
    const inserted = fc.constantFrom(
      ...'[]{},:*&|>?-#"\'%@` \n\t!',
      '- ',
      ': ',
      '<<: *a',
      '\n  - ',
    );
    const edit = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      cut: fc.integer({ min: 0, max: 3 }),
      inserted,
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...WHOLE),
        fc.array(edit, { minLength: 1, maxLength: 3 }),
        (whole, edits) => {
          let text = whole;
          for (const each of edits) {
            const at = Math.floor(each.at * text.length);
            text = text.slice(0, at) + each.inserted + text.slice(at + each.cut);
          }
          assert.deepEqual([...worse(text)], []);
        },
      ),
      { numRuns: runs(60) },
    );
  });
});
