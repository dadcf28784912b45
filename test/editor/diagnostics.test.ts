import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  closeAll,
  codeOf,
  oneStep,
  open,
  problems,
  replace,
  rules,
  until,
  untilRules,
  write,
} from './workspace';

const settings = (): vscode.WorkspaceConfiguration =>
  vscode.workspace.getConfiguration('sourcingCompliance');

/** All that one sees of a problem, but for the name of its file. */
function inWords(problem: vscode.Diagnostic): string {
  const { range, severity, message, relatedInformation } = problem;
  const related = (relatedInformation ?? []).map(({ location, message: text }) => [
    location.range,
    text,
  ]);
  return JSON.stringify([range, severity, message, codeOf(problem), related]);
}

/** Waits until the editor has told of every problem that was set so far: it does so in order, some at once. */
async function allTold(): Promise<void> {
  const marks = vscode.languages.createDiagnosticCollection('mark');
  const uri = vscode.Uri.parse('untitled:mark');
  const told = new Promise<void>((resolve) => {
    const listener = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      if (!uris.some((each) => each.toString() === uri.toString())) return;
      listener.dispose();
      resolve();
    });
  });
  const range = new vscode.Range(0, 0, 0, 0);
  marks.set(uri, [new vscode.Diagnostic(range, 'mark')]);
  await told;
  marks.dispose();
}

describe('problems', () => {
  afterEach(closeAll);

  it('follow the text while it is typed', async () => {
    const editor = await open('while-typing.sourcing.yaml', oneStep('CN'));
    const { uri } = editor.document;
    await untilRules(uri, 'china-source');
    await replace(editor, 'country: CN', 'country: AU');
    await untilRules(uri);
    await replace(editor, 'country: AU', 'country: Chnia');
    await untilRules(uri, 'unknown-country');
    await replace(editor, 'country: Chnia', 'country: China');
    await untilRules(uri, 'country-form', 'china-source');
  });

  it('stand on the value, in UTF-16, with a severity and a page that can be opened', async () => {
    const text = oneStep('CN').replace(
      'supplier: Someone\n    country: CN',
      'country: CN # 🏭\n    supplier: "🏭🏭"',
    );
    const { document } = await open('place.sourcing.yaml', text);
    const [problem] = await until(
      () => problems(document.uri),
      ({ length }) => length === 1,
    );
    assert.ok(problem);
    assert.equal(document.getText(problem.range), 'CN');
    assert.equal(problem.severity, vscode.DiagnosticSeverity.Warning);
    const { code } = problem;
    assert.ok(typeof code === 'object');
    const page = await vscode.workspace.openTextDocument(code.target);
    assert.match(page.getText(), /china-source/);
  });

  it('judge by the day of the manifest', async () => {
    const editor = await open('japan.sourcing.yaml', oneStep('JP', '2023-03-27'));
    const { uri } = editor.document;
    await until(
      () => rules(uri),
      ({ length }) => length === 1,
    );
    assert.match(rules(uri).join(), /^(pending-agreement|non-fta-source)$/);
    await replace(editor, '2023-03-27', '2023-03-28');
    await untilRules(uri);
  });

  it('link the step that a chain rests on', async () => {
    const text = `${oneStep('CN')}  - id: cell
    component: battery-cell
    stage: manufacturing
    supplier: Someone else
    country: KR
    inputs: [lithium-hydroxide]
`;
    const { document } = await open('chain.sourcing.yaml', text);
    await untilRules(document.uri, 'china-source', 'china-upstream');
    const related = problems(document.uri)[1]?.relatedInformation?.[0];
    assert.ok(related);
    assert.equal(related.location.uri.toString(), document.uri.toString());
    assert.match(document.lineAt(related.location.range.start).text, /lithium-hydroxide|CN/);
  });

  it('leave the syntax of JSON to the editor, unless the setting wants it', async () => {
    const text = '{ "manifest": 1, "product": "Cell", "sources": [, ] }';
    const { document } = await open('broken.sourcing.json', text);
    const syntax = (): number => rules(document.uri).filter((id) => id === 'yaml-syntax').length;
    try {
      await settings().update('yamlSyntax', 'always', vscode.ConfigurationTarget.Workspace);
      await until(syntax, (count) => count > 0);
      await settings().update('yamlSyntax', undefined, vscode.ConfigurationTarget.Workspace);
      await until(syntax, (count) => count === 0);
    } finally {
      await settings().update('yamlSyntax', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it('tell the syntax of YAML where nobody else does', async () => {
    const editor = await open('broken.sourcing.yaml', oneStep('CN'));
    await untilRules(editor.document.uri, 'china-source');
    await replace(editor, 'supplier: Someone', 'supplier: "Someone');
    await until(
      () => rules(editor.document.uri),
      (ids) => ids.includes('yaml-syntax'),
    );
    assert.ok(rules(editor.document.uri).length < 10);
  });

  it('are at most a thousand, the most severe, with a word on the rest', async () => {
    const step = oneStep('CN').split('sources:\n')[1] ?? '';
    const steps = Array.from({ length: 1200 }, (_, index) =>
      step.replace('lithium-hydroxide', `step-${String(index)}`),
    );
    const broken = step.replace('lithium-hydroxide', 'last').replace('CN', 'Nowhere');
    const { document } = await open(
      'many.sourcing.yaml',
      `manifest: 1\nproduct: Cell\nasOf: 2023-06-30\nsources:\n${steps.join('')}${broken}`,
    );
    const shown = await until(
      () => problems(document.uri),
      ({ length }) => length > 0,
    );
    assert.equal(shown.length, 1000);
    assert.equal(shown.filter((each) => codeOf(each) === 'unknown-country').length, 1);
    assert.match(shown.at(-1)?.message ?? '', /^202 more findings/);
  });

  for (const [count, what] of [
    [800, 'underlined'],
    [2000, 'shown'],
  ] as const) {
    it(`begin with those on the screen, where not all are ${what}`, async () => {
      const step = oneStep('CN').split('sources:\n')[1] ?? '';
      const steps = Array.from({ length: count }, (_, index) =>
        step.replace('lithium-hydroxide', `step-${String(index)}`),
      );
      const editor = await open(
        `scrolled-${what}.sourcing.yaml`,
        `manifest: 1\nproduct: Cell\nasOf: 2023-06-30\nsources:\n${steps.join('')}`,
      );
      const { document } = editor;
      await until(
        () => problems(document.uri),
        ({ length }) => length === Math.min(count, 1000),
      );
      for (const index of [count - 10, Math.floor(count / 2), 3]) {
        const at = document.positionAt(document.getText().indexOf(`id: step-${String(index)}\n`));
        editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.AtTop);
        // The editor underlines the first 500.
        await until(
          () => problems(document.uri).slice(0, 500),
          (shown) => shown.some(({ range }) => range.start.line === at.line + 4),
        );
      }
    });
  }

  it('are sent again only when they change', async () => {
    const editor = await open('same.sourcing.yaml', oneStep('CN'));
    const { uri } = editor.document;
    await untilRules(uri, 'china-source');
    let sent = 0;
    const listener = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      if (uris.some((each) => each.toString() === uri.toString())) sent++;
    });
    try {
      await allTold();
      sent = 0;
      await replace(editor, 'product: Cell', 'product: Pack');
      // The hover has the new text analysed.
      const at = new vscode.Position(8, 14);
      await vscode.commands.executeCommand('vscode.executeHoverProvider', uri, at);
      await allTold();
      assert.equal(sent, 0);
      await replace(editor, 'country: CN', 'country: RU');
      await until(
        () => sent,
        (count) => count > 0,
      );
      assert.deepEqual(rules(uri), ['covered-nation-source']);
    } finally {
      listener.dispose();
    }
  });

  it('are after any edit those of the same text opened anew', async () => {
    const steps = Array.from({ length: 4 }, (_, index) => {
      const step = oneStep('CN').split('sources:\n')[1] ?? '';
      const fed = index === 0 ? '' : `    inputs: [step-${String(index - 1)}]\n`;
      return step.replace('lithium-hydroxide', `step-${String(index)}`) + fed;
    });
    const head = 'manifest: 1\nproduct: Cell\nasOf: 2023-06-30\nsources:\n';
    const { document } = await open('edited.sourcing.yaml', head + steps.join(''));
    const edits: readonly (readonly [string, string])[] = [
      ['sources:\n', 'sources:\n  # the chain\n\n'],
      ['step-0\n', 'step-0 # the first\n'],
      ['country: CN', 'country: KR'],
      ['Someone\n    country: KR', '"Some \u{1F3ED}"\n    country: KR'],
      ['  # the chain\n\n', ''],
      ['inputs: [step-1]', 'inputs: [step-0, step-1]'],
      ['country: KR', 'country: Nowhere'],
    ];
    for (const [index, [before, after]] of edits.entries()) {
      await replace(await vscode.window.showTextDocument(document), before, after);
      const anew = await open(`anew-${String(index)}.sourcing.yaml`, document.getText());
      const expected = await until(
        () => problems(anew.document.uri).map(inWords),
        ({ length }) => length > 0,
      );
      await until(
        () => problems(document.uri).map(inWords).join('\n'),
        (seen) => seen === expected.join('\n'),
      );
    }
  });

  it('go when the manifest is closed', async () => {
    const uri = await write('closed.sourcing.yaml', oneStep('CN'));
    // Not by `openTextDocument`, which would keep the document for minutes.
    await vscode.commands.executeCommand('vscode.open', uri);
    await untilRules(uri, 'china-source');
    await closeAll();
    await untilRules(uri);
  });

  it('are about the files that the setting names, too', async () => {
    const { document } = await open('suppliers/plain.yaml', oneStep('CN'));
    assert.deepEqual(rules(document.uri), []);
    try {
      await settings().update('files', ['suppliers/*.yaml'], vscode.ConfigurationTarget.Workspace);
      await untilRules(document.uri, 'china-source');
    } finally {
      await settings().update('files', undefined, vscode.ConfigurationTarget.Workspace);
    }
    await untilRules(document.uri);
  });

  it('follow an edit in a manifest of 10,000 sources', async () => {
    const source = (index: number): string =>
      `  - { id: s${index}, material: lithium, stage: processing, supplier: One, country: AU }\n`;
    const text = `manifest: 1\nproduct: Pack\nasOf: 2024-06-30\nsources:\n${Array.from({ length: 10_000 }, (_, index) => source(index)).join('')}`;
    const editor = await open('large.sourcing.yaml', text);
    const { uri } = editor.document;
    await replace(editor, 'id: s5000, material: lithium', 'id: s5000, material: lithum');
    await untilRules(uri, 'unknown-material');
    await replace(editor, 'material: lithum', 'material: lithium');
    await untilRules(uri);
    await replace(editor, 'supplier: One, country: AU }', 'supplier: One, country: CN }');
    await untilRules(uri, 'china-source');
  });
});
