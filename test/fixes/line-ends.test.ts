import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Analysis } from '../../src/analysis/analysis';
import { applyEdits } from '../../src/fixes/fix';
import { fixesFor, safeEdits } from '../../src/fixes/fixes';
import { refactoringsAt } from '../../src/refactor/refactorings-at';
import { sortSources } from '../../src/refactor/sort-sources';
import { analyseFiles } from '../support/analyse';
import { knowledge } from '../support/knowledge';

const FOLDERS = ['test/fixtures', 'test/fixtures/mistakes', 'examples'];

/** Every manifest of a folder, and those of the folders in it, by path. */
const texts = new Map(
  FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:ya?ml|json)$/.test(name) && !name.includes('policy'))
      .map((name): [string, string] => {
        const path = join(folder, name);
        return [path, readFileSync(path, 'utf8').replaceAll('\r', '')];
      }),
  ),
);

const asWindows = (text: string): string => text.replaceAll('\n', '\r\n');

/** What every fix and refactoring makes of a text, by what it is called. */
function* changed(name: string, text: string, analysis: Analysis): Iterable<[string, string]> {
  const made = (what: string, edits: Parameters<typeof applyEdits>[1]): [string, string] => [
    what,
    applyEdits(text, edits),
  ];
  for (const finding of analysis.findings) {
    for (const fix of fixesFor(analysis, text, finding, knowledge)) {
      if (fix.edits.length > 0) yield made(`${finding.ruleId}: ${fix.title}`, fix.edits);
    }
  }
  yield made('--fix', safeEdits(analysis, text, knowledge));
  const here = { analysis, text };
  // Some place in each line, whatever stands there.
  const places = [...text.matchAll(/[^\s-]/gm)]
    .filter(({ index }) =>
      /^[\s-]*$/.test(text.slice(text.lastIndexOf('\n', index - 1) + 1, index)),
    )
    .map(({ index }) => index);
  for (const place of places) {
    for (const { kind, name: of, edits } of refactoringsAt(here, place)) {
      const all = edits();
      if (all) yield made(`${kind} ${of}`, all);
    }
  }
  const sorted = sortSources(here)?.edits();
  if (sorted) yield made('sort-sources', sorted);
}

describe('line ends of Windows', () => {
  it('stay in every fix and refactoring, and change nothing else of it', () => {
    let count = 0;
    for (const [name, text] of texts) {
      const file = name.endsWith('.json') ? 'a.sourcing.json' : 'a.sourcing.yaml';
      const windows = asWindows(text);
      const here = [...changed(name, text, analyseFiles({ [file]: text }))];
      const there = [...changed(name, windows, analyseFiles({ [file]: windows }))];
      assert.deepEqual(
        there,
        here.map(([what, result]) => [what, asWindows(result)]),
        name,
      );
      count += there.length;
    }
    assert.ok(count > 1000, String(count));
  });
});
