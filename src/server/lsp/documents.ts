import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Analysis } from '../../analysis/analysis';
import { LiveAnalysis } from '../../analysis/live-analysis';
import { PACE_MS, inSlices, pause } from '../../check/pacing';
import type { Knowledge } from '../../knowledge/knowledge';
import { formatOf, isManifestName } from '../../manifest/file-names';
import type { TextChange } from '../../manifest/reread';
import type { Files } from './files';
import { pathOf } from './files';

/** A document with its analysis: what every answer is made from. */
export interface Analysed {
  readonly document: TextDocument;
  /** The document's version that was analysed. */
  readonly version: number;
  /** Right after an edit only what is near it is judged anew; the rest follows. */
  readonly analysis: Analysis;
  readonly knowledge: Knowledge;
}

/** A manifest that the client has open. */
interface Entry {
  readonly document: TextDocument;
  readonly key: string;
  readonly live: LiveAnalysis;
  /** Counts what an analysis may have become outdated by. */
  changes: number;
  today: string;
  /** Of the present text what is near the last edit. */
  near?: { readonly changes: number; readonly result: Analysed };
  done?: {
    readonly changes: number;
    readonly result: Analysed;
    /** Keys of the files that its imports lead to. */
    readonly reached: ReadonlySet<string>;
  };
  running?: { readonly changes: number; readonly result: Promise<Analysed | undefined> };
  timer?: ReturnType<typeof setTimeout>;
}

/** Who is called when something becomes known. */
export interface Listeners {
  analysed(result: Analysed): void;
  /** @param offset where the edit ends, in the text after it */
  edited(address: string, offset: number): void;
  closed(address: string): void;
  /** An analysis failed: a mistake of the program. */
  failed(error: unknown): void;
  today(): string;
}

/** The open manifests, each analysed once a version, for all requests together. */
export class ServedDocuments {
  readonly #files: Files;
  readonly #listeners: Listeners;
  /** Every open text by address: others may be imported. */
  readonly #texts = new Map<string, TextDocument>();
  readonly #entries = new Map<string, Entry>();

  constructor(files: Files, listeners: Listeners) {
    this.#files = files;
    this.#listeners = listeners;
  }

  open(address: string, language: string, version: number, text: string): void {
    const path = pathOf(address);
    if (path === undefined) return;
    const document = TextDocument.create(address, language, version, text);
    this.#texts.set(address, document);
    this.#files.open(path, document);
    const key = this.#files.keyOf(path);
    this.#othersChanged(key);
    if (!isManifestName(path)) return;
    const live = new LiveAnalysis(text, formatOf(path));
    const entry: Entry = { document, key, live, changes: 0, today: this.#listeners.today() };
    this.#entries.set(address, entry);
    this.#ask(entry);
  }

  /** Takes edits over, one after the other; each is of the text that the one before has left. */
  change(address: string, version: number, edits: readonly TextDocumentContentChangeEvent[]): void {
    const document = this.#texts.get(address);
    if (!document) return;
    const entry = this.#entries.get(address);
    let isNear = entry?.done !== undefined;
    for (const edit of edits) {
      const change = changeOf(document, edit);
      TextDocument.update(document, [edit], version);
      const reach = entry?.live.edit(change, document.getText());
      isNear &&= reach === 'sources';
      if (entry) this.#listeners.edited(address, change.start + change.text.length);
    }
    this.#othersChanged(this.#files.keyOf(pathOf(address) ?? ''));
    if (!entry) return;
    entry.changes++;
    delete entry.near;
    const { analysis } = entry.live;
    if (analysis && entry.done) {
      const result = { ...entry.done.result, version, analysis };
      entry.near = { changes: entry.changes, result };
      this.#listeners.analysed(result);
    }
    // Where not much could be told at once, the whole of a short text is soon there.
    this.#askIn(isNear || entry.live.isLong ? PACE_MS.typing : 0, entry);
  }

  close(address: string): void {
    const path = pathOf(address);
    if (path === undefined || !this.#texts.delete(address)) return;
    this.#files.close(path);
    const entry = this.#entries.get(address);
    if (entry) {
      clearTimeout(entry.timer);
      this.#entries.delete(address);
      this.#listeners.closed(address);
    }
    this.#othersChanged(this.#files.keyOf(path));
  }

  /** Everything on the disk may be another now. */
  refresh(): void {
    this.#files.renew();
    for (const entry of this.#entries.values()) this.#schedule(entry);
  }

  /** The analysis of the present text; undefined where it is no open manifest. */
  async get(address: string): Promise<Analysed | undefined> {
    const entry = this.#entries.get(address);
    if (!entry) return undefined;
    const today = this.#listeners.today();
    if (entry.today !== today) {
      entry.today = today;
      entry.changes++;
    }
    if (entry.near?.changes === entry.changes) return entry.near.result;
    return this.#judge(entry);
  }

  /** As `get`, of the whole text: what reaches over all of it waits until the edit is judged. */
  async whole(address: string): Promise<Analysed | undefined> {
    const entry = this.#entries.get(address);
    return entry && this.#judge(entry);
  }

  /** The last analyses of all that is open; what is typed since is not in them. */
  latest(): Analysed[] {
    return [...this.#entries.values()].flatMap(({ done }) => done?.result ?? []);
  }

  /** What is known of the present text of a document. */
  latestOf(address: string): Analysed | undefined {
    const { done, near, changes } = this.#entries.get(address) ?? {};
    return [done, near].find((each) => each?.changes === changes)?.result;
  }

  dispose(): void {
    for (const { timer } of this.#entries.values()) clearTimeout(timer);
    this.#entries.clear();
  }

  #othersChanged(key: string): void {
    for (const entry of this.#entries.values()) {
      if (entry.key !== key && (entry.running || entry.done?.reached.has(key))) {
        this.#schedule(entry);
      }
    }
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
    this.#judge(entry).catch((error: unknown) => {
      this.#listeners.failed(error);
    });
  }

  /** The whole analysis of the present text; one at a time. */
  async #judge(entry: Entry): Promise<Analysed | undefined> {
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

  async #run(entry: Entry): Promise<Analysed | undefined> {
    const { document, key, live, changes, today } = entry;
    const { version } = document;
    const isOpen = (): boolean => this.#entries.get(document.uri) === entry;
    const isOvertaken = (): boolean => entry.changes !== changes || !isOpen();
    const manifest = await inSlices(live.read(), isOvertaken);
    const around = manifest && (await this.#files.around(key, manifest));
    const analysis =
      around && !isOvertaken()
        ? await inSlices(live.judge({ ...around, file: key, today }), isOvertaken)
        : undefined;
    if (!isOpen()) return undefined;
    if (!around || !analysis || isOvertaken()) {
      // The text or an import changed meanwhile: what is asked for is the present state, once it rests.
      await pause(PACE_MS.typing);
      return this.#judge(entry);
    }
    const result = { document, version, analysis, knowledge: around.knowledge };
    delete entry.near;
    entry.done = { changes, result, reached: new Set(around.imports.keys()) };
    this.#listeners.analysed(result);
    return result;
  }
}

/** An edit of the client as offsets of the text before it. */
function changeOf(document: TextDocument, edit: TextDocumentContentChangeEvent): TextChange {
  if (!('range' in edit)) return { start: 0, end: document.getText().length, text: edit.text };
  const [one, other] = [document.offsetAt(edit.range.start), document.offsetAt(edit.range.end)];
  return { start: Math.min(one, other), end: Math.max(one, other), text: edit.text };
}
