import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  closeAll,
  inFolder,
  oneStep,
  open,
  problems,
  replace,
  until,
  untilRules,
  write,
} from './workspace';

const BASE = 'extending/base/sourcing.policy.yaml';
const OWN = 'extending/sourcing.policy.yaml';
const EXTENDS = 'extends: base/sourcing.policy.yaml\n';

/** The first sentences of the problems of a policy, once there are so many. */
async function said(uri: vscode.Uri, count: number): Promise<string[]> {
  const found = await until(
    () => problems(uri),
    (all) => all.length === count,
  );
  return found.map(({ message }) => message);
}

describe('a policy that extends another', () => {
  beforeEach(async () => {
    await write(BASE, 'rules: { china-source: off }\n');
  });
  afterEach(async () => {
    await closeAll();
    await vscode.workspace.fs.delete(inFolder('extending'), { recursive: true });
  });

  it('applies with it, and anew when that one is typed and when it is written', async () => {
    await write(OWN, EXTENDS);
    const { document } = await open('extending/pack.sourcing.yaml', oneStep('CN'));
    await untilRules(document.uri);
    const base = await open(BASE, 'rules: { china-source: off }\n');
    await replace(base, 'off', 'error');
    await untilRules(document.uri, 'china-source');
    await closeAll();
    const again = await open('extending/pack.sourcing.yaml', oneStep('CN'));
    await untilRules(again.document.uri);
    await write(BASE, 'rules: { china-source: warning }\n');
    await untilRules(again.document.uri, 'china-source');
  });

  it('of a missing path, and in a circle, is a problem at the path, until it is corrected', async () => {
    const policy = await open(OWN, 'extends: bse/sourcing.policy.yaml\n');
    const [missing] = await said(policy.document.uri, 1);
    assert.match(missing ?? '', /there is no such file/);
    const [problem] = problems(policy.document.uri);
    assert.equal(problem && policy.document.getText(problem.range), 'bse/sourcing.policy.yaml');
    await replace(policy, 'bse/', 'base/');
    await said(policy.document.uri, 0);
    // The other leads back.
    await write(BASE, 'extends: ../sourcing.policy.yaml\n');
    await said(policy.document.uri, 1);
    await write(BASE, 'rules: { china-source: off }\n');
    await said(policy.document.uri, 0);
    await replace(policy, 'base/', './');
    const [itself] = await said(policy.document.uri, 1);
    assert.match(itself ?? '', /in turn/);
  });

  it('is offered the paths of others, and shows on hover what comes from there', async () => {
    const policy = await open(OWN, 'extends: \n');
    const at = new vscode.Position(0, 'extends: '.length);
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      policy.document.uri,
      at,
    );
    const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    assert.ok(
      labels.some((label) => /^(?:\.\/)?base\/sourcing\.policy\.yaml$/.test(label)),
      labels.join(),
    );
    await replace(policy, 'extends: ', EXTENDS.trimEnd());
    await said(policy.document.uri, 0);
    const [hover] = await until(
      () =>
        vscode.commands.executeCommand<vscode.Hover[]>(
          'vscode.executeHoverProvider',
          policy.document.uri,
          new vscode.Position(0, 12),
        ),
      (all) => all.length > 0,
    );
    const text = hover?.contents
      .map((content) => (typeof content === 'string' ? content : content.value))
      .join('\n');
    assert.match(text ?? '', /china&#45;source&#58; off/);
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      policy.document.uri,
    );
    assert.ok(links.some(({ target }) => target?.path.endsWith(`/${BASE}`)));
  });
});
