import assert from 'node:assert/strict';
import { parse } from 'jsonc-parser';
import * as vscode from 'vscode';
import { TEMPLATES } from '../../src/manifest/templates';
import { closeAll, oneStep, open, problems, until } from './workspace';

interface Contributions {
  readonly commands: readonly { readonly command: string }[];
  readonly keybindings: readonly Readonly<Record<'key' | 'command' | 'when', string>>[];
  readonly walkthroughs: readonly {
    readonly steps: readonly {
      readonly description: string;
      readonly media: { readonly svg: string; readonly altText: string };
    }[];
  }[];
}

const extension = (): vscode.Extension<unknown> => {
  const found = vscode.extensions.getExtension('sourcing-compliance.sourcing-compliance');
  assert.ok(found);
  return found;
};

const contributions = (): Contributions =>
  (extension().packageJSON as { contributes: Contributions }).contributes;

describe('starting', () => {
  afterEach(closeAll);

  it('makes a manifest of a template, with its product to be written over', async () => {
    const made = vscode.commands.executeCommand('sourcingCompliance.newManifest');
    await until(
      async () => {
        // The list needs a moment until it takes a choice.
        await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        return vscode.window.activeTextEditor?.document.uri.path ?? '';
      },
      (path) => path.endsWith(TEMPLATES[0]?.file ?? '-'),
    );
    await made;
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    assert.equal(editor.document.getText(editor.selection), TEMPLATES[0]?.product);
    const lenses = await until(
      () =>
        vscode.commands.executeCommand<vscode.CodeLens[]>(
          'vscode.executeCodeLensProvider',
          editor.document.uri,
          50,
        ),
      (all) => all.length === 2,
    );
    const titles = lenses.map(({ command }) => command?.title);
    assert.ok(titles.includes('No source in a covered nation ✔'), titles.join('; '));
    assert.deepEqual(problems(editor.document.uri), []);
  });

  it('has key bindings that the editor does not use', async () => {
    const defaults = await vscode.workspace.openTextDocument(
      vscode.Uri.parse('vscode://defaultsettings/keybindings.json'),
    );
    const all = (parse(defaults.getText()) as { key: string; command: string }[]).filter(
      ({ command }) => !command.startsWith('sourcingCompliance.'),
    );
    assert.ok(all.length > 500, String(all.length));
    // Where our own view has the focus, a key does what it does in the explorer.
    const own = contributions().keybindings.filter(
      ({ when }) => !when.includes('focusedView == sourcingCompliance.'),
    );
    assert.ok(own.length > 0);
    for (const { key, command } of own) {
      const clashes = all.filter((each) => each.key === key && each.command !== command);
      assert.deepEqual(clashes, [], key);
    }
  });

  it('has a walkthrough whose pictures and commands are there', async () => {
    const commands = await vscode.commands.getCommands(true);
    const steps = contributions().walkthroughs.flatMap((each) => each.steps);
    assert.ok(steps.length >= 4);
    for (const { description, media } of steps) {
      await vscode.workspace.fs.stat(vscode.Uri.joinPath(extension().extensionUri, media.svg));
      assert.notEqual(media.altText, '');
      for (const [, command] of description.matchAll(/\(command:([\w.]+)\)/g)) {
        assert.ok(commands.includes(command ?? ''), command);
      }
    }
  });

  it('has all its commands', async () => {
    await open('commands.sourcing.yaml', oneStep('AU'));
    const commands = await vscode.commands.getCommands(true);
    const missing = contributions().commands.filter(({ command }) => !commands.includes(command));
    assert.deepEqual(missing, []);
  });
});
