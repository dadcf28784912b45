import assert from 'node:assert/strict';
import { numberMeant, shareMeant } from '../../src/manifest/number-meant';
import { english } from '../../src/messages/english';
import { sentence } from '../../src/messages/message';
import { analyseText } from '../support/analyse';

describe('what a number written as text means', () => {
  it('is nothing sure where a point may part thousands', () => {
    assert.equal(numberMeant('€1.200'), undefined);
    assert.deepEqual(numberMeant('€1.20'), { text: '1.20', currency: '€' });
  });

  it('is a share with a comma', () => {
    assert.equal(shareMeant('0,6'), '60%');
    assert.equal(shareMeant('60,5%'), '60.5%');
    assert.equal(shareMeant('1,5'), undefined);
  });

  it('is not advised without its currency', () => {
    const step =
      'id: a, material: lithium, stage: processing, supplier: A, country: AU, value: 5 EUR';
    const text = `manifest: 1\nproduct: P\ncurrency: USD\nsources:\n  - { ${step} }\n`;
    const said = [...analyseText(text).findings].map(({ message }) => sentence(message, english));
    assert.ok(
      said.includes(
        '“value” must be a number, not text. Write the number alone, in the currency of the manifest.',
      ),
      said.join('\n'),
    );
  });
});
