/**
 * Stands in for the extension of Red Hat, which no package registry has: its language service, from npm,
 * with the same id, settings and defaults, registered as its client does.
 */
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CompletionItem, Hover, MarkupContent, Range } from 'vscode-languageserver/node';
import * as vscode from 'vscode';
import { getLanguageService } from 'yaml-language-server/lib/esm/languageservice/yamlLanguageService';

const YAML = { language: 'yaml' };

/** What was asked of it, for a test that wants to know that it was. */
export interface Asked {
  hovers: number;
  completions: number;
  symbols: number;
  validations: number;
}

export function activate({ subscriptions }: vscode.ExtensionContext): Asked {
  const asked = { hovers: 0, completions: 0, symbols: 0, validations: 0 };
  const service = getLanguageService({
    schemaRequestService: (address: string) => Promise.reject(new Error(`${address} is not there`)),
    workspaceContext: { resolveRelativePath: (path: string) => path },
    telemetry: { send: nothing, sendError: nothing, sendTrack: nothing },
  });
  service.configure({ hover: true, completion: true, validate: true, format: true });
  const problems = vscode.languages.createDiagnosticCollection('YAML');

  const validate = async (document: vscode.TextDocument): Promise<void> => {
    if (document.languageId !== 'yaml') return;
    asked.validations++;
    const found = await service.doValidation(textOf(document), false);
    problems.set(
      document.uri,
      found.map(({ range, message }) => {
        const problem = new vscode.Diagnostic(rangeOf(range), message);
        problem.source = 'YAML';
        return problem;
      }),
    );
  };
  vscode.workspace.textDocuments.forEach((document) => void validate(document));

  subscriptions.push(
    problems,
    vscode.workspace.onDidOpenTextDocument((document) => void validate(document)),
    vscode.workspace.onDidChangeTextDocument(({ document }) => void validate(document)),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      problems.delete(uri);
    }),
    vscode.languages.registerHoverProvider(YAML, {
      provideHover: async (document, position) => {
        asked.hovers++;
        return hoverOf(await service.doHover(textOf(document), position));
      },
    }),
    vscode.languages.registerCompletionItemProvider(
      YAML,
      {
        provideCompletionItems: async (document, position) => {
          asked.completions++;
          const { items } = await service.doComplete(textOf(document), position, false);
          return items.map(({ label }: CompletionItem) => new vscode.CompletionItem(label));
        },
      },
      '"',
      ':',
    ),
    vscode.languages.registerDocumentSymbolProvider(YAML, {
      provideDocumentSymbols: (document) => {
        asked.symbols++;
        return service.findDocumentSymbols2(textOf(document), { resultLimit: 5000 }).map(symbolOf);
      },
    }),
    vscode.languages.registerDefinitionProvider(YAML, {
      provideDefinition: (document, position) => {
        const textDocument = { uri: document.uri.toString() };
        const found = service.doDefinition(textOf(document), { textDocument, position });
        return (found ?? []).map(({ targetRange }) => ({
          uri: document.uri,
          range: rangeOf(targetRange),
        }));
      },
    }),
    vscode.languages.registerOnTypeFormattingEditProvider(
      YAML,
      {
        provideOnTypeFormattingEdits: (document, position, ch, options) => {
          const textDocument = { uri: document.uri.toString() };
          const edits = service.doDocumentOnTypeFormatting(textOf(document), {
            textDocument,
            position,
            ch,
            options: { tabSize: options.tabSize, insertSpaces: options.insertSpaces },
          });
          return (edits ?? []).map(
            ({ range, newText }) => new vscode.TextEdit(rangeOf(range), newText),
          );
        },
      },
      '\n',
    ),
  );
  return asked;
}

const nothing = (): void => undefined;

const textOf = (document: vscode.TextDocument): TextDocument =>
  TextDocument.create(
    document.uri.toString(),
    document.languageId,
    document.version,
    document.getText(),
  );

const rangeOf = ({ start, end }: Range): vscode.Range =>
  new vscode.Range(start.line, start.character, end.line, end.character);

const hoverOf = (hover: Hover | null | undefined): vscode.Hover | undefined =>
  hover ? new vscode.Hover((hover.contents as MarkupContent).value) : undefined;

interface Symbol {
  readonly name: string;
  readonly detail?: string;
  readonly kind: number;
  readonly range: Range;
  readonly selectionRange: Range;
  readonly children?: readonly Symbol[];
}

function symbolOf({
  name,
  detail,
  kind,
  range,
  selectionRange,
  children,
}: Symbol): vscode.DocumentSymbol {
  const symbol = new vscode.DocumentSymbol(
    name,
    detail ?? '',
    // The protocol counts from 1.
    kind - 1,
    rangeOf(range),
    rangeOf(selectionRange),
  );
  symbol.children = (children ?? []).map(symbolOf);
  return symbol;
}
