import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { strToU8, zipSync } from 'fflate';
import { packageFaults } from '../../build/package-check';

const manifest = strToU8(JSON.stringify({ main: './dist/extension.cjs' }));
const fit = { 'extension/package.json': manifest, 'extension/dist/extension.cjs': strToU8('') };

describe('package check', () => {
  it('passes what the extension needs', () => {
    assert.deepEqual(packageFaults(zipSync(fit)), []);
  });

  it('names every file that does not belong', () => {
    const extra = {
      'extension/src/extension.ts': strToU8(''),
      'extension/test/host/run.ts': strToU8(''),
    };
    assert.deepEqual(packageFaults(zipSync({ ...fit, ...extra })), [
      'extension/src/extension.ts does not belong in it.',
      'extension/test/host/run.ts does not belong in it.',
    ]);
  });

  it('misses an entry point', () => {
    assert.deepEqual(packageFaults(zipSync({ 'extension/package.json': manifest })), [
      'extension/dist/extension.cjs is missing.',
    ]);
  });

  it('refuses a package of a megabyte', () => {
    const large = zipSync({ ...fit, 'extension/media/large.png': randomBytes(1_000_000) });
    assert.match(packageFaults(large).join(), /the limit is 1000000/);
  });
});
