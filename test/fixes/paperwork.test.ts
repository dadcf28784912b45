import assert from 'node:assert/strict';
import { applyEdits } from '../../src/fixes/fix';
import { fixesFor } from '../../src/fixes/fixes';
import { analyseFiles } from '../support/analyse';
import { knowledge } from '../support/knowledge';

/** The text after the first fix of a kind for a rule, and what is selected in it. */
function fixed(
  text: string,
  ruleId: string,
  kind: string,
  file = 'a.sourcing.yaml',
): [string, string?] {
  const analysis = analyseFiles({ [file]: text });
  const finding = analysis.findings.find((each) => each.ruleId === ruleId);
  assert.ok(finding, `${ruleId} is found`);
  const fix = fixesFor(analysis, text, finding, knowledge).find((each) => each.kind === kind);
  assert.ok(fix, `${kind} is offered`);
  const after = applyEdits(text, fix.edits);
  const selected = fix.select && after.slice(fix.select.start, fix.select.end);
  return selected === undefined ? [after] : [after, selected];
}

const HEAD = 'manifest: 1\nproduct: Pack\nasOf: 2024-02-29\n';
const SALT = `  - id: salt
    material: lithium
    stage: processing
    supplier: One
    country: CN # for now
`;
const WAIVER = `    waivers:
      - rule: china-source
        reason: TBD
        expires: 2025-02-28
        for: { supplier: One, country: CN }
`;

describe('to waive a finding', () => {
  it('adds the key to a source, for a reason to type', () => {
    const next = `  - id: more\n    material: cobalt\n    stage: processing\n    supplier: Two\n    country: AU\n`;
    assert.deepEqual(
      fixed(`${HEAD}sources:\n${SALT}\n  # Next\n${next}`, 'china-source', 'waive'),
      [`${HEAD}sources:\n${SALT}${WAIVER}\n  # Next\n${next}`, 'TBD'],
    );
  });

  it('works at the end of a text without a last line end', () => {
    assert.deepEqual(fixed(`${HEAD}sources:\n${SALT}`.trimEnd(), 'china-source', 'waive'), [
      `${HEAD}sources:\n${SALT}${WAIVER}`.trimEnd(),
      'TBD',
    ]);
  });

  it('keeps the line ends of the text', () => {
    const [after] = fixed(
      `${HEAD}sources:\n${SALT}`.replaceAll('\n', '\r\n'),
      'china-source',
      'waive',
    );
    assert.equal(after, `${HEAD}sources:\n${SALT}${WAIVER}`.replaceAll('\n', '\r\n'));
  });

  it('adds to the waivers that are there', () => {
    const other =
      '      - rule: non-fta-source\n        reason: Known\n        expires: 2030-01-01\n';
    assert.deepEqual(
      fixed(
        `${HEAD}sources:\n${SALT}    waivers:\n${other}    share: 100%\n`,
        'china-source',
        'waive',
      ),
      [
        `${HEAD}sources:\n${SALT}    waivers:\n${other}${WAIVER.replace('    waivers:\n', '')}    share: 100%\n`,
        'TBD',
      ],
    );
  });

  it('adds to a source in braces', () => {
    const text = (waivers: string): string =>
      `${HEAD}sources:\n  - { id: a, material: lithium, stage: processing, supplier: One, country: CN${waivers} }\n`;
    assert.deepEqual(fixed(text(''), 'china-source', 'waive'), [
      text(
        ', waivers: [{ rule: china-source, reason: TBD, expires: 2025-02-28, for: { supplier: One, country: CN } }]',
      ),
      'TBD',
    ]);
  });

  it('adds to the file what is found about the file', () => {
    const rest = `regimes: [ira-30d]\nsources:\n${SALT}    value: 1\n`;
    const [after] = fixed(`${HEAD}${rest}`, 'credit-threshold', 'waive');
    assert.equal(
      after,
      `${HEAD}${rest}waivers:\n  - rule: credit-threshold\n    reason: TBD\n    expires: 2025-02-28\n`,
    );
  });

  it('writes JSON as the JSON around it', () => {
    const text = (waivers: string): string => `{
  "manifest": 1,
  "product": "Pack",
  "asOf": "2024-02-29",
  "sources": [
    {
      "id": "a",
      "material": "lithium",
      "stage": "processing",
      "supplier": "One",
      "country": "CN"${waivers}
    }
  ]
}
`;
    assert.deepEqual(fixed(text(''), 'china-source', 'waive', 'a.sourcing.json'), [
      text(
        `,\n      "waivers": [{ "rule": "china-source", "reason": "TBD", "expires": "2025-02-28", "for": { "supplier": "One", "country": "CN" } }]`,
      ),
      'TBD',
    ]);
  });

  it('is not offered for the form', () => {
    const text = `${HEAD}sources:\n${SALT.replace('CN', 'Nowhere at all')}`;
    assert.throws(() => fixed(text, 'unknown-country', 'waive'), /waive is offered/);
  });
});

describe('paper that has ended', () => {
  const ended = WAIVER.replace('2025-02-28', '2024-01-31 # soon');

  it('is renewed by a year', () => {
    const [after] = fixed(`${HEAD}sources:\n${SALT}${ended}`, 'waiver-expired', 'renew');
    assert.equal(after, `${HEAD}sources:\n${SALT}${ended.replace('2024-01-31', '2025-02-28')}`);
  });

  it('is removed with its key where it is the only one', () => {
    const [after] = fixed(
      `${HEAD}sources:\n${SALT}${ended}    share: 100%\n`,
      'waiver-expired',
      'remove',
    );
    assert.equal(after, `${HEAD}sources:\n${SALT}    share: 100%\n`);
  });

  it('is removed alone where there are others', () => {
    const other =
      '      - rule: china-source\n        reason: Known\n        expires: 2030-01-01\n';
    const [after] = fixed(`${HEAD}sources:\n${SALT}${ended}${other}`, 'waiver-expired', 'remove');
    assert.equal(after, `${HEAD}sources:\n${SALT}    waivers:\n${other}`);
  });

  it('is removed from a supplier and from the file', () => {
    const rest = `suppliers:\n  one:\n    country: US\n`;
    const waiver = (indent: string): string =>
      `${indent}waivers:\n${indent}  - { rule: china-source, reason: Known, expires: 2023-01-01 }\n`;
    const [supplier] = fixed(
      `${HEAD}${rest}${waiver('    ')}sources:\n${SALT}`,
      'waiver-expired',
      'remove',
    );
    assert.equal(supplier, `${HEAD}${rest}sources:\n${SALT}`);
    const [file] = fixed(
      `${HEAD}${waiver('')}${rest}sources:\n${SALT}`,
      'waiver-expired',
      'remove',
    );
    assert.equal(file, `${HEAD}${rest}sources:\n${SALT}`);
  });

  it('is removed as evidence, in braces', () => {
    const text = (evidence: string): string =>
      `${HEAD}sources:\n  - { id: a, material: lithium, stage: processing, supplier: One, country: AU${evidence} }\n`;
    const one = '{ title: Old, expires: 2024-01-01 }';
    const two = '{ title: New, expires: 2030-01-01 }';
    assert.equal(
      fixed(text(`, evidence: [${one}, ${two}]`), 'evidence-expired', 'remove')[0],
      text(`, evidence: [${two}]`),
    );
    assert.equal(
      fixed(text(`, evidence: [${two}, ${one}]`), 'evidence-expired', 'remove')[0],
      text(`, evidence: [${two}]`),
    );
    assert.equal(fixed(text(`, evidence: [${one}]`), 'evidence-expired', 'remove')[0], text(''));
  });

  it('an unused waiver is removed, or its rule spelled right', () => {
    const text = `${HEAD}sources:\n${SALT}${WAIVER.replace('china-source', 'chine-source')}`;
    assert.equal(fixed(text, 'waiver-unused', 'spelling')[0], `${HEAD}sources:\n${SALT}${WAIVER}`);
    assert.equal(fixed(text, 'waiver-unused', 'remove')[0], `${HEAD}sources:\n${SALT}`);
  });
});
