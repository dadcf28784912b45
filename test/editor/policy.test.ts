import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { watched } from './event-loop';
import {
  closeAll,
  codeOf,
  folder,
  inFolder,
  oneStep,
  open,
  otherFolder,
  problems,
  replace,
  rules,
  until,
  untilRules,
  write,
} from './workspace';

const remove = (name: string): Thenable<void> => vscode.workspace.fs.delete(inFolder(name));

describe('a policy', () => {
  afterEach(async () => {
    await closeAll();
    for (const name of ['team/sourcing.policy.yaml', 'sourcing.policy.yaml', 'named.yaml']) {
      await remove(name).then(undefined, () => undefined);
    }
    await vscode.workspace
      .getConfiguration('sourcingCompliance', folder())
      .update('policy', undefined, vscode.ConfigurationTarget.WorkspaceFolder);
  });

  it('applies to the manifests below it, live and unsaved', async () => {
    await write('team/sourcing.policy.yaml', 'rules: { china-source: off }\n');
    const below = await open('team/part/pack.sourcing.yaml', oneStep('CN'));
    const beside = await open('pack.sourcing.yaml', oneStep('CN'));
    await untilRules(beside.document.uri, 'china-source');
    assert.deepEqual(rules(below.document.uri), []);
    const policy = await open('team/sourcing.policy.yaml', 'rules: { china-source: off }\n');
    await replace(policy, 'china-source: off', 'china-source: error');
    const [problem] = await until(
      () => problems(below.document.uri),
      (all) => all.length === 1,
    );
    assert.equal(problem?.severity, vscode.DiagnosticSeverity.Error);
  });

  it('names lists of companies, which are read again when they are written', async () => {
    const head = 'source,name\n';
    await write('lists/sourcing.policy.yaml', 'screening: [csl.csv]\n');
    await write('lists/csl.csv', `${head}Some List (SL),Nobody Known Ltd\n`);
    const text = oneStep('AU').replace(/supplier: .*/, 'supplier: Harbour Widgets');
    const { document } = await open('lists/pack.sourcing.yaml', text);
    await untilRules(document.uri);
    await write('lists/csl.csv', `${head}Some List (SL),Harbour Widgets Pty Ltd\n`);
    await untilRules(document.uri, 'listed-company');
    await write('lists/csl.csv', `${head}Some List (SL),Harbor Widgets Pty Ltd\n`);
    await untilRules(document.uri, 'listed-name');
  });

  it('may name a list of 30,000 companies: typing goes on while it is read', async () => {
    const rows = Array.from(
      { length: 30_000 },
      (_, at) => `Some List (SL) - Office,Company ${at.toString(36)} of Number ${String(at)} Ltd`,
    );
    await write(
      'many/csl.csv',
      `source,name\n${rows.join('\n')}\nSome List (SL),Harbour Widgets\n`,
    );
    await write('many/sourcing.policy.yaml', 'screening: [csl.csv]\n');
    const text = oneStep('AU').replace(/supplier: .*/, 'supplier: Harbour Widget');
    const editor = await open('many/pack.sourcing.yaml', text);
    let longest = 0;
    const words = await watched(async () => {
      for (let keystroke = 0; keystroke < 40; keystroke++) {
        const start = performance.now();
        await replace(editor, 'product: ', 'product: x');
        longest = Math.max(longest, performance.now() - start);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      await untilRules(editor.document.uri, 'listed-name');
    });
    console.log(`      30,000 companies: longest keystroke ${longest.toFixed(0)} ms; ${words}`);
    await replace(editor, 'Harbour Widget', 'Harbour Widgets');
    await untilRules(editor.document.uri, 'listed-company');
  });

  it('that is broken while it is typed applies as it last was, and says so', async () => {
    await write('typed/sourcing.policy.yaml', 'rules: { china-source: off }\n');
    const { document } = await open('typed/pack.sourcing.yaml', oneStep('CN'));
    await untilRules(document.uri);
    const policy = await open('typed/sourcing.policy.yaml', 'rules: { china-source: off }\n');
    await replace(policy, 'off', 'of');
    await until(
      () => problems(policy.document.uri).map(({ message }) => message),
      ([message]) =>
        message?.endsWith('the policy as it last was without mistakes applies.') === true,
    );
    await replace(await vscode.window.showTextDocument(document), 'asOf: 2023', 'asOf: 202');
    // The day is none, which is found: the manifest was judged anew, and the country still is not.
    await untilRules(document.uri, 'manifest-schema');
    await replace(await vscode.window.showTextDocument(document), 'asOf: 202', 'asOf: 2023');
    await replace(await vscode.window.showTextDocument(policy.document), 'of ', 'error ');
    await untilRules(document.uri, 'china-source');
    assert.deepEqual(problems(policy.document.uri), []);
  });

  it('that was never without mistakes is an error in it, and the defaults apply meanwhile', async () => {
    const pack = await open('pack.sourcing.yaml', oneStep('CN'));
    await untilRules(pack.document.uri, 'china-source');
    const uri = await write('sourcing.policy.yaml', 'rules: { china-sorce: off }\n');
    const [problem, ...more] = await until(
      () => problems(uri),
      (all) => all.length > 0,
    );
    assert.ok(problem && more.length === 0);
    assert.equal(codeOf(problem), 'policy-schema');
    assert.match(
      problem.message,
      /Did you mean “china-source”\? Until this is fixed, the built-in defaults/,
    );
    const document = await vscode.workspace.openTextDocument(uri);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      problem.range,
    );
    const action = actions.find(({ title }) => title === 'Change to china-source');
    assert.ok(action?.edit && (await vscode.workspace.applyEdit(action.edit)));
    assert.match(document.getText(), /china-source: off/);
    await untilRules(pack.document.uri);
  });

  it('may be named by the setting', async () => {
    await write('named.yaml', 'rules: { china-source: off }\n');
    const pack = await open('pack.sourcing.yaml', oneStep('CN'));
    await untilRules(pack.document.uri, 'china-source');
    await vscode.workspace
      .getConfiguration('sourcingCompliance', folder())
      .update('policy', 'named.yaml', vscode.ConfigurationTarget.WorkspaceFolder);
    await untilRules(pack.document.uri);
  });

  it('leaves no problem behind once the setting names it no more', async () => {
    const uri = await write('named.yaml', 'rules: { china-sorce: off }\n');
    const pack = await open('pack.sourcing.yaml', oneStep('CN'));
    const settings = vscode.workspace.getConfiguration('sourcingCompliance', folder());
    const { WorkspaceFolder } = vscode.ConfigurationTarget;
    await settings.update('policy', 'named.yaml', WorkspaceFolder);
    await until(
      () => problems(uri).length,
      (count) => count === 1,
    );
    await settings.update('policy', undefined, WorkspaceFolder);
    await until(
      () => problems(uri).length,
      (count) => count === 0,
    );
    await untilRules(pack.document.uri, 'china-source');
  });

  it('is gone with the folder that it was in', async () => {
    await write('team/sourcing.policy.yaml', 'rules: { china-source: off }\n');
    const { document } = await open('team/parts/pack.sourcing.yaml', oneStep('CN'));
    await untilRules(document.uri);
    const folder = inFolder('team');
    await vscode.workspace.fs.rename(folder, inFolder('elsewhere'));
    await write('team/parts/pack.sourcing.yaml', oneStep('CN'));
    await untilRules(document.uri, 'china-source');
    const options = { recursive: true, useTrash: false };
    for (const name of ['team', 'elsewhere'])
      await vscode.workspace.fs.delete(inFolder(name), options);
  });

  it('of one root of the workspace is not that of another', async () => {
    await write('sourcing.policy.yaml', 'rules: { china-source: off }\n');
    const pack = await open('pack.sourcing.yaml', oneStep('CN'));
    const other = vscode.Uri.joinPath(otherFolder(), 'pack.sourcing.yaml');
    await vscode.workspace.fs.writeFile(other, new TextEncoder().encode(oneStep('CN')));
    await vscode.window.showTextDocument(other, { viewColumn: vscode.ViewColumn.Beside });
    await untilRules(other, 'china-source');
    await untilRules(pack.document.uri);
  });

  it('offers rules, severities and countries, and explains them', async () => {
    // A file of its own: another text of one that was just deleted may still be shown.
    const editor = await open(
      'offers/sourcing.policy.yaml',
      'rules:\n  china-source: o\n  chi\nbarred:\n  countries: [C]\n',
    );
    const { uri } = editor.document;
    const labels = async (line: number, character: number): Promise<string[]> => {
      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        uri,
        new vscode.Position(line, character),
      );
      return items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    };
    assert.ok((await labels(1, 17)).includes('off'));
    assert.ok((await labels(2, 5)).includes('china-upstream'));
    const countries = await labels(4, 15);
    assert.ok(
      countries.some((label) => /^CN\b/.test(label)),
      countries.slice(0, 5).join(),
    );
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      uri,
      new vscode.Position(1, 5),
    );
    const text = hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (typeof content === 'string' ? content : content.value))
      .join(' ');
    assert.match(text, /A step done in China/);
  });
});
