import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { reportOf } from '../../src/report/data/report-of';
import { reportPage } from '../../src/report/page/page';
import { Lines } from '../../src/text/lines';
import { analyseText } from '../support/analyse';

const pageOf = (text: string): Promise<string> =>
  reportPage(reportOf('pack.sourcing.yaml', analyseText(text), new Lines(text)));

const HOSTILE = `</script><img src=x onerror=alert(1)>"'\`&amp;{{x}}\${y}`;

/** A manifest with markup in every text that a report shows. */
const hostile = `manifest: 1
product: ${JSON.stringify(HOSTILE)}
asOf: 2024-06-30
currency: USD
regimes: [ira-30d]
waivers:
  - { rule: credit-threshold, reason: ${JSON.stringify(HOSTILE)}, approvedBy: x, expires: 2025-01-01 }
sources:
  - id: ${JSON.stringify(HOSTILE)}
    material: lithium
    stage: processing
    supplier: ${JSON.stringify(HOSTILE)}
    country: CN
    value: 60
    evidence:
      - { title: ${JSON.stringify(HOSTILE)}, file: "javascript:alert(1)", date: 2024-01-01 }
  - id: odd
    material: ${JSON.stringify(HOSTILE)}
    stage: ${JSON.stringify(HOSTILE)}
    supplier: One
    country: ${JSON.stringify(HOSTILE)}
    inputs: [${JSON.stringify(HOSTILE)}]
`;

describe('the page of a report', () => {
  it('shows markup in any name as text', async () => {
    const page = await pageOf(hostile);
    assert.ok(!page.includes('<img'), 'no element of a name');
    assert.equal(page.match(/<script/g)?.length, 1);
    assert.equal(page.match(/<\/script/g)?.length, 1);
    assert.ok(!/href="(?!https?:)/.test(page), 'links lead to public documents only');
    assert.ok(page.includes('&#60;&#47;script') || page.includes('&#60;/script'));
  });

  it('allows its own style and script by their hashes, and nothing else', async () => {
    const page = await pageOf('manifest: 1\nproduct: Pack\nsources: []\n');
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? '';
    assert.match(policy, /^default-src 'none'; /);
    for (const element of ['style', 'script']) {
      const text = new RegExp(`<${element}>([^]*?)</${element}>`).exec(page)?.[1] ?? '';
      const hash = createHash('sha256').update(text).digest('base64');
      assert.ok(policy.includes(`${element}-src 'sha256-${hash}'`), element);
    }
    assert.ok(!/ style="| on[a-z]+="/.test(page), 'no inline style or handler');
  });

  it('says what a picture leaves out, and has a table behind each', async () => {
    const codes = ['CN', 'AU', 'CL', 'US', 'ID', 'CD', 'KR', 'JP', 'ZA', 'PL'];
    const materials = ['lithium', 'nickel', 'cobalt', 'manganese', 'copper', 'gallium', 'tin'];
    const sources = materials.flatMap((material) =>
      codes.map(
        (code) =>
          `  - { id: ${material}-${code}, material: ${material}, stage: processing, supplier: S, country: ${code} }\n`,
      ),
    );
    const page = await pageOf(`manifest: 1\nproduct: Many\nsources:\n${sources.join('')}`);
    assert.match(page, /smaller groups shown together as “others”/);
    assert.equal(page.match(/<figure>/g)?.length, page.match(/The same as a table/g)?.length);
  });

  it('is a page where there is nothing to show', async () => {
    for (const text of ['', '{', 'manifest: 1\nproduct: P\nasOf: soon\nsources:\n  - {}\n']) {
      assert.match(await pageOf(text), /<\/html>\n$/);
    }
  });
});
