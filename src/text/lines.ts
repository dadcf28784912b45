import { LF } from './characters';
import { countWhile } from './search';

/** Where lines start in a text, to turn offsets into lines and columns at the edge. */
export class Lines {
  readonly #starts: number[] = [0];

  constructor(text: string) {
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
      this.#starts.push(at + 1);
    }
    const feeds = this.#starts.length;
    // Editors end a line at a return by itself, too: an edit would go to another place.
    for (let at = text.indexOf('\r'); at !== -1; at = text.indexOf('\r', at + 1)) {
      if (text[at + 1] !== '\n') this.#starts.push(at + 1);
    }
    if (this.#starts.length > feeds) this.#starts.sort((a, b) => a - b);
  }

  /** 1-based line and column of an offset; columns count UTF-16 units. */
  position(offset: number): { line: number; column: number } {
    const starts = this.#starts;
    const line = countWhile(starts.length, (index) => (starts[index] ?? 0) <= offset);
    return { line, column: offset - (starts[line - 1] ?? 0) + 1 };
  }
}

/** In so many characters a line ends sooner than a search for its end begins. */
const NEAR = 4;

/** Start of the line behind an offset, or the end of the text. */
export function nextLine(text: string, at: number): number {
  for (let near = at; near < at + NEAR; near++) if (text.charCodeAt(near) === LF) return near + 1;
  const newline = text.indexOf('\n', at + NEAR);
  return newline === -1 ? text.length : newline + 1;
}
