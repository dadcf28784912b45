import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { strToU8, zipSync } from 'fflate';
import { packageFaults } from '../../build/package-check';

const manifest = strToU8(JSON.stringify({ main: './dist/extension.cjs' }));
const fit = {
  'extension/package.json': manifest,
  'extension/dist/extension.cjs': strToU8(''),
  'extension/dist/THIRD-PARTY-NOTICES.txt': strToU8('yaml 2'),
};

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
      'extension/dist/THIRD-PARTY-NOTICES.txt is missing.',
    ]);
  });

  it('misses a part that is loaded later', () => {
    const entry = strToU8('const a=()=>require("./exchange.cjs");');
    assert.deepEqual(packageFaults(zipSync({ ...fit, 'extension/dist/extension.cjs': entry })), [
      'extension/dist/extension.cjs loads exchange.cjs, which is missing.',
    ]);
  });

  it('names links of its pages that lead nowhere in the editor', () => {
    const readme = strToU8('[a](docs/a.md) [b](https://b.example) ![c](docs/c.png)');
    assert.deepEqual(packageFaults(zipSync({ ...fit, 'extension/readme.md': readme })), [
      'readme.md: docs/a.md leads nowhere in the editor.',
      'readme.md: docs/c.png leads nowhere in the editor.',
    ]);
  });

  it('refuses a package of three megabytes', () => {
    const large = zipSync({ ...fit, 'extension/media/large.png': randomBytes(3_300_000) });
    assert.match(packageFaults(large).join(), /the limit is 3300000/);
  });
});
