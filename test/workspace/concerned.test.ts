import assert from 'node:assert/strict';
import { concernedBy } from '../../src/workspace/concerned';
import { foundInFile } from '../../src/workspace/found-in-file';
import { FoundProblems } from '../../src/workspace/found-problems';
import { Importers } from '../../src/workspace/importers';

const FILES = ['/a/pack.sourcing.yaml', '/a/b/cell.sourcing.yaml', '/ab/mine.sourcing.yaml'];

describe('what is checked again', () => {
  const found = new FoundProblems();
  const importers = new Importers();
  for (const file of [...FILES, '/a/named.yaml', 'C:\\a\\pack.sourcing.yaml']) {
    found.set(foundInFile({ file, asOf: null, findings: [], regimes: [] }, [], found.room([])));
  }
  importers.set('/a/pack.sourcing.yaml', ['/a/b/cell.sourcing.yaml', '/shared/companies.yaml']);
  importers.set('/a/b/cell.sourcing.yaml', ['/shared/companies.yaml']);

  const concerned = (...touched: string[]): string[] => [
    ...new Set(concernedBy(touched, found, importers)),
  ];

  it('is a manifest, with those that import it', () => {
    assert.deepEqual(concerned('/ab/mine.sourcing.yaml'), ['/ab/mine.sourcing.yaml']);
    assert.deepEqual(concerned('/a/b/cell.sourcing.yaml'), [
      '/a/b/cell.sourcing.yaml',
      '/a/pack.sourcing.yaml',
    ]);
    assert.deepEqual(concerned('/shared/companies.yaml'), [
      '/a/pack.sourcing.yaml',
      '/a/b/cell.sourcing.yaml',
    ]);
  });

  it('is a new manifest, and one that only a setting makes one once it is known', () => {
    assert.deepEqual(concerned('/new.sourcing.yaml'), ['/new.sourcing.yaml']);
    assert.deepEqual(concerned('/a/named.yaml'), ['/a/named.yaml']);
  });

  it('is what stands below a policy', () => {
    assert.deepEqual(concerned('/a/sourcing.policy.yaml'), [
      '/a/pack.sourcing.yaml',
      '/a/b/cell.sourcing.yaml',
      '/a/named.yaml',
    ]);
    assert.deepEqual(concerned('C:\\a\\sourcing.policy.yaml'), ['C:\\a\\pack.sourcing.yaml']);
  });

  it('is what was in a folder that is gone', () => {
    assert.deepEqual(concerned('/a/b'), ['/a/b/cell.sourcing.yaml']);
    assert.deepEqual(concerned('/a'), FILES.slice(0, 2).concat('/a/named.yaml'));
  });

  it('is nothing where another file was saved, or a package that was installed', () => {
    assert.deepEqual(concerned('/a/other.yaml', '/a/node_modules/x/pack.sourcing.yaml'), []);
  });
});
