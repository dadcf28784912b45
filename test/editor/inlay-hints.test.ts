import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, oneStep, open } from './workspace';

async function hints({ document }: vscode.TextEditor): Promise<string[]> {
  const all = new vscode.Range(0, 0, document.lineCount, 0);
  const found = await vscode.commands.executeCommand<vscode.InlayHint[]>(
    'vscode.executeInlayHintProvider',
    document.uri,
    all,
  );
  return found.map(({ label, position }) => {
    const before = document.lineAt(position).text.slice(0, position.character);
    return `${before.trim()} ${typeof label === 'string' ? label : label.map(({ value }) => value).join('')}`;
  });
}

describe('inlay hints', () => {
  afterEach(closeAll);

  it("give the country's name and its status that day", async () => {
    assert.deepEqual(await hints(await open('hints.sourcing.yaml', oneStep('AU # here'))), [
      'country: AU \u00A0Australia ✔ FTA 2005',
    ]);
  });

  it('give only the status behind a name, and nothing behind what is no country', async () => {
    assert.deepEqual(await hints(await open('name.sourcing.yaml', oneStep('China'))), [
      'country: China \u00A0✖ covered nation',
    ]);
    assert.deepEqual(await hints(await open('none.sourcing.yaml', oneStep('Nowhere'))), []);
  });

  it('can be turned off', async () => {
    const settings = vscode.workspace.getConfiguration('sourcingCompliance');
    const workspace = vscode.ConfigurationTarget.Workspace;
    const editor = await open('off.sourcing.yaml', oneStep('AU'));
    await settings.update('inlayHints', false, workspace);
    try {
      assert.deepEqual(await hints(editor), []);
    } finally {
      await settings.update('inlayHints', undefined, workspace);
    }
  });
});
