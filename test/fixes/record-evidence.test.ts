import assert from 'node:assert/strict';
import { applyEdits } from '../../src/fixes/fix';
import { fixesFor } from '../../src/fixes/fixes';
import { recordSum, unrecordedIn } from '../../src/fixes/record-evidence';
import { formatOf } from '../../src/manifest/file-names';
import { readManifest } from '../../src/manifest/read';
import { analyseText } from '../support/analyse';
import { evidenceOf } from '../support/evidence';
import { knowledge } from '../support/knowledge';

const SUM = '1234567890'.repeat(7).slice(0, 64);

const HEAD = `manifest: 1
product: Cell
asOf: 2024-06-30
sources:
  - id: salt
    material: lithium
    stage: processing
    supplier: One
    country: AU
    evidence:
`;

/** The text with the checksum of every document that has none. */
function recorded(text: string, name = 'cell.sourcing.yaml'): string {
  const manifest = readManifest(text, formatOf(name));
  const { format, problems } = manifest;
  const edits = unrecordedIn(manifest, name, 0, Infinity).flatMap(
    ({ evidence }) => recordSum(evidence, SUM, { text, format, problems }) ?? [],
  );
  const fixed = applyEdits(text, edits);
  const after = readManifest(fixed, formatOf(name));
  assert.deepEqual(after.problems, []);
  const sums = after.sources.flatMap(({ evidence }) => evidence.map(({ sha256 }) => sha256?.value));
  assert.equal(sums.filter((sum) => sum === SUM).length, edits.length);
  return fixed;
}

describe('recording a checksum', () => {
  for (const [shape, before, after] of [
    ['braces', '      - { file: ./a.pdf }\n', `      - { file: ./a.pdf, sha256: "${SUM}" }\n`],
    [
      'braces with more behind it and a comment',
      '      - { title: T, file: "./a b.pdf", date: 2023-01-01 } # seen\n',
      `      - { title: T, file: "./a b.pdf", sha256: "${SUM}", date: 2023-01-01 } # seen\n`,
    ],
    [
      'a block that goes on',
      '      - file: ./a.pdf # here\n        title: T\n',
      `      - file: ./a.pdf # here\n        sha256: "${SUM}"\n        title: T\n`,
    ],
    [
      'the last line without its end',
      '      - title: T\n        file: ./a.pdf',
      `      - title: T\n        file: ./a.pdf\n        sha256: "${SUM}"`,
    ],
    [
      'an alias',
      '      - { title: &p ./a.pdf, file: *p }\n',
      '      - { title: &p ./a.pdf, file: *p }\n',
    ],
    [
      'an address',
      '      - { file: https://a.example/a.pdf }\n',
      '      - { file: https://a.example/a.pdf }\n',
    ],
  ] as const) {
    it(`in ${shape}`, () => {
      assert.equal(recorded(HEAD + before), HEAD + after);
    });
  }

  it('keeps line ends', () => {
    const text = `${HEAD}      - file: ./a.pdf\n        title: T\n`.replaceAll('\n', '\r\n');
    const lines = recorded(text).split('\r\n');
    assert.equal(lines[11], `        sha256: "${SUM}"`);
    assert.ok(!lines.join('').includes('\n'));
  });

  it('in JSON, on a line of its own where the path has one', () => {
    const text = (sum: string): string => `{ "manifest": 1, "product": "C", "sources": [
  { "id": "s", "material": "lithium", "stage": "processing", "supplier": "One", "country": "AU",
    "evidence": [
      {
        "file": "./a.pdf"${sum}
      }
    ] }
] }
`;
    assert.equal(recorded(text(''), 'cell.sourcing.json'), text(`,\n        "sha256": "${SUM}"`));
  });

  it('of a file that has changed takes the place of the old one, and never by itself', () => {
    const text = `${HEAD}      - { file: ./a.pdf, sha256: ${'ab'.repeat(32)} }\n`;
    const analysis = analyseText(text, { evidence: evidenceOf({ 'a.pdf': 'now' }) });
    const finding = analysis.findings.find(({ ruleId }) => ruleId === 'evidence-changed');
    assert.ok(finding);
    const fixes = fixesFor(analysis, text, finding, knowledge);
    assert.deepEqual(
      fixes.map(({ title }) => title.replace(/\([0-9a-f]{12}…\)/, '(…)')),
      [
        'Record the checksum of the file as it is now (…)',
        'Remove the evidence',
        'Waive evidence-changed here to 2025-06-30, with a reason',
      ],
    );
    assert.ok(fixes.every(({ safe, preferred }) => !safe && !preferred));
    const fixed = applyEdits(text, fixes[0]?.edits ?? []);
    const again = analyseText(fixed, { evidence: evidenceOf({ 'a.pdf': 'now' }) });
    assert.deepEqual(
      again.findings.filter(({ ruleId }) => ruleId === 'evidence-changed'),
      [],
    );
  });
});
