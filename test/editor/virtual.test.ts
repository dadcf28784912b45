/** Manifests on a file system of an extension, as of a virtual workspace: there are addresses, but no paths. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { MemoryFiles, SCHEME } from './memory-files';
import {
  closeAll,
  importing,
  oneStep,
  problems,
  replace,
  rules,
  until,
  untilRules,
  wordsOf,
} from './workspace';

const root = vscode.Uri.from({ scheme: SCHEME, path: '/chain' });
const at = (name: string): vscode.Uri => vscode.Uri.joinPath(root, name);

const PACK = importing('./tiers/tier-2.sourcing.yaml');

/** Waits until the folder is one of the workspace's, or none. */
async function folders(change: () => boolean): Promise<void> {
  const changed = new Promise<void>((resolve) => {
    const listener = vscode.workspace.onDidChangeWorkspaceFolders(() => {
      listener.dispose();
      resolve();
    });
  });
  assert.ok(change());
  await changed;
}

describe('a virtual workspace', function () {
  this.timeout(60_000);
  let provider: vscode.Disposable;
  let text: (name: string, content: string) => Promise<vscode.Uri>;

  before(async () => {
    provider = vscode.workspace.registerFileSystemProvider(SCHEME, new MemoryFiles());
    text = async (name, content) => {
      await vscode.workspace.fs.writeFile(at(name), new TextEncoder().encode(content));
      return at(name);
    };
    await text('tiers/tier-2.sourcing.yaml', oneStep('AU'));
    const count = vscode.workspace.workspaceFolders?.length ?? 0;
    await folders(() => vscode.workspace.updateWorkspaceFolders(count, 0, { uri: root }));
  });

  afterEach(closeAll);

  after(async () => {
    await vscode.commands.executeCommand('sourcingCompliance.clearWorkspaceCheck');
    const index = vscode.workspace.workspaceFolders?.findIndex(({ uri }) => uri.scheme === SCHEME);
    assert.ok(index !== undefined && index > 0);
    await folders(() => vscode.workspace.updateWorkspaceFolders(index, 1));
    provider.dispose();
  });

  it('has manifests judged with what they import, and followed', async () => {
    const uri = await text('pack.sourcing.yaml', PACK);
    await vscode.window.showTextDocument(uri);
    await until(
      () => vscode.workspace.textDocuments.length,
      (count) => count > 0,
    );
    await untilRules(uri);
    await text('tiers/tier-2.sourcing.yaml', oneStep('CN'));
    await untilRules(uri, 'china-upstream');
    await text('tiers/tier-2.sourcing.yaml', oneStep('AU'));
    await untilRules(uri);
  });

  it('has the policy of its folder', async () => {
    const uri = await text('lone.sourcing.yaml', oneStep('CN'));
    await vscode.window.showTextDocument(uri);
    await untilRules(uri, 'china-source');
    const policy = await text('sourcing.policy.yaml', 'rules: { china-source: off }\n');
    await untilRules(uri);
    await vscode.workspace.fs.delete(policy);
    await untilRules(uri, 'china-source');
  });

  it('has hovers, offers, fixes, definitions and symbols', async () => {
    const uri = await text('pack.sourcing.yaml', PACK);
    const editor = await vscode.window.showTextDocument(uri);
    await untilRules(uri);
    const place = (word: string): vscode.Position =>
      editor.document.positionAt(editor.document.getText().indexOf(word) + 1);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      uri,
      place('KR'),
    );
    assert.match(wordsOf(hovers), /South Korea/);
    const offers = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      uri,
      place('KR'),
    );
    assert.ok(offers.items.length > 10, String(offers.items.length));
    const [definition] = await vscode.commands.executeCommand<
      (vscode.Location | vscode.LocationLink)[]
    >('vscode.executeDefinitionProvider', uri, place('lithium-hydroxide'));
    assert.ok(definition);
    const target = 'uri' in definition ? definition.uri : definition.targetUri;
    assert.equal(target.toString(), at('tiers/tier-2.sourcing.yaml').toString());
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      uri,
    );
    assert.ok(symbols.length > 0);
    await replace(editor, 'country: KR', 'country: Koera');
    await untilRules(uri, 'unknown-country');
    const [problem] = problems(uri);
    assert.ok(problem);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      problem.range,
    );
    assert.ok(
      actions.some(({ title }) => title === 'Change to KR'),
      actions.map(({ title }) => title).join(),
    );
  });

  it('is checked as a whole, and then what is saved', async () => {
    const pack = await text('pack.sourcing.yaml', PACK);
    const broken = await text('tiers/deep/broken.sourcing.yaml', oneStep('Chna'));
    const proof = oneStep('AU').replace(
      '    country',
      '    evidence: [{ title: Audit, file: ./no-file.pdf }]\n    country',
    );
    const proven = await text('proven.sourcing.yaml', proof);
    await text('node_modules/other.sourcing.yaml', oneStep('Chna'));
    await vscode.commands.executeCommand('sourcingCompliance.checkWorkspace');
    await untilRules(broken, 'unknown-country');
    assert.deepEqual(rules(pack), []);
    assert.deepEqual(rules(proven), ['evidence-changed']);
    assert.deepEqual(rules(at('node_modules/other.sourcing.yaml')), []);
    await text('tiers/tier-2.sourcing.yaml', oneStep('CN'));
    await untilRules(pack, 'china-upstream');
    await vscode.workspace.fs.delete(broken);
    await untilRules(broken);
  });
});
