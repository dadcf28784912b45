import type { Edited } from '../manifest/live-state';
import { LiveManifest } from '../manifest/live-manifest';
import type { Manifest } from '../manifest/model';
import type { TextChange } from '../manifest/reread';
import type { Slices } from '../text/slices';
import { analyseInSlices } from './analyse';
import type { Analysis, AnalysisInput } from './analysis';
import { analyseNear, withHead } from './near-edit';
import { analysePart } from './partial';
import type { Stretch } from '../text/stretch';

/** Shorter texts, in UTF-16 units, are read and judged as a whole before one could see a part of it. */
const MIN_LONG_TEXT = 200_000;

/**
 * A manifest that is judged while it is typed. After an edit there is at once an analysis of what is
 * near it; what reaches further follows in slices, and then all is as a fresh analysis has it.
 */
export class LiveAnalysis {
  readonly #live: LiveManifest;
  readonly #minLong: number;
  #analysis: Analysis | undefined;
  #isWhole = false;
  /** Whether `#analysis` is of the manifest that follows the edits, if not all that can be said of it. */
  #follows = false;

  /** @param minLong from which length on a part of the text is worth being shown before the whole */
  constructor(text: string, format: 'yaml' | 'json', minLong = MIN_LONG_TEXT) {
    this.#live = new LiveManifest(text, format);
    this.#minLong = minLong;
  }

  /** The manifest of the present text, read in slices; an edit in between makes the rest useless. */
  read(): Slices<Manifest> {
    return this.#live.read();
  }

  /** Whether reading and judging the whole takes so long that a part of it is worth being shown before. */
  get isLong(): boolean {
    return this.text.length > this.#minLong;
  }

  /** Whether the present text is read. */
  get isRead(): boolean {
    return this.#live.isRead;
  }

  get text(): string {
    return this.#live.text;
  }

  /** The analysis of the present text, as far as there is one. */
  get analysis(): Analysis | undefined {
    return this.#analysis;
  }

  /** Whether `analysis` is as a fresh one of the whole text. */
  get isWhole(): boolean {
    return this.#isWhole;
  }

  /** The head and what stands near a stretch, read without the rest; undefined where the text cannot be cut. */
  part(near: Stretch): Manifest | undefined {
    return this.#live.part(near);
  }

  /**
   * Follows an edit, and says how far it reaches; `analysis` is then of what is near it, and elsewhere what
   * it was. There is none where all may be different in a short text, or nothing can be said before the
   * whole is read.
   */
  edit(change: TextChange, text: string): Edited['kind'] {
    const before = this.#analysis;
    const edited = this.#live.edit(change, text);
    const isWhole = edited.kind === 'whole';
    this.#isWhole = false;
    if (!before) return edited.kind;
    const canFollow = this.#follows && (!isWhole || this.isLong);
    const near = canFollow ? this.#near(before, edited) : undefined;
    this.#follows = near !== undefined;
    const isPart = !near && this.isLong && (isWhole || !canFollow);
    const part = isPart
      ? this.part({ start: change.start, end: change.start + change.text.length })
      : undefined;
    this.#analysis = near ?? (part && analysePart(part, before.input));
    return edited.kind;
  }

  /** What is near an edit anew, and what was found elsewhere, until all is judged again. */
  #near(before: Analysis, edited: Edited): Analysis | undefined {
    const manifest = this.#live.near;
    const sources = edited.kind === 'head' ? undefined : edited.sources;
    const head = edited.kind === 'sources' ? undefined : edited.head;
    if (!manifest || (!sources && !head)) return undefined;
    const isPartial = edited.kind === 'whole';
    const near = sources ? analyseNear(before, manifest, sources, isPartial) : before;
    return near && head ? withHead(near, manifest, head, isPartial) : near;
  }

  /** Reads and judges the whole manifest, in slices; an edit in between makes the rest of them useless. */
  *judge(
    input: Omit<AnalysisInput, 'manifest' | 'files'> & { readonly imports: AnalysisInput['files'] },
  ): Slices<Analysis> {
    const { imports, ...rest } = input;
    const manifest = yield* this.#live.read();
    const files = new Map(imports).set(input.file, manifest);
    const analysis = yield* analyseInSlices({ ...rest, manifest, files });
    if (this.#live.isRead && this.#live.manifest === manifest) {
      this.#analysis = analysis;
      this.#isWhole = true;
      this.#follows = true;
    }
    return analysis;
  }
}
