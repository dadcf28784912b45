import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, oneStep, open, problems, rules, until, untilRules, write } from './workspace';

async function actionsAt(
  uri: vscode.Uri,
  range: vscode.Range,
  kind?: string,
): Promise<vscode.CodeAction[]> {
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    range,
    kind,
  );
  return actions.filter(({ edit }) => edit !== undefined);
}

async function apply({ edit, command }: vscode.CodeAction): Promise<void> {
  assert.ok(edit && (await vscode.workspace.applyEdit(edit)));
  if (command) {
    await vscode.commands.executeCommand(
      command.command,
      ...((command.arguments ?? []) as unknown[]),
    );
  }
}

describe('fixes', () => {
  afterEach(closeAll);

  it('correct a spelling, and only that', async () => {
    const text = oneStep("'Chille' # a comment");
    const { document } = await open('spelling.sourcing.yaml', text);
    await untilRules(document.uri, 'unknown-country');
    const [problem] = problems(document.uri);
    assert.ok(problem);
    const actions = await actionsAt(document.uri, problem.range);
    const [first] = actions;
    assert.ok(first);
    await apply(first);
    const country = /country: (.*)\n/.exec(document.getText())?.[1];
    assert.match(country ?? '', /^'(Chile|CL)' # a comment$/);
    assert.equal(document.getText(), text.replace("'Chille'", country?.split(' #')[0] ?? ''));
    await until(
      () => rules(document.uri),
      (ids) => !ids.includes('unknown-country'),
    );
  });

  it('offer other partners, with what they are and a placeholder to type over', async () => {
    const editor = await open('partner.sourcing.yaml', oneStep('CN', '2024-06-30'));
    const { document } = editor;
    await untilRules(document.uri, 'china-source');
    const range = problems(document.uri)[0]?.range;
    assert.ok(range);
    const partners = (await actionsAt(document.uri, range)).filter(({ command }) => command);
    assert.ok(partners.length >= 1 && partners.length <= 6, String(partners.length));
    const [best] = partners;
    assert.ok(best);
    assert.match(best.title, /^Source from /);
    await apply(best);
    assert.match(document.getText(editor.selection), /^TBD \(.+\)$/);
    assert.doesNotMatch(document.getText(), /Someone|CN/);
    await until(
      () => rules(document.uri),
      (ids) => !ids.includes('china-source'),
    );
  });

  it('write all of a kind, and all that is safe, in canonical form', async () => {
    const text = `${oneStep('Australia')}${(oneStep('chile').split('sources:\n')[1] ?? '').replace('lithium-h', 'other-h')}`;
    const { document } = await open('canonical.sourcing.yaml', text);
    const uri = document.uri;
    await untilRules(uri, 'country-form', 'country-form');
    const range = problems(uri)[0]?.range;
    assert.ok(range);
    const titles = (await actionsAt(uri, range)).map(({ title }) => title);
    assert.ok(titles.includes('Fix all of country-form in this file'), titles.join('; '));
    assert.ok(!titles.some((title) => title.startsWith('Write codes')), 'not in the light bulb');
    const [all] = await actionsAt(
      uri,
      new vscode.Range(0, 0, 0, 0),
      'source.fixAll.sourcingCompliance',
    );
    assert.ok(all);
    await apply(all);
    assert.equal(document.getText(), text.replace('Australia', 'AU').replace('chile', 'CL'));
    await untilRules(uri);
  });
});

describe('fixes of what comes from an imported file', () => {
  afterEach(closeAll);

  const input = '    inputs: ["./cause.sourcing.yaml#lithium-hydroxide"]\n';
  const importing = oneStep('AU').replace('sources:', 'imports: [./cause.sourcing.yaml]\nsources:');

  it('lead to the cause first, change its partner there, and accept it last', async () => {
    const cause = await write('cause.sourcing.yaml', oneStep('CN'));
    const { document } = await open('effect.sourcing.yaml', importing + input);
    await untilRules(document.uri, 'china-upstream');
    const range = problems(document.uri)[0]?.range;
    assert.ok(range);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
      'quickfix',
    );
    const titles = actions.map(({ title }) => title);
    assert.match(titles[0] ?? '', /^Go to the cause: “lithium-hydroxide” is done in China$/);
    assert.match(titles.at(-1) ?? '', /^Waive /);
    const partner = actions.find(({ title }) => title.endsWith('in cause.sourcing.yaml)'));
    assert.ok(partner, titles.join('; '));
    await apply(partner);
    const changed = await vscode.workspace.openTextDocument(cause);
    assert.match(changed.getText(), /supplier: TBD \(.+\)\n {4}country: [A-Z]{2}\n$/);
    assert.equal(vscode.window.activeTextEditor?.document, changed);
    assert.match(changed.getText(vscode.window.activeTextEditor.selection), /^TBD/);
    await untilRules(document.uri);
    await vscode.commands.executeCommand('undo');
  });

  it('go to the cause', async () => {
    const cause = await write('cause.sourcing.yaml', oneStep('CN'));
    const { document } = await open('effect.sourcing.yaml', importing + input);
    await untilRules(document.uri, 'china-upstream');
    const [action] = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      problems(document.uri)[0]?.range,
      'quickfix',
    );
    const { command, arguments: args } = action?.command ?? {};
    assert.ok(command);
    await vscode.commands.executeCommand(command, ...((args ?? []) as unknown[]));
    await until(
      () => vscode.window.activeTextEditor,
      (active) =>
        active?.document.uri.toString() === cause.toString() && active.selection.active.line === 8,
    );
  });
});
