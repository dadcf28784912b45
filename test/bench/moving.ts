/** Navigation on a manifest that is analysed already. Prints a table; asserts nothing. */
import { analyse } from '../../src/analysis/analyse';
import type { Analysis } from '../../src/analysis/analysis';
import { stepAt } from '../../src/analysis/at';
import { knowledgeData } from '../../src/knowledge/generated/knowledge.js';
import { Knowledge } from '../../src/knowledge/knowledge';
import { ENGLISH } from '../../src/messages/language';
import { readManifest } from '../../src/manifest/read';
import { causeAt, fedBy, feeds, stepNamedAt } from '../../src/navigation/chain';
import type { Entity } from '../../src/navigation/entity';
import { definitionHere, entityAt } from '../../src/navigation/entity';
import { linksOf } from '../../src/navigation/links';
import { indexNames } from '../../src/navigation/name-index';
import { occurrencesHere } from '../../src/navigation/occurrences';
import { outlineOf } from '../../src/navigation/outline';
import { selectionAt } from '../../src/navigation/selection';
import { nodeOf } from '../../src/navigation/tree/nodes';
import { sourceTree } from '../../src/navigation/tree/source-tree';
import { inOneGo } from '../../src/text/slices';
import { manifestOf } from './manifests';
import { count, onThisThread } from './processor-time';

// Other work on the machine does not count.
count(onThisThread);

const SIZES = (process.env['SIZES'] ?? '1000,10000,100000').split(',').map(Number);
/** With `RUNS=1` the first column of the second size is the second call of the process. */
const RUNS = Number(process.env['RUNS'] ?? '50');
const knowledge = new Knowledge(knowledgeData);
/** Whom every ninety-seventh source names. */
const COMMON: Entity = { kind: 'company', file: '/f', id: 'Supplier 5' };
/** As many sources of another file as are asked for. */
const BASE = ['manifest: 1', 'product: Base', 'sources:']
  .concat(
    Array.from({ length: 50 }, (_, index) =>
      [
        `  - id: ore-${String(index)}`,
        'material: lithium',
        'stage: extraction',
        'country: AU',
      ].join('\n    '),
    ),
  )
  .join('\n');

/** The text as that of a file whose products are each made of an ore of another file. */
function importerOf(text: string): Analysis {
  let input = 0;
  const importing = text
    .replace('currency: USD', 'currency: USD\nimports: [./base]')
    .replaceAll(/inputs: \[/g, (key) => `${key}./base#ore-${String(input++ % 50)}, `);
  return analysed(importing);
}

function analysed(text: string): Analysis {
  const manifest = readManifest(text, 'yaml');
  const files = new Map([
    ['/f', manifest],
    ['/base', readManifest(BASE, 'yaml')],
  ]);
  const analysis = analyse({ manifest, file: '/f', files, knowledge, today: '2024-06-30' });
  inOneGo(indexNames(analysis));
  return analysis;
}

/** The first call, median and 95th percentile, in milliseconds. */
function timesOf(operation: (run: number) => unknown): string[] {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const start = performance.now();
    operation(run);
    times.push(performance.now() - start);
  }
  const [first = 0] = times;
  times.sort((a, b) => a - b);
  return [first, times[RUNS >> 1] ?? 0, times[Math.floor(RUNS * 0.95)] ?? 0].map((time) =>
    time.toFixed(2).padStart(8),
  );
}

for (const size of SIZES) {
  const text = manifestOf(size);
  const analysis = analysed(text);
  const placeOf = (key: string, run: number): number =>
    text.indexOf(`${key}: `, Math.floor((run / RUNS) * text.length * 0.99)) + key.length + 2;
  const importing = importerOf(text);
  const tree = inOneGo(sourceTree(analysis, 'country'));
  const at = (key: string, run: number) => entityAt(analysis, placeOf(key, run));
  const table = {
    definition: (run: number) => {
      const named = at('id', run);
      return named && definitionHere(analysis, named.entity);
    },
    'id: highlights, references': (run: number) => {
      const named = at('id', run);
      return named && occurrencesHere(analysis, named.entity);
    },
    'supplier: highlights': (run: number) => {
      const named = at('supplier', run);
      return named && occurrencesHere(analysis, named.entity);
    },
    selection: (run: number) => selectionAt(analysis, placeOf('country', run), text.length),
    'supplier: once more': () => occurrencesHere(analysis, COMMON),
    'id: references, importing file': (run: number) =>
      occurrencesHere(importing, {
        kind: 'source',
        file: '/base',
        id: `ore-${String(run)}`,
      }),
    'hierarchy (fed by, feeds)': (run: number) => {
      const step = stepNamedAt(analysis, placeOf('id', run));
      return step && [fedBy(step), feeds(step)];
    },
    cause: (run: number) => causeAt(analysis, placeOf('country', run)),
    links: () => linksOf(analysis),
    // In another language nothing is there yet.
    'outline, nothing there yet': () => outlineOf(analysis, { ...ENGLISH }),
    // Another analysis of the same sources: as after an edit elsewhere.
    'outline after an edit': () => outlineOf({ ...analysis }),
    'tree by country': () => inOneGo(sourceTree(analysis, 'country')),
    'line of a source in the tree': (run: number) => {
      const step = stepAt(analysis.graph.own, placeOf('country', run));
      return step && nodeOf(tree, step, analysis);
    },
  };
  console.log(`${String(size)} sources, in ms`.padEnd(28) + '   first  median     p95');
  for (const [name, operation] of Object.entries(table)) {
    console.log(`  ${name.padEnd(30)}${timesOf(operation).join('')}`);
  }
}
