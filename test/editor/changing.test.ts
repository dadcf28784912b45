import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, oneStep, open, until, untilRules, write } from './workspace';

describe('comparing alternatives', () => {
  afterEach(closeAll);

  it('opens beside, and leaves the focus in the text', async () => {
    const editor = await open('compare.sourcing.yaml', oneStep('CN'));
    await untilRules(editor.document.uri, 'china-source');
    const at = editor.document.positionAt(oneStep('CN').indexOf('CN'));
    editor.selection = new vscode.Selection(at, at);
    await vscode.commands.executeCommand('sourcingCompliance.compareAlternatives');
    await until(
      () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label)),
      (labels) => labels.includes('Alternatives to lithium-hydroxide'),
    );
    assert.equal(vscode.window.activeTextEditor?.document, editor.document);
  });
});

describe('symbols of the workspace', () => {
  afterEach(closeAll);

  it('are found in manifests that are not open, as they were saved', async () => {
    const closed = await write(
      'closed.sourcing.yaml',
      oneStep('AU').replace('lithium-hydroxide', 'nowhere-open'),
    );
    await open('opened.sourcing.yaml', oneStep('AU'));
    const find = (query: string): Thenable<vscode.SymbolInformation[]> =>
      vscode.commands.executeCommand('vscode.executeWorkspaceSymbolProvider', query);
    const found = await until(
      () => find('nowhere-open'),
      (all) => all.length > 0,
    );
    assert.equal(found[0]?.location.uri.toString(), closed.toString());
    assert.equal(found[0].location.range.start.line, 4);
    await write(
      'closed.sourcing.yaml',
      oneStep('AU').replace('lithium-hydroxide', 'elsewhere-now'),
    );
    await until(
      () => find('elsewhere-now'),
      (all) => all.length === 1,
    );
    assert.deepEqual(await find('nowhere-open'), []);
  });
});
