import assert from 'node:assert/strict';
import type { Analysis } from '../../src/analysis/analysis';
import type { Place } from '../../src/manifest/model';
import { endOf, startOf } from '../../src/manifest/model';
import { english } from '../../src/messages/english';
import { sentence } from '../../src/messages/message';
import { analyseFiles } from '../support/analyse';

/** Where the links of a rule's findings lead: the file, the text there and what is said of it. */
function links(texts: Readonly<Record<string, string>>, ruleId: string): string[] {
  const { file, findings }: Analysis = analyseFiles(texts);
  const textAt = (key: string, place: Place): string =>
    (texts[key] ?? '').slice(startOf(place), endOf(place));
  return findings
    .filter((finding) => finding.ruleId === ruleId)
    .flatMap(({ related }) => related)
    .map((each) => {
      const key = each.file ?? file;
      return `${key} ${textAt(key, each.place)}: ${sentence(each.message, english)}`;
    });
}

const HEAD = 'manifest: 1\nproduct: Pack\nasOf: 2023-06-30\n';

describe('links of findings', () => {
  it('lead from an input to the country of the step in another file', () => {
    const texts = {
      'a/pack.sourcing.yaml': `${HEAD}imports: [../b/salts.sourcing.yaml]
sources:
  - id: cell
    component: battery-cell
    stage: manufacturing
    supplier: One
    country: AU
    inputs: ['../b/salts.sourcing.yaml#salt']
`,
      'b/salts.sourcing.yaml': `${HEAD}sources:
  - id: salt
    material: lithium
    stage: processing
    supplier: One
    country: HK
`,
    };
    assert.deepEqual(links(texts, 'china-upstream'), [
      'b/salts.sourcing.yaml HK: “salt” is done in Hong Kong (counts as China).',
    ]);
  });

  it('lead to the seat of a supplier, and to each entry that counts', () => {
    const texts = {
      'pack.sourcing.yaml': `${HEAD}imports: [companies.sourcing.yaml]
sources:
  - { id: a, material: cobalt, stage: processing, supplier: seated, country: AU }
  - { id: b, material: nickel, stage: processing, supplier: held, country: AU }
`,
      'companies.sourcing.yaml': `manifest: 1
suppliers:
  seated: { country: RU }
  held:
    ownership:
      - { owner: A, country: CN, share: 20% }
      - { owner: B, country: US, share: 75% }
      - { country: IR, share: 5% }
`,
    };
    assert.deepEqual(links(texts, 'covered-nation-ownership'), [
      'companies.sourcing.yaml RU: Its seat is in Russia.',
      'companies.sourcing.yaml { owner: A, country: CN, share: 20% }: “A” from China holds a stake.',
      'companies.sourcing.yaml { country: IR, share: 5% }: An owner from Iran holds a stake.',
    ]);
  });
});
