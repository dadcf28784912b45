import type { TextChange } from '../manifest/reread';
import { LiveManifest } from '../manifest/live-manifest';
import type { Manifest } from '../manifest/model';
import { analyseInSlices } from './analyse';
import type { Analysis, AnalysisInput } from './analysis';
import { analyseNear, withManifest } from './near-edit';

/**
 * A manifest that is judged while it is typed. After an edit there is at once an analysis of what is
 * near it; what reaches further follows in slices, and then all is as a fresh analysis has it.
 */
export class LiveAnalysis {
  readonly #live: LiveManifest;
  #analysis: Analysis | undefined;
  #isWhole = false;

  constructor(text: string, format: 'yaml' | 'json') {
    this.#live = new LiveManifest(text, format);
  }

  get manifest(): Manifest {
    return this.#live.manifest;
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

  /** Follows an edit; `analysis` is then of what is near it, or of nothing where all may be different. */
  edit(change: TextChange, text: string): void {
    const before = this.#analysis;
    const edited = this.#live.edit(change, text);
    this.#isWhole = false;
    if (!before) return;
    switch (edited.kind) {
      case 'sources':
        this.#analysis = analyseNear(before, this.#live.manifest, edited);
        break;
      case 'head':
        this.#analysis = withManifest(before, this.#live.manifest);
        break;
      case 'whole':
        this.#analysis = undefined;
    }
  }

  /** Judges the whole manifest, in slices; an edit in between makes the rest of them useless. */
  *judge(
    input: Omit<AnalysisInput, 'manifest' | 'files'> & { readonly imports: AnalysisInput['files'] },
  ): Generator<undefined, Analysis> {
    const { imports, ...rest } = input;
    const { manifest } = this.#live;
    const files = new Map(imports).set(input.file, manifest);
    const analysis = yield* analyseInSlices({ ...rest, manifest, files });
    if (this.#live.manifest === manifest) {
      this.#analysis = analysis;
      this.#isWhole = true;
    }
    return analysis;
  }
}
