import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import type {
  CodeAction,
  CodeLens,
  CompletionList,
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  InlayHint,
  Location,
  LocationLink,
  SelectionRange,
  SymbolInformation,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { Client } from './client';
import { SOURCES } from './sources';

const SUPPLIERS = `manifest: 1
product: Suppliers
asOf: 2023-06-30
suppliers:
  albemarle:
    name: Albemarle
    country: US
sources: []
`;

const PACK = `manifest: 1
product: Pack
asOf: 2023-06-30
imports: [./suppliers.sourcing.yaml]
${SOURCES}`;

const NAME = 'pack.sourcing.yaml';

describe('the language server', () => {
  let client: Client;

  beforeEach(() => {
    client = Client.beside({ 'suppliers.sourcing.yaml': SUPPLIERS, [NAME]: PACK });
  });

  afterEach(() => {
    client.remove();
  });

  const rules = (diagnostics: readonly { code?: unknown }[]): unknown[] =>
    diagnostics.map(({ code }) => code);

  it('answers from start to end as an editor asks', async () => {
    const { serverInfo, capabilities } = await client.start();
    assert.equal(serverInfo?.name, 'sourcing-compliance');
    assert.equal(capabilities.hoverProvider, true);
    await client.open(NAME, PACK);

    // What is found, with the page of the rule and the places beside it.
    const found = await client.diagnostics(NAME);
    assert.deepEqual(rules(found), ['china-source', 'country-form', 'china-upstream']);
    const [source, , upstream] = found;
    assert.deepEqual(source?.range, client.rangeOf(NAME, 'CN'));
    assert.match(source.codeDescription?.href ?? '', /^file:.*\/docs\/rules\/china-source\.md$/);
    assert.equal(source.severity, 2);
    assert.deepEqual(
      upstream?.relatedInformation?.map(({ location }) => location.uri),
      [client.uri(NAME)],
    );

    const hover = await client.ask<Hover>('textDocument/hover', client.at(NAME, 'AU'));
    const { value } = hover.contents as { value: string };
    assert.match(
      value,
      /\*\*Australia\*\* \(AU\): ✔ free-trade agreement since 2005, on 2023-06-30/,
    );
    assert.doesNotMatch(value, /data:image|&#/);
    const key = await client.ask<Hover>('textDocument/hover', client.at(NAME, 'stage'));
    assert.match((key.contents as { value: string }).value, /^\*\*stage\*\*: .*Required\.$/);
    assert.deepEqual(key.range, client.rangeOf(NAME, 'stage'));

    const symbols = await client.ask<DocumentSymbol[]>('textDocument/documentSymbol', {
      textDocument: { uri: client.uri(NAME) },
    });
    assert.deepEqual(
      symbols.map(({ name, children }) => [name, children?.map((each) => each.name)]),
      [
        ['lithium', ['spodumene', 'hydroxide']],
        ['cathode-active-material', ['cathode']],
      ],
    );

    const [link] = await client.ask<LocationLink[]>(
      'textDocument/definition',
      client.at(NAME, 'albemarle'),
    );
    assert.equal(link?.targetUri, client.uri('suppliers.sourcing.yaml'));
    assert.deepEqual(link.targetSelectionRange.start, { line: 4, character: 2 });

    const references = await client.ask<Location[]>('textDocument/references', {
      ...(client.at(NAME, 'spodumene') as object),
      context: { includeDeclaration: true },
    });
    assert.deepEqual(
      references.map(({ range }) => range.start.line),
      [5, 15],
    );
    const marks = await client.ask<DocumentHighlight[]>(
      'textDocument/documentHighlight',
      client.at(NAME, 'hydroxide'),
    );
    assert.deepEqual(
      marks.map(({ range, kind }) => [range.start.line, kind]),
      [
        [10, 3],
        [21, 2],
      ],
    );
    const [opened] = await client.ask<DocumentLink[]>('textDocument/documentLink', {
      textDocument: { uri: client.uri(NAME) },
    });
    assert.equal(opened?.target, client.uri('suppliers.sourcing.yaml'));

    const hints = await client.ask<InlayHint[]>('textDocument/inlayHint', {
      textDocument: { uri: client.uri(NAME) },
      range: { start: { line: 0, character: 0 }, end: { line: 16, character: 0 } },
    });
    assert.equal(hints.length, 2);
    assert.match(JSON.stringify(hints[1]?.label), /China ✖/);
    const [selection] = await client.ask<SelectionRange[]>('textDocument/selectionRange', {
      textDocument: { uri: client.uri(NAME) },
      positions: [client.rangeOf(NAME, 'AU').start],
    });
    assert.deepEqual(selection?.range, client.rangeOf(NAME, 'AU'));

    assert.equal(await client.stop(), 0);
    assert.equal(client.errors, '');
  });

  it('follows edits, and what they bring is what the whole text brings', async () => {
    await client.start();
    await client.open(NAME, PACK);
    await client.diagnostics(NAME);
    await client.edit(NAME, 'CN', 'CL');
    const now = await client.diagnostics(NAME, (each) => each.length === 1);
    assert.deepEqual(rules(now), ['country-form']);
    await client.edit(NAME, 'CL', 'Chinq');
    await client.diagnostics(NAME, (each) => rules(each).includes('unknown-country'));

    // What follows is of the edited text, not of the one before.
    const hover = await client.ask<Hover | null>('textDocument/hover', client.at(NAME, 'Korea'));
    assert.match(JSON.stringify(hover), /South Korea/);
    await client.edit(NAME, 'sources:\n', 'sources:\n  - id: [\n');
    await client.diagnostics(NAME, (each) => rules(each).includes('yaml-syntax'));
  });

  it('has verdicts over the sources, and ways to the causes', async () => {
    const { capabilities } = await client.start();
    assert.deepEqual(capabilities.executeCommandProvider?.commands, ['sourcing-compliance.goTo']);
    await client.open(NAME, PACK);
    await client.diagnostics(NAME);
    const cause = { uri: client.uri(NAME), selection: client.rangeOf(NAME, 'CN'), takeFocus: true };
    const [lens] = await client.ask<CodeLens[]>('textDocument/codeLens', {
      textDocument: { uri: client.uri(NAME) },
    });
    assert.equal(lens?.command?.title, '1 cause in China');
    assert.deepEqual(lens.range, client.rangeOf(NAME, 'sources'));
    const actions = await client.ask<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: client.uri(NAME) },
      range: client.rangeOf(NAME, 'inputs: [hydroxide]'),
      context: { diagnostics: [] },
    });
    const action = actions.find(({ title }) => title.startsWith('Go to the cause'));
    assert.ok(action);
    for (const command of [lens.command, action.command]) {
      await client.ask('workspace/executeCommand', command);
    }
    assert.deepEqual(client.places, [cause, cause]);
    await assert.rejects(
      client.ask('workspace/executeCommand', { command: 'rm', arguments: ['/'] }),
      /rm is not known here/,
    );
    const wanted = await client.ask<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: client.uri(NAME) },
      range: client.rangeOf(NAME, 'inputs: [hydroxide]'),
      context: { diagnostics: [], only: ['source.fixAll'] },
    });
    assert.ok(wanted.every(({ kind }) => kind?.startsWith('source.fixAll')));
  });

  it('offers no way where the client shows no place', async () => {
    const { capabilities } = await client.start({});
    assert.equal(capabilities.executeCommandProvider, undefined);
    await client.open(NAME, PACK);
    const [lens] = await client.ask<CodeLens[]>('textDocument/codeLens', {
      textDocument: { uri: client.uri(NAME) },
    });
    assert.deepEqual(lens?.command, { title: '1 cause in China', command: '' });
  });

  it('folds sections and sources, and finds names over files', async () => {
    await client.start();
    await client.open(NAME, PACK);
    const folds = await client.ask<FoldingRange[]>('textDocument/foldingRange', {
      textDocument: { uri: client.uri(NAME) },
    });
    assert.deepEqual(
      folds.map(({ startLine, endLine }) => [startLine, endLine]),
      [
        [5, 15],
        [5, 9],
        [10, 15],
        [16, 21],
      ],
    );
    const found = await client.ask<SymbolInformation[]>('workspace/symbol', { query: 'albe' });
    assert.deepEqual(
      found.map(({ name, location }) => [name, location.uri]),
      [['albemarle', client.uri('suppliers.sourcing.yaml')]],
    );
    const lithium = await client.ask<SymbolInformation[]>('workspace/symbol', { query: 'lithium' });
    assert.deepEqual(
      lithium.map(({ name }) => name),
      ['spodumene', 'hydroxide'],
    );
  });

  it('holds back what the next key would settle, until the typing rests or is saved', async () => {
    await client.start();
    await client.open(NAME, PACK);
    await client.diagnostics(NAME);
    await client.edit(
      NAME,
      'inputs: [spodumene]',
      'inputs: [spodumene]\n  - id: new\n    material: tin\n    ',
    );
    const typing = await client.diagnostics(NAME, (each) => each.length > 0);
    assert.ok(!rules(typing).includes('manifest-schema'), JSON.stringify(rules(typing)));
    await client.tell('textDocument/didSave', { textDocument: { uri: client.uri(NAME) } });
    await client.diagnostics(NAME, (each) => rules(each).includes('manifest-schema'));
    await client.edit(NAME, 'material: tin', 'material: zinc');
    await client.diagnostics(NAME, (each) => !rules(each).includes('manifest-schema'));
    // Nothing is saved: after a while it is shown all the same.
    await client.diagnostics(NAME, (each) => rules(each).includes('manifest-schema'));
  });

  it('completes, in the order of the product', async () => {
    await client.start();
    const text = PACK.replace('country: CN', 'country: ');
    await client.open(NAME, text);
    const list = await client.ask<CompletionList>('textDocument/completion', {
      ...(client.at(NAME, 'country: \n', 'country: '.length) as object),
      context: { triggerKind: 1 },
    });
    assert.ok(list.items.length > 10);
    const offered = list.items.slice(0, 2).map(({ label, sortText }) => [label, sortText]);
    assert.deepEqual(offered, [
      ['CL Chile', '00000'],
      ['AU Australia', '00001'],
    ]);
    const keys = await client.ask<CompletionList>('textDocument/completion', {
      ...(client.at(NAME, '  - id: hydroxide') as object),
      context: { triggerKind: 2, triggerCharacter: ' ' },
    });
    assert.deepEqual(keys.items, []);
    const paths = await client.ask<CompletionList>(
      'textDocument/completion',
      client.at(NAME, './suppliers', 2),
    );
    // Of the two manifests of the folder the one that is not this one.
    assert.deepEqual(
      paths.items.map(({ label }) => label),
      ['./suppliers.sourcing.yaml'],
    );
  });

  it('fixes: a choice, or all that is sure', async () => {
    await client.start();
    await client.open(NAME, PACK);
    const diagnostics = await client.diagnostics(NAME);
    const range = client.rangeOf(NAME, 'Korea, Republic of');
    const ask = (only?: string[]): Promise<CodeAction[]> =>
      client.ask('textDocument/codeAction', {
        textDocument: { uri: client.uri(NAME) },
        range,
        context: { diagnostics, ...(only && { only }) },
      });
    const fix = (await ask()).find(({ isPreferred }) => isPreferred);
    const edits = fix?.edit?.changes?.[client.uri(NAME)];
    assert.deepEqual(edits, [{ range, newText: 'KR' }]);
    assert.deepEqual(rules(fix?.diagnostics ?? []), ['country-form']);
    const all = await ask(['source.fixAll']);
    assert.deepEqual(
      all.map(({ kind, edit }) => [kind, edit?.changes?.[client.uri(NAME)]]),
      [['source.fixAll.sourcingCompliance', edits]],
    );
    const china = await client.ask<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: client.uri(NAME) },
      range: client.rangeOf(NAME, 'CN'),
      context: { diagnostics: [] },
    });
    assert.ok(china.some(({ title }) => title.startsWith('Source from ')));
  });

  it('renames over files, and says why where it cannot', async () => {
    await client.start();
    await client.open(NAME, PACK);
    const prepared = await client.ask<{ placeholder: string }>(
      'textDocument/prepareRename',
      client.at(NAME, 'albemarle'),
    );
    assert.equal(prepared.placeholder, 'albemarle');
    const rename = (newName: string): Promise<WorkspaceEdit> =>
      client.ask('textDocument/rename', {
        ...(client.at(NAME, 'albemarle') as object),
        newName,
      });
    const { changes = {} } = await rename('alb');
    assert.deepEqual(Object.keys(changes).sort(), [
      client.uri(NAME),
      client.uri('suppliers.sourcing.yaml'),
    ]);
    await assert.rejects(rename('a b'), /An id has only letters/);
    await assert.rejects(
      client.ask('textDocument/prepareRename', client.at(NAME, 'product')),
      /Put the cursor on the id/,
    );
  });

  it('sees what changes beside the manifest: open, on the disk, and the policy', async () => {
    await client.start();
    await client.open(NAME, PACK);
    await client.diagnostics(NAME);
    await client.open('suppliers.sourcing.yaml', SUPPLIERS);
    await client.edit('suppliers.sourcing.yaml', 'albemarle:', 'else:');
    await client.diagnostics(NAME, (each) => rules(each).includes('unknown-supplier'));
    await client.tell('textDocument/didClose', {
      textDocument: { uri: client.uri('suppliers.sourcing.yaml') },
    });
    await client.diagnostics(NAME, (each) => !rules(each).includes('unknown-supplier'));

    writeFileSync(
      client.path('sourcing.policy.yaml'),
      'policy: 1\nrules:\n  china-source: error\n',
    );
    await client.tell('workspace/didChangeWatchedFiles', { changes: [] });
    await client.diagnostics(NAME, (each) => each[0]?.severity === 1);
    writeFileSync(client.path('sourcing.policy.yaml'), 'policy: 1\nrulez: {}\n');
    await client.tell('workspace/didChangeWatchedFiles', { changes: [] });
    await client.diagnostics(NAME, (each) => each[0]?.severity === 2);
    assert.match(client.shown.join(), /sourcing\.policy\.yaml:2:1/);
  });

  it('takes messages in the order of the protocol', async () => {
    const hover = (): Promise<unknown> =>
      client.ask('textDocument/hover', {
        textDocument: { uri: client.uri(NAME) },
        position: { line: 0, character: 0 },
      });
    await assert.rejects(hover(), { code: -32002 });
    await assert.rejects(client.ask('shutdown', undefined), { code: -32002 });
    // Told too early: it is not open.
    await client.open(NAME, PACK);
    await client.start();
    assert.equal(await hover(), null);
    await assert.rejects(client.start(), { code: -32600 });
    await client.ask('shutdown', undefined);
    await assert.rejects(hover(), { code: -32600 });
  });

  it('says what a request lacks', async () => {
    await client.start();
    const textDocument = { uri: client.uri(NAME) };
    for (const [method, params, wrong] of [
      ['hover', {}, 'textDocument.uri'],
      ['codeLens', null, 'textDocument.uri'],
      ['hover', { textDocument, position: { line: 0 } }, 'position'],
      ['inlayHint', { textDocument, range: [] }, 'range'],
      ['rename', { textDocument, position: { line: 0, character: 0 } }, 'newName'],
    ] as const) {
      await assert.rejects(client.ask(`textDocument/${method}`, params), {
        code: -32602,
        message: `“${wrong}” of textDocument/${method} is missing or of another shape.`,
      });
    }
  });

  it('keeps the text of a file that is open by another address, too', async () => {
    await client.start();
    const suppliers = 'suppliers.sourcing.yaml';
    const text = SUPPLIERS.replace('albemarle:', 'else:');
    await client.open(suppliers, text);
    const uri = client.uri(suppliers).replace('suppliers', 'suppl%69ers');
    const other = { uri, languageId: 'yaml', version: 1, text };
    await client.tell('textDocument/didOpen', { textDocument: other });
    await client.tell('textDocument/didClose', { textDocument: { uri } });
    await client.open(NAME, PACK);
    assert.ok(rules(await client.diagnostics(NAME)).includes('unknown-supplier'));
  });

  it('serves manifests by their names only, and outlives what is odd', async () => {
    await client.start({});
    await client.open('other.yaml', PACK);
    assert.equal(await client.ask('textDocument/hover', client.at('other.yaml', 'AU')), null);
    const odd = {
      textDocument: { uri: 'untitled:Untitled-1' },
      position: { line: 9, character: 9 },
    };
    assert.equal(await client.ask('textDocument/hover', odd), null);
    await client.open(NAME, PACK);
    const beyond = {
      textDocument: { uri: client.uri(NAME) },
      position: { line: 999, character: 9 },
    };
    assert.equal(await client.ask('textDocument/definition', beyond), null);
    const hover = await client.ask<Hover>('textDocument/hover', client.at(NAME, 'AU'));
    assert.equal((hover.contents as { kind: string }).kind, 'plaintext');
    await assert.rejects(client.ask('textDocument/formatting', odd), /Unhandled method/);
    await client.tell('textDocument/didClose', { textDocument: { uri: client.uri(NAME) } });
    assert.deepEqual(await client.diagnostics(NAME, (each) => each.length === 0), []);
    assert.equal(await client.stop(), 0);
  });
});
