import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, folder, open, problems, until } from './workspace';

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Types as a person does, line breaks too; Enter here never takes a suggestion. */
async function type(text: string): Promise<void> {
  for (const character of text) {
    await vscode.commands.executeCommand('type', { text: character });
    await pause(character === '\n' ? 150 : 20);
  }
}

/** Takes what the open list of suggestions has first, once one is open. */
async function accept(): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  const version = document?.version;
  await pause(500);
  for (let tries = 0; tries < 50 && document?.version === version; tries++) {
    await vscode.commands.executeCommand('acceptSelectedSuggestion');
    await pause(100);
  }
}

/** Does what Enter does where a list may be open, which there should not be. */
async function acceptNothing(): Promise<void> {
  await pause(700);
  await vscode.commands.executeCommand('acceptSelectedSuggestion');
  await pause(100);
}

function cursorAt(editor: vscode.TextEditor, offset: number): void {
  const position = editor.document.positionAt(offset);
  editor.selection = new vscode.Selection(position, position);
}

/** Opens a text with the cursor at its mark `‸`. */
async function openAt(name: string, marked: string): Promise<vscode.TextEditor> {
  const editor = await open(name, marked.replace('‸', ''));
  cursorAt(editor, marked.indexOf('‸'));
  await pause(100);
  return editor;
}

const HEAD = 'manifest: 1\nproduct: Pack\nasOf: 2024-06-30\n';
const source = (line: string): string =>
  `${HEAD}sources:\n  - id: x\n    material: lithium\n    stage: processing\n    ${line}\n`;

/** Types the version and a product into JSON, up to the end of its name. */
async function typeHeadInJson(opening = '', quote = ''): Promise<void> {
  await type(`${opening}man`);
  await accept();
  await accept();
  await type(`\n${quote}pro`);
  await accept();
  await type('Pack');
}

/** Types two steps into an empty manifest, by letters and Enter alone. */
async function typeChain(editor: vscode.TextEditor): Promise<void> {
  await type('man');
  await accept();
  await accept();
  await type('\nproduct: Pack\nso');
  await accept();
  await type('ore\nmat');
  await accept();
  await type('Sn');
  await accept();
  await type('\nsta');
  await accept();
  await accept();
  await type('\nsupplier: Mine\ncou');
  await accept();
  await type('AUS');
  await accept();
  await type('\n\nid: two\ninp');
  await accept();
  await accept();
  assert.equal(
    editor.document.getText(),
    'manifest: 1\nproduct: Pack\nsources:\n  - id: ore\n    material: tin\n    stage: extraction\n    supplier: Mine\n    country: AU\n  - id: two\n    inputs: [ore]',
  );
}

describe('typing a manifest', () => {
  afterEach(closeAll);

  it('takes the country, symbol or alias that is written out', async () => {
    const cases = [
      ['country: ', 'USA', 'US'],
      ['country: ', 'UK', 'GB'],
      ['country: ', 'DRC', 'CD'],
      ['country: ', 'Burma', 'MM'],
      ['country: ', 'South K', 'KR'],
      ['country: ', 'UAE', 'AE'],
      ['country: ', "Côte d'I", 'CI'],
    ] as const;
    for (const [key, typed, expected] of cases) {
      const editor = await openAt(`country-${expected}.sourcing.yaml`, source(`${key}‸# todo`));
      await type(typed);
      await accept();
      assert.equal(editor.document.getText(), source(`${key}${expected} # todo`), typed);
    }
    const materials = [
      ['Cu', 'copper'],
      ['Mn', 'manganese'],
      ['C', 'graphite'],
      ['REE', 'rare-earths'],
    ] as const;
    for (const [typed, expected] of materials) {
      const text = `${HEAD}sources:\n  - id: x\n    material: `;
      const editor = await openAt(`material-${typed}.sourcing.yaml`, `${text}‸\n`);
      await type(typed);
      await accept();
      assert.equal(editor.document.getText(), `${text}${expected}\n`, typed);
    }
  });

  it('replaces the whole value, in JSON too', async () => {
    const yaml = await openAt('whole.sourcing.yaml', source("country: C‸ôte d'Ivoire # home"));
    await vscode.commands.executeCommand('editor.action.triggerSuggest');
    await type('ô');
    await pause(300);
    await vscode.commands.executeCommand('deleteLeft');
    await type('h');
    await accept();
    assert.equal(yaml.document.getText(), source('country: CL # home'));
    const json = await openAt(
      'whole.sourcing.json',
      '{ "sources": [{ "country": "‸Korea, Republic of" }] }',
    );
    await type('USA');
    await accept();
    assert.equal(json.document.getText(), '{ "sources": [{ "country": "US" }] }');
  });

  it('leaves Enter alone where the word is complete, and offers no words of the document', async () => {
    const complete = await openAt('enter.sourcing.yaml', source('country: ‸'));
    await type('AU');
    await acceptNothing();
    await type('\n');
    const broken = source('country: AU\n    ');
    await until(
      () => complete.document.getText(),
      (text) => text === broken,
    );
    const free = await openAt(
      'free.sourcing.yaml',
      `${HEAD}x-note: processing-of-lithium\nsources:\n  - id: ‸\n`,
    );
    await type('proc');
    await acceptNothing();
    assert.match(free.document.getText(), / {2}- id: proc\n$/);
  });

  it('offers what else could stand there to whoever asks at the end of a complete value', async () => {
    const editor = await openAt('asked.sourcing.yaml', source('country: CN‸'));
    await pause(600);
    await vscode.commands.executeCommand('editor.action.triggerSuggest');
    await pause(1000);
    await vscode.commands.executeCommand('selectNextSuggestion');
    await accept();
    const [, code] = /country: (\w+)/.exec(editor.document.getText()) ?? [];
    assert.match(code ?? '', /^[A-Z]{2}$/);
    assert.notEqual(code, 'CN');
  });

  it('writes a whole manifest in YAML by letters and Enter', async () => {
    await typeChain(await openAt('typed.sourcing.yaml', '‸'));
  });

  it('indents by hand-typed dashes as well, however fast', async () => {
    const editor = await openAt('dashes.sourcing.yaml', '‸');
    for (const line of [
      'manifest: 1',
      'sources:',
      '- id: ore',
      'inputs:',
      '- a',
      '- b',
      '',
      'stage: extraction',
      '',
      '- id: two',
    ])
      for (const character of `${line}\n`) {
        await vscode.commands.executeCommand('type', { text: character });
        if (character === '\n') await pause(60);
      }
    const expected =
      'manifest: 1\nsources:\n  - id: ore\n    inputs:\n      - a\n      - b\n    stage: extraction\n  - id: two\n    ';
    assert.equal(
      await until(
        () => editor.document.getText(),
        (text) => text === expected,
      ),
      expected,
    );
  });

  it('writes a manifest in JSON, with the commas', async () => {
    const editor = await openAt('typed.sourcing.json', '{‸}');
    await typeHeadInJson('\n"', '"');
    await vscode.commands.executeCommand('jumpToNextSnippetPlaceholder');
    await type('\n"reg');
    await accept();
    await type('ira');
    await accept();
    assert.deepEqual(JSON.parse(editor.document.getText()), {
      manifest: 1,
      product: 'Pack',
      regimes: ['ira-30d'],
    });
  });

  it('writes a manifest in JSON from an empty file', async () => {
    const editor = await openAt('empty.sourcing.json', '‸');
    await typeHeadInJson();
    await vscode.commands.executeCommand('jumpToNextSnippetPlaceholder');
    await type('\nsou');
    await accept();
    await type('ore');
    await vscode.commands.executeCommand('jumpToNextSnippetPlaceholder');
    await type('\nmat');
    await accept();
    await type('Sn');
    await accept();
    await type('\nsta');
    await accept();
    await accept();
    await type('\nsup');
    await accept();
    await type('Mine');
    await vscode.commands.executeCommand('jumpToNextSnippetPlaceholder');
    await type('\ncou');
    await accept();
    await type('AUS');
    await accept();
    assert.deepEqual(JSON.parse(editor.document.getText()), {
      manifest: 1,
      product: 'Pack',
      sources: [
        { id: 'ore', material: 'tin', stage: 'extraction', supplier: 'Mine', country: 'AU' },
      ],
    });
  });

  it('leaves Enter alone in JSON wherever nothing is half written', async () => {
    await vscode.workspace
      .getConfiguration('editor', folder())
      .update('acceptSuggestionOnEnter', 'on', vscode.ConfigurationTarget.Workspace);
    const chain = (item: string): string =>
      `{\n  "manifest": 1,\n  "sources": [\n    { "id": "ore" },\n    ${item}\n  ]\n}`;
    const cases = [
      ['behind a comma', '{\n  "manifest": 1‸\n}', ','],
      ['in an empty object', '{‸}', ''],
      ['in an empty object of a list', chain('{‸}'), ''],
      ['in an empty list', chain('{ "id": "a", "inputs": [‸] }'), ''],
      ['behind an item of a list', chain('{ "id": "a", "inputs": ["ore"‸] }'), ''],
      ['behind a comma in a list', chain('{ "id": "a", "inputs": ["ore"‸] }'), ','],
      ['behind a value that is written out', chain('{ "id": "a", "country": ‸ }'), '"AU"'],
      ['behind a number', '{\n  "manifest": ‸\n}', '1'],
      ['behind a closed object', chain('{ "id": "a" }‸'), ','],
    ] as const;
    for (const [at, [where, marked, typed]] of cases.entries()) {
      const editor = await openAt(`enter-${String(at)}.sourcing.json`, marked);
      await type(typed);
      await acceptNothing();
      const before = editor.document.getText();
      assert.equal(before.replaceAll('""', '"'), marked.replace('‸', typed), where);
      await type('\n');
      const after = editor.document.getText();
      assert.notEqual(after, before, where);
      assert.equal(after.replaceAll(/\s/g, ''), before.replaceAll(/\s/g, ''), where);
      await acceptNothing();
      assert.equal(editor.document.getText(), after, `${where}, on the new line`);
    }
  });

  it('takes an offer in JSON once, and Enter behind it is Enter', async () => {
    const editor = await openAt(
      'once.sourcing.json',
      '{\n  "sources": [{\n    "country": "‸"\n  }]\n}',
    );
    await type('AUS');
    await accept();
    const taken = '{\n  "sources": [{\n    "country": "AU"\n  }]\n}';
    assert.equal(editor.document.getText(), taken);
    await acceptNothing();
    assert.equal(editor.document.getText(), taken);
    cursorAt(editor, taken.indexOf('"AU"') + 2);
    await acceptNothing();
    assert.equal(editor.document.getText(), taken, 'in the middle of a value');
    // Who asks there gets a list, and what is there already stays as it is.
    cursorAt(editor, taken.indexOf('"AU"') + 3);
    await vscode.commands.executeCommand('editor.action.triggerSuggest');
    await pause(700);
    await vscode.commands.executeCommand('acceptSelectedSuggestion');
    assert.equal(editor.document.getText(), taken, 'an exact match');
  });

  it('writes a whole manifest into files that a setting names, and untitled ones', async () => {
    const settings = vscode.workspace.getConfiguration('sourcingCompliance', folder());
    await settings.update('files', ['typed/*.yaml'], vscode.ConfigurationTarget.Workspace);
    try {
      const named = await openAt('typed/suppliers.yaml', '‸');
      await pause(1000);
      await typeChain(named);
    } finally {
      await settings.update('files', undefined, vscode.ConfigurationTarget.Workspace);
    }
    const uri = vscode.Uri.joinPath(folder(), 'new.sourcing.yaml').with({ scheme: 'untitled' });
    const untitled = await vscode.window.showTextDocument(
      await vscode.workspace.openTextDocument(uri),
    );
    await pause(300);
    await typeChain(untitled);
  });

  it('types JSON into files that a setting names, and untitled ones', async () => {
    const typed = async (editor: vscode.TextEditor): Promise<void> => {
      await pause(500);
      await typeHeadInJson();
      assert.deepEqual(JSON.parse(editor.document.getText()), { manifest: 1, product: 'Pack' });
    };
    const settings = vscode.workspace.getConfiguration('sourcingCompliance', folder());
    await settings.update('files', ['typed/*.json'], vscode.ConfigurationTarget.Workspace);
    try {
      const named = await openAt('typed/suppliers.json', '‸');
      await pause(1000);
      await typed(named);
    } finally {
      await settings.update('files', undefined, vscode.ConfigurationTarget.Workspace);
    }
    const uri = vscode.Uri.joinPath(folder(), 'new.sourcing.json').with({ scheme: 'untitled' });
    await typed(await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri)));
  });

  it('leaves other YAML files alone', async () => {
    const editor = await openAt('other.yaml', 'sources:\n  - id: x‸');
    await type('\n');
    assert.equal(editor.document.getText(), 'sources:\n  - id: x\n  ');
  });

  it('says what is missing once the cursor has left the source', async () => {
    const editor = await openAt('quiet.sourcing.yaml', `${HEAD}sources:\n  - id: x‸`);
    const { uri } = editor.document;
    await until(
      () => problems(uri).length,
      (count) => count > 0,
    );
    await type('\nmaterial: tin\nsupplier: Mine');
    await until(
      () => problems(uri).map(({ message }) => message),
      ({ length }) => length === 0,
    );
    cursorAt(editor, 0);
    const missing = await until(
      () => problems(uri).filter(({ message }) => message.startsWith('Missing')),
      (found) => found.length > 0,
    );
    assert.equal(missing.length, 1);
  });
});
