/** The words and signs of `yaml`, without its looking through a whole text for the end of one value. */
import { Lexer } from 'yaml';

/** What `yaml` has no option for: it reads each value to its end, however long that is. */
interface LexerInside extends Record<(typeof READ_TO_END)[number], Read> {
  buffer: string;
  pos: number;
  atEnd: boolean;
  lineEndPos: number | null;
  next: string | null;
}

/** Hands out one; returns what comes next, or null where the text that it has is at its end. */
type Read = (...given: unknown[]) => Generator<string, unknown>;

/**
 * What looks at every character of a value, a tag or an anchor. The end of a quoted value is found faster, and where
 * it is decides how the value is read.
 */
const READ_TO_END = ['parsePlainScalar', 'parseBlockScalar', 'pushTag', 'pushUntil'] as const;

/**
 * The lexemes of a text as `Lexer` has them, up to the first that is longer than a bound. Of that one there is so
 * much that its length shows it; what comes behind it is of no use.
 *
 * @param max in UTF-16 units
 */
export function lexemesOf(text: string, max: number): Iterable<string> {
  const lexer = new Lexer();
  // What stands behind a value, of which some is looked at, may be as long as one.
  const most = 2 * max + 10;
  if (text.length > most) readWithin(lexer as unknown as LexerInside, most);
  return lexer.lex(text);
}

/** Shows each value no more of the text than `most` from its start. */
function readWithin(inside: LexerInside, most: number): void {
  for (const name of READ_TO_END) {
    const read = inside[name].bind(inside);
    inside[name] = function* (...given): Generator<string, unknown> {
      const { buffer, pos, lineEndPos } = inside;
      if (buffer.length - pos <= most) return yield* read(...given);
      const shown = buffer.slice(0, pos + most);
      inside.buffer = shown;
      inside.atEnd = false;
      let next = yield* read(...given);
      const isAtEnd = next === null;
      if (isAtEnd) {
        // It waits for more text, and has thrown away what it has read of this one.
        ({ next } = inside);
        inside.pos = shown.length - inside.buffer.length;
      }
      inside.atEnd = true;
      inside.buffer = buffer;
      inside.lineEndPos = lineEndPos;
      if (!isAtEnd || inside.pos > pos) return next;
      // It waits within the value: that is too long, but for one with blanks behind it.
      if (contentEnd(shown) - pos <= most / 2) return yield* read(...given);
      yield shown.slice(pos);
      return next;
    };
  }
}

/** Behind the last character that is no blank. */
function contentEnd(text: string): number {
  let end = text.length;
  while (end > 0 && (BLANK.test(text.charAt(end - 1)) || text.startsWith('\r\n', end - 1))) end--;
  return end;
}

const BLANK = /[ \t\n]/;
