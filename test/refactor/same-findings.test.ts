import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Analysis } from '../../src/analysis/analysis';
import { applyEdits } from '../../src/fixes/fix';
import { startOf } from '../../src/manifest/model';
import { filesOf } from '../../src/navigation/entity';
import { convertFormat } from '../../src/refactor/convert-format';
import { countriesToCodes } from '../../src/refactor/countries-to-codes';
import { extractSupplier } from '../../src/refactor/extract-supplier';
import { inlinable, inlineIn } from '../../src/refactor/inline-supplier';
import { countryToOrigins, originToCountry, splitByOrigin } from '../../src/refactor/origins';
import type { Here } from '../../src/refactor/refactoring';
import { sortSources } from '../../src/refactor/sort-sources';
import { Random } from '../fuzz/random';
import { shares } from '../reference/product';
import type { SomeCase } from '../reference/some-manifests';
import { someCase } from '../reference/some-manifests';
import { writeManifest } from '../reference/write-manifest';
import { analyseFiles } from '../support/analyse';

/** More cases, or others: `RUNS=5000 SEED=7`. */
const { RUNS = '60', SEED } = process.env;
const options = { numRuns: Number(RUNS), ...(SEED !== undefined && { seed: Number(SEED) }) };

const textsOf = ({ files, style }: SomeCase): Record<string, string> => {
  const random = new Random(style);
  return Object.fromEntries(
    Object.entries(files).map(([file, data]) => [
      file,
      writeManifest(data, file.endsWith('.json') ? 'json' : 'yaml', random),
    ]),
  );
};

type Change = (here: Here) => Iterable<string | undefined>;

/** What is found, without its places. */
function summary(analysis: Analysis, without: readonly string[] = [], withIds = true): string[] {
  const found = analysis.findings
    .filter(({ ruleId }) => !without.includes(ruleId))
    .map(({ ruleId, severity, source, waiver }) => {
      const id = withIds ? (source?.id?.value ?? '') : '';
      return [ruleId, severity, id, waiver ? 'waived' : ''].join(' ');
    });
  return [...found.sort(), JSON.stringify(shares(analysis) ?? null)];
}

/** What is said of who is in the directory changes with it. */
const OF_DIRECTORY = ['unknown-supplier'];

/** Every text that a change makes of the files of a case has the same findings. */
function holds(change: Change, see: (analysis: Analysis) => string[], paths = textsOf): void {
  let made = 0;
  fc.assert(
    fc.property(someCase, (some) => {
      const texts = paths(some);
      const { today } = some;
      for (const [file, text] of Object.entries(texts)) {
        const analysis = analyseFiles(texts, { file, today });
        const before = see(analysis);
        for (const changed of change({ analysis, text })) {
          if (changed === undefined || changed === text) continue;
          made++;
          const after = see(analyseFiles({ ...texts, [file]: changed }, { file, today }));
          assert.deepEqual(after, before, `${text}\n=== becomes ===\n${changed}`);
        }
      }
    }),
    options,
  );
  assert.ok(made > 0, 'nothing was changed');
}

const apply = (text: string, edits: ReturnType<typeof inlineIn>): string | undefined =>
  edits && applyEdits(text, edits);

describe('What is found stays', () => {
  it('when a supplier is extracted to the directory', () => {
    holds(
      function* (here) {
        for (const { supplier } of here.analysis.manifest.sources) {
          const offset = supplier && startOf(supplier) + 1;
          const refactoring = offset === undefined ? undefined : extractSupplier(here, offset);
          yield apply(here.text, refactoring?.edits());
        }
      },
      (analysis) => summary(analysis, OF_DIRECTORY),
    );
  });

  it('when a supplier is inlined', () => {
    holds(
      function* ({ analysis, text }) {
        for (const { id } of analysis.manifest.suppliers.values()) {
          const inlined = inlinable({ analysis, text }, startOf(id) + 1);
          const { file } = analysis;
          if (inlined) yield apply(text, inlineIn({ file, text }, inlined, filesOf(analysis)));
        }
      },
      (analysis) => summary(analysis, OF_DIRECTORY),
    );
  });

  it('when the sources are sorted', () => {
    holds(
      function* (here) {
        yield apply(here.text, sortSources(here)?.edits());
      },
      // What is said of a whole stage is said at its first step.
      (analysis) => summary(analysis, [], false),
    );
  });

  it('when countries are written as codes', () => {
    holds(
      function* (here) {
        yield apply(here.text, countriesToCodes(here).edits());
      },
      (analysis) => summary(analysis, ['country-form']),
    );
  });

  it('when a country becomes a list of one, and one of one a country', () => {
    holds(
      function* (here) {
        for (const step of here.analysis.graph.own) {
          yield apply(here.text, countryToOrigins(here, step)?.edits());
          yield apply(here.text, originToCountry(here, step)?.edits());
        }
      },
      (analysis) => summary(analysis),
    );
  });

  it('when a step is split by its origins: the same rules, the same shares', () => {
    holds(
      function* (here) {
        for (const step of here.analysis.graph.own) {
          yield apply(here.text, splitByOrigin(here, step)?.edits());
        }
      },
      (analysis) =>
        [
          ...new Set(analysis.findings.filter(({ waiver }) => !waiver).map(({ ruleId }) => ruleId)),
          JSON.stringify(shares(analysis) ?? null),
        ].sort(),
    );
  });

  it('when the format is another', () => {
    let made = 0;
    fc.assert(
      fc.property(someCase, (some) => {
        const texts = textsOf(some);
        const { today } = some;
        for (const [file, text] of Object.entries(texts)) {
          const from = file.endsWith('.json') ? 'json' : 'yaml';
          const converted = convertFormat(text, from);
          if (!converted) continue;
          made++;
          const other = file.replace(/\w+$/, from === 'json' ? 'yaml' : 'json');
          // Alone: other files name it as it was.
          const before = summary(analyseFiles({ [file]: text }, { today }));
          assert.deepEqual(summary(analyseFiles({ [other]: converted.text }, { today })), before);
        }
      }),
      options,
    );
    assert.ok(made > 10);
  });
});
