import assert from 'node:assert/strict';
import { analyse } from '../../src/analysis/analyse';
import type { Analysis } from '../../src/analysis/analysis';
import type { Manifest } from '../../src/manifest/model';
import { readManifest } from '../../src/manifest/read';
import { CommonCauses, stepOf } from '../../src/report/data/common-causes';
import { knowledge } from '../support/knowledge';

const HEAD = 'manifest: 1\nproduct: x\nasOf: 2023-06-30\n';
const step = (id: string, country: string, more = ''): string =>
  `  - { id: ${id}, material: lithium, stage: processing, supplier: x, country: ${country}${more} }\n`;
const fed = step('fed', 'AU', ', inputs: ["./salt.yaml#salt"]');

const TEXTS = {
  '/salt.yaml': `${HEAD}sources:\n${step('salt', 'CN')}`,
  '/a.yaml': `${HEAD}imports: [./salt.yaml]\nsources:\n${step('alone', 'CN')}${fed}`,
  '/b.yaml': `${HEAD}imports: [./salt.yaml]\nsources:\n${step('other', 'AU')}${fed}`,
};

function analysisOf(file: keyof typeof TEXTS): Analysis {
  const files = new Map<string, Manifest>(
    Object.entries(TEXTS).map(([key, text]) => [key, readManifest(text, 'yaml')]),
  );
  const manifest = readManifest(TEXTS[file], 'yaml');
  return analyse({ manifest, file, files, knowledge, today: '2023-06-30' });
}

describe('the causes of several manifests', () => {
  const all = new CommonCauses();
  for (const file of ['/salt.yaml', '/a.yaml', '/b.yaml'] as const) {
    all.add(file.slice(1), file, analysisOf(file));
  }
  const found = all.inOrder();

  it('are one at a step that they share, with all that rests on it', () => {
    assert.deepEqual(
      found.map(({ file, id, findings }) => `${file} ${id} ${String(findings)}`),
      ['/salt.yaml salt 3', '/a.yaml alone 1'],
    );
  });

  it('are found again in the manifest that they were first found in', () => {
    for (const cause of found) {
      const key = `/${cause.manifest}` as keyof typeof TEXTS;
      assert.equal(stepOf(cause, key, analysisOf(key))?.source.id?.value, cause.id);
    }
  });
});
