import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  closeAll,
  open,
  otherFolder,
  problems,
  replace,
  until,
  untilRules,
  write,
} from './workspace';

const pack = (salts: string): string => `manifest: 1
product: Pack
asOf: 2024-06-30
regimes: [ira-30d]
imports: ["${salts}"]
sources:
  - id: powder
    component: cathode-active-material
    stage: manufacturing
    supplier: Someone
    country: KR
    value: 10
    inputs: ["${salts}#salt"]
`;
const salts = (country: string): string => `manifest: 1
product: Salts
asOf: 2024-06-30
sources:
  - id: salt
    material: lithium
    stage: processing
    supplier: Someone
    country: ${country}
    value: 90
`;

describe('regimes', () => {
  afterEach(closeAll);

  it('count steps of imported files, and follow their unsaved text', async () => {
    const imported = await open('salts.sourcing.yaml', salts('AU'));
    const { document } = await open('pack.sourcing.yaml', pack('./salts.sourcing.yaml'));
    await untilRules(document.uri);
    await vscode.window.showTextDocument(imported.document);
    assert.ok(vscode.window.activeTextEditor);
    await replace(vscode.window.activeTextEditor, 'country: AU', 'country: CL');
    await replace(vscode.window.activeTextEditor, 'country: CL', 'country: ZA');
    await untilRules(document.uri, 'credit-threshold');
    assert.match(problems(document.uri)[0]?.message ?? '', /: 0 % qualifies, 50 % is required/);
  });

  it('count steps of another root of the workspace', async () => {
    const there = vscode.Uri.joinPath(otherFolder(), 'salts.sourcing.yaml');
    await vscode.workspace.fs.writeFile(there, new TextEncoder().encode(salts('ZA')));
    const { document } = await open('pack.sourcing.yaml', pack('../other/salts.sourcing.yaml'));
    await untilRules(document.uri, 'credit-threshold');
    await vscode.workspace.fs.writeFile(there, new TextEncoder().encode(salts('AU')));
    await untilRules(document.uri);
  });

  it('show the sum in the hover of their name, chain by chain', async () => {
    await write('salts.sourcing.yaml', salts('AU'));
    const { document } = await open('pack.sourcing.yaml', pack('./salts.sourcing.yaml'));
    const hovers = await until(
      () =>
        vscode.commands.executeCommand<vscode.Hover[]>(
          'vscode.executeHoverProvider',
          document.uri,
          document.positionAt(document.getText().indexOf('ira-30d') + 2),
        ),
      (all) => all.length > 0,
    );
    const text = hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (typeof content === 'string' ? content : content.value))
      .join('\n')
      .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
    assert.match(text, /100 of 100 qualifies = 100 %, 50 % wanted in 2024: ✔ passes/);
    assert.match(text, /✔ lithium 100: half or more of its processing is in qualifying countries/);
    assert.match(text, /Engineering guidance, not legal advice/);
  });

  it('compare the alternatives of a step in a table beside it', async () => {
    const editor = await open(
      'alone.sourcing.yaml',
      salts('CN').replace('sources:', 'regimes: [ira-30d]\nsources:'),
    );
    await untilRules(editor.document.uri, 'credit-threshold', 'china-source');
    const at = editor.document.positionAt(editor.document.getText().indexOf('country: CN'));
    editor.selection = new vscode.Selection(at, at);
    await vscode.commands.executeCommand('sourcingCompliance.compareAlternatives');
    await until(
      () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label)),
      (labels) => labels.includes('Alternatives to salt'),
    );
  });
});

describe('a waiver', () => {
  afterEach(closeAll);

  it('from the light bulb covers the finding, and is found unused once it is fixed', async () => {
    const { document } = await open('waived.sourcing.yaml', salts('CN'));
    await untilRules(document.uri, 'china-source');
    const range = problems(document.uri)[0]?.range;
    assert.ok(range);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
    );
    const waive = actions.find(({ title }) => title.startsWith('Waive china-source here'));
    assert.ok(waive?.edit && (await vscode.workspace.applyEdit(waive.edit)));
    await untilRules(document.uri, 'waiver-unused');
    assert.match(document.getText(), /reason: TBD\n {8}expires: 2025-06-30\n/);
    assert.ok(vscode.window.activeTextEditor);
    await replace(vscode.window.activeTextEditor, 'reason: TBD', 'reason: Second source');
    await untilRules(document.uri);
    await replace(vscode.window.activeTextEditor, 'country: CN', 'country: AU');
    await untilRules(document.uri, 'waiver-unused');
  });
});
