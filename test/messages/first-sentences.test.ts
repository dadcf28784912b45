import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isManifestName } from '../../src/manifest/file-names';
import { english } from '../../src/messages/english';
import { sentence } from '../../src/messages/message';
import { analyseFiles } from '../support/analyse';
import { evidenceOf } from '../support/evidence';
import { takeMarks } from '../support/marks';

/*
 * The Problems panel shows one line: the first sentence of every finding in the fixtures says what is
 * wrong and fits in it, and something follows that would fix it.
 */
const FIXTURES = join(import.meta.dirname, '../fixtures');
const MAX_CHARACTERS = 90;

/** Up to the stop that ends it; one inside quotation marks does not. */
const firstOf = (message: string): string =>
  /^(?:“[^”]*”|[^“])*?[.?](?= |$)/.exec(message)?.[0] ?? message;

describe('the first sentence', () => {
  const paths = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter(isManifestName);
  for (const path of paths) {
    it(`of every finding in ${path} stands alone`, () => {
      const folder = dirname(path);
      const texts = Object.fromEntries(
        paths
          .filter((other) => other === path || (folder !== '.' && dirname(other) === folder))
          .map((other) => [other, takeMarks(readFileSync(join(FIXTURES, other), 'utf8')).text]),
      );
      const policy = join(FIXTURES, folder, 'sourcing.policy.yaml');
      const options = {
        evidence: evidenceOf({}),
        ...(folder !== '.' && existsSync(policy) && { policy: readFileSync(policy, 'utf8') }),
      };
      for (const finding of analyseFiles(texts, { file: path, ...options }).findings) {
        const first = firstOf(sentence(finding.message, english));
        assert.ok(first.length <= MAX_CHARACTERS, `${String(first.length)}: ${first}`);
        assert.match(first, /^[A-Z0-9“].*[.?]$/);
      }
    });
  }
});
