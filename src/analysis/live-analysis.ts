import type { Excerpt } from '../manifest/excerpt';
import { readExcerpt } from '../manifest/excerpt';
import type { Edited } from '../manifest/live-manifest';
import { LiveManifest } from '../manifest/live-manifest';
import type { Manifest } from '../manifest/model';
import type { Stretch } from '../manifest/outline';
import type { TextChange } from '../manifest/reread';
import type { Slices } from '../text/slices';
import { analyseInSlices } from './analyse';
import type { Analysis, AnalysisInput } from './analysis';
import { analysePartAfter } from './partial';
import { analyseNear, withHead } from './near-edit';

/** Shorter texts, in UTF-16 units, are read and judged as a whole before one could see a part of it. */
const SHORT = 200_000;

/**
 * A manifest that is judged while it is typed. After an edit there is at once an analysis of what is
 * near it; what reaches further follows in slices, and then all is as a fresh analysis has it.
 */
export class LiveAnalysis {
  readonly #live: LiveManifest;
  readonly #format: 'yaml' | 'json';
  #analysis: Analysis | undefined;
  #isWhole = false;
  /** Whether `#analysis` knows every step, if not all that can be said of them. */
  #hasAll = false;

  constructor(text: string, format: 'yaml' | 'json') {
    this.#live = new LiveManifest(text, format);
    this.#format = format;
  }

  /** The manifest of the present text, read in slices; an edit in between makes the rest useless. */
  read(): Slices<Manifest> {
    return this.#live.read();
  }

  /** Whether reading and judging the whole takes so long that a part of it is worth being shown before. */
  get isLong(): boolean {
    return this.text.length > SHORT;
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

  /** What stands near a stretch, read without the rest; undefined where the text cannot be cut. */
  excerpt(near: Stretch): Excerpt | undefined {
    return readExcerpt(this.text, this.#format, near);
  }

  /**
   * Follows an edit, and says how far it reaches; `analysis` is then of what is near it. There is none
   * where all may be different in a short text, or nothing can be said before the whole is read.
   */
  edit(change: TextChange, text: string): Edited['kind'] {
    const before = this.#analysis;
    const edited = this.#live.edit(change, text);
    this.#isWhole = false;
    if (!before) return edited.kind;
    if (edited.kind === 'whole' || !this.#hasAll) {
      const near = { start: change.start, end: change.start + change.text.length };
      const excerpt = this.isLong ? this.excerpt(near) : undefined;
      this.#analysis = excerpt && analysePartAfter(before, change, excerpt);
      this.#hasAll = false;
    } else {
      const { manifest } = this.#live;
      this.#analysis =
        edited.kind === 'head'
          ? withHead(before, manifest, edited)
          : analyseNear(before, manifest, edited);
    }
    return edited.kind;
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
      this.#hasAll = true;
    }
    return analysis;
  }
}
