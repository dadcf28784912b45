import assert from 'node:assert/strict';
import { applyEdits } from '../../src/fixes/fix';
import { fixesFor, safeEdits } from '../../src/fixes/fixes';
import { readManifest } from '../../src/manifest/read';
import { analyseFiles } from '../support/analyse';
import { knowledge } from '../support/knowledge';

const HEAD = `manifest: 1
product: Pack
asOf: 2026-06-30
x-base: &base
  material: lithium
  stage: processing
  supplier: Ganfeng Lithium
  country: CN
sources:
`;

/** Sources that share values by anchors, aliases and merges; the first is the one that is fixed. */
const SHARED: Readonly<Record<string, readonly string[]>> = {
  'a merge at the end': [
    '  - id: a\n    <<: *base\n',
    '  - id: a\n    <<: *base\n    supplier: TBD (Chile)\n    country: CL\n',
  ],
  'a merge at the end of the file': [
    '  - id: a\n    <<: *base',
    '  - id: a\n    <<: *base\n    supplier: TBD (Chile)\n    country: CL',
  ],
  'a merge at the dash': [
    '  - <<: *base # as agreed\n    id: a\n',
    '  - <<: *base # as agreed\n    supplier: TBD (Chile)\n    country: CL\n    id: a\n',
  ],
  'a list of merges': [
    '  - id: a\n    <<: [*base]\n    value: 2\n',
    '  - id: a\n    <<: [*base]\n    supplier: TBD (Chile)\n    country: CL\n    value: 2\n',
  ],
  'a merge in braces': [
    '  - { id: a, <<: *base }\n',
    '  - { id: a, <<: *base, supplier: TBD (Chile), country: CL }\n',
  ],
  'a merged country, and a supplier of its own': [
    '  - id: a\n    <<: *base\n    supplier: Own\n',
    '  - id: a\n    <<: *base\n    country: CL\n    supplier: TBD (Chile)\n',
  ],
  'anchors that the next source repeats': [
    `  - id: a
    material: lithium
    stage: processing
    supplier: &who Ganfeng Lithium
    country: &where "CN"
  - { id: b, material: cobalt, stage: processing, supplier: *who, country: *where }
  - { id: c, material: cobalt, stage: processing, supplier: *who, country: *where }
`,
    `  - id: a
    material: lithium
    stage: processing
    supplier: TBD (Chile)
    country: "CL"
  - { id: b, material: cobalt, stage: processing, supplier: &who Ganfeng Lithium, country: &where "CN" }
  - { id: c, material: cobalt, stage: processing, supplier: *who, country: *where }
`,
  ],
  'anchors that nobody repeats': [
    '  - id: a\n    material: lithium\n    stage: processing\n    supplier: &who Ganfeng\n    country: &where CN\n',
    '  - id: a\n    material: lithium\n    stage: processing\n    supplier: &who TBD (Chile)\n    country: &where CL\n',
  ],
  aliases: [
    '  - id: a\n    material: lithium\n    stage: processing\n    supplier: *who\n    country: *where # home\n',
    '  - id: a\n    material: lithium\n    stage: processing\n    supplier: TBD (Chile)\n    country: CL # home\n',
  ],
  'a source that another one merges': [
    '  - &all\n    id: a\n    material: lithium\n    stage: processing\n    supplier: One\n    country: CN\n  - <<: *all\n    id: b\n',
  ],
  'an anchor that a comment repeats': [
    '  - id: a\n    material: lithium\n    stage: processing\n    supplier: One\n    country: &where CN # not *where\n',
  ],
};

const headOf = (sources: string): string =>
  sources.includes('*who') && !sources.includes('&who')
    ? HEAD.replace('sources:', 'x-who: &who Ganfeng Lithium\nx-where: &where CN\nsources:')
    : HEAD;

/** What each source says, by its id. */
function saidBy(text: string): Map<string, string> {
  const { sources } = readManifest(text, 'yaml');
  return new Map(
    sources.map(({ id, supplier, country, waivers, share, value }) => [
      id?.value ?? '',
      [supplier, country, share, value].map((each) => String(each?.value)).join() + waivers.length,
    ]),
  );
}

describe('Fixes of a source that shares its values', () => {
  for (const [what, [sources = '', expected]] of Object.entries(SHARED)) {
    const text = headOf(sources) + sources;
    const analysis = analyseFiles({ 'p.sourcing.yaml': text });

    it(`put another partner in: ${what}`, () => {
      const finding = analysis.findings.find(
        ({ ruleId, source }) => ruleId === 'china-source' && source?.id?.value === 'a',
      );
      assert.ok(finding);
      const [fix] = fixesFor(analysis, text, finding, knowledge).filter(
        ({ kind }) => kind === 'alternative',
      );
      if (expected === undefined) {
        assert.equal(fix, undefined);
        return;
      }
      assert.ok(fix?.select);
      const after = applyEdits(text, fix.edits);
      assert.equal(after, headOf(sources) + expected);
      assert.equal(after.slice(fix.select.start, fix.select.end), 'TBD (Chile)');
    });

    it(`leave every other source as it was: ${what}`, () => {
      const before = saidBy(text);
      for (const finding of analysis.findings) {
        for (const { title, edits } of fixesFor(analysis, text, finding, knowledge)) {
          const result = applyEdits(text, edits);
          const after = saidBy(result);
          for (const [id, said] of before) {
            if (id !== finding.source?.id?.value) assert.equal(after.get(id), said, title);
          }
          const { problems } = readManifest(result, 'yaml');
          assert.deepEqual(problems, [], title);
        }
      }
    });
  }

  it('are safe only where an anchor is repeated under the same key', () => {
    const source =
      '  - { id: a, material: cobalt, stage: processing, supplier: Y, country: &k chn }\n';
    const safe = (rest: string): string => {
      const text = HEAD + source + rest;
      return applyEdits(
        text,
        safeEdits(analyseFiles({ 'p.sourcing.yaml': text }), text, knowledge),
      );
    };
    const same = '  - { id: b, material: nickel, stage: processing, supplier: Y, country: *k }\n';
    assert.match(safe(same), /country: &k CN/);
    const other = '  - { id: b, material: nickel, stage: processing, supplier: *k, country: AU }\n';
    assert.match(safe(other), /country: &k chn/);
  });
});
