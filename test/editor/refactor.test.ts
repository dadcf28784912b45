import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, inFolder, open, replace, until, untilRules, write } from './workspace';

const YAML = `manifest: 1
product: Cell
asOf: 2023-06-30
sources:
  # made of the salt
  - id: cell
    component: battery-cell
    stage: manufacturing
    supplier: Maker
    country: KR
    inputs: [salt]
  - id: salt
    material: lithium
    stage: processing
    supplier: Refinery
    country: Australia
`;
const JSON_TEXT = JSON.stringify(
  {
    manifest: 1,
    product: 'Cell',
    asOf: '2023-06-30',
    sources: [
      {
        id: 'cell',
        component: 'battery-cell',
        stage: 'manufacturing',
        supplier: 'Maker',
        country: 'KR',
        inputs: ['salt'],
      },
      {
        id: 'salt',
        material: 'lithium',
        stage: 'processing',
        supplier: 'Refinery',
        country: 'Australia',
      },
    ],
  },
  undefined,
  2,
);

/** Takes the action of a kind at a text. */
async function refactor(document: vscode.TextDocument, kind: string, at: string): Promise<string> {
  const position = document.positionAt(document.getText().indexOf(at) + 1);
  const [action] = await until(
    () =>
      vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        new vscode.Range(position, position),
        kind,
        10,
      ),
    (all) => all.length > 0,
  );
  assert.ok(action?.edit, kind);
  assert.ok(await vscode.workspace.applyEdit(action.edit));
  return document.getText();
}

for (const [format, text] of [
  ['yaml', YAML],
  ['json', JSON_TEXT],
] as const) {
  describe(`refactoring in ${format.toUpperCase()}`, () => {
    afterEach(closeAll);

    it('extracts a supplier, and inlines it again', async () => {
      const { document } = await open(`extract.sourcing.${format}`, text);
      const extracted = await refactor(document, 'refactor.extract.supplier', 'Refinery');
      assert.match(extracted, /suppliers"?:[^]*refinery[^]*Refinery[^]*supplier"?: "?refinery/);
      const back = await refactor(document, 'refactor.inline.supplier', 'refinery');
      assert.equal(back, text);
    });

    it('sorts along the chain', async () => {
      const { document } = await open(`sort.sourcing.${format}`, text);
      const sorted = await refactor(document, 'source.sortSources', 'sources');
      assert.ok(sorted.indexOf('lithium') < sorted.indexOf('battery-cell'));
      assert.equal(sorted.length, text.length);
    });

    it('writes a country as origins, and all countries as codes', async () => {
      const { document } = await open(`origins.sourcing.${format}`, text);
      const codes = await refactor(document, 'refactor.rewrite.countries', 'Australia');
      assert.doesNotMatch(codes, /Australia/);
      const listed = await refactor(document, 'refactor.rewrite.origins', 'AU');
      assert.match(listed, /origins"?:[^]*country"?: "?AU"?, "?share"?: "?100%/);
      assert.equal(await refactor(document, 'refactor.rewrite.origins', 'AU'), codes);
    });

    it('is written in the other format, as a new file', async () => {
      const { document } = await open(`convert.sourcing.${format}`, text);
      await until(
        () => vscode.languages.getDiagnostics(document.uri).length,
        (count) => count > 0,
      );
      await vscode.commands.executeCommand('sourcingCompliance.convertFormat');
      const other = format === 'yaml' ? 'json' : 'yaml';
      const made = vscode.window.activeTextEditor?.document;
      assert.equal(made?.uri.scheme, 'untitled');
      assert.match(made.uri.path, new RegExp(`/convert(?:-\\d)?\\.sourcing\\.${other}$`));
      assert.match(made.getText(), /"?supplier"?: "?Refinery/);
      assert.equal(document.getText(), text);
    });
  });
}

describe('refactoring', () => {
  afterEach(closeAll);

  it('inlines a supplier in the files that import it, too', async () => {
    await write(
      'companies.sourcing.yaml',
      'manifest: 1\nsuppliers:\n  maker:\n    name: Maker Inc\n  other: { country: JP }\n',
    );
    const using = await write(
      'with-companies.sourcing.yaml',
      YAML.replace('sources:', 'imports: [./companies.sourcing.yaml]\nsources:').replace(
        'supplier: Maker',
        'supplier: maker',
      ),
    );
    const document = await vscode.workspace.openTextDocument(inFolder('companies.sourcing.yaml'));
    await vscode.window.showTextDocument(document);
    const inlined = await refactor(document, 'refactor.inline.supplier', 'maker');
    assert.equal(inlined, 'manifest: 1\nsuppliers:\n  other: { country: JP }\n');
    const user = await vscode.workspace.openTextDocument(using);
    assert.match(user.getText(), /supplier: Maker Inc\n/);
  });

  it('can sort and fix all when a file is saved', async () => {
    const settings = vscode.workspace.getConfiguration('editor');
    const workspace = vscode.ConfigurationTarget.Workspace;
    await settings.update(
      'codeActionsOnSave',
      { 'source.sortSources': 'explicit', 'source.fixAll.sourcingCompliance': 'explicit' },
      workspace,
    );
    try {
      const editor = await open('saved.sourcing.yaml', YAML);
      await untilRules(editor.document.uri, 'country-form');
      await replace(editor, 'product: Cell', 'product: Other cell');
      await vscode.commands.executeCommand('workbench.action.files.save');
      const saved = await until(
        () => editor.document.getText(),
        (text) => text.includes('country: AU') && text.includes('sources:\n  - id: salt'),
      );
      assert.match(saved, /sources:\n {2}- id: salt\n[^]*\n {2}# made of the salt\n {2}- id: cell/);
      assert.match(saved, /product: Other cell/);
    } finally {
      await settings.update('codeActionsOnSave', undefined, workspace);
    }
  });
});
