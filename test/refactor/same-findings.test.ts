import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Analysis } from '../../src/analysis/analysis';
import { applyEdits } from '../../src/fixes/fix';
import { startOf } from '../../src/manifest/model';
import { convertFormat } from '../../src/refactor/convert-format';
import { countriesToCodes } from '../../src/refactor/countries-to-codes';
import { extractSupplier } from '../../src/refactor/extract-supplier';
import { inlineSupplier } from '../../src/refactor/inline-supplier';
import { countryToOrigins, originToCountry, splitByOrigin } from '../../src/refactor/origins';
import type { Here, Refactoring } from '../../src/refactor/refactoring';
import { sortSources } from '../../src/refactor/sort-sources';
import { Random } from '../fuzz/random';
import { shares } from '../reference/product';
import type { SomeCase } from '../reference/some-manifests';
import { someCase } from '../reference/some-manifests';
import { writeManifest } from '../reference/write-manifest';
import { analyseFiles, analyseRead, readFiles } from '../support/analyse';
import { runs } from '../support/runs';

const options = { numRuns: runs(60) };

const textsOf = ({ files, style }: SomeCase): Record<string, string> => {
  const random = new Random(style);
  return Object.fromEntries(
    Object.entries(files).map(([file, data]) => [
      file,
      writeManifest(data, file.endsWith('.json') ? 'json' : 'yaml', random),
    ]),
  );
};

type Change = (
  here: Here,
  texts: Record<string, string>,
) => Iterable<Record<string, string> | undefined>;

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

/** Whatever a change makes of the files of a case, the same is found in each of them. */
function holds(change: Change, see: (analysis: Analysis) => string[]): void {
  let made = 0;
  fc.assert(
    fc.property(someCase, (some) => {
      const texts = textsOf(some);
      const { today } = some;
      const files = Object.keys(texts);
      const seen = (all: Record<string, string>): string[][] => {
        const read = readFiles(all);
        return files.map((file) => see(analyseRead(read, { file, today })));
      };
      const before = seen(texts);
      for (const [file, text] of Object.entries(texts)) {
        const analysis = analyseFiles(texts, { file, today });
        for (const changed of change({ analysis, text }, texts)) {
          const after = { ...texts, ...changed };
          if (files.every((each) => after[each] === texts[each])) continue;
          made++;
          assert.deepEqual(
            seen(after),
            before,
            `${shown(texts)}\n=== becomes ===\n${shown(after)}`,
          );
        }
      }
    }),
    options,
  );
  assert.ok(made > 0, 'nothing was changed');
}

const shown = (texts: Record<string, string>): string =>
  Object.entries(texts)
    .map(([path, text]) => `--- ${path}\n${text}`)
    .join('');

/** The files after a refactoring; undefined where it cannot be done surely. */
function done(
  { analysis, text }: Here,
  texts: Record<string, string>,
  refactoring: Refactoring | undefined,
): Record<string, string> | undefined {
  if (!refactoring?.everywhere) {
    const edits = refactoring?.edits();
    return edits && { [analysis.file]: applyEdits(text, edits) };
  }
  const { editsIn } = refactoring.everywhere;
  const files = readFiles(texts);
  const after: Record<string, string> = {};
  for (const [file, each] of Object.entries(texts)) {
    const edits = editsIn({ file, text: each }, files);
    if (!edits) return undefined;
    after[file] = applyEdits(each, edits);
  }
  return after;
}

describe('What is found stays', () => {
  it('when a supplier is extracted to the directory', () => {
    holds(
      function* (here, texts) {
        for (const { supplier } of here.analysis.manifest.sources) {
          if (supplier) yield done(here, texts, extractSupplier(here, startOf(supplier) + 1));
        }
      },
      (analysis) => summary(analysis, OF_DIRECTORY),
    );
  });

  it('when a supplier is inlined', () => {
    holds(
      function* (here, texts) {
        for (const { id } of here.analysis.manifest.suppliers.values()) {
          yield done(here, texts, inlineSupplier(here, startOf(id) + 1));
        }
      },
      (analysis) => summary(analysis, OF_DIRECTORY),
    );
  });

  it('when the sources are sorted', () => {
    holds(
      function* (here, texts) {
        yield done(here, texts, sortSources(here));
      },
      // What is said of a whole stage is said at its first step.
      (analysis) => summary(analysis, [], false),
    );
  });

  it('when countries are written as codes', () => {
    holds(
      function* (here, texts) {
        yield done(here, texts, countriesToCodes(here));
      },
      (analysis) => summary(analysis, ['country-form']),
    );
  });

  it('when a country becomes a list of one, and one of one a country', () => {
    holds(
      function* (here, texts) {
        for (const step of here.analysis.graph.own) {
          yield done(here, texts, countryToOrigins(here, step));
          yield done(here, texts, originToCountry(here, step));
        }
      },
      (analysis) => summary(analysis),
    );
  });

  it('when a step is split by its origins: the same rules, the same shares', () => {
    holds(
      function* (here, texts) {
        for (const step of here.analysis.graph.own) {
          yield done(here, texts, splitByOrigin(here, step));
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
