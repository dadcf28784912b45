import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Analysis } from '../../src/analysis/analysis';
import { LiveAnalysis } from '../../src/analysis/live-analysis';
import type { Source } from '../../src/manifest/model';
import { sourceOf, supplierOf } from '../../src/navigation/entity';
import type { Entity } from '../../src/navigation/entity';
import { indexNames, ownSourcesWithEvidence } from '../../src/navigation/name-index';
import { occurrencesHere, occurrencesIn } from '../../src/navigation/occurrences';
import { inOneGo } from '../../src/text/slices';
import { applied, changeOf, edit, manifestText } from '../support/edits';
import { knowledge } from '../support/knowledge';

const FILE = '/live.sourcing.yaml';

/** Everything that a manifest names, wherever it stands. */
function named({ manifest }: Analysis): Entity[] {
  const files = new Map([[FILE, manifest]]);
  const names = [...manifest.suppliers.keys()];
  const references: string[] = [];
  for (const { id, supplier, inputs } of manifest.sources) {
    references.push(...[id, ...inputs].flatMap((each) => each?.value ?? []));
    names.push(...(supplier ? [supplier.value] : []));
  }
  return [
    ...references.map((reference) => sourceOf(FILE, reference)),
    ...names.map((name) => supplierOf(files, FILE, name)),
  ];
}

/** By a look at every source: nothing is indexed of a manifest that nobody has met. */
const lookedUp = ({ manifest }: Analysis, entity: Entity): readonly unknown[] =>
  occurrencesIn(FILE, entity, new Map([[FILE, { ...manifest }]]));

const hasEvidence = ({ evidence }: Source): boolean => evidence.length > 0;

describe('The index of names', () => {
  it('finds what a look at every source finds, right after edits too', () => {
    let compared = 0;
    fc.assert(
      fc.property(
        manifestText,
        fc.array(fc.tuple(edit, fc.boolean()), { maxLength: 8 }),
        ({ text, format }, edits) => {
          const live = new LiveAnalysis(text, format, 0);
          const judge = (): void => {
            const input = { file: FILE, imports: new Map(), knowledge };
            const analysis = inOneGo(live.judge({ ...input, today: '2024-06-30' }));
            inOneGo(indexNames(analysis));
          };
          const compare = (): void => {
            const { analysis } = live;
            if (!analysis) return;
            assert.deepEqual(
              new Set([...ownSourcesWithEvidence(analysis)].filter(hasEvidence)),
              new Set(analysis.manifest.sources.filter(hasEvidence)),
            );
            for (const entity of named(analysis)) {
              compared++;
              assert.deepEqual(occurrencesHere(analysis, entity), lookedUp(analysis, entity));
            }
          };
          judge();
          compare();
          for (const [each, rests] of edits) {
            const change = changeOf(live.text, each);
            live.edit(change, applied(live.text, change));
            compare();
            if (rests) judge();
          }
        },
      ),
    );
    assert.ok(compared > 1000);
  });
});
