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

describe('hovers', () => {
  afterEach(closeAll);

  let count = 0;

  /** In a file of its own: another text of one that was just deleted may still be shown. */
  async function hover(text: string, at: string): Promise<vscode.MarkdownString> {
    const { document } = await open(`hover-${String(++count)}.sourcing.yaml`, text);
    const [found] = await until(
      () =>
        vscode.commands.executeCommand<vscode.Hover[]>(
          'vscode.executeHoverProvider',
          document.uri,
          document.positionAt(text.indexOf(at) + 1),
        ),
      (all) => all.length > 0,
    );
    const content = found?.contents[0];
    assert.ok(content instanceof vscode.MarkdownString);
    return content;
  }

  const shown = ({ value }: vscode.MarkdownString): string[] =>
    value
      .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
      .split('\n')
      .filter((line) => line !== '');

  it('begin with the verdict and the picture, are short, and lead to the rest', async () => {
    const lines = shown(await hover(oneStep('CN'), 'CN'));
    assert.match(lines[0] ?? '', /^\*\*China\*\* \(CN\): ✖ covered nation/);
    assert.match(lines[1] ?? '', /data:image\/svg/);
    assert.ok(lines.length < 20, lines.join('\n'));
    const more = /\(command:sourcingCompliance\.explain\?(.+)\)$/.exec(lines.at(-1) ?? '');
    assert.ok(more?.[1]);
    const args = JSON.parse(decodeURIComponent(more[1])) as unknown[];
    await vscode.commands.executeCommand('sourcingCompliance.explain', ...args);
    await until(
      () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label)),
      (labels) => labels.some((label) => label.includes('Sourcing.md')),
    );
  });

  it('may run no other command', async () => {
    const { isTrusted } = await hover(oneStep('CN'), 'CN');
    assert.deepEqual(isTrusted, { enabledCommands: ['sourcingCompliance.explain'] });
  });

  it('are on every value: what its key is, where there is no more to say', async () => {
    const text = `${oneStep('AU')}    value: 1200
    evidence:
      - { title: Certificate of origin, file: ./coo.pdf }
`;
    assert.match(shown(await hover(text, '1200')).join(), /\*\*value\*\*: Value added/);
    assert.match(shown(await hover(text, 'of origin')).join(), /\*\*title\*\*/);
    const merged = `manifest: 1
x-base: &base { material: lithium, stage: processing }
sources:
  - <<: *base
    id: a
`;
    assert.match(shown(await hover(merged, '*base\n')).join(), /merged here/);
    const owned = `manifest: 1
suppliers:
  a: { name: A, ownership: [{ owner: Ganfeng Lithium, share: 8% }] }
`;
    assert.match(shown(await hover(owned, 'Ganfeng')).join(), /Ganfeng/);
  });

  it('say at a key what the schema says, below its verdict', async () => {
    const lines = shown(await hover(oneStep('CN'), 'sources'));
    assert.deepEqual(lines, [
      '- 1 cause in China',
      '**sources**: One entry for each step of a procurement chain.',
    ]);
  });
});

describe('colours', () => {
  afterEach(closeAll);

  it('tell ids, suppliers and countries apart, in manifests only', async () => {
    const tokens = (uri: vscode.Uri): Thenable<vscode.SemanticTokens | undefined> =>
      vscode.commands.executeCommand(
        'vscode.provideDocumentRangeSemanticTokens',
        uri,
        new vscode.Range(0, 0, 99, 0),
      );
    const { document } = await open('colours.sourcing.yaml', oneStep('CN'));
    const found = await until(
      () => tokens(document.uri),
      (seen) => seen !== undefined && seen.data.length > 0,
    );
    // Line and column from the one before, length, type.
    assert.deepEqual(
      Array.from({ length: 3 }, (_, at) => Array.from(found?.data.slice(at * 5, at * 5 + 4) ?? [])),
      [
        [4, 8, 'lithium-hydroxide'.length, 0],
        [3, 14, 'Someone'.length, 1],
        [1, 13, 'CN'.length, 2],
      ],
    );
    const plain = await open('colours.yaml', oneStep('CN'));
    assert.equal(await tokens(plain.document.uri), undefined);
  });
});
