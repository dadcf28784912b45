import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { packed, workbookOf } from '../support/workbook';
import { templateSheets } from '../support/template';
import { Shown } from './shown';
import { closeAll, inFolder, open, problems, rules, until, write } from './workspace';

const SHEET = [
  'Line ID,Mineral,Process Step,Supplier Name,Site Country,Buyer',
  'm1,Lithium,Mining,Ash Pit,Australia,Kim',
  'r1,lithium hydroxide,refining,Birch Salts,China,Kim',
  'x1,Unobtainium,mining,Nobody,Peru,Kim',
  '',
].join('\n');

const textOf = (uri: vscode.Uri): Promise<string> =>
  Promise.resolve(vscode.workspace.fs.readFile(uri)).then((bytes) =>
    new TextDecoder().decode(bytes),
  );

describe('import of sources in the editor', () => {
  let shown: Shown;

  beforeEach(() => {
    shown = new Shown();
  });

  afterEach(async () => {
    shown.restore();
    await closeAll();
  });

  const importFile = (uri: vscode.Uri): Thenable<unknown> =>
    vscode.commands.executeCommand('sourcingCompliance.importSources', uri);

  it('shows what each column says and what will not come over, then writes a new manifest', async () => {
    const running = importFile(await write('sheet.csv', SHEET));
    const lines = await shown.list(1);
    assert.deepEqual(
      lines.filter((line) => line.startsWith('$(symbol-field)')),
      [
        '$(symbol-field) Line ID | → id | m1 · r1 · x1',
        '$(symbol-field) Mineral | → subject | Lithium · lithium hydroxide · Unobtainium',
        '$(symbol-field) Process Step | → stage | Mining · refining · mining',
        '$(symbol-field) Supplier Name | → supplier | Ash Pit · Birch Salts · Nobody',
        '$(symbol-field) Site Country | → country | Australia · China · Peru',
        '$(symbol-field) Buyer | → not taken over | Kim',
      ],
    );
    assert.deepEqual(lines.slice(-2), [
      '$(circle-slash) column Buyer | The column is not understood.',
      '$(circle-slash) line 4 | “Unobtainium” is no material or component of the catalogue.',
    ]);
    await shown.choose(1, '$(new-file)');
    await running;
    const document = vscode.window.activeTextEditor?.document;
    assert.ok(document?.isUntitled);
    assert.match(document.uri.path, /\/sheet\.sourcing\.yaml$/);
    await until(
      () => rules(document.uri),
      (found) => found.includes('china-source'),
    );
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), '');
  });

  it('takes another meaning of a column, and saves the mapping', async () => {
    const running = importFile(await write('sheet.csv', SHEET));
    shown.saveTo = inFolder('own.mapping.yaml');
    await shown.choose(1, '$(symbol-field) Buyer');
    await shown.choose(2, 'note');
    const lines = await shown.list(3);
    assert.ok(lines.includes('$(symbol-field) Buyer | → note | Kim'), lines.join('\n'));
    await shown.choose(3, '$(save)');
    // It is kept by the time that the preview is back.
    await shown.list(4);
    assert.match(await textOf(inFolder('own.mapping.yaml')), /Buyer: note/);
    await shown.choose(4, '$(new-file)');
    await running;
    assert.match(vscode.window.activeTextEditor?.document.getText() ?? '', /# Kim\n {2}- id: /);
  });

  it('brings a newer file into the manifest that is open, as one edit', async () => {
    const before = importFile(await write('sheet.csv', SHEET));
    await shown.choose(1, '$(new-file)');
    await before;
    const own = `${vscode.window.activeTextEditor?.document.getText() ?? ''}# ours\n`;
    await closeAll();
    const editor = await open('sheet.sourcing.yaml', own);
    const again = importFile(await write('sheet.csv', SHEET.replace('China', 'Chile')));
    const lines = await shown.list(2);
    assert.match(
      lines[1] ?? '',
      /Bring into .*sheet\.sourcing\.yaml \| Steps updated: 1, added: 0;/,
    );
    await shown.choose(2, '$(edit)');
    await again;
    assert.equal(editor.document.getText(), own.replace('country: CN', 'country: CL'));
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), own);
  });

  it('says in one line what cannot be read, and changes nothing', async () => {
    const whole = workbookOf(templateSheets('en'));
    const locked = new Uint8Array(600);
    locked.set([0xd0, 0xcf, 0x11, 0xe0]);
    const entities = packed({
      'xl/workbook.xml': '<!DOCTYPE a [<!ENTITY b "c">]><workbook/>',
      'xl/_rels/workbook.xml.rels': '<Relationships/>',
    });
    const files: readonly (readonly [name: string, bytes: Uint8Array | string, why: RegExp])[] = [
      ['cut.xlsx', whole.slice(0, whole.length / 2), /damaged or cut off/],
      ['locked.xlsx', locked, /password/],
      ['entities.xlsx', entities, /declares entities/],
      ['quotes.csv', 'material,country,supplier\n"Tin,Peru,Ash\n', /quote is not closed/],
      ['old.json', '{"bomFormat":"CycloneDX","specVersion":"1.2"}', /1\.2 is not read/],
      ['empty.csv', '', /empty/],
      ['large.csv', new Uint8Array(51e6), /more than 50 MB/],
    ];
    const before = vscode.workspace.textDocuments.length;
    for (const [name, content, why] of files) {
      const uri = inFolder(name);
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
      await vscode.workspace.fs.writeFile(uri, bytes);
      await importFile(uri);
      const error = shown.errors.pop() ?? '';
      assert.match(error, why);
      assert.ok(error.startsWith(`${name}: `) && !error.includes('\n'), error);
      await vscode.workspace.fs.delete(uri);
    }
    await importFile(inFolder('missing.csv'));
    assert.match(shown.errors.pop() ?? '', /^missing\.csv: The file cannot be read/);
    assert.equal(vscode.workspace.textDocuments.length, before);
    assert.equal(shown.lists.length, 0);
  });
});

describe('export of a manifest in the editor', () => {
  let shown: Shown;
  const MANIFEST = `# ours
manifest: 1
product: Cell
asOf: 2023-06-30
sources:
  - id: salt
    material: lithium
    stage: processing
    supplier: One
    country: CL
    spec: MIL-1
`;

  beforeEach(() => {
    shown = new Shown();
  });

  afterEach(async () => {
    shown.restore();
    await closeAll();
  });

  it('lists what the format cannot say, and writes the file', async () => {
    const editor = await open('cell.sourcing.yaml', MANIFEST);
    shown.saveTo = inFolder('cell.md');
    const running = vscode.commands.executeCommand('sourcingCompliance.exportManifest');
    await shown.choose(1, 'Markdown');
    const lines = await shown.list(2);
    assert.deepEqual(lines.slice(1), [
      'Not said in Markdown',
      '$(circle-slash) asOf of the manifest',
      '$(circle-slash) spec of 1 source (salt)',
      '$(circle-slash) 1 comment',
    ]);
    await shown.choose(2, '$(export)');
    await running;
    assert.match(await textOf(shown.saveTo), /^# Cell\n/);
    assert.equal(editor.document.getText(), MANIFEST);
  });

  it('writes nothing of a manifest with mistakes of syntax', async () => {
    await open('unfinished.sourcing.yaml', 'manifest: 1\nproduct: [\n');
    const running = vscode.commands.executeCommand('sourcingCompliance.exportManifest');
    await shown.choose(1, 'CSV');
    await running;
    assert.match(shown.errors[0] ?? '', /mistakes of syntax/);
    assert.deepEqual(problems(inFolder('unfinished.csv')), []);
  });
});
