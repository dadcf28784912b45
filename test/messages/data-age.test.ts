import assert from 'node:assert/strict';
import { dataAge } from '../../src/messages/data-age';

describe('The age of the data', () => {
  it('is said from the day after its own on', () => {
    assert.equal(dataAge('2026-08-21', '2026-08-21'), undefined);
    assert.equal(dataAge('2026-08-21', '2023-06-30'), undefined);
    assert.match(
      dataAge('2026-08-21', '2026-08-22') ?? '',
      /^Data as of 2026-08-21: .* 2026-08-22/,
    );
  });
});
