/** A client of the built language server, which is a process of its own. */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { MessageConnection } from 'vscode-jsonrpc/node';
import {
  CancellationTokenSource,
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import type {
  ClientCapabilities,
  Diagnostic,
  InitializeResult,
  PublishDiagnosticsParams,
  Range,
  ShowDocumentParams,
} from 'vscode-languageserver';
import { builtCli } from '../support/cli';

/** What most clients understand. */
export const CAPABILITIES: ClientCapabilities = {
  textDocument: {
    hover: { contentFormat: ['markdown', 'plaintext'] },
    completion: { completionItem: { snippetSupport: true } },
    definition: { linkSupport: true },
  },
  workspace: { workspaceFolders: true, didChangeWatchedFiles: { dynamicRegistration: true } },
  window: { showDocument: { support: true } },
};

export class Client {
  readonly #process: ChildProcess;
  readonly #connection: MessageConnection;
  readonly #published: PublishDiagnosticsParams[] = [];
  readonly #waiting = new Set<() => void>();
  readonly #texts = new Map<string, { version: number; text: string }>();
  readonly #folder: string;
  /** What the server wrote to standard error. */
  errors = '';
  /** Texts of messages that it asked to show. */
  readonly shown: string[] = [];
  readonly registered: unknown[] = [];
  /** How often it asked to be asked for diagnostics again. */
  refreshes = 0;
  /** Places that it asked to show. */
  readonly places: ShowDocumentParams[] = [];

  /** A client in a folder of its own with some files. */
  static beside(files: Readonly<Record<string, string>>): Client {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'sc client ')));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    return new Client(folder);
  }

  constructor(folder: string) {
    this.#folder = folder;
    this.#process = spawn(process.execPath, [builtCli(), 'lsp', '--stdio'], { cwd: folder });
    const { stdin, stdout, stderr } = this.#process;
    if (!stdin || !stdout || !stderr) throw new Error('It has no streams.');
    stderr.on('data', (data: Buffer) => {
      this.errors += data.toString();
    });
    this.#connection = createMessageConnection(
      new StreamMessageReader(stdout),
      new StreamMessageWriter(stdin),
    );
    this.#connection.onNotification(
      'textDocument/publishDiagnostics',
      (params: PublishDiagnosticsParams) => {
        this.#published.push(params);
        for (const look of this.#waiting) look();
      },
    );
    this.#connection.onNotification('window/showMessage', ({ message }: { message: string }) => {
      this.shown.push(message);
    });
    this.#connection.onRequest('client/registerCapability', (params: unknown) => {
      this.registered.push(params);
      return null;
    });
    this.#connection.onRequest('workspace/diagnostic/refresh', () => {
      this.refreshes++;
      for (const look of this.#waiting) look();
      return null;
    });
    this.#connection.onRequest('window/showDocument', (params: ShowDocumentParams) => {
      this.places.push(params);
      return { success: true };
    });
    this.#connection.onNotification('$/progress', ({ value }: { value: unknown }) => {
      this.progress.push(value);
    });
    this.#connection.listen();
  }

  async start(capabilities = CAPABILITIES): Promise<InitializeResult> {
    const uri = pathToFileURL(this.#folder).href;
    const result = await this.ask<InitializeResult>('initialize', {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [{ uri, name: 'folder' }],
      capabilities,
    });
    await this.#connection.sendNotification('initialized', {});
    return result;
  }

  uri(name: string): string {
    return pathToFileURL(join(this.#folder, name)).href;
  }

  ask<T>(method: string, params: unknown): Promise<T> {
    return this.#connection.sendRequest<T>(method, params);
  }

  async tell(method: string, params: unknown): Promise<void> {
    await this.#connection.sendNotification(method, params);
  }

  async open(name: string, text: string): Promise<void> {
    const uri = this.uri(name);
    this.#texts.set(uri, { version: 1, text });
    await this.tell('textDocument/didOpen', {
      textDocument: { uri, languageId: 'yaml', version: 1, text },
    });
  }

  /** Puts one text in the place of another, the first time that it stands there. */
  async edit(name: string, before: string, after: string): Promise<void> {
    const uri = this.uri(name);
    const open = this.#texts.get(uri);
    if (!open) throw new Error(`${name} is not open.`);
    const range = this.rangeOf(name, before);
    open.text = open.text.replace(before, () => after);
    await this.tell('textDocument/didChange', {
      textDocument: { uri, version: ++open.version },
      contentChanges: [{ range, text: after }],
    });
  }

  /** Where a text stands first in an open document. */
  rangeOf(name: string, text: string): Range {
    const whole = this.#texts.get(this.uri(name))?.text ?? '';
    const at = whole.indexOf(text);
    if (at < 0) throw new Error(`${name} has no ${text}.`);
    const position = (offset: number): Range['start'] => {
      const lines = whole.slice(0, offset).split('\n');
      return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
    };
    return { start: position(at), end: position(at + text.length) };
  }

  /** A request at the start of a text. */
  at(name: string, text: string, by = 0): unknown {
    const { start } = this.rangeOf(name, text);
    return {
      textDocument: { uri: this.uri(name) },
      position: { ...start, character: start.character + by },
    };
  }

  /** Waits until it asks to be asked again. */
  async refreshed(after: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const look = (): void => {
        if (this.refreshes <= after) return;
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
      look();
    });
  }

  /** How many times diagnostics were sent without being asked for. */
  get published(): number {
    return this.#published.length;
  }

  /** A request that is taken back at once. */
  async cancelled(method: string, params: unknown): Promise<unknown> {
    const source = new CancellationTokenSource();
    const asked = this.#connection.sendRequest(method, params, source.token);
    source.cancel();
    return asked.then(
      () => undefined,
      (error: unknown) => (error as { code?: unknown }).code,
    );
  }

  /** Values of a progress that it reports, by token. */
  readonly progress: unknown[] = [];

  /** The diagnostics of a document once they are as they should be; the last ones are waited for. */
  async diagnostics(
    name: string,
    isIt: (diagnostics: readonly Diagnostic[]) => boolean = () => true,
  ): Promise<Diagnostic[]> {
    const uri = this.uri(name);
    const find = (): Diagnostic[] | undefined => {
      const last = this.#published.findLast((each) => each.uri === uri);
      const version = this.#texts.get(uri)?.version;
      const isNow = last !== undefined && (last.version === undefined || last.version === version);
      return isNow && isIt(last.diagnostics) ? last.diagnostics : undefined;
    };
    return new Promise((resolve) => {
      const look = (): void => {
        const found = find();
        if (!found) return;
        this.#waiting.delete(look);
        resolve(found);
      };
      this.#waiting.add(look);
      look();
    });
  }

  /** Ends it as a client should. Returns its exit status. */
  async stop(): Promise<number | null> {
    const ended = once(this.#process, 'exit') as Promise<[number | null]>;
    await this.ask('shutdown', undefined);
    await this.tell('exit', undefined);
    const [status] = await ended;
    this.#connection.dispose();
    return status;
  }

  /** The path of a file in its folder. */
  path(name: string): string {
    return join(this.#folder, name);
  }

  /** For a test that failed before, too: nothing is left, the folder neither. */
  remove(): void {
    this.#connection.dispose();
    this.#process.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
