import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, inFolder, open, oneStep, replace, until, untilRules, write } from './workspace';

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

  const textOf = async (name: string): Promise<string> =>
    new TextDecoder('utf-8', { ignoreBOM: true }).decode(
      await vscode.workspace.fs.readFile(inFolder(name)),
    );

  it('is saved as the name ends: a page, Markdown, CSV; another name is refused', async () => {
    const { document } = await open('cell.sourcing.yaml', MANIFEST);
    for (const [name, begins] of [
      ['saved.html', '<!DOCTYPE html>'],
      ['saved.md', '# Cell'],
      ['saved.csv', '\ufeffid,file,line'],
    ] as const) {
      const target = inFolder(name);
      await vscode.commands.executeCommand('sourcingCompliance.saveReport', document.uri, target);
      assert.ok((await textOf(name)).startsWith(begins), name);
      await vscode.workspace.fs.delete(target);
    }
    void vscode.commands.executeCommand(
      'sourcingCompliance.saveReport',
      document.uri,
      inFolder('saved.pdf'),
    );
    await new Promise((resolve) => setTimeout(resolve, 300));
    await assert.rejects(Promise.resolve(vscode.workspace.fs.stat(inFolder('saved.pdf'))));
  });

  it('has what is typed and not saved', async () => {
    const editor = await open('cell.sourcing.yaml', MANIFEST);
    await replace(editor, 'product: Cell', 'product: Unsaved');
    const target = inFolder('saved.md');
    await vscode.commands.executeCommand('sourcingCompliance.saveReport', undefined, target);
    assert.ok((await textOf('saved.md')).startsWith('# Unsaved'));
    await vscode.workspace.fs.delete(target);
  });

  it('lists what to ask the suppliers for in a text of its own', async () => {
    await open(
      'cell.sourcing.yaml',
      MANIFEST.replace('asOf: 2024-06-30', '$&\nregimes: [ira-30d]'),
    );
    await vscode.commands.executeCommand('sourcingCompliance.listRequests');
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.languageId, 'markdown');
    assert.match(document.getText(), /^# Requests to suppliers: Cell\n[^]*\n## One\n/);
  });

  it('on all manifests opens once', async () => {
    const { document } = await open('programme/cell.sourcing.yaml', MANIFEST);
    await write('programme/pack.sourcing.yaml', oneStep('AU'));
    await vscode.commands.executeCommand('sourcingCompliance.openProgrammeReport');
    await until(reports, (labels) => labels.includes('Report on the workspace'));
    assert.equal(vscode.window.activeTextEditor?.document, document);
    await vscode.commands.executeCommand('sourcingCompliance.openProgrammeReport');
    assert.equal(reports().length, 1);
    for (const name of ['cell', 'pack']) {
      await vscode.workspace.fs.delete(inFolder(`programme/${name}.sourcing.yaml`));
    }
  });

  it('says that it needs a manifest where there is none', async () => {
    await closeAll();
    void vscode.commands.executeCommand('sourcingCompliance.openReport');
    await new Promise((resolve) => setTimeout(resolve, 200));
    assert.deepEqual(reports(), []);
  });
});
