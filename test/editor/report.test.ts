import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, open, replace, until, untilRules } from './workspace';

const MANIFEST = `manifest: 1
product: Cell
asOf: 2024-06-30
sources:
  - id: salt
    material: lithium
    stage: processing
    supplier: One
    country: CN
`;

const reports = (): string[] =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview)
    .map(({ label }) => label);

describe('the report', () => {
  afterEach(closeAll);

  it('opens beside its manifest, once, without taking the focus', async () => {
    const editor = await open('cell.sourcing.yaml', MANIFEST);
    await untilRules(editor.document.uri, 'china-source');
    await vscode.commands.executeCommand('sourcingCompliance.openReport');
    await until(reports, (labels) => /^Report: .*cell\.sourcing\.yaml$/.test(labels.join()));
    assert.equal(vscode.window.activeTextEditor?.document, editor.document);
    await replace(editor, 'country: CN', 'country: AU');
    await untilRules(editor.document.uri);
    await vscode.commands.executeCommand('sourcingCompliance.openReport');
    assert.equal(reports().length, 1);
  });

  it('says that it needs a manifest where there is none', async () => {
    await closeAll();
    void vscode.commands.executeCommand('sourcingCompliance.openReport');
    await new Promise((resolve) => setTimeout(resolve, 200));
    assert.deepEqual(reports(), []);
  });
});
