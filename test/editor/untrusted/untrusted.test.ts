import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import {
  closeAll,
  folder,
  inFolder,
  oneStep,
  open,
  problems,
  until,
  untilRules,
} from '../workspace';

/** Beside the workspace: a policy in a file that nobody should see. */
const outside = (): string => join(dirname(folder().fsPath), 'outside');

const all = (): [vscode.Uri, vscode.Diagnostic[]][] => vscode.languages.getDiagnostics();

/** Everything that is said anywhere has nothing of what stands outside. */
function nothingIsQuoted(): void {
  assert.doesNotMatch(JSON.stringify(all()), /SECRET|shadow|19000/);
}

const importing = (path: string): string =>
  oneStep('AU').replace('sources:', `imports: [${JSON.stringify(path)}]\nsources:`);

describe('an untrusted workspace', () => {
  afterEach(closeAll);

  it('is one', () => {
    assert.equal(vscode.workspace.isTrusted, false);
  });

  it('cannot name a policy: its manifests are judged by the defaults', async () => {
    assert.equal(
      vscode.workspace.getConfiguration('sourcingCompliance', folder()).get('policy'),
      '',
    );
    const { document } = await open('a.sourcing.yaml', oneStep('CN'));
    await untilRules(document.uri, 'china-source');
    nothingIsQuoted();
  });

  it('cannot make other files manifests', async () => {
    const { document } = await open('any.yaml', oneStep('CN'));
    const beside = await open('beside.sourcing.yaml', oneStep('CN'));
    await untilRules(beside.document.uri, 'china-source');
    assert.deepEqual(problems(document.uri), []);
  });

  it('has no policy outside, not over a setting of the user and not over a link', async () => {
    const secret = join(outside(), 'secret.yaml');
    const settings = vscode.workspace.getConfiguration('sourcingCompliance');
    await settings.update('policy', secret, vscode.ConfigurationTarget.Global);
    const { document } = await open('b.sourcing.yaml', oneStep('CN'));
    const policy = vscode.Uri.file(secret);
    await until(
      () =>
        problems(policy)
          .map(({ message }) => message)
          .join(),
      (words) => words.includes('outside the workspace'),
    );
    await untilRules(document.uri, 'china-source');
    nothingIsQuoted();
    await settings.update('policy', undefined, vscode.ConfigurationTarget.Global);
    await until(
      () => problems(policy).length,
      (count) => count === 0,
    );
    mkdirSync(inFolder('linked').fsPath);
    symlinkSync(secret, inFolder('linked/sourcing.policy.yaml').fsPath);
    const linked = await open('linked/c.sourcing.yaml', oneStep('CN'));
    await untilRules(linked.document.uri, 'china-source');
    nothingIsQuoted();
  });

  it('imports nothing from outside, not by a path and not over a link', async () => {
    writeFileSync(join(outside(), 'SECRET.yaml'), oneStep('CN'));
    symlinkSync(outside(), inFolder('out').fsPath);
    for (const [index, path] of [
      join(outside(), 'secret.yaml'),
      '../outside/secret.yaml',
      './out/secret.yaml',
    ].entries()) {
      const { document } = await open(`import-${String(index)}.sourcing.yaml`, importing(path));
      await untilRules(document.uri, 'unresolved-reference');
      assert.match(problems(document.uri)[0]?.message ?? '', /outside the workspace/);
    }
    assert.doesNotMatch(JSON.stringify(all()), /19000/);
  });

  it('has no manifest that is a link out of it', async () => {
    symlinkSync(join(outside(), 'secret.yaml'), inFolder('link.sourcing.yaml').fsPath);
    const uri = inFolder('link.sourcing.yaml');
    await vscode.window.showTextDocument(uri);
    await until(
      () =>
        problems(uri)
          .map(({ message }) => message)
          .join(),
      (words) => words.includes('a link out of the workspace'),
    );
    assert.equal(problems(uri).length, 1);
    nothingIsQuoted();
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      uri,
      new vscode.Position(1, 12),
    );
    assert.deepEqual(hovers, []);
  });
});
