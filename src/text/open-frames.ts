import type { Path } from './path';
import type { Frame } from './path-frames';
import { frameOf, partOf } from './path-frames';

/** The mappings and lists that are open where a text is read, from the outermost on. */
export class OpenFrames {
  #prefix: Path;
  #frames: Frame[] = [];

  /** @param prefix path of what the reading begins in */
  constructor(prefix: Path) {
    this.#prefix = prefix;
  }

  get all(): readonly Frame[] {
    return this.#frames;
  }

  get prefix(): Path {
    return this.#prefix;
  }

  get top(): Frame | undefined {
    return this.#frames.at(-1);
  }

  push(frame: Frame): void {
    this.#frames.push(frame);
  }

  pop(): void {
    this.#frames.pop();
  }

  clear(): void {
    this.#frames = [];
  }

  /** Those that are open, from the outermost to a given one. */
  framesTo(frame: Frame | undefined): readonly Frame[] {
    return frame ? this.#frames.slice(0, this.#frames.indexOf(frame) + 1) : this.#frames;
  }

  note(frame: Frame, text: string): void {
    if (frame.kind === 'map') frame.keys.set(frame.key, text);
    else frame.items.push(text);
  }

  dash(column: number): void {
    let top = this.top;
    while (top && top.column > column) {
      this.#frames.pop();
      top = this.top;
    }
    if (top?.kind === 'seq' && top.column === column) {
      top.index++;
      top.state = 'value';
      return;
    }
    const part = top && partOf(top);
    if (top) top.state = 'nested';
    this.#frames.push(frameOf('seq', false, column, part));
  }

  popTo(column: number): void {
    for (let top = this.top; top; top = this.top) {
      const isEnded = top.kind === 'seq' ? top.column >= column : top.column > column;
      if (!isEnded) return;
      this.#frames.pop();
    }
    // A key in the first column is one of the top, wherever reading began.
    if (column === 0) this.#prefix = [];
  }

  mapAt(column: number): Frame {
    const top = this.top;
    if (top?.kind === 'map' && top.column === column) return top;
    // A key that is indented too far, below a value that is there, still belongs to the same mapping.
    const isStray = top?.kind === 'map' && top.state === 'scalar';
    const frame: Frame = isStray
      ? { ...top, column, part: undefined }
      : frameOf('map', false, column, top && partOf(top));
    if (top && !isStray) top.state = 'nested';
    this.#frames.push(frame);
    return frame;
  }

  openFlow(kind: Frame['kind'], column: number): void {
    let top = this.top;
    // A brace where a key is due begins the next item: that of the one before is missing.
    if (top?.isFlow && top.kind === 'map' && top.state !== 'value') {
      const above = this.#frames.at(-2);
      if (above?.kind === 'seq' && above.isFlow && kind === 'map') {
        this.#frames.pop();
        above.index++;
        above.state = 'value';
        top = above;
      }
    }
    if (top?.kind === 'seq' && top.state !== 'value') top.index++;
    const part = top && partOf(top);
    if (top) top.state = 'nested';
    const frame = frameOf(kind, true, column, part);
    frame.state = kind === 'map' ? 'key' : 'value';
    this.#frames.push(frame);
  }

  closeFlow(kind: Frame['kind']): void {
    const at = this.#frames.findLastIndex((frame) => frame.kind === kind && frame.isFlow);
    const isOwn = at !== -1 && this.#frames.slice(at).every(({ isFlow }) => isFlow);
    if (isOwn) this.#frames.length = at;
  }

  scalar(text: string): void {
    const top = this.top;
    if (!top?.isFlow) return;
    if (top.kind === 'seq') {
      if (top.state !== 'value') top.index++;
      top.items.push(text);
      top.state = 'scalar';
    } else if (top.state === 'value') {
      top.keys.set(top.key, text);
      top.state = 'scalar';
    } else {
      top.key = text;
      top.state = 'colon';
      if (!top.keys.has(text)) top.keys.set(text, '');
    }
  }

  /** The keys and indexes that lead to a mapping or list that is open. */
  pathOf(frame: Frame): Path {
    const parts = this.framesTo(frame).map(({ part }) => part);
    return [...this.#prefix, ...parts.filter((part) => part !== undefined)];
  }

  pathIn(frame: Frame): Path {
    return [...this.pathOf(frame), partOf(frame)];
  }
}
