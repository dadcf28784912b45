/** The language server, over standard input and output: `sourcing-compliance lsp`. */
import type { Diagnostic, InitializeParams, InitializeResult } from 'vscode-languageserver/node';
import {
  CodeActionKind,
  createConnection,
  DidChangeWatchedFilesNotification,
  ErrorCodes,
  LSPErrorCodes,
  MarkupKind,
  MessageType,
  PositionEncodingKind,
  ResponseError,
  ShowMessageNotification,
  StreamMessageWriter,
  TextDocumentSyncKind,
} from 'vscode-languageserver/node';
import { localDay } from '../../check/local-day';
import { VERSION } from '../../check/version';
import { knowledgeData } from '../../knowledge/generated/knowledge.js';
import type { Day } from '../../knowledge/grounded';
import { Knowledge } from '../../knowledge/knowledge';
import { BeingTyped } from './being-typed';
import { causeActionsIn, GO_TO, locationOf } from './causes';
import { codeActionsIn, FIX_ALL } from './code-actions';
import { lensesOf } from './code-lens';
import { COMPLETION_TRIGGERS, completionAt } from './completion';
import { diagnosticsOf } from './diagnostics';
import type { Analysed } from './documents';
import { ServedDocuments } from './documents';
import { Files } from './files';
import { foldingIn } from './folding';
import { hoverAt } from './hover';
import { MessagesInOrder } from './in-order';
import {
  definitionAt,
  highlightsAt,
  hintsIn,
  linksIn,
  referencesAt,
  selectionsAt,
  symbolsOf,
} from './moving';
import { Pulled } from './pulled';
import { renameableAt, renameAt } from './rename';
import { workspaceSymbols } from './workspace-symbols';

/** Files whose change may change what is found: manifests, policies and lists that they name. */
const WATCHED = '**/*.{yaml,yml,json,csv}';

const writer = new StreamMessageWriter(process.stdout);
const connection = createConnection(new MessagesInOrder(process.stdin, writer), writer);

const files = new Files(new Knowledge(knowledgeData), (problem) => {
  void connection.sendNotification(ShowMessageNotification.type, {
    type: MessageType.Warning,
    message: problem,
  });
});
const beingTyped = new BeingTyped((uri) => {
  const analysed = documents.latestOf(uri);
  if (analysed) publish(analysed);
}, Date.now);

const shown = (analysed: Analysed): Diagnostic[] =>
  diagnosticsOf(analysed, files, (finding) => beingTyped.waits(finding, analysed));

function publish(analysed: Analysed): void {
  const { document, version } = analysed;
  // The text is a newer one by now, and its own analysis follows.
  if (document.version !== version) return;
  if (!client.pulls) {
    void connection.sendDiagnostics({ uri: document.uri, version, diagnostics: shown(analysed) });
  } else if (client.refreshes && pulled.isOutdated(document.uri, shown(analysed))) {
    // It asked before another file, or the time, made it something else.
    void connection.languages.diagnostics.refresh();
  }
}

const today = (): Day => localDay(new Date());

const documents = new ServedDocuments(files, {
  analysed: publish,
  edited: (uri, offset) => {
    beingTyped.edited(uri, offset);
  },
  closed: (uri) => {
    beingTyped.forget(uri);
    if (!client.pulls) void connection.sendDiagnostics({ uri, diagnostics: [] });
  },
  failed: (error) => {
    connection.console.error(
      error instanceof Error ? (error.stack ?? error.message) : String(error),
    );
  },
  today,
});

const pulled = new Pulled({ documents, files, shown, today });

/** What the client understands. */
const client = {
  hover: MarkupKind.PlainText as MarkupKind,
  links: false,
  snippets: false,
  insertTextModes: false,
  watches: false,
  folders: false,
  shows: false,
  /** It asks for diagnostics; else they are sent to it. */
  pulls: false,
  refreshes: false,
};

connection.onInitialize((params): InitializeResult => {
  readClient(params);
  // The root is how clients of older versions name the one folder.
  const roots = params.workspaceFolders?.map(({ uri }) => uri) ?? [params.rootUri ?? ''];
  files.setFolders(roots);
  return {
    serverInfo: { name: 'sourcing-compliance', version: VERSION },
    capabilities: {
      // The one that every client understands.
      positionEncoding: PositionEncodingKind.UTF16,
      ...(client.pulls && {
        diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: true },
      }),
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
      hoverProvider: true,
      completionProvider: { triggerCharacters: COMPLETION_TRIGGERS },
      codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] },
      documentSymbolProvider: true,
      definitionProvider: true,
      referencesProvider: true,
      renameProvider: { prepareProvider: true },
      documentHighlightProvider: true,
      documentLinkProvider: {},
      selectionRangeProvider: true,
      inlayHintProvider: true,
      codeLensProvider: {},
      foldingRangeProvider: true,
      workspaceSymbolProvider: true,
      ...(client.shows && { executeCommandProvider: { commands: [GO_TO] } }),
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    },
  };
});

function readClient({ capabilities }: InitializeParams): void {
  const { textDocument, workspace, window } = capabilities;
  const item = textDocument?.completion?.completionItem;
  client.hover = textDocument?.hover?.contentFormat?.[0] ?? MarkupKind.PlainText;
  client.links = textDocument?.definition?.linkSupport === true;
  client.snippets = item?.snippetSupport === true;
  client.insertTextModes = item?.insertTextModeSupport !== undefined;
  client.watches = workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
  client.folders = workspace?.workspaceFolders === true;
  client.shows = window?.showDocument?.support === true;
  client.pulls = textDocument?.diagnostic !== undefined;
  client.refreshes = workspace?.diagnostics?.refreshSupport === true;
}

connection.onInitialized(() => {
  if (client.watches) {
    const watchers = [{ globPattern: WATCHED }];
    void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  }
  if (client.folders) {
    connection.workspace.onDidChangeWorkspaceFolders(() => {
      void connection.workspace.getWorkspaceFolders().then((folders) => {
        files.setFolders((folders ?? []).map(({ uri }) => uri));
        documents.refresh();
      });
    });
  }
});

connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
  documents.open(uri, languageId, version, text);
});
connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
  documents.change(uri, version, contentChanges);
});
connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
  documents.close(uri);
});
connection.onDidSaveTextDocument(({ textDocument: { uri } }) => {
  beingTyped.forget(uri);
  documents.refresh();
});
connection.onDidChangeWatchedFiles(() => {
  documents.refresh();
});

/** A request on a document: null where it is no manifest. */
interface OnDocument {
  readonly textDocument: { readonly uri: string };
}

/**
 * Answers from the analysis of the present text.
 *
 * @throws ResponseError where the text has changed meanwhile: the client asks again
 */
async function answer<T>(
  { textDocument: { uri } }: OnDocument,
  make: (analysed: Analysed) => T | Promise<T>,
): Promise<T | null> {
  const analysed = await documents.get(uri);
  if (!analysed) return null;
  if (analysed.version !== analysed.document.version) {
    throw new ResponseError(LSPErrorCodes.ContentModified, 'The text has changed meanwhile.');
  }
  return make(analysed);
}

connection.languages.diagnostics.on((params, token) => pulled.of(params, token));
connection.languages.diagnostics.onWorkspace(
  async ({ previousResultIds }, token, progress, results) => ({
    items: await pulled.ofWorkspace(previousResultIds, token, progress, results),
  }),
);
connection.onHover((params) =>
  answer(params, (analysed) => hoverAt(analysed, params.position, client.hover)),
);
connection.onCompletion((params) =>
  answer(params, (analysed) =>
    completionAt(analysed, files, params.position, params.context, client),
  ),
);
connection.onCodeAction((params) =>
  answer(params, (analysed) => {
    const { range, context } = params;
    const actions = codeActionsIn(analysed, range, context, files);
    const isOpen = client.shows && context.only === undefined;
    return isOpen ? [...actions, ...causeActionsIn(analysed, range, files)] : actions;
  }),
);
connection.onDocumentSymbol((params) => answer(params, symbolsOf));
connection.onDefinition((params) =>
  answer(params, (analysed) => {
    const links = definitionAt(analysed, params.position, files);
    if (client.links || !links) return links;
    return links.map(({ targetUri, targetSelectionRange }) => ({
      uri: targetUri,
      range: targetSelectionRange,
    }));
  }),
);
connection.onReferences((params) =>
  answer(params, (analysed) =>
    referencesAt(analysed, params.position, params.context.includeDeclaration, files),
  ),
);
connection.onPrepareRename((params) =>
  answer(params, (analysed) => renameableAt(analysed, params.position)),
);
connection.onRenameRequest((params) =>
  answer(params, (analysed) => renameAt(analysed, params.position, params.newName, files)),
);
connection.onDocumentHighlight((params) =>
  answer(params, (analysed) => highlightsAt(analysed, params.position)),
);
connection.onDocumentLinks((params) => answer(params, (analysed) => linksIn(analysed, files)));
connection.onSelectionRanges((params) =>
  answer(params, (analysed) => selectionsAt(analysed, params.positions)),
);
connection.languages.inlayHint.on((params) =>
  answer(params, (analysed) => hintsIn(analysed, params.range)),
);
connection.onCodeLens((params) =>
  answer(params, (analysed) => lensesOf(analysed, files, client.shows)),
);
connection.onFoldingRanges((params) => answer(params, foldingIn));
connection.onWorkspaceSymbol(({ query }) => workspaceSymbols(documents.latest(), query, files));
connection.onExecuteCommand(async ({ command, arguments: [argument] = [] }) => {
  const location = command === GO_TO ? locationOf(argument) : undefined;
  if (!location) throw new ResponseError(ErrorCodes.InvalidParams, `${command} is not known here.`);
  const { uri, range } = location;
  await connection.window.showDocument({ uri, selection: range, takeFocus: true });
  return null;
});
connection.onShutdown(() => {
  beingTyped.dispose();
  documents.dispose();
});
connection.listen();
