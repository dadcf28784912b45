import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileChecker } from '../../src/check/file-checker';

describe('a checked tree', () => {
  const top = mkdtempSync(join(tmpdir(), 'sc-tree-'));
  const [tree, outside] = [join(top, 'tree'), join(top, 'outside')];

  before(() => {
    for (const folder of [tree, outside]) mkdirSync(folder);
    writeFileSync(join(outside, 'secret.sourcing.yaml'), 'SECRET: 1\nmanifest: 2\n');
    writeFileSync(join(tree, 'own.sourcing.yaml'), 'manifest: 2\n');
    symlinkSync(outside, join(tree, 'folder'));
    symlinkSync(join(outside, 'secret.sourcing.yaml'), join(tree, 'link.sourcing.yaml'));
    symlinkSync('own.sourcing.yaml', join(tree, 'inside.sourcing.yaml'));
  });

  after(() => {
    rmSync(top, { recursive: true });
  });

  const check = async (name: string): Promise<string> => {
    const checker = new FileChecker({ today: '2026-01-01', folders: [tree] });
    return JSON.stringify((await checker.check(join(tree, name))).result);
  };

  for (const name of ['link.sourcing.yaml', 'folder/secret.sourcing.yaml']) {
    it(`quotes nothing of ${name}, which leads out of it`, async () => {
      const result = await check(name);
      assert.match(result, /a link out of the folders/);
      assert.doesNotMatch(result, /SECRET/);
    });
  }

  for (const name of ['own.sourcing.yaml', 'inside.sourcing.yaml']) {
    it(`has ${name}`, async () => {
      assert.match(await check(name), /manifest-schema/);
    });
  }
});
