import assert from 'node:assert/strict';
import type { Fix } from '../../src/fixes/fix';
import { applyEdits } from '../../src/fixes/fix';
import { fixesFor } from '../../src/fixes/fixes';
import { causesOf } from '../../src/navigation/causes';
import { analyseFiles } from '../support/analyse';
import { knowledge } from '../support/knowledge';

const SALTS = `manifest: 1
asOf: 2024-06-30
sources:
  - id: salt # by contract
    material: lithium
    stage: processing
    supplier: 'Refinery'
    country: CN
`;
const PACK = `manifest: 1
product: Pack
asOf: 2024-06-30
imports: [./salts.sourcing.yaml]
sources:
  - id: powder
    component: cathode-active-material
    stage: manufacturing
    supplier: Maker
    country: KR
    inputs: ["./salts.sourcing.yaml#salt"]
`;

const analysed = (salts: string): ReturnType<typeof analyseFiles> =>
  analyseFiles({ 'pack.sourcing.yaml': PACK, 'salts.sourcing.yaml': salts });

function upstreamFixes(salts: string, isAtHand = true): Fix[] {
  const analysis = analysed(salts);
  const finding = analysis.findings.find(({ ruleId }) => ruleId === 'china-upstream');
  assert.ok(finding);
  return fixesFor(analysis, PACK, finding, knowledge, (file) =>
    isAtHand && file === 'salts.sourcing.yaml' ? salts : undefined,
  );
}

const there = (fixes: readonly Fix[]): Fix[] => fixes.filter(({ file }) => file !== undefined);

describe('A cause in an imported file', () => {
  it('gets another partner in its own file', () => {
    const [fix] = there(upstreamFixes(SALTS));
    assert.equal(fix?.file, 'salts.sourcing.yaml');
    assert.match(fix.title, /^Source from .* \(for salt in salts\.sourcing\.yaml\)$/);
    const fixed = applyEdits(SALTS, fix.edits);
    assert.match(fixed, /- id: salt # by contract\n/);
    assert.match(fixed, /supplier: 'TBD \(.+\)'\n {4}country: [A-Z]{2}\n$/);
    const { findings } = analysed(fixed);
    assert.ok(!findings.some(({ ruleId }) => ruleId === 'china-upstream'));
  });

  it('gets none where the text of the file is not at hand, or another step would still be in China', () => {
    assert.deepEqual(there(upstreamFixes(SALTS, false)), []);
    const two = `${SALTS}    inputs: [ore]
  - id: ore
    material: lithium
    stage: extraction
    supplier: Mine
    country: CN
`;
    assert.deepEqual(there(upstreamFixes(two)), []);
  });

  it('is accepted last', () => {
    assert.equal(upstreamFixes(SALTS).at(-1)?.kind, 'waive');
  });

  it('is what one is led to', () => {
    const analysis = analysed(SALTS);
    const titles = analysis.findings.map((finding) => causesOf(finding, analysis)?.title);
    assert.deepEqual(
      titles.filter((title) => title !== undefined),
      ['Go to the cause: “salt” is done in China'],
    );
  });
});
