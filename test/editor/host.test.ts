import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('the editor under test', () => {
  it('has the extension and a copy of the fixtures open', async () => {
    const extension = vscode.extensions.getExtension('sourcing-compliance.sourcing-compliance');
    assert.ok(extension, 'the extension is there');
    await extension.activate();
    const files = await vscode.workspace.findFiles('other.yaml');
    assert.equal(files.length, 1);
  });
});
