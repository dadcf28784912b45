import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import * as vscode from 'vscode';
import { closeAll, inFolder, oneStep, open, problems, until, untilRules, write } from './workspace';

const sumOf = (text: string): string => createHash('sha256').update(text).digest('hex');

const withEvidence = (evidence: string): string =>
  `${oneStep('AU').trimEnd()}\n    evidence:\n      - { title: Certificate, ${evidence} }\n`;

describe('evidence', () => {
  afterEach(closeAll);

  it('is followed on the disk: as recorded, changed, gone, back', async () => {
    await write('coo/one.pdf', 'one');
    const { document } = await open(
      'evidence.sourcing.yaml',
      withEvidence(`file: ./coo/one.pdf, sha256: ${sumOf('one')}`),
    );
    await untilRules(document.uri);
    await write('coo/one.pdf', 'another');
    await untilRules(document.uri, 'evidence-changed');
    assert.match(problems(document.uri)[0]?.message ?? '', /^Evidence “Certificate” has changed/);
    await vscode.workspace.fs.delete(inFolder('coo/one.pdf'));
    await until(
      () => problems(document.uri).map(({ message }) => message),
      ([message]) => message?.includes('is missing') === true,
    );
    await write('coo/one.pdf', 'one');
    await untilRules(document.uri);
  });

  it('outside of the workspace is not looked at', async () => {
    const { document } = await open(
      'outside.sourcing.yaml',
      withEvidence(`file: /etc/hostname, sha256: ${sumOf('one')}`),
    );
    await untilRules(document.uri, 'evidence-changed');
    const [found] = problems(document.uri);
    assert.equal(found?.severity, vscode.DiagnosticSeverity.Information);
    assert.match(found.message, /outside the folders/);
  });

  it('is offered by the path of each document of the folder', async () => {
    await write('coo/offered.pdf', 'one');
    const { document } = await open('offered.sourcing.yaml', withEvidence('file: x'));
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      document.positionAt(document.getText().indexOf('file: x') + 'file: '.length),
    );
    const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    assert.ok(labels.includes('./coo/offered.pdf'), labels.join());
    assert.ok(!labels.some((label) => label.endsWith('.sourcing.yaml')), labels.join());
  });

  it('gets its checksum by an action at the document', async () => {
    await write('coo/two.pdf', 'two');
    const editor = await open('record.sourcing.yaml', withEvidence('file: ./coo/two.pdf'));
    const { document } = editor;
    await untilRules(document.uri);
    const at = document.positionAt(document.getText().indexOf('./coo'));
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(at, at),
      vscode.CodeActionKind.RefactorRewrite.value,
    );
    const action = actions.find(({ title }) => title === 'Record the checksum of ./coo/two.pdf');
    assert.ok(action?.command);
    await vscode.commands.executeCommand(
      action.command.command,
      ...((action.command.arguments ?? []) as unknown[]),
    );
    assert.ok(
      document.getText().includes(`file: ./coo/two.pdf, sha256: ${sumOf('two')}`) ||
        document.getText().includes(`file: ./coo/two.pdf, sha256: "${sumOf('two')}"`),
    );
    await untilRules(document.uri);
  });
});
