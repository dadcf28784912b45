import assert from 'node:assert/strict';
import * as vscode from 'vscode';

const TEXT = [
  'manifest: 1',
  'product: Test pack',
  'asOf: 2023-03-28',
  'sources:',
  '  - id: ore',
  '    material: lithium',
  '    stage: extraction',
  '    supplier: Mine',
  '    country: AU',
  '  - id: hydroxide',
  '    material: lithium',
  '    stage: processing',
  '    supplier: Refinery',
  '    country: CN',
  '    inputs: [ore]',
  '  - id: carbonate',
  '    material: lithium',
  '    stage: processing',
  '    supplier: Other Refinery',
  '    country: Japan',
  '    inputs: [ore]',
  '',
].join('\n');

async function open(name: string, text: string): Promise<vscode.TextDocument> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  assert.ok(folder);
  const uri = vscode.Uri.joinPath(folder, name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  return document;
}

/** Waits until the diagnostics of a document fit, and returns them. */
async function diagnostics(
  document: vscode.TextDocument,
  fit: (ids: string[]) => boolean,
): Promise<vscode.Diagnostic[]> {
  const until = Date.now() + 20_000;
  for (;;) {
    const found = ours(document);
    if (fit(found.map(idOf)) || Date.now() > until) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const ours = (document: vscode.TextDocument): vscode.Diagnostic[] =>
  vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source }) => source === 'sourcing-compliance' || source === 'Sourcing Compliance');

const idOf = ({ code }: vscode.Diagnostic): string =>
  typeof code === 'object' ? String(code.value) : String(code);

function rangeOf(document: vscode.TextDocument, text: string): vscode.Range {
  const start = document.getText().indexOf(text);
  return new vscode.Range(document.positionAt(start), document.positionAt(start + text.length));
}

describe('a manifest in the editor', () => {
  it('shows its findings, and others once the text changes', async () => {
    const document = await open('typing.sourcing.yaml', TEXT);
    const found = await diagnostics(document, (ids) => ids.includes('china-source'));
    const china = found.find((each) => idOf(each) === 'china-source');
    assert.equal(china && document.getText(china.range), 'CN');
    assert.ok(found.some((each) => idOf(each) === 'country-form'));
    assert.ok(!found.some((each) => idOf(each) === 'non-fta-source'), 'Japan qualifies that day');

    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, rangeOf(document, '2023-03-28'), '2023-03-27');
    await vscode.workspace.applyEdit(edit);
    const earlier = await diagnostics(document, (ids) => ids.includes('non-fta-source'));
    const japan = earlier.find((each) => idOf(each) === 'non-fta-source');
    assert.equal(japan && document.getText(japan.range), 'Japan');
  });

  it('offers partners that can take over, and applying one fixes the finding', async () => {
    const document = await open('fixing.sourcing.yaml', TEXT);
    await diagnostics(document, (ids) => ids.includes('china-source'));
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      rangeOf(document, 'CN'),
    );
    const chile = actions.find(({ title }) => title.startsWith('Source from Chile'));
    assert.ok(chile?.edit, actions.map(({ title }) => title).join('; '));
    assert.match(chile.title, /free-trade agreement since 2004/);
    await vscode.workspace.applyEdit(chile.edit);
    assert.match(document.getText(), /supplier: TBD \(Chile\)\n {4}country: CL/);
    const left = await diagnostics(document, (ids) => !ids.includes('china-source'));
    assert.ok(!left.some((each) => idOf(each) === 'china-source'));
  });

  it('explains a country with its document in a hover', async () => {
    const document = await open('hover.sourcing.yaml', TEXT);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      rangeOf(document, 'CN').start,
    );
    const text = hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (content as vscode.MarkdownString).value)
      .join('\n');
    assert.match(text, /China/);
    assert.match(text, /Christina Lu, Foreign Policy/);
    assert.match(text, /data:image\/svg/);
  });

  it('completes countries, those that qualify and produce first', async () => {
    const document = await open('completing.sourcing.yaml', TEXT);
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      rangeOf(document, 'CN').start,
    );
    const sorted = [...list.items].sort((a, b) =>
      (a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1,
    );
    const [first] = sorted;
    const label = typeof first?.label === 'object' ? first.label.label : first?.label;
    assert.match(label ?? '', /^CL\b/);
  });

  it('shows names and status of countries as inlay hints', async () => {
    const document = await open('hints.sourcing.yaml', TEXT);
    const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
      'vscode.executeInlayHintProvider',
      document.uri,
      new vscode.Range(0, 0, document.lineCount, 0),
    );
    const labels = hints.map(({ label }) =>
      typeof label === 'string' ? label : label.map(({ value }) => value).join(''),
    );
    assert.ok(
      labels.some((label) => label.includes('Australia')),
      labels.join('; '),
    );
  });

  it('leaves every other YAML file alone', async () => {
    const document = await open('plain.yaml', TEXT);
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.deepEqual(ours(document), []);
  });

  it('judges a manifest again when a file that it imports changes', async () => {
    const directory = await open(
      'directory.sourcing.yaml',
      'manifest: 1\nsuppliers:\n  acme:\n    name: Acme\n    country: US\n',
    );
    const importing = TEXT.replace(
      'sources:',
      'imports: [./directory.sourcing.yaml]\nsources:',
    ).replace('supplier: Mine', 'supplier: acme');
    const document = await open('importing.sourcing.yaml', importing);
    const before = await diagnostics(document, (ids) => ids.includes('china-source'));
    assert.ok(!before.some((each) => idOf(each) === 'covered-nation-ownership'));
    const edit = new vscode.WorkspaceEdit();
    edit.replace(directory.uri, rangeOf(directory, 'US'), 'RU');
    await vscode.workspace.applyEdit(edit);
    const after = await diagnostics(document, (ids) => ids.includes('covered-nation-ownership'));
    assert.ok(after.some((each) => idOf(each) === 'covered-nation-ownership'));
  });
});
