import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Shown } from '../shown';
import { closeAll, inFolder, oneStep, open, problems, until, write } from '../workspace';

/** As the tests of a file expect: lenses, hovers and the like come from the same command each time. */
const ask = <T>(command: string, ...args: readonly unknown[]): Thenable<T> =>
  vscode.commands.executeCommand<T>(command, ...args);

/** Whether the step in China is among some problems, in German. */
function assertSaysChina(found: readonly vscode.Diagnostic[]): void {
  const messages = found.map(({ message }) => message);
  assert.ok(
    messages.some((message) =>
      message.startsWith('Verarbeitung von Lithium in China (erfasstes Land). Aus den USA'),
    ),
    messages.join('\n'),
  );
}

describe('an editor in German', () => {
  afterEach(closeAll);

  it('is one', () => {
    assert.equal(vscode.env.language, 'de');
  });

  it('says findings, verdicts, hints and the state in German', async () => {
    const { document } = await open('deutsch.sourcing.yaml', oneStep('CN'));
    const found = await until(
      () => Promise.resolve(vscode.languages.getDiagnostics(document.uri)),
      (all) => all.length > 0,
    );
    assertSaysChina(found);
    const lenses = await ask<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 9);
    assert.equal(lenses[0]?.command?.title, '1 Ursache in China');
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const hints = await ask<vscode.InlayHint[]>(
      'vscode.executeInlayHintProvider',
      document.uri,
      whole,
    );
    const [hint] = hints;
    assert.ok(typeof hint?.label === 'string');
    assert.match(hint.label, /China ✖ erfasstes Land/);
  });

  it('says hovers, fixes and offers in German', async () => {
    const text = oneStep('CN');
    const { document } = await open('deutsch-2.sourcing.yaml', text);
    const at = document.positionAt(text.indexOf('country: CN') + 'country: '.length);
    await until(
      () => Promise.resolve(vscode.languages.getDiagnostics(document.uri)),
      (all) => all.length > 0,
    );
    const hovers = await ask<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, at);
    const hover = hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (typeof content === 'string' ? content : content.value))
      .join('\n');
    assert.match(hover, /\*\*China\*\* &#40;CN&#41;&#58; &#10006; erfasstes Land, am /);
    const actions = await ask<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(at, at),
    );
    const titles = actions.map(({ title }) => title);
    assert.ok(
      titles.some((title) => title.startsWith('Bezugsquelle ')),
      titles.join('\n'),
    );
    assert.ok(titles.includes('Alternativen vergleichen'), titles.join('\n'));
    assert.ok(titles.some((title) => /^china-source hier bis .* freigeben/.test(title)));
    const offers = await ask<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      at,
    );
    const labels = offers.items.map(({ label }) =>
      typeof label === 'string' ? label : label.label,
    );
    assert.ok(labels.includes('AU Australien'), labels.slice(0, 5).join(', '));
  });

  it('has its commands and settings in German', () => {
    const extension = vscode.extensions.getExtension('sourcing-compliance.sourcing-compliance');
    const { contributes } = extension?.packageJSON as {
      contributes: { commands: { command: string; title: string | { value: string } }[] };
    };
    const titles = contributes.commands.map(({ title }) =>
      typeof title === 'string' ? title : title.value,
    );
    assert.ok(titles.includes('Zur Ursache gehen'), titles.join(', '));
  });

  it('says in German what is wrong with manifests that are not open', async () => {
    const uri = await write('geprüft.sourcing.yaml', oneStep('CN'));
    await vscode.commands.executeCommand('sourcingCompliance.checkWorkspace');
    const found = await until(
      () => problems(uri),
      (all) => all.length > 0,
    );
    assertSaysChina(found);
    await vscode.workspace.fs.delete(uri);
  });

  describe('with imports and exports', () => {
    let shown: Shown;

    beforeEach(() => {
      shown = new Shown();
    });

    afterEach(() => {
      shown.restore();
    });

    it('says in German what an import leaves out', async () => {
      const sheet = [
        'Line ID,Mineral,Process Step,Supplier Name,Site Country,Buyer',
        'm1,Lithium,Mining,Ash Pit,Australia,Kim',
        'x1,Unobtainium,mining,Nobody,Peru,Kim',
      ].join('\n');
      const running = vscode.commands.executeCommand(
        'sourcingCompliance.importSources',
        await write('tabelle.csv', sheet),
      );
      const lines = await shown.list(1);
      assert.equal(
        lines[0],
        '$(new-file) Ein neues Manifest schreiben | Schritte: 1 | Tabelle; Zeilen gelesen: 2',
      );
      assert.deepEqual(lines.slice(-3), [
        'Nicht übernommen (2)',
        '$(circle-slash) Spalte Buyer | Die Spalte wird nicht verstanden.',
        '$(circle-slash) Zeile 3 | „Unobtainium“ ist kein Material und keine Komponente des Katalogs.',
      ]);
      await shown.choose(1, '$(new-file)');
      await running;
      assert.match(shown.notes[0] ?? '', /Schritte geschrieben: 1\. Noch zu klären: 2\./);
    });

    it('says in German why a file is not imported', async () => {
      const uri = await write('zitat.csv', 'material,country,supplier\n"Tin,Peru,Ash\n');
      await vscode.commands.executeCommand('sourcingCompliance.importSources', uri);
      assert.deepEqual(shown.errors, [
        'zitat.csv: In oder vor Zeile 2 ist ein Anführungszeichen nicht geschlossen oder steht mitten in einer Zelle.',
      ]);
    });

    it('says in German what an export cannot say', async () => {
      await open('zelle.sourcing.yaml', `# ours\n${oneStep('CN')}    spec: MIL-1\n`);
      shown.saveTo = inFolder('zelle.md');
      const running = vscode.commands.executeCommand('sourcingCompliance.exportManifest');
      await shown.choose(1, 'Markdown');
      const lines = await shown.list(2);
      assert.deepEqual(lines.slice(1), [
        'Nicht enthalten in Markdown',
        '$(circle-slash) asOf des Manifests',
        '$(circle-slash) spec: 1 Quelle (lithium-hydroxide)',
        '$(circle-slash) 1 Kommentar',
      ]);
      await shown.choose(2, '$(export)');
      await running;
    });

    it('says in German why a manifest is not exported', async () => {
      await open('offen.sourcing.yaml', 'manifest: 1\nproduct: [\n');
      const running = vscode.commands.executeCommand('sourcingCompliance.exportManifest');
      await shown.choose(1, 'CSV');
      await running;
      assert.match(shown.errors[0] ?? '', /: Das Manifest hat Syntaxfehler\. Zuerst beheben/);
    });
  });
});
