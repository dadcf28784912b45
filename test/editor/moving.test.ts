import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, inFolder, open, until, untilRules, write } from './workspace';

const FAR = {
  manifest: 1,
  product: 'Salt',
  suppliers: { mine: { name: 'Mine Ltd', country: 'AU' } },
  sources: [
    {
      id: 'salt-x',
      material: 'lithium',
      stage: 'processing',
      supplier: 'mine',
      country: 'CN',
    },
  ],
};

const FORMATS = {
  yaml: {
    far: `manifest: 1
product: Salt
suppliers:
  mine: { name: Mine Ltd, country: AU }
sources:
  - id: salt-x
    material: lithium
    stage: processing
    supplier: mine
    country: CN
`,
    pack: (far: string): string => `manifest: 1
product: Pack
asOf: 2023-06-30
imports: [./${far}]
sources:
  - id: cell-a
    component: battery-cell
    stage: manufacturing
    supplier: mine
    country: KR
    inputs: ["./${far}#salt-x"]
    evidence: [{ title: Certificate, file: ./coo.pdf }]
  - id: pack
    component: battery-module
    stage: assembly
    supplier: mine
    country: US
    inputs: [cell-a]
`,
  },
  json: {
    far: JSON.stringify(FAR, undefined, 2),
    pack: (far: string): string =>
      JSON.stringify(
        {
          manifest: 1,
          product: 'Pack',
          asOf: '2023-06-30',
          imports: [`./${far}`],
          sources: [
            {
              id: 'cell-a',
              component: 'battery-cell',
              stage: 'manufacturing',
              supplier: 'mine',
              country: 'KR',
              inputs: [`./${far}#salt-x`],
              evidence: [{ title: 'Certificate', file: './coo.pdf' }],
            },
            {
              id: 'pack',
              component: 'battery-module',
              stage: 'assembly',
              supplier: 'mine',
              country: 'US',
              inputs: ['cell-a'],
            },
          ],
        },
        undefined,
        2,
      ),
  },
} as const;

for (const [format, texts] of Object.entries(FORMATS)) {
  const folder = `moving-${format}`;
  const farName = `far.sourcing.${format}`;
  const packName = `${folder}/pack.sourcing.${format}`;

  describe(`moving in ${format.toUpperCase()}`, () => {
    let document: vscode.TextDocument;
    let far: vscode.Uri;

    beforeEach(async () => {
      far = await write(`${folder}/${farName}`, texts.far);
      await write(`${folder}/coo.pdf`, 'Certificate');
      ({ document } = await open(packName, texts.pack(farName)));
      await untilRules(document.uri, 'china-upstream', 'china-upstream');
    });

    afterEach(async () => {
      await closeAll();
      await vscode.workspace.fs.delete(inFolder(folder), { recursive: true });
    });

    /** The position of the n-th place of a text, one character in. */
    const at = (words: string, nth = 1): vscode.Position => {
      let offset = -1;
      for (let count = 0; count < nth; count++) {
        offset = document.getText().indexOf(words, offset + 1);
      }
      assert.ok(offset >= 0, words);
      return document.positionAt(offset + 1);
    };
    const ask = <T>(command: string, ...rest: unknown[]): Promise<T> =>
      Promise.resolve(vscode.commands.executeCommand<T>(command, document.uri, ...rest));
    const textAt = async (uri: vscode.Uri, range: vscode.Range): Promise<string> =>
      (await vscode.workspace.openTextDocument(uri)).getText(range);

    it('the outline has sources by material', async () => {
      const symbols = await ask<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider');
      const ours = symbols.filter(({ name }) => name.startsWith('battery-'));
      assert.deepEqual(
        ours.map(({ children }) => children.map(({ name }) => name).join()),
        ['cell-a', 'pack'],
      );
      assert.match(ours[0]?.children[0]?.detail ?? '', /^manufacturing, South Korea/);
    });

    it('symbols of the workspace are found by their letters', async () => {
      const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
        'vscode.executeWorkspaceSymbolProvider',
        'sltx',
      );
      assert.ok(
        found.some(({ name, location }) => name === 'salt-x' && location.uri.path === far.path),
      );
    });

    it('a definition is in the file that has it', async () => {
      for (const [words, expected] of [
        ['salt-x', 'salt-x'],
        ['mine', 'mine'],
      ] as const) {
        const [link] = await ask<vscode.LocationLink[]>(
          'vscode.executeDefinitionProvider',
          at(words),
        );
        assert.equal(link?.targetUri.path, far.path);
        const name = await textAt(far, link.targetSelectionRange ?? link.targetRange);
        assert.equal(name.replaceAll('"', ''), expected);
      }
      const [file] = await ask<vscode.LocationLink[]>(
        'vscode.executeDefinitionProvider',
        at(`./${farName}`),
      );
      assert.equal(file?.targetUri.path, far.path);
    });

    it('references are found over files, from the file that is imported too', async () => {
      const found = await ask<vscode.Location[]>('vscode.executeReferenceProvider', at('salt-x'));
      assert.equal(found.length, 2);
      document = await vscode.workspace.openTextDocument(far);
      await vscode.window.showTextDocument(document);
      const back = await until(
        () => ask<vscode.Location[]>('vscode.executeReferenceProvider', at('salt-x')),
        ({ length }) => length > 0,
      );
      assert.equal(back.length, 2);
    });

    it('highlights are the places of the document', async () => {
      const found = await ask<vscode.DocumentHighlight[]>(
        'vscode.executeDocumentHighlights',
        at('cell-a', 2),
      );
      assert.deepEqual(
        found.map(({ range }) => document.getText(range)),
        ['cell-a', 'cell-a'],
      );
    });

    it('renaming reaches the files that import, in unsaved text too', async () => {
      document = await vscode.workspace.openTextDocument(far);
      const position = at('salt-x');
      await until(
        () => ask<vscode.Location[]>('vscode.executeReferenceProvider', position),
        ({ length }) => length > 0,
      );
      const edit = await ask<vscode.WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        position,
        'lce',
      );
      assert.ok(await vscode.workspace.applyEdit(edit));
      const pack = await vscode.workspace.openTextDocument(inFolder(packName));
      assert.match(pack.getText(), new RegExp(`${farName}#lce"`));
      assert.match(document.getText(), /id"?: "?lce/);
      await untilRules(pack.uri, 'china-upstream', 'china-upstream');
      await assert.rejects(
        Promise.resolve(
          vscode.commands.executeCommand(
            'vscode.executeDocumentRenameProvider',
            pack.uri,
            pack.positionAt(pack.getText().indexOf('cell-a') + 1),
            'pack',
          ),
        ),
        /already/,
      );
    });

    it('a file that is renamed is still imported', async () => {
      const edit = new vscode.WorkspaceEdit();
      edit.renameFile(far, inFolder(`${folder}/deep/other.sourcing.${format}`));
      assert.ok(await vscode.workspace.applyEdit(edit));
      await until(
        () => document.getText(),
        (text) => text.split(`./deep/other.sourcing.${format}`).length === 3,
      );
      await untilRules(document.uri, 'china-upstream', 'china-upstream');
    });

    it('a selection grows with the text', async () => {
      const [range] = await ask<vscode.SelectionRange[]>('vscode.executeSelectionRangeProvider', [
        at('KR'),
      ]);
      const grown: string[] = [];
      for (let each = range; each; each = each.parent) grown.push(document.getText(each.range));
      assert.ok(
        grown.some((text) => /^"?country"?: "?KR"?$/.test(text)),
        grown.join('\n---\n'),
      );
    });

    it('imports and evidence are links', async () => {
      const links = await ask<vscode.DocumentLink[]>('vscode.executeLinkProvider');
      const paths = links.map(({ target }) => target?.path.split('/').at(-1));
      assert.ok(paths.includes(farName) && paths.includes('coo.pdf'), paths.join());
    });

    it('the chain is a call hierarchy, over files', async () => {
      const [cell] = await ask<vscode.CallHierarchyItem[]>(
        'vscode.prepareCallHierarchy',
        at('cell-a'),
      );
      assert.equal(cell?.name, 'cell-a');
      const fed = await vscode.commands.executeCommand<vscode.CallHierarchyIncomingCall[]>(
        'vscode.provideIncomingCalls',
        cell,
      );
      assert.deepEqual(
        fed.map(({ from }) => `${from.name} ${String(from.uri.path === far.path)}`),
        ['salt-x true'],
      );
      const feeds = await vscode.commands.executeCommand<vscode.CallHierarchyOutgoingCall[]>(
        'vscode.provideOutgoingCalls',
        cell,
      );
      assert.deepEqual(
        feeds.map(({ to }) => to.name),
        ['pack'],
      );
    });

    it('the cause is gone to', async () => {
      const editor = await vscode.window.showTextDocument(document);
      const position = at('US');
      editor.selection = new vscode.Selection(position, position);
      await vscode.commands.executeCommand('sourcingCompliance.goToCause');
      const shown = await until(
        () => vscode.window.activeTextEditor,
        (active) => active?.document.uri.path === far.path,
      );
      assert.equal(shown?.document.getText(shown.selection).replaceAll('"', ''), 'CN');
    });
  });
}
