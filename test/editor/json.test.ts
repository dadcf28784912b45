/** Beside what VS Code itself does for JSON: nothing is offered, said or found twice. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, open, problems, replace, until, untilRules, wordsOf } from './workspace';

const CHAIN = `{
  "manifest": 1,
  "product": "Cell",
  "asOf": "2023-06-30",
  "sources": [
    { "id": "mine", "material": "lithium", "stage": "extraction", "supplier": "A", "country": "AU" },
    { "id": "salt", "material": "lithium", "stage": "processing", "supplier": "B", "country": "CN" }
  ]
}
`;

const ask = <T>(command: string, { document }: vscode.TextEditor, at?: vscode.Position) =>
  vscode.commands.executeCommand<T>(command, document.uri, at);

const place = ({ document }: vscode.TextEditor, word: string, into = 1): vscode.Position =>
  document.positionAt(document.getText().lastIndexOf(word) + into);

describe('manifests in JSON, beside VS Code itself', () => {
  afterEach(closeAll);

  it('offers keys and values once', async () => {
    const editor = await open('offers.sourcing.json', CHAIN);
    await untilRules(editor.document.uri, 'china-source');
    for (const [word, into] of [
      ['"CN"', 2],
      ['"lithium"', 2],
      ['"processing"', 2],
      ['"country"', 2],
      ['{ "id": "salt"', 2],
    ] as const) {
      const { items } = await ask<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        editor,
        place(editor, word, into),
      );
      const labels = items.map(({ label }) =>
        (typeof label === 'string' ? label : label.label).replaceAll('"', ''),
      );
      const twice = labels.filter((label, at) => labels.indexOf(label) !== at);
      assert.deepEqual(twice, [], word);
    }
  });

  it('hovers once', async () => {
    const editor = await open('hover.sourcing.json', CHAIN);
    await untilRules(editor.document.uri, 'china-source');
    for (const word of ['"CN"', '"country"', '"processing"']) {
      const hovers = await ask<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        editor,
        place(editor, word, 2),
      );
      // An empty one is not shown.
      const shown = hovers.filter((hover) => wordsOf([hover]).trim() !== '');
      assert.equal(shown.length, 1, word);
    }
  });

  it('tells a mistake of syntax once', async () => {
    const editor = await open('syntax.sourcing.json', CHAIN);
    const { uri } = editor.document;
    await untilRules(uri, 'china-source');
    await replace(editor, '"asOf": "2023-06-30",', '"asOf": "2023-06-30"');
    const all = await until(
      () => vscode.languages.getDiagnostics(uri),
      (found) => found.length > problems(uri).length,
    );
    const lines = all
      .filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error)
      .map(({ range }) => range.start.line);
    assert.equal(new Set(lines).size, lines.length, JSON.stringify(all));
  });
});
