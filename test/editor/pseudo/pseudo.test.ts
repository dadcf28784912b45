import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { knowledgeData } from '../../../src/knowledge/generated/knowledge.js';
import { subdivisionsOf } from '../../../src/knowledge/subdivisions';
import { RULES } from '../../../src/rules/catalogue';
import { outsideBrackets } from '../../host/pseudo/brackets';
import { COLUMN_MEANINGS } from '../../../src/convert/table/columns';
import { Shown } from '../shown';
import { closeAll, inFolder, problems, until, write } from '../workspace';

/** What is no text of the interface: names of things and formats. */
const NAMES = [
  'sourcing',
  'compliance',
  ...knowledgeData.materials.map(({ symbol = '' }) => symbol),
];

/** What documents say and are called stays in their language, and so do the ids of rules and names of regions and companies. */
const CITED = [
  ...RULES.map(({ id }) => id),
  ...knowledgeData.facts.map(({ statement }) => statement),
  ...knowledgeData.agreements.map(({ name }) => name),
  ...knowledgeData.restrictions.flatMap(({ note }) => note ?? []),
  ...knowledgeData.companies.map(({ name }) => name),
  ...knowledgeData.countries.flatMap(({ code }) => subdivisionsOf(code).map(({ name }) => name)),
].sort((a, b) => b.length - a.length);

/** Of a text what is not cited: the document of a line stands at its end. */
const uncited = (text: string): string =>
  CITED.reduce((rest, cited) => rest.replaceAll(cited, ' '), text.replaceAll(/ — .*$/gm, ''));

const ask = <T>(command: string, ...args: readonly unknown[]): Thenable<T> =>
  vscode.commands.executeCommand<T>(command, ...args);

/** Markdown as it is read: without addresses and pictures, its entities as characters. */
const read = (markdown: string): string =>
  markdown
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/!\[[^\]]*\]\([^)]*\)/g, ' ')
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/\\(.)/g, '$1');

const textOf = (content: string | vscode.MarkdownString | vscode.MarkedString): string =>
  typeof content === 'string' ? content : read(content.value);

const wordsOf = (text: string): string[] => text.toLowerCase().match(/\p{L}{3,}/gu) ?? [];

describe('an editor in a language that is English in brackets', () => {
  let document: vscode.TextDocument;
  let words: ReadonlySet<string>;

  before(async () => {
    document = await vscode.workspace.openTextDocument(inFolder('ev-battery-pack.sourcing.yaml'));
    await vscode.window.showTextDocument(document);
    await until(
      () => problems(document.uri),
      (found) => found.length > 0,
    );
    const far = await vscode.workspace.openTextDocument(
      inFolder('battery-suppliers.sourcing.yaml'),
    );
    words = new Set(
      [document.getText(), far.getText(), NAMES.join(' ')].flatMap((text) => wordsOf(text)),
    );
  });

  after(closeAll);

  /** Words outside brackets that are not the manifest's. */
  function check(what: string, texts: readonly string[], own: readonly string[] = []): void {
    assert.ok(
      texts.some((text) => text.includes('⟦')),
      `${what}: ${texts.slice(0, 5).join(' | ')}`,
    );
    const left = texts.flatMap((text) => {
      const rest = outsideBrackets(text);
      const strangeIn = (part: string): string[] =>
        wordsOf(part).filter((word) => !words.has(word) && !own.includes(word));
      const strange = strangeIn(rest).length > 0 ? strangeIn(uncited(rest)) : [];
      return strange.length > 0 ? [`${strange.join(' ')}: ${text}`] : [];
    });
    assert.deepEqual([...new Set(left)], [], what);
  }

  const positions = (): vscode.Position[] =>
    [...document.getText().matchAll(/[^\s:[\]{},#-][^\s:[\]{},]*/g)].map(({ index }) =>
      document.positionAt(index),
    );

  it('has its problems and what is related to them', () => {
    const found = problems(document.uri);
    check(
      'problems',
      found.map(({ message }) => message),
    );
    const related = found.flatMap(({ relatedInformation = [] }) => relatedInformation);
    check(
      'related places',
      related.map(({ message }) => message),
    );
  });

  it('has its lenses and hints', async () => {
    const lenses = await ask<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 50);
    check(
      'lenses',
      lenses.map(({ command }) => command?.title ?? ''),
    );
    const hints = await ask<vscode.InlayHint[]>(
      'vscode.executeInlayHintProvider',
      document.uri,
      new vscode.Range(0, 0, document.lineCount, 0),
    );
    check(
      'hints',
      hints.flatMap(({ label, tooltip = '' }) => [
        typeof label === 'string' ? label : label.map(({ value }) => value).join(''),
        textOf(tooltip),
      ]),
    );
  });

  it('has its hovers', async () => {
    const texts: string[] = [];
    for (const position of positions()) {
      const hovers = await ask<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        position,
      );
      texts.push(...hovers.flatMap(({ contents }) => contents.map(textOf)));
    }
    check('hovers', texts);
  });

  it('has its fixes and refactorings', async () => {
    const titles: string[] = [];
    for (const { range } of problems(document.uri)) {
      const actions = await ask<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        range,
      );
      titles.push(...actions.map(({ title }) => title));
    }
    check('fixes', titles);
  });

  it('has its offers', async () => {
    const texts: string[] = [];
    for (const [index, position] of positions().entries()) {
      if (index % 3 > 0) continue;
      const { items } = await ask<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        position,
      );
      for (const { label, detail = '', documentation = '' } of items) {
        texts.push(detail, textOf(documentation));
        if (typeof label !== 'string') texts.push(label.detail ?? '', label.description ?? '');
      }
    }
    check('offers', texts);
  });

  it('has its outline and hierarchy', async () => {
    const symbols = await ask<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    const all = symbols.flatMap((each) => [each, ...each.children]);
    check(
      'outline',
      all.map(({ detail }) => detail),
    );
    const at = document.positionAt(document.getText().indexOf('- id:') + '- id: '.length);
    const items = await ask<vscode.CallHierarchyItem[]>(
      'vscode.prepareCallHierarchy',
      document.uri,
      at,
    );
    check(
      'hierarchy',
      items.map(({ detail = '' }) => detail),
    );
  });

  it('has its commands, settings and views', () => {
    const extension = vscode.extensions.getExtension('sourcing-compliance.sourcing-compliance');
    const { contributes } = extension?.packageJSON as { contributes: Record<string, unknown> };
    const texts: string[] = [];
    const shown = /^(?:title|shortTitle|markdownDescription|description|contents|label|altText)$/;
    const look = (key: string, value: unknown): void => {
      // A title of a command comes with what it is in English.
      const text = (value as { value?: unknown } | null)?.value ?? value;
      if (typeof text === 'string' && shown.test(key)) texts.push(read(text));
      else if (typeof value === 'object' && value !== null)
        for (const [inner, each] of Object.entries(value)) look(inner, each);
    };
    for (const point of ['commands', 'configuration', 'submenus', 'viewsWelcome', 'walkthroughs'])
      look(point, contributes[point]);
    check('commands', texts);
  });

  it('has its imports and exports', async () => {
    const shown = new Shown();
    const sheet = [
      'Line ID,Mineral,Process Step,Supplier Name,Site Country,Share,Buyer',
      'm1,Lithium,Mining,Ash Pit,Australia,viel,Kim',
      'x1,Unobtainium,mining,Nobody,Atlantis,,Kim',
      'x2,Nickel,mining,Nobody,Atlantis,,Kim',
    ].join('\n');
    const own = [...wordsOf(sheet), ...COLUMN_MEANINGS, ...wordsOf('sheet sourcing csv markdown')];
    const said = (lines: readonly string[]): string[] =>
      lines.map((line) => line.replace(/\$\([\w-]+\)/g, ''));
    try {
      const importing = ask('sourcingCompliance.importSources', await write('sheet.csv', sheet));
      check('preview of an import', said(await shown.list(1)), own);
      await shown.choose(1, '$(symbol-field) Buyer');
      check('meanings of a column', said(await shown.list(2)), own);
      await shown.choose(2, 'note');
      await shown.choose(3, '$(new-file)');
      await importing;
      check('what an import did', shown.notes, own);
      await ask('sourcingCompliance.importSources', await write('empty.csv', ''));
      await ask('sourcingCompliance.importSources', await write('no.json', '{'));
      check('why nothing is imported', shown.errors, wordsOf('empty csv json no'));
      await vscode.window.showTextDocument(document);
      for (const [at, to] of ['Markdown', 'CycloneDX 2.0', 'Catena-X'].entries()) {
        shown.saveTo = undefined;
        const exporting = ask('sourcingCompliance.exportManifest', document.uri);
        const formats = 4 + 2 * at;
        check(
          'formats',
          said(await shown.list(formats)),
          wordsOf('CSV CycloneDX Catena Us Tariff Information UsTariffInformation Markdown'),
        );
        await shown.choose(formats, to);
        const lost = await shown.list(formats + 1);
        check(
          `what ${to} cannot say`,
          said(lost),
          wordsOf(`${to} not stated smelting ZZZ urn uuid UsTariffInformation`),
        );
        await shown.choose(formats + 1, '$(export)');
        await exporting;
      }
    } finally {
      shown.restore();
    }
  });

  it('has the problems of manifests that are not open', async () => {
    await closeAll();
    const uri = inFolder('wind-turbine-magnet.sourcing.yaml');
    await ask('sourcingCompliance.checkWorkspace');
    const found = await until(
      () => problems(uri),
      (all) => all.length > 0,
    );
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    check(
      'problems of all',
      found.map(({ message }) => message),
      wordsOf(text),
    );
  });
});
