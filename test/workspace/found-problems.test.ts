import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Severity } from '../../src/policy/severity';
import type { ResultFinding } from '../../src/report/result';
import type { Counts } from '../../src/workspace/found-in-file';
import { foundInFile } from '../../src/workspace/found-in-file';
import { FoundProblems } from '../../src/workspace/found-problems';
import { Importers } from '../../src/workspace/importers';

const ENDLESS: Counts = {
  error: Infinity,
  warning: Infinity,
  information: Infinity,
  hint: Infinity,
};

function findings(count: number, severity: Severity): ResultFinding[] {
  return Array.from({ length: count }, (_, index) => ({
    ruleId: 'a-rule',
    severity,
    message: String(index),
    ...{ line: 1, column: 1, endLine: 1, endColumn: 2 },
    waived: false,
    source: null,
  }));
}

const result = (file: string, all: readonly ResultFinding[]) => ({
  file,
  asOf: null,
  findings: all,
  regimes: [],
});

/** As a thread hands it over that has been told what can be shown. */
function find(problems: FoundProblems, file: string, all: readonly ResultFinding[]): void {
  problems.set(foundInFile(result(file, all), [], problems.room([file])));
}

const severities = (found: readonly ResultFinding[] = []): Severity[] =>
  found.map(({ severity }) => severity);

describe('what was found in a file', () => {
  it('is the most severe first, without what is waived', () => {
    const waived = findings(1, 'error').map((each) => ({ ...each, waived: true }));
    const all = [...findings(1, 'hint'), ...waived, ...findings(1, 'error')];
    const { problems, counts } = foundInFile(result('a', all), [], ENDLESS);
    assert.deepEqual(severities(problems), ['error', 'hint']);
    assert.deepEqual(counts, { error: 1, warning: 0, information: 0, hint: 1 });
  });

  it('is a hundred problems at most, and all are counted', () => {
    const all = [...findings(200, 'hint'), ...findings(3, 'warning')];
    const { problems, counts } = foundInFile(result('a', all), [], ENDLESS);
    assert.equal(problems.length, 100);
    assert.equal(problems[2]?.severity, 'warning');
    assert.equal(counts.hint, 200);
  });

  it('is only counted where there is no room to show it', () => {
    const all = [...findings(3, 'hint'), ...findings(3, 'error')];
    const room = { ...ENDLESS, hint: 2, error: 0 };
    const { problems, counts } = foundInFile(result('a', all), [], room);
    assert.deepEqual(severities(problems), ['hint', 'hint']);
    assert.deepEqual(counts, { error: 3, warning: 0, information: 0, hint: 3 });
  });

  it('is one error where it could not be read', () => {
    const { problems, counts } = foundInFile({ file: 'a', error: 'No such file.' }, [], ENDLESS);
    assert.match(problems[0]?.message ?? '', /No such file\./);
    assert.equal(counts.error, 1);
  });
});

describe('problems of a workspace', () => {
  it('show errors of the last file before warnings of the first, some thousands in all', () => {
    const problems = new FoundProblems();
    for (let file = 0; file < 1000; file++) {
      find(problems, String(file), [...findings(50, 'warning'), ...findings(50, 'hint')]);
    }
    find(problems, 'last', findings(10, 'error'));
    const shown = problems.shown();
    assert.equal(shown.get('last')?.length, 10);
    const all = [...shown.values()].flat();
    assert.equal(all.length, 5000);
    assert.ok(all.every(({ severity }) => severity !== 'hint'));
    const total = { error: 10, warning: 50_000, information: 0, hint: 50_000 };
    assert.deepEqual(problems.total(), total);
  });

  it('of a file make way for newer ones, and go with it', () => {
    const problems = new FoundProblems();
    find(problems, 'a', findings(5, 'error'));
    find(problems, 'a', findings(1, 'warning'));
    assert.deepEqual(problems.total(), { error: 0, warning: 1, information: 0, hint: 0 });
    problems.delete('a');
    assert.equal(problems.shown().size, 0);
    assert.equal(problems.has('a'), false);
  });

  it('that were only counted are looked for again once most of the others are gone', () => {
    const problems = new FoundProblems(10);
    const texts = new Map(['a', 'b', 'c'].map((file) => [file, findings(8, 'error')]));
    for (const [file, all] of texts) find(problems, file, all);
    assert.deepEqual([...problems.shown().values()].flat().length, 10);
    assert.deepEqual(problems.hidden(), []);
    find(problems, 'a', []);
    assert.deepEqual(problems.hidden(), ['b', 'c']);
    for (const file of problems.hidden()) find(problems, file, texts.get(file) ?? []);
    assert.deepEqual([...problems.shown().values()].flat().length, 10);
    assert.deepEqual(problems.hidden(), []);
  });

  it('are counted exactly and shown as far as they fit, whatever is saved', () => {
    const saved = fc.record({
      file: fc.constantFrom('a', 'b', 'c', 'd'),
      all: fc.array(fc.constantFrom<Severity>('error', 'warning', 'information', 'hint'), {
        maxLength: 12,
      }),
    });
    fc.assert(
      fc.property(fc.array(saved, { maxLength: 20 }), (saves) => {
        const problems = new FoundProblems(10);
        const texts = new Map<string, ResultFinding[]>();
        for (const { file, all } of saves) {
          const found = all
            .flatMap((severity) => findings(1, severity))
            .map((each, index) => ({
              ...each,
              message: `${file} ${String(index)}`,
            }));
          texts.set(file, found);
          find(problems, file, found);
          for (const other of problems.hidden()) find(problems, other, texts.get(other) ?? []);
          const present = [...texts.values()].flat();
          for (const [severity, count] of Object.entries(problems.total())) {
            assert.equal(count, present.filter((each) => each.severity === severity).length);
          }
          const shown = [...problems.shown().values()].flat();
          assert.ok(shown.length <= 10);
          assert.ok(shown.length >= Math.min(present.length, 5));
          assert.ok(shown.every((each) => present.includes(each)));
          find(problems, file, found);
          assert.deepEqual([...problems.shown().values()].flat(), shown);
        }
      }),
    );
  });
});

describe('importers', () => {
  it('are those of a file as they stand now', () => {
    const importers = new Importers();
    importers.set('pack', ['cell', 'mine']);
    importers.set('cell', ['mine']);
    assert.deepEqual([...importers.of('mine')], ['pack', 'cell']);
    importers.set('pack', []);
    assert.deepEqual([...importers.of('mine')], ['cell']);
    importers.delete('cell');
    assert.deepEqual([...importers.of('mine')], []);
  });
});
