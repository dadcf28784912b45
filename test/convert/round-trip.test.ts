import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { check } from '../../src/api';
import { manifestData, writeData } from '../../src/convert/own-cells';
import { formatOf } from '../../src/manifest/file-names';
import type { BomVersion } from '../../src/convert/bom/write-bom';
import { exportOf, importOf } from '../support/imported';
import { runs } from '../support/runs';

function back(
  text: string,
  format: 'yaml' | 'json',
  to: 'csv' | 'cyclonedx' = 'csv',
  spec?: BomVersion,
): string {
  const result = importOf(exportOf(text, format, to, spec).text);
  assert.ok(result.kind === 'own');
  return writeData(result.data);
}

const findingsOf = (text: string, file: string): unknown[] =>
  check(text, { file, today: '2026-01-01' })
    .findings.map(({ ruleId, severity, source, message, waived }) => ({
      ruleId,
      severity,
      source,
      message,
      waived,
    }))
    .map((finding) => JSON.stringify(finding))
    .sort();

const name = fc.constantFrom(
  'Ash',
  "'quoted'",
  '=1+1',
  '+49',
  '-x',
  '@sum',
  'a,"b"; c',
  '| | | | | | | | | | | | | | | | | | | | | | |',
  'Süd\nNord',
  '# no',
  'true',
  '12',
  ' x ',
);
/** Stands for a number of more digits than a double has. */
const LONG = 'number 12345678901234567890.12';

const manifest = fc.record({
  product: name,
  asOf: fc.constantFrom('2023-06-30', '2026-01-01'),
  'x-head': fc.constantFrom(null, LONG, [null]),
  suppliers: fc.constantFrom({}, { a: { name: 'A', 'x-none': null, 'x-long': LONG } }),
  sources: fc.array(
    fc.record(
      {
        material: fc.constantFrom('lithium', 'cobalt', 'nonsense'),
        stage: fc.constantFrom('extraction', 'processing', 'recycling', 'other'),
        supplier: name,
        country: fc.constantFrom('CN', 'AU', 'unknown', 'Congo', 'Atlantis'),
        value: fc.constantFrom(1200000, 0.5, 'much'),
        share: fc.constantFrom('60%', 0.6, 7),
        inputs: fc.subarray(['s0', 's1', 's2', './other.sourcing.yaml#a']),
        form: name,
        waivers: fc.constant([
          { rule: 'china-source', reason: 'agreed; "so"', expires: '2027-01-01' },
        ]),
        'x-own': fc.constantFrom({ deep: [1, 'two'] }, null, { none: [null], long: LONG }),
        colour: fc.constant('red'),
      },
      { requiredKeys: ['material', 'stage', 'supplier', 'country'] },
    ),
    { maxLength: 4 },
  ),
});

describe('export and back', () => {
  it('gives the same findings for the examples', () => {
    for (const file of readdirSync('examples').filter((each) => /\.sourcing\./.test(each))) {
      if (file.startsWith('work-in-progress')) continue;
      const text = readFileSync(join('examples', file), 'utf8');
      assert.deepEqual(
        findingsOf(back(text, formatOf(file)), 'a.yaml'),
        findingsOf(text, formatOf(file) === 'json' ? 'a.json' : 'a.yaml'),
        file,
      );
    }
  });

  for (const [to, spec] of [['csv'], ['cyclonedx', '1.6'], ['cyclonedx', '2.0']] as const) {
    it(`gives the same data and findings for any manifest: ${to} ${spec ?? ''}`, () => {
      fc.assert(
        fc.property(manifest, ({ sources, ...head }) => {
          const all = sources.map((source, at) => ({ id: `s${String(at)}`, ...source }));
          const text = JSON.stringify({ manifest: 1, ...head, sources: all }).replaceAll(
            /"number ([\d.]+)"/g,
            '$1',
          );
          const after = back(text, 'json', to, spec);
          assert.deepEqual(manifestData(after, 'yaml'), manifestData(text, 'json'));
          assert.deepEqual(findingsOf(after, 'a.yaml'), findingsOf(text, 'a.json'));
        }),
        { numRuns: runs(40) },
      );
    });
  }

  it('writes no cell that a sheet would take for a formula', () => {
    const text =
      'manifest: 1\nproduct: "=cmd()"\nsources:\n  - { id: a, material: tin, stage: processing, supplier: "=HYPERLINK(1)", country: PE, spec: "@x" }\n';
    const csv = exportOf(text, 'yaml', 'csv').text;
    for (const cell of csv.split(/[,\r\n]+/)) assert.doesNotMatch(cell, /^"?[=+\-@]/);
    assert.match(back(text, 'yaml'), /supplier: "=HYPERLINK\(1\)"/);
  });

  it('writes a table in Markdown without markup of its own', () => {
    const text =
      'manifest: 1\nproduct: "<b>x"\nsources:\n  - { id: a, material: tin, stage: processing, supplier: "a | [b](c)", origins: [{ country: PE, share: 40% }, { country: CL, share: 60% }] }\n';
    const markdown = exportOf(text, 'yaml', 'markdown').text;
    assert.doesNotMatch(markdown, /<b>|\[b\]/);
    assert.match(markdown, /PE 40%, CL 60%/);
  });

  it('leaves nothing out of a table in Markdown that has a column there', () => {
    const text =
      'manifest: 1\nproduct: P\nsources:\n  - id: 100\n    material: cobalt\n    stage: processing\n' +
      '    supplier: " Huayou"\n    country: "CN "\n    share: "0.5"\n    inputs: ["./an other.sourcing.yaml#a"]\n' +
      '  - { id: b, material: cobalt, stage: processing, supplier: null, country: DE, inputs: a }\n';
    const rows = exportOf(text, 'yaml', 'markdown').text.split('\n').slice(4);
    assert.deepEqual(rows, [
      '| 100 | cobalt | processing | Huayou | CN |  | 0.5 | ./an other.sourcing.yaml&#35;a |',
      '| b | cobalt | processing |  | DE |  |  | a |',
      '',
    ]);
  });
});
