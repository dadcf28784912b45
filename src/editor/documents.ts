import * as vscode from 'vscode';
import type { Analysis } from '../analysis/analysis';
import { LiveAnalysis } from '../analysis/live-analysis';
import { analysePart } from '../analysis/partial';
import type { Knowledge } from '../knowledge/knowledge';
import type { Day } from '../knowledge/types';
import { formatOf } from '../manifest/file-names';
import type { Manifest, Place } from '../manifest/model';
import { endOf, startOf } from '../manifest/model';
import type { Stretch } from '../manifest/outline';
import type { Boundary } from './boundary';
import { asOneChange } from './one-change';
import { EvidenceWatch } from './evidence-files';
import type { ImportedFile } from './imported-files';
import { ImportedFiles } from './imported-files';
import { PACE_MS, inSlices, pause } from '../check/pacing';
import { isManifest } from './manifest-files';
import type { Policies, Team } from './policies';
import { today } from './today';

/** What is on a screen before the editor says so, in UTF-16 units from the start. */
const SCREEN = 10_000;

/** A document with its analysis: what every feature works on. */
export interface AnalysedDocument {
  readonly document: vscode.TextDocument;
  /** The document's version that was analysed. */
  readonly version: number;
  /** Right after an edit only what is near it is judged anew; the rest follows. */
  readonly analysis: Analysis;
  /** Whether all of the present text is judged. */
  readonly isWhole: boolean;
  readonly knowledge: Knowledge;
  /** The files that imports lead to, by key; null: unreadable. */
  readonly imports: ReadonlyMap<string, ImportedFile | null>;
  /** The policy that is broken, and what applies in its place. */
  readonly brokenPolicy: Team['broken'];
}

/** An open manifest. */
interface Entry {
  readonly document: vscode.TextDocument;
  /** Counts what an analysis may have become outdated by. */
  changes: number;
  today: Day;
  /** Follows the text, and its version. */
  live?: { analysis: LiveAnalysis; version: number };
  /** Of the present text what is near the last edit. */
  near?: { readonly changes: number; readonly result: AnalysedDocument };
  done?: {
    readonly changes: number;
    readonly result: AnalysedDocument;
    /** Addresses of the files that its imports lead to, and of its evidence. */
    readonly reached: ReadonlySet<string>;
  };
  /** Whether it may be read: a link out of the workspace may not. */
  mayRead?: Promise<boolean>;
  running?: { readonly changes: number; readonly result: Promise<AnalysedDocument | undefined> };
  timer?: ReturnType<typeof setTimeout>;
}

interface Ground {
  readonly reached: ReadonlySet<string>;
  readonly input: Omit<Parameters<LiveAnalysis['judge']>[0], 'today'>;
  readonly knowledge: Knowledge;
  readonly imports: ReadonlyMap<string, ImportedFile | null>;
  readonly brokenPolicy: Team['broken'];
}

/** The open manifests, each analysed once a version, for all features together. */
export class ManifestDocuments {
  readonly #policies: Policies;
  readonly #boundary: Boundary;
  readonly #imports: ImportedFiles;
  readonly #evidence: EvidenceWatch;
  readonly #entries = new Map<string, Entry>();
  readonly #analysed = new vscode.EventEmitter<AnalysedDocument>();
  readonly #closed = new vscode.EventEmitter<vscode.Uri>();
  /** Addresses of open manifests that are not read. */
  readonly #refused = new Set<string>();
  readonly #refusal = new vscode.EventEmitter<vscode.Uri>();
  readonly #subscriptions: vscode.Disposable;
  readonly #report: (error: unknown) => void;

  /** A new analysis is there. */
  readonly onDidAnalyse = this.#analysed.event;
  /** A manifest was closed, or is none any more. */
  readonly onDidClose = this.#closed.event;
  /** A manifest is not read: it is a link out of the workspace. */
  readonly onDidRefuse = this.#refusal.event;

  /** @param report is told of an analysis that failed: a mistake of the extension */
  constructor(policies: Policies, boundary: Boundary, report: (error: unknown) => void) {
    this.#policies = policies;
    this.#boundary = boundary;
    this.#imports = new ImportedFiles(boundary);
    this.#evidence = new EvidenceWatch(boundary);
    this.#report = report;
    this.#subscriptions = vscode.Disposable.from(
      this.#imports,
      this.#evidence,
      this.#analysed,
      this.#closed,
      this.#refusal,
      boundary.onDidChange(() => {
        this.#lookAgain();
      }),
      vscode.workspace.onDidOpenTextDocument((document) => {
        this.#open(document);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        this.#close(document.uri);
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length === 0) return;
        if (this.#refused.has(document.uri.toString())) this.#lookAgain();
        const entry = this.#entries.get(document.uri.toString());
        if (!entry) return;
        entry.changes++;
        const isNear = this.#follow(entry, contentChanges);
        // Where not much could be told at once, the whole of a short text is soon there.
        this.#askIn(isNear || entry.live?.analysis.isLong === true ? PACE_MS.typing : 0, entry);
      }),
      policies.onDidChange(() => {
        for (const entry of this.#entries.values()) this.#schedule(entry);
      }),
      this.#imports.onDidChange((address) => {
        this.#otherChanged(new Set([address]));
      }),
      this.#evidence.onDidChange((addresses) => {
        this.#otherChanged(addresses);
      }),
    );
  }

  #otherChanged(addresses: ReadonlySet<string>): void {
    for (const entry of this.#entries.values()) {
      const reached = entry.done?.reached;
      if (entry.running || (reached && [...addresses].some((each) => reached.has(each)))) {
        this.#schedule(entry);
      }
    }
  }

  /** What may be read is another matter now. */
  #lookAgain(): void {
    for (const address of [...this.#refused]) this.#close(vscode.Uri.parse(address));
    for (const entry of this.#entries.values()) {
      delete entry.mayRead;
      this.#schedule(entry);
    }
    this.refresh();
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
    if (entry.near?.changes === entry.changes) return entry.near.result;
    if (entry.running?.changes === entry.changes) return entry.running.result;
    return this.#judge(entry);
  }

  /** The latest analysis, perhaps of an older text. */
  latest(document: vscode.TextDocument): AnalysedDocument | undefined {
    const entry = this.#entries.get(document.uri.toString());
    return entry?.near?.result ?? entry?.done?.result;
  }

  /** The latest analysis of every open manifest, perhaps of an older text. */
  all(): AnalysedDocument[] {
    return [...this.#entries.values()].flatMap(
      (entry) => entry.near?.result ?? entry.done?.result ?? [],
    );
  }

  dispose(): void {
    for (const entry of this.#entries.values()) clearTimeout(entry.timer);
    this.#entries.clear();
    this.#subscriptions.dispose();
  }

  #open(document: vscode.TextDocument): void {
    const address = document.uri.toString();
    if (this.#entries.has(address) || this.#refused.has(address) || !isManifest(document)) return;
    const entry = { document, changes: 0, today: today() };
    this.#entries.set(address, entry);
    this.#ask(entry);
  }

  #close(uri: vscode.Uri): void {
    const entry = this.#entries.get(uri.toString());
    if (this.#refused.delete(uri.toString())) this.#closed.fire(uri);
    if (!entry) return;
    clearTimeout(entry.timer);
    this.#entries.delete(uri.toString());
    this.#closed.fire(uri);
    this.#keepImports();
  }

  #schedule(entry: Entry): void {
    entry.changes++;
    this.#askIn(PACE_MS.typing, entry);
  }

  #askIn(milliseconds: number, entry: Entry): void {
    clearTimeout(entry.timer);
    entry.timer = setTimeout(() => {
      this.#ask(entry);
    }, milliseconds);
  }

  #ask(entry: Entry): void {
    this.#judge(entry).catch(this.#report);
  }

  /** Takes an edit over, and tells at once what is near it; false where it may reach further. */
  #follow(entry: Entry, changes: readonly vscode.TextDocumentContentChangeEvent[]): boolean {
    const { live, document, done } = entry;
    if (!live || !done || live.version !== document.version - 1) return false;
    const text = document.getText();
    const change = asOneChange(changes, live.analysis.text, text);
    if (!change) return false;
    const reach = live.analysis.edit(change, text);
    live.version = document.version;
    const { analysis } = live.analysis;
    if (!analysis) return false;
    const result = { ...done.result, version: document.version, analysis, isWhole: false };
    entry.near = { changes: entry.changes, result };
    this.#analysed.fire(result);
    return reach === 'sources';
  }

  /** The whole analysis of the present text; one at a time. */
  async #judge(entry: Entry): Promise<AnalysedDocument | undefined> {
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

  async #run(entry: Entry): Promise<AnalysedDocument | undefined> {
    const { document, changes, today } = entry;
    const live = liveOf(entry);
    const version = document.version;
    const isOvertaken = (): boolean => entry.changes !== changes || !this.#isOpen(entry);
    entry.mayRead ??= this.#mayRead(document);
    if (!(await entry.mayRead)) {
      this.#refuse(entry);
      return undefined;
    }
    if (!entry.done && live.isLong && !live.isRead) await this.#judgeScreen(entry, live);
    const manifest = isOvertaken() ? undefined : await inSlices(live.read(), isOvertaken);
    const ground = manifest && (await this.#groundOf(document, manifest));
    const analysis =
      ground && !isOvertaken()
        ? await inSlices(live.judge({ ...ground.input, today }), isOvertaken)
        : undefined;
    if (!this.#isOpen(entry)) return undefined;
    if (!ground || !analysis) {
      // The text or an import changed meanwhile: what is asked for is the present state, once it rests.
      await pause(PACE_MS.typing);
      return this.#judge(entry);
    }
    const { knowledge, imports, brokenPolicy } = ground;
    const grounds = { knowledge, imports, brokenPolicy };
    const result = { document, version, analysis, isWhole: true, ...grounds };
    delete entry.near;
    entry.done = { changes, result, reached: ground.reached };
    this.#keepImports();
    this.#analysed.fire(result);
    return result;
  }

  /** A manifest of the workspace that is a link out of it is left alone; one that is opened by itself is not. */
  async #mayRead({ uri }: vscode.TextDocument): Promise<boolean> {
    if (!vscode.workspace.getWorkspaceFolder(uri)) return true;
    return this.#boundary.mayRead(uri, uri);
  }

  #refuse(entry: Entry): void {
    const { uri } = entry.document;
    if (!this.#isOpen(entry)) return;
    this.#close(uri);
    this.#refused.add(uri.toString());
    this.#refusal.fire(uri);
  }

  /** Tells what is on the screen of a long text before the whole of it is read. */
  async #judgeScreen(entry: Entry, live: LiveAnalysis): Promise<void> {
    const { document, changes, today } = entry;
    const part = live.part(onScreen(document));
    if (!part) return;
    const { knowledge, imports, brokenPolicy, input } = await this.#groundOf(document, part);
    if (entry.changes !== changes || !this.#isOpen(entry)) return;
    const analysis = analysePart(part, { ...input, files: input.imports, today });
    const version = document.version;
    const grounds = { knowledge, imports, brokenPolicy };
    const result = { document, version, analysis, isWhole: false, ...grounds };
    entry.near = { changes, result };
    this.#analysed.fire(result);
  }

  /** What a manifest is judged by: its imports and the policy. */
  async #groundOf(document: vscode.TextDocument, manifest: Manifest): Promise<Ground> {
    const root = homeOf(document);
    const [{ files: imports, unreadable, addresses: reached }, team] = await Promise.all([
      this.#imports.reached(root, manifest),
      this.#policies.policyFor(root),
    ]);
    const { policy, knowledge, broken: brokenPolicy } = team;
    const files = new Map([...imports].map(([key, file]) => [key, file?.manifest ?? null]));
    const { files: evidence, addresses } = this.#evidence.of(root, manifest);
    for (const address of reached) addresses.add(address);
    return {
      input: { file: root.path, imports: files, unreadable, evidence, knowledge, policy },
      knowledge,
      imports,
      reached: addresses,
      brokenPolicy,
    };
  }

  #isOpen(entry: Entry): boolean {
    return this.#entries.get(entry.document.uri.toString()) === entry;
  }

  #keepImports(): void {
    const entries = [...this.#entries.values()];
    // One that is running may just be reading its imports.
    if (entries.some(({ running, changes, done }) => running && done?.changes !== changes)) return;
    const used = new Set(entries.flatMap(({ done }) => [...(done?.reached ?? [])]));
    this.#imports.keepOnly(used);
    this.#evidence.keepOnly(used);
  }
}

/** The editor's range of a place in the document that was analysed. */
export function rangeOf({ document }: AnalysedDocument, place: Place): vscode.Range {
  return new vscode.Range(document.positionAt(startOf(place)), document.positionAt(endOf(place)));
}

/** The analysis that follows the document's text; a new one where an edit was missed. */
function liveOf(entry: Entry): LiveAnalysis {
  const { document } = entry;
  if (entry.live?.version !== document.version) {
    const analysis = new LiveAnalysis(document.getText(), formatOf(document.uri.path));
    entry.live = { analysis, version: document.version };
  }
  return entry.live.analysis;
}

function onScreen(document: vscode.TextDocument): Stretch {
  const editor = vscode.window.visibleTextEditors.find((each) => each.document === document);
  const range = editor?.visibleRanges[0];
  return range
    ? { start: document.offsetAt(range.start), end: document.offsetAt(range.end) }
    : { start: 0, end: SCREEN };
}

/** Where a document is, or will be once it is saved. */
function homeOf({ uri }: vscode.TextDocument): vscode.Uri {
  if (uri.scheme !== 'untitled') return uri;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file('/');
  return folder.with({ path: uri.path });
}
