import type { Analysis } from '../analysis/analysis';
import { LiveAnalysis } from '../analysis/live-analysis';
import { analysePart } from '../analysis/partial';
import type { Day } from '../knowledge/types';
import type { Manifest } from '../manifest/model';
import type { TextChange } from '../manifest/reread';
import { indexNames } from '../navigation/name-index';
import { Delayed, PACE_MS, inSlices, pause } from './pacing';
import type { Stretch } from '../text/stretch';

/** A text that is open: a document of the editor, or of a client of the language server. */
export interface OpenText {
  readonly version: number;
  getText(): string;
}

/** An open text with its analysis. */
export interface AnalysedText<Text extends OpenText> {
  readonly document: Text;
  /** The document's version that was analysed. */
  readonly version: number;
  /** Right after an edit only what is near it is judged anew; the rest follows. */
  readonly analysis: Analysis;
  /** Whether all of the present text is judged. */
  readonly isWhole: boolean;
}

/** What a manifest is judged by, beside its own text. */
export interface Around<Beside> {
  readonly input: Omit<Parameters<LiveAnalysis['judge']>[0], 'today'>;
  /** Keys of the files that it reaches. */
  readonly reached: ReadonlySet<string>;
  /** What is handed on with the analysis. */
  readonly beside: Beside;
}

/** What is asked of those who have the texts and the files around them, and handed to them. */
export interface Surroundings<Text extends OpenText, Beside> {
  around(document: Text, manifest: Manifest): Promise<Around<Beside>>;
  today(): Day;
  /** What of a long text is on the screen; absent: nothing is shown before all of it is read. */
  onScreen?(document: Text): Stretch;
  /** Whether a text may be judged; absent: any. */
  mayRead?(document: Text): Promise<boolean>;
  /** A text that may not be judged; it is not open any more. */
  refused?(document: Text): void;
  /** A new analysis is there. */
  analysed(result: AnalysedText<Text> & Beside): void;
  /** An analysis failed: a mistake of the program. */
  failed(error: unknown): void;
}

/** An edit, and the whole text after it. */
export interface FollowedEdit {
  readonly change: TextChange;
  readonly text: string;
}

type Result<Text extends OpenText, Beside> = AnalysedText<Text> & Beside;

interface Entry<Text extends OpenText, Beside> {
  readonly key: string;
  readonly document: Text;
  readonly format: 'yaml' | 'json';
  /** Counts what an analysis may have become outdated by. */
  changes: number;
  today: Day;
  /** Asks for the whole analysis once the text rests. */
  readonly timer: Delayed;
  /** Follows the text, and its version. */
  live?: { readonly analysis: LiveAnalysis; version: number };
  /** Of the present text what is near the last edit. */
  near?: { readonly changes: number; readonly result: Result<Text, Beside> };
  done?: {
    readonly changes: number;
    readonly result: Result<Text, Beside>;
    readonly reached: ReadonlySet<string>;
  };
  mayRead?: Promise<boolean>;
  running?: {
    readonly changes: number;
    readonly result: Promise<Result<Text, Beside> | undefined>;
  };
}

/** The open manifests of an editor or a client, each analysed once a version, for all who ask. */
export class OpenManifests<Text extends OpenText, Beside> {
  readonly #surroundings: Surroundings<Text, Beside>;
  readonly #entries = new Map<string, Entry<Text, Beside>>();

  constructor(surroundings: Surroundings<Text, Beside>) {
    this.#surroundings = surroundings;
  }

  has(key: string): boolean {
    return this.#entries.has(key);
  }

  get documents(): Text[] {
    return Array.from(this.#entries.values(), ({ document }) => document);
  }

  /** Judges a manifest from now on. */
  open(key: string, document: Text, format: 'yaml' | 'json'): void {
    const today = this.#surroundings.today();
    const timer = new Delayed(() => {
      this.#ask(entry);
    });
    const entry: Entry<Text, Beside> = { key, document, format, changes: 0, today, timer };
    this.#entries.set(key, entry);
    this.#ask(entry);
  }

  /** @returns whether it was open */
  close(key: string): boolean {
    this.#entries.get(key)?.timer.cancel();
    return this.#entries.delete(key);
  }

  dispose(): void {
    for (const key of [...this.#entries.keys()]) this.close(key);
  }

  /** The text that is followed, with its version; undefined: there is none that edits could be followed from. */
  followed(key: string): { readonly text: string; readonly version: number } | undefined {
    const live = this.#entries.get(key)?.live;
    return live && { text: live.analysis.text, version: live.version };
  }

  /**
   * Takes edits over, each of the text that the one before has left, and hands on at once what is near them.
   *
   * @param edits absent: something else than is known of has changed
   */
  edited(key: string, edits: readonly FollowedEdit[] | undefined): void {
    const entry = this.#entries.get(key);
    if (!entry) return;
    entry.changes++;
    if (!edits) delete entry.live;
    const isNear = edits !== undefined && this.#follow(entry, edits);
    // Where not much could be shown at once, the whole of a short text is soon there.
    const rests = isNear || entry.live?.analysis.isLong === true;
    entry.timer.in(rests ? PACE_MS.typing : 0);
  }

  /** @returns false where the edits may reach further than what is shown at once */
  #follow(entry: Entry<Text, Beside>, edits: readonly FollowedEdit[]): boolean {
    const { live, document, done, changes } = entry;
    if (!live || !done) {
      delete entry.live;
      return false;
    }
    const reaches = edits.map(({ change, text }) => live.analysis.edit(change, text));
    const { version } = document;
    live.version = version;
    const { analysis } = live.analysis;
    if (!analysis) return false;
    const result = { ...done.result, version, analysis, isWhole: false };
    entry.near = { changes, result };
    this.#surroundings.analysed(result);
    return reaches.every((reach) => reach === 'sources');
  }

  /**
   * Files have changed: whatever reaches them is judged again.
   *
   * @param except the key of an open text that is one of them
   */
  othersChanged(files: ReadonlySet<string>, except?: string): void {
    for (const entry of this.#entries.values()) {
      if (entry.key === except) continue;
      const reached = entry.done?.reached;
      if (entry.running || (reached && [...files].some((each) => reached.has(each)))) {
        this.#schedule(entry);
      }
    }
  }

  /** Anything around the manifests may be another now. */
  allChanged(): void {
    for (const entry of this.#entries.values()) {
      delete entry.mayRead;
      this.#schedule(entry);
    }
  }

  /** The analysis of the present text, right after an edit what is near it; undefined where it is not open. */
  async get(key: string): Promise<Result<Text, Beside> | undefined> {
    const entry = this.#ofToday(key);
    if (!entry) return undefined;
    return this.#presentOf(entry) ?? this.#judge(entry);
  }

  /** As `get`, of the whole text: what reaches over all of it waits until the edit is judged. */
  async whole(key: string): Promise<Result<Text, Beside> | undefined> {
    const entry = this.#ofToday(key);
    return entry && this.#judge(entry);
  }

  /** What is known by now of the present text. */
  present(key: string): Result<Text, Beside> | undefined {
    const entry = this.#entries.get(key);
    return entry && this.#presentOf(entry);
  }

  /** The latest analysis, perhaps of an older text. */
  latest(key: string): Result<Text, Beside> | undefined {
    const entry = this.#entries.get(key);
    return entry?.near?.result ?? entry?.done?.result;
  }

  /** The latest analysis of every manifest, perhaps of an older text. */
  all(): Result<Text, Beside>[] {
    return [...this.#entries.keys()].flatMap((key) => this.latest(key) ?? []);
  }

  /** What the manifests reach; undefined while one of them may just be reading it. */
  reached(): ReadonlySet<string> | undefined {
    const entries = [...this.#entries.values()];
    const isReading = entries.some(
      ({ running, changes, done }) => running && done?.changes !== changes,
    );
    return isReading
      ? undefined
      : new Set(entries.flatMap(({ done }) => [...(done?.reached ?? [])]));
  }

  #ofToday(key: string): Entry<Text, Beside> | undefined {
    const entry = this.#entries.get(key);
    const today = this.#surroundings.today();
    if (entry && entry.today !== today) {
      entry.today = today;
      entry.changes++;
    }
    return entry;
  }

  #presentOf({ done, near, changes }: Entry<Text, Beside>): Result<Text, Beside> | undefined {
    return [done, near].find((each) => each?.changes === changes)?.result;
  }

  #schedule(entry: Entry<Text, Beside>): void {
    entry.changes++;
    entry.timer.in(PACE_MS.typing);
  }

  #ask(entry: Entry<Text, Beside>): void {
    this.#judge(entry).catch((error: unknown) => {
      this.#surroundings.failed(error);
    });
  }

  /** The whole analysis of the present text; one at a time. */
  async #judge(entry: Entry<Text, Beside>): Promise<Result<Text, Beside> | undefined> {
    if (entry.done?.changes === entry.changes) return entry.done.result;
    if (entry.running?.changes === entry.changes) return entry.running.result;
    entry.timer.cancel();
    const running = { changes: entry.changes, result: this.#run(entry) };
    entry.running = running;
    try {
      return await running.result;
    } finally {
      if (entry.running === running) delete entry.running;
    }
  }

  async #run(entry: Entry<Text, Beside>): Promise<Result<Text, Beside> | undefined> {
    const { document, changes, today } = entry;
    const { version } = document;
    const live = liveOf(entry);
    const isOvertaken = (): boolean => entry.changes !== changes || !this.#isOpen(entry);
    entry.mayRead ??= this.#surroundings.mayRead?.(document) ?? Promise.resolve(true);
    if (!(await entry.mayRead)) {
      if (this.#isOpen(entry)) this.#refuse(entry);
      return undefined;
    }
    if (!entry.done && live.isLong && !live.isRead) await this.#judgeScreen(entry, live);
    const manifest = isOvertaken() ? undefined : await inSlices(live.read(), isOvertaken);
    const around = manifest && (await this.#surroundings.around(document, manifest));
    const analysis =
      around && !isOvertaken()
        ? await inSlices(live.judge({ ...around.input, today }), isOvertaken)
        : undefined;
    if (!this.#isOpen(entry)) return undefined;
    if (!around || !analysis) {
      // The text or a file changed meanwhile: what is asked for is the present state, once it rests.
      await pause(PACE_MS.typing);
      return this.#judge(entry);
    }
    const result = { document, version, analysis, isWhole: true, ...around.beside };
    delete entry.near;
    entry.done = { changes, result, reached: around.reached };
    this.#surroundings.analysed(result);
    void inSlices(indexNames(analysis), isOvertaken);
    return result;
  }

  #refuse({ key, document }: Entry<Text, Beside>): void {
    this.close(key);
    this.#surroundings.refused?.(document);
  }

  /** Hands on what is on the screen of a long text before the whole of it is read. */
  async #judgeScreen(entry: Entry<Text, Beside>, live: LiveAnalysis): Promise<void> {
    const { document, changes, today } = entry;
    const { version } = document;
    const screen = this.#surroundings.onScreen?.(document);
    const part = screen && live.part(screen);
    if (!part) return;
    const { input, beside } = await this.#surroundings.around(document, part);
    if (entry.changes !== changes || !this.#isOpen(entry)) return;
    const analysis = analysePart(part, { ...input, files: input.imports, today });
    const result = { document, version, analysis, isWhole: false, ...beside };
    entry.near = { changes, result };
    this.#surroundings.analysed(result);
  }

  #isOpen(entry: Entry<Text, Beside>): boolean {
    return this.#entries.get(entry.key) === entry;
  }
}

/** The analysis that follows the document's text; a new one where an edit was missed. */
function liveOf<Text extends OpenText, Beside>(entry: Entry<Text, Beside>): LiveAnalysis {
  const { document, format, live } = entry;
  if (live?.version === document.version) return live.analysis;
  const analysis = new LiveAnalysis(document.getText(), format);
  entry.live = { analysis, version: document.version };
  return analysis;
}
