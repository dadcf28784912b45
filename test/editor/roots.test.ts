/** Several roots in one workspace: policies, settings and files of the same names stay apart. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  closeAll,
  folder,
  importing,
  oneStep,
  otherFolder,
  rules,
  until,
  untilRules,
  wordsOf,
} from './workspace';

async function write(root: vscode.Uri, name: string, text: string): Promise<vscode.Uri> {
  const uri = vscode.Uri.joinPath(root, name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

describe('several roots', function () {
  this.timeout(60_000);

  afterEach(async () => {
    await vscode.commands.executeCommand('sourcingCompliance.clearWorkspaceCheck');
    await closeAll();
    const options = { recursive: true, useTrash: false };
    for (const root of [folder(), otherFolder()]) {
      await Promise.resolve(
        vscode.workspace.fs.delete(vscode.Uri.joinPath(root, 'roots'), options),
      ).catch(() => undefined);
    }
  });

  it('have two policies, for open manifests of the same name and for those that are not open', async () => {
    const [first, second] = await Promise.all(
      [folder(), otherFolder()].map((root) =>
        write(root, 'roots/same.sourcing.yaml', oneStep('CN')),
      ),
    );
    assert.ok(first && second);
    await write(folder(), 'roots/sourcing.policy.yaml', 'rules: { china-source: error }\n');
    await write(otherFolder(), 'roots/sourcing.policy.yaml', 'rules: { china-source: off }\n');
    await vscode.window.showTextDocument(first);
    await vscode.window.showTextDocument(second, { viewColumn: vscode.ViewColumn.Beside });
    await untilRules(first, 'china-source');
    await untilRules(second);
    await closeAll();
    await vscode.commands.executeCommand('sourcingCompliance.checkWorkspace');
    await untilRules(first, 'china-source');
    assert.deepEqual(rules(second), []);
    const [diagnostic] = vscode.languages.getDiagnostics(first);
    assert.equal(diagnostic?.severity, vscode.DiagnosticSeverity.Error);
  });

  it('import across, and the way to the definition leads across', async () => {
    const tier = await write(otherFolder(), 'roots/tier.sourcing.yaml', oneStep('AU'));
    const path = '../../other/roots/tier.sourcing.yaml';
    const pack = await write(folder(), 'roots/pack.sourcing.yaml', importing(path));
    const { document } = await vscode.window.showTextDocument(pack);
    await untilRules(pack);
    await write(otherFolder(), 'roots/tier.sourcing.yaml', oneStep('CN'));
    await untilRules(pack, 'china-upstream');
    const at = document.positionAt(document.getText().indexOf('lithium-hydroxide') + 1);
    const [definition] = await vscode.commands.executeCommand<
      (vscode.Location | vscode.LocationLink)[]
    >('vscode.executeDefinitionProvider', pack, at);
    assert.ok(definition);
    const target = 'uri' in definition ? definition.uri : definition.targetUri;
    assert.equal(target.path, tier.path);
    await closeAll();
    await vscode.commands.executeCommand('sourcingCompliance.checkWorkspace');
    await untilRules(pack, 'china-upstream');
    await write(otherFolder(), 'roots/tier.sourcing.yaml', oneStep('AU'));
    await untilRules(pack);
  });

  it('name files that are manifests each for itself', async () => {
    const [first, second] = await Promise.all(
      [folder(), otherFolder()].map((root) => write(root, 'roots/chain.yaml', oneStep('CN'))),
    );
    assert.ok(first && second);
    const settings = vscode.workspace.getConfiguration('sourcingCompliance', otherFolder());
    const { WorkspaceFolder } = vscode.ConfigurationTarget;
    await settings.update('files', ['roots/*.yaml'], WorkspaceFolder);
    try {
      await vscode.window.showTextDocument(first);
      await vscode.window.showTextDocument(second, { viewColumn: vscode.ViewColumn.Beside });
      await untilRules(second, 'china-source');
      assert.deepEqual(rules(first), []);
      const hoverText = async (uri: vscode.Uri): Promise<string> => {
        const found = await vscode.commands.executeCommand<vscode.Hover[]>(
          'vscode.executeHoverProvider',
          uri,
          new vscode.Position(8, 14),
        );
        return wordsOf(found);
      };
      assert.match(await hoverText(second), /China/);
      assert.doesNotMatch(await hoverText(first), /China/);
    } finally {
      await settings.update('files', undefined, WorkspaceFolder);
    }
    await until(
      () => rules(second).join(),
      (seen) => seen === '',
    );
  });

  it('have symbols of the workspace in all of them, told apart by their folders', async () => {
    for (const root of [folder(), otherFolder()])
      await write(root, 'roots/same.sourcing.yaml', oneStep('CN'));
    const files = [folder(), otherFolder()].map((root) =>
      vscode.Uri.joinPath(root, 'roots/same.sourcing.yaml'),
    );
    for (const file of files) {
      await vscode.window.showTextDocument(file, { viewColumn: vscode.ViewColumn.Beside });
      await untilRules(file, 'china-source');
    }
    const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      'lithium-hydroxide',
    );
    const paths = found.map(({ location }) => location.uri.path);
    for (const { path } of files) assert.ok(paths.includes(path), paths.join());
  });
});
