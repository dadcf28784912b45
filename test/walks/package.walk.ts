import assert from 'node:assert/strict';
import { join } from 'node:path';
import { packagePath } from '../../build/package-check';
import { root } from '../host/paths';
import { openEditor, type Session } from '../host/session';

describe('the packaged extension', () => {
  let editor: Session;

  before(async () => {
    editor = await openEditor({ workspace: join(root, 'examples'), extension: packagePath() });
  });

  after(async () => {
    await editor.close();
  });

  it('finds China-dependent sources once installed', async () => {
    await editor.openFile('ev-battery-pack.sourcing.yaml');
    assert.ok((await editor.squiggles('warning')) > 0);
    const problems = await editor.problems();
    assert.match(problems.join('\n'), /China/);
    await editor.screenshot('package-installed');
  });
});
