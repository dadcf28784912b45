import * as vscode from 'vscode';
import { analyse } from '../analysis/analyse';
import type { Analysis } from '../analysis/analysis';
import type { Knowledge } from '../knowledge/knowledge';
import type { Day } from '../knowledge/types';
import { formatOf } from '../manifest/file-names';
import type { Manifest, Place } from '../manifest/model';
import { endOf, startOf } from '../manifest/model';
import { readManifest } from '../manifest/read';
import type { ImportedFile } from './imported-files';
import { ImportedFiles, uriOf } from './imported-files';
import { isManifest } from './manifest-files';
import type { Policies } from './policies';
import { today } from './today';

/** How long the text rests before it is analysed without a feature asking, in milliseconds. */
const REST = 100;

/** A document with its analysis: what every feature works on. */
export interface AnalysedDocument {
  readonly document: vscode.TextDocument;
  /** The document's version that was analysed. */
  readonly version: number;
  readonly analysis: Analysis;
  readonly knowledge: Knowledge;
  /** The files that imports lead to, by key; null: unreadable. */
  readonly imports: ReadonlyMap<string, ImportedFile | null>;
}

/** An open manifest. */
interface Entry {
  readonly document: vscode.TextDocument;
  /** Counts what an analysis may have become outdated by. */
  changes: number;
  today: Day;
  manifest?: { readonly version: number; readonly manifest: Manifest };
  done?: { readonly changes: number; readonly result: AnalysedDocument };
  running?: { readonly changes: number; readonly result: Promise<AnalysedDocument | undefined> };
  timer?: ReturnType<typeof setTimeout>;
}

/** The open manifests, each analysed once a version, for all features together. */
export class ManifestDocuments {
  readonly #policies: Policies;
  readonly #imports = new ImportedFiles();
  readonly #entries = new Map<string, Entry>();
  readonly #analysed = new vscode.EventEmitter<AnalysedDocument>();
  readonly #closed = new vscode.EventEmitter<vscode.Uri>();
  readonly #subscriptions: vscode.Disposable;
  readonly #report: (error: unknown) => void;

  /** A new analysis is there. */
  readonly onDidAnalyse = this.#analysed.event;
  /** A manifest was closed, or is none any more. */
  readonly onDidClose = this.#closed.event;

  /** @param report is told of an analysis that failed: a mistake of the extension */
  constructor(policies: Policies, report: (error: unknown) => void) {
    this.#policies = policies;
    this.#report = report;
    this.#subscriptions = vscode.Disposable.from(
      this.#imports,
      this.#analysed,
      this.#closed,
      vscode.workspace.onDidOpenTextDocument((document) => {
        this.#open(document);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        this.#close(document.uri);
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        const entry = this.#entries.get(document.uri.toString());
        if (entry && contentChanges.length > 0) this.#schedule(entry);
      }),
      policies.onDidChange(() => {
        for (const entry of this.#entries.values()) this.#schedule(entry);
      }),
      this.#imports.onDidChange((address) => {
        for (const entry of this.#entries.values()) {
          if (entry.running || importsOf(entry).has(address)) this.#schedule(entry);
        }
      }),
    );
  }

  /** Looks again which of the open documents are manifests. */
  refresh(): void {
    for (const { document } of [...this.#entries.values()]) {
      if (!isManifest(document)) this.#close(document.uri);
    }
    for (const document of vscode.workspace.textDocuments) this.#open(document);
  }

  /** The analysis of the document's present text; undefined where it is no open manifest. */
  async get(document: vscode.TextDocument): Promise<AnalysedDocument | undefined> {
    const entry = this.#entries.get(document.uri.toString());
    if (!entry) return undefined;
    const day = today();
    if (entry.today !== day) {
      entry.today = day;
      entry.changes++;
    }
    if (entry.done?.changes === entry.changes) return entry.done.result;
    if (entry.running?.changes === entry.changes) return entry.running.result;
    clearTimeout(entry.timer);
    const running = { changes: entry.changes, result: this.#run(entry) };
    entry.running = running;
    try {
      return await running.result;
    } finally {
      if (entry.running === running) delete entry.running;
    }
  }

  /** The latest analysis, perhaps of an older text. */
  latest(document: vscode.TextDocument): AnalysedDocument | undefined {
    return this.#entries.get(document.uri.toString())?.done?.result;
  }

  dispose(): void {
    for (const entry of this.#entries.values()) clearTimeout(entry.timer);
    this.#entries.clear();
    this.#subscriptions.dispose();
  }

  #open(document: vscode.TextDocument): void {
    const address = document.uri.toString();
    if (this.#entries.has(address) || !isManifest(document)) return;
    const entry = { document, changes: 0, today: today() };
    this.#entries.set(address, entry);
    this.#ask(entry);
  }

  #close(uri: vscode.Uri): void {
    const entry = this.#entries.get(uri.toString());
    if (!entry) return;
    clearTimeout(entry.timer);
    this.#entries.delete(uri.toString());
    this.#closed.fire(uri);
    this.#keepImports();
  }

  #schedule(entry: Entry): void {
    entry.changes++;
    clearTimeout(entry.timer);
    entry.timer = setTimeout(() => {
      this.#ask(entry);
    }, REST);
  }

  #ask({ document }: Entry): void {
    this.get(document).catch(this.#report);
  }

  async #run(entry: Entry): Promise<AnalysedDocument | undefined> {
    const { document, changes, today } = entry;
    const manifest = manifestOf(entry);
    const version = document.version;
    const root = homeOf(document);
    const [imports, { policy, knowledge }] = await Promise.all([
      this.#imports.reached(root, manifest),
      this.#policies.policyFor(root),
    ]);
    if (!this.#isOpen(entry)) return undefined;
    // The text or an import changed meanwhile: what is asked for is the present state.
    if (entry.changes !== changes) return this.get(document);
    const files = new Map<string, Manifest | null>([[root.path, manifest]]);
    for (const [key, file] of imports) files.set(key, file?.manifest ?? null);
    const analysis = analyse({ manifest, file: root.path, files, knowledge, policy, today });
    const result = { document, version, analysis, knowledge, imports };
    entry.done = { changes, result };
    this.#keepImports();
    this.#analysed.fire(result);
    return result;
  }

  #isOpen(entry: Entry): boolean {
    return this.#entries.get(entry.document.uri.toString()) === entry;
  }

  #keepImports(): void {
    const entries = [...this.#entries.values()];
    // One that is running may just be reading its imports.
    if (entries.some(({ running, changes, done }) => running && done?.changes !== changes)) return;
    this.#imports.keepOnly(new Set(entries.flatMap((entry) => [...importsOf(entry)])));
  }
}

/** The editor's range of a place in the document that was analysed. */
export function rangeOf({ document }: AnalysedDocument, place: Place): vscode.Range {
  return new vscode.Range(document.positionAt(startOf(place)), document.positionAt(endOf(place)));
}

function manifestOf(entry: Entry): Manifest {
  const { document } = entry;
  if (entry.manifest?.version !== document.version) {
    const manifest = readManifest(document.getText(), formatOf(document.uri.path));
    entry.manifest = { version: document.version, manifest };
  }
  return entry.manifest.manifest;
}

/** Addresses of the files that the latest analysis asked for, unreadable ones too. */
function importsOf({ document, done }: Entry): ReadonlySet<string> {
  const home = homeOf(document);
  const keys = [...(done?.result.imports.keys() ?? [])];
  return new Set(keys.flatMap((key) => uriOf(key, home)?.toString() ?? []));
}

/** Where a document is, or will be once it is saved. */
function homeOf({ uri }: vscode.TextDocument): vscode.Uri {
  if (uri.scheme !== 'untitled') return uri;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file('/');
  return folder.with({ path: uri.path });
}
