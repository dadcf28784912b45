import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, oneStep, open, replace, until, write } from './workspace';

async function lenses(uri: vscode.Uri): Promise<string[]> {
  const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    uri,
    50,
  );
  return found.map(({ command, range }) => `${String(range.start.line)}: ${command?.title ?? ''}`);
}

const untilLenses = (uri: vscode.Uri, ...expected: string[]): Promise<string[]> =>
  until(
    () => lenses(uri),
    (seen) => seen.join('\n') === expected.join('\n'),
  );

describe('verdicts', () => {
  afterEach(closeAll);

  it('stand over sources, and follow the text', async () => {
    const editor = await open('lens.sourcing.yaml', oneStep('CN'));
    await untilLenses(editor.document.uri, '3: 1 cause in China');
    await replace(editor, 'CN', 'AU');
    await untilLenses(editor.document.uri, '3: No source in a covered nation ✔');
  });

  it('stand over regimes, in JSON too', async () => {
    const manifest = {
      manifest: 1,
      asOf: '2024-06-30',
      regimes: ['ira-30d'],
      sources: [
        {
          id: 'salt',
          material: 'lithium',
          stage: 'processing',
          supplier: 'Someone',
          country: 'AU',
          value: 1,
        },
      ],
    };
    const text = JSON.stringify(manifest, undefined, 2);
    const { document } = await open('lens.sourcing.json', text);
    const seen = await until(
      () => lenses(document.uri),
      (all) => all.length === 2,
    );
    assert.match(seen.join('\n'), /3: Critical minerals 100 % of 50 % ✔/);
  });

  it('lead to the causes, in imported files too', async () => {
    const imported = await write('causes.sourcing.yaml', oneStep('CN'));
    const input = '    inputs: ["./causes.sourcing.yaml#lithium-hydroxide"]\n';
    const text = oneStep('AU').replace('sources:', 'imports: [./causes.sourcing.yaml]\nsources:');
    const { document } = await open('importing.sourcing.yaml', text + input);
    await untilLenses(document.uri, '4: 1 cause in China');
    const [lens] = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
      50,
    );
    const [, , locations] = (lens?.command?.arguments ?? []) as [unknown, unknown, unknown];
    const [cause] = locations as vscode.Location[];
    assert.equal(cause?.uri.toString(), imported.toString());
    assert.equal(cause.range.start.line, 8);
  });

  it('can be turned off', async () => {
    const settings = vscode.workspace.getConfiguration('sourcingCompliance');
    const workspace = vscode.ConfigurationTarget.Workspace;
    const { document } = await open('off.sourcing.yaml', oneStep('CN'));
    await untilLenses(document.uri, '3: 1 cause in China');
    await settings.update('codeLens', false, workspace);
    try {
      await untilLenses(document.uri);
    } finally {
      await settings.update('codeLens', undefined, workspace);
    }
  });

  it('are none in files that are no manifests', async () => {
    const { document } = await open('plain.yaml', oneStep('CN'));
    assert.deepEqual(await lenses(document.uri), []);
  });
});
