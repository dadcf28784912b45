import assert from 'node:assert/strict';
import { fixesFor, safeEdits } from '../../src/fixes/fixes';
import { ruleOf } from '../../src/rules/catalogue';
import { analyseFiles } from '../support/analyse';
import { knowledge } from '../support/knowledge';

const manifest = (count: number, country: string): string =>
  `manifest: 1\nproduct: P\nasOf: 2023-06-30\nsources:\n${Array.from(
    { length: count },
    (_, at) =>
      `  - id: s${String(at)}\n    material: lithium\n    stage: processing\n    supplier: X${String(at)}\n    country: ${country}\n    value: 5\n`,
  ).join('')}`;

describe('The safe fixes', () => {
  it('are those of canonical forms', () => {
    const text = manifest(2, 'China').replace('lithium', 'Lithium');
    const analysis = analyseFiles({ 'p.sourcing.yaml': text });
    const safe = analysis.findings.filter((finding) =>
      fixesFor(analysis, text, finding, knowledge).some((fix) => fix.safe),
    );
    assert.ok(safe.length > 0);
    assert.ok(safe.every(({ ruleId }) => ruleOf(ruleId)?.fix === 'canonical'));
  });

  it('of a long manifest are there at once: no alternatives are weighed for them', () => {
    const text = manifest(3000, 'China');
    const analysis = analyseFiles({ 'p.sourcing.yaml': text });
    const start = process.cpuUsage();
    assert.equal(safeEdits(analysis, text, knowledge).length, 3000);
    const { user } = process.cpuUsage(start);
    // Weighing them took five seconds.
    assert.ok(user < 1.5e6, `${String(user / 1e3)} ms`);
  });
});
