/** Navigation on a manifest that is analysed already. Prints a table; asserts nothing. */
import { analyse } from '../../src/analysis/analyse';
import { stepAt } from '../../src/analysis/at';
import { knowledgeData } from '../../src/knowledge/generated/knowledge.js';
import { Knowledge } from '../../src/knowledge/knowledge';
import { ENGLISH } from '../../src/messages/language';
import { readManifest } from '../../src/manifest/read';
import { causeAt, fedBy, feeds, stepNamedAt } from '../../src/navigation/chain';
import { definitionHere, entityAt, filesOf } from '../../src/navigation/entity';
import { linksOf } from '../../src/navigation/links';
import { occurrencesHere, occurrencesIn } from '../../src/navigation/occurrences';
import { outlineOf } from '../../src/navigation/outline';
import { selectionAt } from '../../src/navigation/selection';
import { nodeOf } from '../../src/navigation/tree/nodes';
import { sourceTree } from '../../src/navigation/tree/source-tree';
import { inOneGo } from '../../src/text/slices';
import { manifestOf } from './manifests';

const SIZES = (process.env['SIZES'] ?? '1000,10000,100000').split(',').map(Number);
const RUNS = 50;
const knowledge = new Knowledge(knowledgeData);

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
  const manifest = readManifest(text, 'yaml');
  const files = new Map([['/f', manifest]]);
  const analysis = analyse({ manifest, file: '/f', files, knowledge, today: '2024-06-30' });
  const placeOf = (key: string, run: number): number =>
    text.indexOf(`${key}: `, Math.floor((run / RUNS) * text.length * 0.99)) + key.length + 2;
  const all = filesOf(analysis);
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
    'id: references, other file': (run: number) => {
      const named = at('id', run);
      return named && occurrencesIn('/f', named.entity, all);
    },
    'hierarchy (fed by, feeds)': (run: number) => {
      const step = stepNamedAt(analysis, placeOf('id', run));
      return step && [fedBy(step), feeds(step)];
    },
    cause: (run: number) => causeAt(analysis, placeOf('country', run)),
    links: () => linksOf(manifest, '/f'),
    // In another language nothing is there yet.
    'outline, first time': () => outlineOf(analysis, { ...ENGLISH }),
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
