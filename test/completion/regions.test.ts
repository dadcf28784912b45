import assert from 'node:assert/strict';
import { completeAt } from '../support/completion';

const at = (country: string, region: string): string => `manifest: 1
product: Pack
sources:
  - id: a
    material: lithium
    stage: extraction
    supplier: Acme
    country: ${country}
    region: ${region}
`;

describe('completion of regions', () => {
  it('offers the regions of the country, by code and by name', () => {
    assert.ok(completeAt(at('CN', '‸')).labels.includes('CN-XJ'));
    for (const [country, typed, first] of [
      ['CN', 'Xin', 'CN-XJ'],
      ['China', 'CN-X', 'CN-XJ'],
      ['AU', 'WA', 'AU-WA'],
      ['AU', 'western', 'AU-WA'],
      ['CA', 'queb', 'CA-QC'],
      ['US', 'US-NV', 'US-NV'],
    ] as const) {
      const completed = completeAt(at(country, `${typed}‸`));
      assert.equal(completed.labels[0], first, typed);
      assert.equal(completed.take(first), at(country, first));
    }
  });

  it('offers them among origins, those of each', () => {
    const origins = (region: string): string =>
      `manifest: 1\nproduct: P\nsources:\n  - id: a\n    origins: [{ country: CL, region: ${region} }]\n`;
    const completed = completeAt(origins('anto‸'));
    assert.deepEqual(completed.labels, ['CL-AN']);
    assert.equal(completed.take('CL-AN'), origins('CL-AN'));
  });

  it('offers none without a country, and none of another', () => {
    assert.deepEqual(completeAt(at('unknown', '‸')).labels, []);
    assert.deepEqual(completeAt(at('CN', 'US-‸')).labels, []);
  });
});
