import type { Edited, Exchange, LiveState } from './live-state';
import { exchanged, knownIn, liveStateOf } from './live-state';
import type { Manifest } from './model';
import { readPart } from './part';
import type { ItemisedManifest } from './itemised';
import { readInSlices } from './read';
import type { TextChange } from './reread';
import { rereadHead, rereadJson, rereadYaml } from './reread';
import { rereadRoughly } from './rough-edit';
import type { Slices } from '../text/slices';
import { inOneGo } from '../text/slices';
import type { Stretch } from '../text/stretch';

/**
 * A manifest that follows the edits of its text. An edit inside the items of `sources` reads those that
 * it touches again, one around them what stands there; the others keep their objects, and only their
 * offsets move. Where an edit may have changed anything, these are still what is near it, and the whole
 * is to be read: then the result is always that of `readManifest`.
 *
 * After an edit, places of an earlier manifest's sources that are still there stand in the new text.
 */
export class LiveManifest {
  readonly #format: 'yaml' | 'json';
  #text: string;
  /** What follows the edits. */
  #state: LiveState | undefined;
  /** The whole, where that is read and `#state` does not have it yet. */
  #whole: ItemisedManifest | undefined;

  constructor(text: string, format: 'yaml' | 'json') {
    this.#format = format;
    this.#text = text;
  }

  get text(): string {
    return this.#text;
  }

  /** Whether the present text is read; else `manifest` reads the whole of it when it is asked for. */
  get isRead(): boolean {
    return this.#state?.isExact === true || this.#whole !== undefined;
  }

  get manifest(): Manifest {
    const manifest = inOneGo(this.read());
    this.settle();
    return manifest;
  }

  /** What follows the edits: after one that may have changed anything, what is near it and what was before. */
  get near(): Manifest | undefined {
    return this.#state?.manifest;
  }

  /** The head and the sources near a stretch, read without the others; undefined where that cannot be. */
  part(near: Stretch): Manifest | undefined {
    return readPart(this.#text, this.#format, near);
  }

  /**
   * Reads the text where it is not read yet, in slices; an edit in between makes the rest useless.
   * `near` stays what it is until `settle`.
   */
  *read(): Slices<Manifest> {
    if (this.#state?.isExact) return this.#state.manifest;
    if (this.#whole) return this.#whole.manifest;
    const text = this.#text;
    const read = yield* readInSlices(text, this.#format, this.#state && knownIn(this.#state));
    if (this.#text === text) this.#whole = read;
    return read.manifest;
  }

  /** From now on the edits of what was read are followed. */
  settle(): void {
    if (this.#whole) this.#state = liveStateOf(this.#whole, this.#text);
    this.#whole = undefined;
  }

  /**
   * Follows an edit.
   *
   * @param text the whole text after it
   */
  edit(change: TextChange, text: string): Edited {
    if (!this.#state) this.settle();
    const done = this.#state && this.#follow(this.#state, change, text);
    this.#state = done?.state;
    this.#whole = undefined;
    this.#text = text;
    return done?.edited ?? { kind: 'whole' };
  }

  #follow(state: LiveState, change: TextChange, text: string): ReturnType<typeof exchanged> {
    if (state.items.length === 0) return undefined;
    const before = { ...state, text: this.#text };
    const exchange = state.isBroken ? undefined : this.#reread(before, change, text);
    const done = exchange && exchanged(state, exchange, change, text, true);
    if (done) return done;
    const rough = rereadRoughly(before, this.#format, change, text);
    return rough && exchanged(state, rough, change, text, false);
  }

  /** What an edit changes, where that is surely all. */
  #reread(
    before: LiveState & { readonly text: string },
    change: TextChange,
    text: string,
  ): Exchange | undefined {
    return this.#format === 'json'
      ? rereadJson(before, change, text)
      : (rereadYaml(before, change, text) ?? rereadHead(before, change, text));
  }
}
