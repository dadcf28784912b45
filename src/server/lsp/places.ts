import type { Location, Position, Range } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Cursor } from '../../completion/cursor';
import type { Lines } from '../../text/lines';
import type { Analysed } from './documents';
import type { Files } from './files';
import type { Stretch } from '../../text/stretch';

/** The line at a position, and the text around it. */
export function cursorAt(document: TextDocument, position: Position): Cursor {
  const start = { line: position.line, character: 0 };
  const end = { line: position.line, character: Number.MAX_SAFE_INTEGER };
  return {
    offset: document.offsetAt(position),
    before: document.getText({ start, end: position }),
    after: document.getText({ start: position, end }).replace(/[\r\n]+$/, ''),
    slice: (from, to) =>
      document.getText({ start: document.positionAt(from), end: document.positionAt(to) }),
  };
}

/** A range of offsets in an open document. */
export const rangeIn = (document: TextDocument, { start, end }: Stretch): Range => ({
  start: document.positionAt(start),
  end: document.positionAt(end),
});

/** A range of offsets in a text that is perhaps open nowhere. */
export function rangeOfText(lines: Lines, { start, end }: Stretch): Range {
  return { start: positionOf(lines, start), end: positionOf(lines, end) };
}

function positionOf(lines: Lines, offset: number): Position {
  const { line, column } = lines.position(offset);
  return { line: line - 1, character: column - 1 };
}

export const START: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** A range in a file of an analysis; undefined where the file cannot be read any more. */
export function locationIn(
  { document, analysis }: Analysed,
  files: Files,
  file: string | undefined,
  stretch: Stretch,
): Location | undefined {
  if (file === undefined || file === analysis.file) {
    return { uri: document.uri, range: rangeIn(document, stretch) };
  }
  const lines = files.linesOf(file);
  return lines && { uri: files.addressOf(file), range: rangeOfText(lines, stretch) };
}

export const isSameRange = (one: Range, other: Range): boolean =>
  one.start.line === other.start.line &&
  one.start.character === other.start.character &&
  one.end.line === other.end.line &&
  one.end.character === other.end.character;
