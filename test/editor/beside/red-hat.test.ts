/** Beside the extension of Red Hat for YAML: each thing is there once, and other files are its alone. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Asked } from '../../host/red-hat/extension';
import {
  closeAll,
  inFolder,
  oneStep,
  open,
  problems,
  replace,
  until,
  untilRules,
} from '../workspace';

const redHat = (): vscode.Extension<Asked> => {
  const extension = vscode.extensions.getExtension<Asked>('redhat.vscode-yaml');
  assert.ok(extension, 'the other extension is installed');
  return extension;
};

const CHAIN = `manifest: 1
product: Cell
asOf: 2023-06-30
sources:
  - id: lithium-hydroxide
    material: lithium
    stage: processing
    supplier: Someone
    country: CN
`;

const ask = <T>(command: string, uri: vscode.Uri, at?: vscode.Position): Thenable<T> =>
  vscode.commands.executeCommand<T>(command, uri, at);

const place = ({ document }: vscode.TextEditor, word: string): vscode.Position =>
  document.positionAt(document.getText().indexOf(word) + 1);

const symbols = (uri: vscode.Uri): Thenable<vscode.DocumentSymbol[]> =>
  ask('vscode.executeDocumentSymbolProvider', uri);

describe('beside the extension of Red Hat', () => {
  afterEach(closeAll);

  it('that extension works in manifests as in any YAML', async () => {
    const { document } = await open('asked.sourcing.yaml', oneStep('CN'));
    await untilRules(document.uri, 'china-source');
    const asked = await redHat().activate();
    await until(
      () => asked.validations,
      (count) => count > 0,
    );
  });

  it('hovers are ours alone', async () => {
    const editor = await open('hover.sourcing.yaml', CHAIN);
    const { uri } = editor.document;
    const before = redHat().exports.hovers;
    for (const word of ['CN', 'lithium', 'processing', 'Someone', 'country', 'asOf', 'product']) {
      const hovers = await ask<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        uri,
        place(editor, word),
      );
      assert.equal(hovers.length, 1, word);
    }
    assert.ok(redHat().exports.hovers > before, 'it was asked as well');
  });

  it('nothing is offered twice', async () => {
    const editor = await open('offers.sourcing.yaml', CHAIN);
    const { uri } = editor.document;
    const before = redHat().exports.completions;
    for (const word of ['CN', 'lithium\n', 'processing', 'country: CN', 'supplier: Someone\n']) {
      const { items } = await ask<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        uri,
        place(editor, word),
      );
      const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
      assert.ok(labels.length > 0, word);
      assert.equal(new Set(labels).size, labels.length, labels.join());
    }
    assert.ok(redHat().exports.completions > before, 'it was asked as well');
  });

  it('the outline is its own, unless the setting wants ours', async () => {
    const { document } = await open('outline.sourcing.yaml', CHAIN);
    await untilRules(document.uri, 'china-source');
    const names = (found: readonly vscode.DocumentSymbol[]): string =>
      found.map(({ name }) => name).join();
    assert.equal(names(await symbols(document.uri)), 'manifest,product,asOf,sources');
    const settings = vscode.workspace.getConfiguration('sourcingCompliance');
    await settings.update('outline', 'always', vscode.ConfigurationTarget.Workspace);
    try {
      // The editor keeps the outline of a text that has not changed.
      const again = await open('both.sourcing.yaml', CHAIN);
      await untilRules(again.document.uri, 'china-source');
      const both = names(await symbols(again.document.uri));
      assert.match(both, /Lithium/i);
    } finally {
      await settings.update('outline', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it('a mistake of syntax is told once, by it; the structure by us', async () => {
    const editor = await open('syntax.sourcing.yaml', oneStep('CN'));
    const { uri } = editor.document;
    await untilRules(uri, 'china-source');
    await replace(editor, 'supplier: Someone', 'supplier: [Someone');
    const all = await until(
      () => vscode.languages.getDiagnostics(uri),
      (found) => found.some(({ source }) => source === 'YAML'),
    );
    assert.ok(all.length > 0);
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.deepEqual(
      problems(uri)
        .map(({ code }) => String(typeof code === 'object' ? code.value : code))
        .filter((rule) => /syntax/.test(rule)),
      [],
    );
    await replace(editor, '[Someone', 'Someone');
    await replace(editor, 'stage: processing', 'stage: procesing');
    const structure = await until(
      () => vscode.languages.getDiagnostics(uri),
      (found) => found.length > 0 && found.every(({ source }) => source !== 'YAML'),
    );
    const lines = structure.map(({ range }) => range.start.line);
    assert.equal(new Set(lines).size, lines.length, JSON.stringify(structure));
  });

  it('the definition of an alias is one place', async () => {
    const text =
      oneStep('AU').replace('country: AU', 'country: &where AU') +
      '  - id: b\n    material: lithium\n    stage: extraction\n    supplier: B\n    country: *where\n';
    const editor = await open('alias.sourcing.yaml', text);
    await untilRules(editor.document.uri);
    const found = await ask<(vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      editor.document.uri,
      place(editor, '*where'),
    );
    const lines = found.map((each) => ('uri' in each ? each.range : each.targetRange).start.line);
    assert.equal(new Set(lines).size, lines.length, JSON.stringify(found));
  });

  it('other YAML is its alone', async () => {
    const editor = await open('other-chain.yaml', CHAIN);
    const { uri } = editor.document;
    await vscode.workspace.openTextDocument(inFolder('asked.sourcing.yaml'));
    const hovers = await ask<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      uri,
      place(editor, 'CN'),
    );
    assert.deepEqual(hovers, []);
    assert.deepEqual(
      (await symbols(uri)).map(({ name }) => name),
      ['manifest', 'product', 'asOf', 'sources'],
    );
    assert.deepEqual(problems(uri), []);
  });
});
