import assert from 'node:assert/strict';
import type { Severity } from '../../src/analysis/finding';
import type { ResultFinding } from '../../src/cli/result';
import { FoundProblems } from '../../src/workspace/found-problems';
import { Importers } from '../../src/workspace/importers';

const place = { line: 1, column: 1, endLine: 1, endColumn: 2 };

function findings(count: number, severity: Severity): ResultFinding[] {
  return Array.from({ length: count }, (_, index) => ({
    ruleId: 'a-rule',
    severity,
    message: String(index),
    ...place,
    waived: false,
    source: null,
  }));
}

const severities = (found: readonly ResultFinding[]): Severity[] =>
  found.map(({ severity }) => severity);

describe('problems of a workspace', () => {
  it('are the weightiest of a file first, without what is waived', () => {
    const problems = new FoundProblems();
    const waived = findings(1, 'error').map((each) => ({ ...each, waived: true }));
    problems.set('a', [...findings(1, 'hint'), ...waived, ...findings(1, 'error')]);
    assert.deepEqual(severities(problems.of('a')), ['error', 'hint']);
    assert.deepEqual(problems.total(), { error: 1, warning: 0, information: 0, hint: 1 });
  });

  it('are a hundred of a file at most, and all are counted', () => {
    const problems = new FoundProblems();
    problems.set('a', [...findings(200, 'hint'), ...findings(3, 'warning')]);
    assert.equal(problems.of('a').length, 100);
    assert.equal(problems.of('a')[2]?.severity, 'warning');
    assert.equal(problems.total().hint, 200);
  });

  it('show errors of the last file before warnings of the first, some thousands in all', () => {
    const problems = new FoundProblems();
    for (let file = 0; file < 1000; file++) {
      problems.set(String(file), [...findings(50, 'warning'), ...findings(50, 'hint')]);
    }
    problems.set('last', findings(10, 'error'));
    const shown = problems.shown();
    assert.equal(shown.get('last')?.length, 10);
    const all = [...shown.values()].flat();
    assert.equal(all.length, 5000);
    assert.ok(all.every(({ severity }) => severity !== 'hint'));
    assert.deepEqual(problems.total(), {
      error: 10,
      warning: 50_000,
      information: 0,
      hint: 50_000,
    });
  });

  it('of a file make way for newer ones, and go with it', () => {
    const problems = new FoundProblems();
    problems.set('a', findings(5, 'error'));
    problems.set('a', findings(1, 'warning'));
    assert.deepEqual(problems.total(), { error: 0, warning: 1, information: 0, hint: 0 });
    problems.delete('a');
    assert.equal(problems.shown().size, 0);
    assert.equal(problems.has('a'), false);
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
