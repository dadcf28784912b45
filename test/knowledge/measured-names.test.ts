import assert from 'node:assert/strict';
import { measuredCountries } from '../measure/country-lists';
import { measuredCompanies } from '../measure/company-lists';
import { measuredElements, measuredMaterials } from '../measure/material-lists';
import { rightPart } from '../measure/measured';

/** What issue and docs ask for, on lists that this project did not write. */
const LEAST = 0.95;

describe('Names of lists that others wrote', () => {
  for (const each of [
    ...measuredCountries(),
    ...measuredMaterials(),
    ...measuredElements(),
    ...measuredCompanies(),
  ]) {
    it(`takes none of ${each.list} for another, and understands 95 %`, () => {
      assert.deepEqual(each.wrong, []);
      assert.ok(rightPart(each) >= LEAST, each.nothing.join('; '));
    });
  }
});
