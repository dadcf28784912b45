import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, oneStep, open, until, untilRules, write } from './workspace';

const TSV =
  'Material\tStage\tSupplier\tCountry\nLithium\tprocessing\tAlbemarle\tChile\nCobalt\tprocessing\tUmicore\tFinland\n';

describe('pasting a table', () => {
  afterEach(closeAll);

  for (const format of ['yaml', 'json'] as const) {
    it(`makes sources of it, in ${format.toUpperCase()}`, async () => {
      const text =
        format === 'yaml'
          ? oneStep('AU')
          : `{ "manifest": 1, "product": "P", "sources": [\n  { "id": "a", "material": "lithium", "stage": "processing", "supplier": "S", "country": "AU" }\n] }\n`;
      const editor = await open(`paste.sourcing.${format}`, text);
      const { document } = editor;
      await until(
        () =>
          vscode.commands.executeCommand<vscode.Hover[]>(
            'vscode.executeHoverProvider',
            document.uri,
            document.positionAt(text.indexOf('AU') + 1),
          ),
        (hovers) => hovers.length > 0,
      );
      const at = document.positionAt(text.indexOf('AU') + 2);
      editor.selection = new vscode.Selection(at, at);
      await vscode.env.clipboard.writeText(TSV);
      await vscode.commands.executeCommand('editor.action.clipboardPasteAction');
      const after = await until(
        () => document.getText(),
        (now) => now.includes('Umicore'),
      );
      assert.match(after, /id"?: "?lithium-albemarle/);
      assert.match(after, /country"?: "?FI/);
      assert.doesNotMatch(after, /\t/);
    });
  }

  it('leaves any other text as it is', async () => {
    const editor = await open('paste-text.sourcing.yaml', oneStep('AU'));
    const end = editor.document.lineAt(editor.document.lineCount - 1).range.end;
    editor.selection = new vscode.Selection(end, end);
    await vscode.env.clipboard.writeText('# a, b, c\n# d, e, f\n');
    await vscode.commands.executeCommand('editor.action.clipboardPasteAction');
    await until(
      () => editor.document.getText(),
      (now) => now === `${oneStep('AU')}# a, b, c\n# d, e, f\n`,
    );
  });
});

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
