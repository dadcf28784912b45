import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { AnalysedText, FollowedEdit } from '../../check/open-manifests';
import { OpenManifests } from '../../check/open-manifests';
import type { Knowledge } from '../../knowledge/knowledge';
import { formatOf, isManifestName } from '../../manifest/file-names';
import type { TextChange } from '../../manifest/reread';
import type { Files } from './files';
import { pathOf } from './files';

/** What is handed on with an analysis. */
interface Beside {
  readonly knowledge: Knowledge;
}

/** A document with its analysis: what every answer is made from. */
export interface Analysed extends AnalysedText<TextDocument>, Beside {}

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

/** The open manifests of a client, each analysed once a version, for all requests together. */
export class ServedDocuments {
  readonly #files: Files;
  readonly #listeners: Listeners;
  /** Every open text by address: others may be imported. */
  readonly #texts = new Map<string, TextDocument>();
  readonly #open: OpenManifests<TextDocument, Beside>;

  constructor(files: Files, listeners: Listeners) {
    this.#files = files;
    this.#listeners = listeners;
    this.#open = new OpenManifests<TextDocument, Beside>({
      around: async ({ uri }, manifest) => {
        const file = this.#keyOf(uri);
        const { imports, ...around } = await files.around(file, manifest);
        const { knowledge } = around;
        const reached = new Set(imports.keys());
        return { input: { ...around, imports, file }, reached, beside: { knowledge } };
      },
      today: () => listeners.today(),
      analysed: (result) => {
        listeners.analysed(result);
      },
      failed: (error) => {
        listeners.failed(error);
      },
    });
  }

  open(address: string, language: string, version: number, text: string): void {
    const path = pathOf(address);
    if (path === undefined) return;
    const document = TextDocument.create(address, language, version, text);
    this.#texts.set(address, document);
    this.#files.open(path, document);
    this.#changed(address);
    if (isManifestName(path)) this.#open.open(address, document, formatOf(path));
  }

  /** Takes edits over, one after the other; each is of the text that the one before has left. */
  change(address: string, version: number, edits: readonly TextDocumentContentChangeEvent[]): void {
    const document = this.#texts.get(address);
    if (!document) return;
    const followed = edits.map((edit): FollowedEdit => {
      const change = changeOf(document, edit);
      TextDocument.update(document, [edit], version);
      return { change, text: document.getText() };
    });
    if (this.#open.has(address)) {
      for (const { change } of followed) {
        this.#listeners.edited(address, change.start + change.text.length);
      }
    }
    this.#changed(address);
    this.#open.edited(address, followed);
  }

  close(address: string): void {
    const path = pathOf(address);
    if (path === undefined || !this.#texts.delete(address)) return;
    this.#files.close(path);
    // A client may have the same file open by another address: then its text is the present one.
    const key = this.#keyOf(address);
    for (const [other, document] of this.#texts) {
      const own = pathOf(other);
      if (own !== undefined && this.#files.keyOf(own) === key) this.#files.open(own, document);
    }
    if (this.#open.close(address)) this.#listeners.closed(address);
    this.#changed(address);
  }

  /** Everything on the disk may be another now. */
  refresh(): void {
    this.#files.renew();
    this.#open.allChanged();
  }

  /** The analysis of the present text; undefined where it is no open manifest. */
  get(address: string): Promise<Analysed | undefined> {
    return this.#open.get(address);
  }

  /** As `get`, of the whole text: what reaches over all of it waits until the edit is judged. */
  whole(address: string): Promise<Analysed | undefined> {
    return this.#open.whole(address);
  }

  /** The latest analysis of all that is open, perhaps of an older text. */
  latest(): Analysed[] {
    return this.#open.all();
  }

  /** What is known of the present text of a document. */
  latestOf(address: string): Analysed | undefined {
    return this.#open.present(address);
  }

  dispose(): void {
    this.#open.dispose();
  }

  /** Whatever reaches an open text is judged again. */
  #changed(address: string): void {
    this.#open.othersChanged(new Set([this.#keyOf(address)]), address);
  }

  #keyOf(address: string): string {
    return this.#files.keyOf(pathOf(address) ?? '');
  }
}

/** An edit of the client as offsets of the text before it. */
function changeOf(document: TextDocument, edit: TextDocumentContentChangeEvent): TextChange {
  if (!('range' in edit)) return { start: 0, end: document.getText().length, text: edit.text };
  const [one, other] = [document.offsetAt(edit.range.start), document.offsetAt(edit.range.end)];
  return { start: Math.min(one, other), end: Math.max(one, other), text: edit.text };
}
