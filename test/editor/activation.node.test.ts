import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, inFolder, oneStep, open, problems, untilRules } from './workspace';

const featuresLoaded = (): boolean =>
  Object.keys(require.cache).some((path) => /[\\/]dist[\\/]features\.cjs$/.test(path));

// Its name makes it the first of the tests: afterwards the features are loaded.
describe('activation', () => {
  afterEach(closeAll);

  it('loads nothing but the entry for any other YAML, and says nothing of it', async () => {
    const document = await vscode.workspace.openTextDocument(inFolder('other.yaml'));
    await vscode.window.showTextDocument(document);
    const extension = vscode.extensions.getExtension('sourcing-compliance.sourcing-compliance');
    await extension?.activate();
    assert.equal(featuresLoaded(), false);
    assert.deepEqual(problems(document.uri), []);
  });

  it('loads the features with the first manifest, and checks it', async () => {
    const { document } = await open('first.sourcing.yaml', oneStep('CN'));
    await untilRules(document.uri, 'china-source');
    assert.equal(featuresLoaded(), true);
  });

  it('leaves other YAML alone afterwards, whatever is asked', async () => {
    const uri = inFolder('other.yaml');
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    const everything = new vscode.Range(0, 0, 9, 0);
    const at = new vscode.Position(3, 14);
    const [hovers, hints] = await Promise.all([
      vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, at),
      vscode.commands.executeCommand<vscode.InlayHint[]>(
        'vscode.executeInlayHintProvider',
        uri,
        everything,
      ),
    ]);
    assert.deepEqual([hovers, hints, problems(uri)], [[], [], []]);
  });
});
