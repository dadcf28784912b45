/** Files that are no manifests are left alone: nothing is shown, and no keystroke in them costs anything. */
import assert from 'node:assert/strict';
import { Session } from 'node:inspector/promises';
import * as vscode from 'vscode';
import { closeAll, oneStep, open, untilRules, write } from './workspace';

/** What looks like a manifest, under names that are none. */
const NAMES = ['compose.yaml', 'values.json', 'settings.jsonc', 'notes.md', 'plain.txt'];
const KEYS = 200;
const LINES = 20_000;

/** Milliseconds that the code of the extension took while work was done, and all of the host. */
async function costOf(work: () => Promise<void>): Promise<{ ours: number; all: number }> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 100 });
  await session.post('Profiler.start');
  await work();
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  const isOurs = new Map(
    profile.nodes.map(({ id, callFrame }) => [id, /[\\/]dist[\\/]\w+\.cjs$/.test(callFrame.url)]),
  );
  const times = { ours: 0, all: 0 };
  profile.samples?.forEach((id, index) => {
    const time = Math.max(0, profile.timeDeltas?.[index] ?? 0) / 1000;
    const { functionName } = profile.nodes.find((node) => node.id === id)?.callFrame ?? {};
    if (functionName === '(idle)' || functionName === '(program)') return;
    times.all += time;
    if (isOurs.get(id)) times.ours += time;
  });
  return times;
}

/** Types so many letters at the end of the text, one a turn. */
async function type(editor: vscode.TextEditor): Promise<void> {
  const { document } = editor;
  for (let key = 0; key < KEYS; key++) {
    await editor.edit((edit) => {
      edit.insert(document.lineAt(document.lineCount - 1).range.end, 'x');
    });
  }
}

describe('files that are no manifests', function () {
  this.timeout(120_000);

  before(async () => {
    // Everything is loaded and at work.
    const { document } = await open('manifest.sourcing.yaml', oneStep('CN'));
    await untilRules(document.uri, 'china-source');
  });

  afterEach(closeAll);

  for (const name of NAMES) {
    it(`have nothing of it: ${name}`, async () => {
      const isJson = /\.jsonc?$/.test(name);
      const text = isJson ? '{ "manifest": 1, "sources": [{ "country": "CN" }] }\n' : oneStep('CN');
      const uri = await write(name, text);
      const { document } = await vscode.window.showTextDocument(uri);
      const at = document.positionAt(text.indexOf('CN') + 1);
      const whole = new vscode.Range(0, 0, document.lineCount, 0);
      const ask = <T>(command: string, ...args: unknown[]): Thenable<T> =>
        vscode.commands.executeCommand<T>(command, uri, ...args);
      const hovers = await ask<vscode.Hover[]>('vscode.executeHoverProvider', at);
      assert.deepEqual(hovers, []);
      const { items } = await ask<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        at,
      );
      // Words of the text are the editor's own.
      const ours = items.filter(({ detail }) => /covered nation|agreement/.test(detail ?? ''));
      assert.deepEqual(ours, []);
      assert.deepEqual(await ask('vscode.executeInlayHintProvider', whole), []);
      assert.deepEqual(await ask('vscode.executeCodeLensProvider', 10), []);
      assert.deepEqual((await ask<unknown[]>('vscode.executeDefinitionProvider', at)) ?? [], []);
      const actions = await ask<vscode.CodeAction[]>('vscode.executeCodeActionProvider', whole);
      assert.ok(actions.every(({ title }) => !/Source from|waiver/i.test(title)));
      await new Promise((resolve) => setTimeout(resolve, 300));
      assert.deepEqual(vscode.languages.getDiagnostics(uri), []);
    });
  }

  it('cost nothing while one types in them', async () => {
    const line = '  - { id: x, country: CN }\n';
    const uri = await write('large.yaml', `sources:\n${line.repeat(LINES)}`);
    const editor = await vscode.window.showTextDocument(uri);
    await type(editor);
    const { ours, all } = await costOf(() => type(editor));
    const each = (ours * 1000) / KEYS;
    console.log(
      `    a key in ${String(LINES)} lines of other YAML: ${each.toFixed(1)} µs of the extension, of ${((all * 1000) / KEYS).toFixed(0)} µs of the host`,
    );
    // A look at a name; reading the text would take some thousands.
    assert.ok(ours < all / 2, `${ours.toFixed(1)} of ${all.toFixed(1)} ms`);
    assert.deepEqual(vscode.languages.getDiagnostics(uri), []);
  });
});
