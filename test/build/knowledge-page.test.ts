import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { withCurrentData } from '../../build/knowledge-report/confidence';
import { sampleOf } from '../../build/knowledge-report/sample';
import { knowledgeData } from '../../src/knowledge/generated/knowledge.js';

describe('The page on the knowledge', () => {
  it('has the table and the list of the data as it is', async () => {
    const page = readFileSync('docs/knowledge.md', 'utf8');
    const current = await format(withCurrentData(page, knowledgeData), {
      ...(await resolveConfig('docs/knowledge.md')),
      parser: 'markdown',
    });
    assert.equal(page, current, 'Run npm run knowledge -- --docs.');
    assert.match(current, /\| restriction +\| +\d+ \|/);
  });
});

describe('A sample of the knowledge', () => {
  it('is the same for a seed, and without the same entry twice', () => {
    const drawn = sampleOf(knowledgeData, 7, 30);
    assert.equal(new Set(drawn).size, 30);
    assert.deepEqual(sampleOf(knowledgeData, 7, 30), drawn);
    assert.notDeepEqual(sampleOf(knowledgeData, 8, 30), drawn);
  });
});
