import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  closeAll,
  inFolder,
  importing,
  oneStep,
  open,
  problems,
  replace,
  untilRules,
  write,
} from './workspace';

describe('imports', () => {
  afterEach(closeAll);

  it('count with their unsaved text, and take the manifest that uses them along', async () => {
    const imported = await open('tier 2 #1 %.sourcing.yaml', oneStep('AU'));
    const { document } = await open(
      'tier-1.sourcing.yaml',
      importing('./tier 2 #1 %.sourcing.yaml'),
    );
    await untilRules(document.uri);
    await vscode.window.showTextDocument(imported.document);
    const shown = vscode.window.activeTextEditor;
    assert.ok(shown);
    await replace(shown, 'country: AU', 'country: CN');
    await untilRules(document.uri, 'china-upstream');
    const related = problems(document.uri)[0]?.relatedInformation ?? [];
    const there = related.map(({ location }) => location.uri.toString());
    assert.ok(there.includes(imported.document.uri.toString()), there.join());
  });

  it('are followed on the disk: missing, there, changed, gone', async () => {
    const { document } = await open('follow.sourcing.yaml', importing('./followed.sourcing.yaml'));
    await untilRules(document.uri, 'unresolved-reference', 'unresolved-reference');
    await write('followed.sourcing.yaml', oneStep('AU'));
    await untilRules(document.uri);
    await write('followed.sourcing.yaml', oneStep('CN'));
    await untilRules(document.uri, 'china-upstream');
    await vscode.workspace.fs.delete(inFolder('followed.sourcing.yaml'));
    await untilRules(document.uri, 'unresolved-reference', 'unresolved-reference');
  });

  it('are gone with the folder that they were in', async () => {
    await write('gone/deep/there.sourcing.yaml', oneStep('AU'));
    const path = 'gone/deep/there.sourcing.yaml';
    const { document } = await open('lasts.sourcing.yaml', importing(`./${path}`));
    await untilRules(document.uri);
    await vscode.workspace.fs.delete(inFolder('gone'), { recursive: true, useTrash: false });
    await untilRules(document.uri, 'unresolved-reference', 'unresolved-reference');
  });

  it('never reach into the network', async () => {
    const { document } = await open(
      'network.sourcing.yaml',
      oneStep('AU').replace('sources:', 'imports: ["https://127.0.0.1/a.sourcing.yaml"]\nsources:'),
    );
    await untilRules(document.uri, 'unresolved-reference');
  });
});
