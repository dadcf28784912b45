import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compareAlternatives } from '../../src/fixes/compare';
import { applyEdits } from '../../src/fixes/fix';
import { fixesFor } from '../../src/fixes/fixes';
import { findingsAfter, shareEffects } from '../../src/fixes/what-if';
import { analyseText } from '../support/analyse';
import { knowledge } from '../support/knowledge';

/** Lithium 60 in a country, nickel 40 in Australia: without the lithium 40 % qualifies. */
const text = (country = 'CN', supplier = 'One'): string => `manifest: 1
product: Pack
asOf: 2024-06-30
regimes: [ira-30d]
sources:
  - id: salt
    material: lithium
    stage: processing
    supplier: ${supplier}
    country: ${country}
    value: 60
  - id: sulphate
    material: nickel
    stage: processing
    supplier: Two
    country: AU
    value: 40
`;

describe('what if another took over', () => {
  it('says so in the titles of the fixes', () => {
    const analysis = analyseText(text());
    const finding = analysis.findings.find(({ ruleId }) => ruleId === 'china-source');
    assert.ok(finding);
    const titles = fixesFor(analysis, text(), finding, knowledge)
      .filter(({ kind }) => kind === 'alternative')
      .map(({ title }) => title);
    assert.ok(titles.length > 0);
    assert.match(titles[0] ?? '', /^Source from .*; qualifying share 40 % → 100 %$/);
    assert.ok(
      titles.every((title) => title.includes('qualifying share 40 % →')),
      titles.join('\n'),
    );
  });

  it('tells the shares and findings that the edited text then has', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('CN', 'RU', 'ID', 'CL'),
        fc.constantFrom('AU', 'CL', 'ID', 'JP', 'US', 'ZA'),
        (from, to) => {
          const analysis = analyseText(text(from));
          const step = analysis.graph.own[0];
          assert.ok(step);
          const real = analyseText(text(to, `TBD (${to})`));
          const share = real.regimes[0]?.shares[0]?.sum?.share.toFraction();
          const [effect] = shareEffects(step, { country: to }, analysis);
          assert.equal(effect?.after.share.toFraction(), share);
          const { gone, fresh } = findingsAfter(step, { country: to }, analysis);
          const left = analysis.findings.filter((each) => !gone.includes(each));
          assert.deepEqual(
            [...left, ...fresh].map(({ ruleId }) => ruleId).sort(),
            real.findings.map(({ ruleId }) => ruleId).sort(),
          );
        },
      ),
    );
  });

  it('compares all partners in a table', () => {
    const analysis = analyseText(text());
    const step = analysis.graph.own[0];
    assert.ok(step);
    const { shares, rows } = compareAlternatives(step, analysis);
    assert.deepEqual(
      shares.map(({ before, wanted, passes }) => [before, wanted, passes]),
      [['40 %', '50 %', false]],
    );
    assert.ok(rows.length > 1);
    for (const { gone, fresh, offer } of rows) {
      assert.ok(
        gone.some(({ ruleId }) => ruleId === 'china-source'),
        offer.title,
      );
      assert.ok(!fresh.some(({ ruleId }) => ruleId === 'china-source'));
    }
  });

  it('agrees with the fix applied to the text', () => {
    const analysis = analyseText(text());
    const finding = analysis.findings.find(({ ruleId }) => ruleId === 'china-source');
    assert.ok(finding);
    const [fix] = fixesFor(analysis, text(), finding, knowledge);
    assert.ok(fix);
    const after = analyseText(applyEdits(text(), fix.edits));
    assert.equal(after.regimes[0]?.shares[0]?.sum?.share.toFraction(), '1');
  });
});
