import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readManifest } from '../../src/manifest/read';

interface Snippet {
  readonly prefix?: string;
  readonly body: readonly string[];
}

/** A snippet as it stands before anything is typed: the first choice, the placeholders' own words. */
const expanded = ({ body }: Snippet): string =>
  body
    .join('\n')
    .replace(/\$\{\d+:\$CURRENT_YEAR-\$CURRENT_MONTH-\$CURRENT_DATE\}/g, '2026-11-26')
    .replace(/\$\{\d+\|([^,|]+)[^|]*\|\}/g, '$1')
    .replace(/\$\{\d+:([^}]*)\}/g, '$1')
    .replaceAll('$0', '');

describe('snippets', () => {
  for (const format of ['yaml', 'json'] as const) {
    const file = join(import.meta.dirname, `../../snippets/manifest-${format}.json`);
    const snippets = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Snippet>;

    it(`in ${format} are no offers while typing: Enter would take them within a value`, () => {
      for (const snippet of Object.values(snippets)) assert.equal(snippet.prefix, undefined);
    });

    it(`in ${format} make a manifest whose structure is right`, () => {
      const whole = snippets['Sourcing: whole manifest'];
      assert.ok(whole);
      assert.deepEqual(readManifest(expanded(whole), format).problems, []);
      for (const [name, snippet] of Object.entries(snippets)) {
        if (!name.includes('step of a')) continue;
        const step = expanded(snippet);
        const text =
          format === 'json'
            ? `{"manifest": 1, "product": "P", "sources": [${step}]}`
            : `manifest: 1\nproduct: P\nsources:\n${step}`;
        assert.deepEqual(readManifest(text, format).problems, [], name);
      }
    });
  }
});
