import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LEGAL_FORMS } from '../../src/knowledge/generated/legal-forms.js';
import { normalised } from '../../src/knowledge/normalised';

/** A letter beyond ASCII that is a word of its own. */
const MARK = 'é';

describe('a name as it is compared', () => {
  it('is the same in ASCII as beside a letter of another script', () => {
    const words = fc.constantFrom('a', 'U', '.', ' ', 'the', 'THE', '&', '-', '_', '7', 'Steel');
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), (parts) => {
        const text = `steel ${parts.join('')} ends`;
        assert.equal(normalised(`${text} ${MARK}lan`), `${normalised(text)} elan`);
      }),
    );
  });

  it('is what legal forms are kept as', () => {
    const { behind, before, joined, groups } = LEGAL_FORMS;
    for (const forms of [behind, before, joined, groups]) {
      assert.deepEqual(
        forms.map((form) => normalised(form)),
        forms,
      );
    }
  });
});
