import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import * as vscode from 'vscode';

const ours = (): string[] =>
  Object.keys(require.cache)
    .filter((path) => /[\\/]dist[\\/](?!tests)\w[\w-]*\.cjs$/.test(path))
    .map((path) => path.replace(/^.*[\\/]/, ''));

const since = (start: number): string => `${(performance.now() - start).toFixed(2)} ms`;

async function measured(extension: vscode.Extension<unknown>): Promise<void> {
  const path = join(extension.extensionPath, 'dist', 'extension.cjs');
  let start = performance.now();
  const entry = createRequire(path)(path) as { activate(context: vscode.ExtensionContext): void };
  console.log(`loading the entry: ${since(start)}`);
  const cached = require.cache[path];
  assert.ok(cached);
  cached.exports = {
    ...entry,
    activate: (context: vscode.ExtensionContext): void => {
      const begin = performance.now();
      entry.activate(context);
      console.log(`activate itself: ${since(begin)}`);
    },
  };
  start = performance.now();
  await extension.activate();
  console.log(`getExtension().activate(), over the editor and back: ${since(start)}`);
}

/** A run of `test/bench/activation.ts`, in a workspace without any manifest. */
describe('the time of activation', () => {
  it('is measured', async () => {
    const extension = vscode.extensions.getExtension('sourcing-compliance.sourcing-compliance');
    assert.ok(extension);
    // The editor itself may have opened JSON.
    if (extension.isActive) console.log('it was active before it could be measured');
    else await measured(extension);
    const document = await vscode.workspace.openTextDocument({
      language: 'yaml',
      content: 'services:\n  web: {}\n',
    });
    await vscode.window.showTextDocument(document);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    console.log(`loaded after a YAML file that is no manifest: ${ours().join(', ')}`);
    assert.deepEqual(ours(), ['extension.cjs']);
  });
});
