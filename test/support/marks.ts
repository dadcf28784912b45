/**
 * Marks in a fixture: the findings that are expected, written below the line that they stand on.
 *
 *     country: CN
 *     #        ^^ china-source warning
 *
 * The carets are below the characters that the finding covers. Where there is no room for a `#` before
 * them, `# [1-8]` gives the columns instead: 1-based, the end exclusive as everywhere; an end on a
 * later line is `[3-9+1]`. Several marks may follow one line. After rule and severity may stand
 *
 *     "part of the message"    what the sentence has to contain
 *     => AU, AT                the suggestions for a fix, all of them, in order
 *
 * Mark lines are taken out before the manifest is read, so that JSON and broken text can be marked too.
 */
export interface Mark {
  readonly ruleId: string;
  readonly severity: string;
  /** 1-based, of the text without its marks. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly message?: string;
  readonly suggestions?: readonly string[];
}

const MARK =
  /^\s*#\s*(?:(?<carets>\^+)|\[(?<from>\d+)-(?<to>\d+)(?:\+(?<lines>\d+))?\])\s+(?<rule>[a-z0-9-]+) (?<severity>error|warning|information|hint)(?:\s+"(?<message>.*?)")?(?:\s+=> (?<fixes>[^"]*))?\s*$/;

/** Takes the marks out of a fixture. Throws on a line that looks like a mark and is none. */
export function takeMarks(fixture: string): { readonly text: string; readonly marks: Mark[] } {
  const marks: Mark[] = [];
  const kept: string[] = [];
  for (const line of fixture.split('\n')) {
    const groups = MARK.exec(line)?.groups;
    if (!groups) {
      if (/^\s*#\s*(?:\^|\[\d)/.test(line)) throw new Error(`This is no mark: ${line}`);
      kept.push(line);
      continue;
    }
    const { carets, from, to, lines, rule = '', severity = '', message, fixes } = groups;
    const column = carets === undefined ? Number(from) : line.indexOf('^') + 1;
    marks.push({
      ruleId: rule,
      severity,
      line: kept.length,
      column,
      endLine: kept.length + Number(lines ?? 0),
      endColumn: carets === undefined ? Number(to) : column + carets.length,
      ...(message !== undefined && { message }),
      ...(fixes !== undefined && { suggestions: fixes.split(',').map((fix) => fix.trim()) }),
    });
  }
  return { text: kept.join('\n'), marks };
}

/** The line of a mark below the line that it stands on: the opposite of what `takeMarks` reads. */
export function markLine(mark: Mark, above: string): string {
  const { line, column, endLine, endColumn } = mark;
  const width = endColumn - column;
  const indent = /^ */.exec(above)?.[0] ?? '';
  const room = column - 2 - indent.length;
  const isBelow = line === endLine && width > 0 && room >= 0;
  const lines = endLine > line ? `+${String(endLine - line)}` : '';
  const place = isBelow
    ? `${indent}#${' '.repeat(room)}${'^'.repeat(width)}`
    : `${indent}# [${String(column)}-${String(endColumn)}${lines}]`;
  const message = mark.message === undefined ? '' : ` "${mark.message}"`;
  const fixes = mark.suggestions ? ` => ${mark.suggestions.join(', ')}` : '';
  return `${place} ${mark.ruleId} ${mark.severity}${message}${fixes}`;
}

/** A fixture's text with its marks below the lines that they stand on. */
export function withMarks(text: string, marks: readonly Mark[]): string {
  const lines = text.split('\n');
  return lines
    .flatMap((line, index) => [
      line,
      ...marks.filter((mark) => mark.line === index + 1).map((mark) => markLine(mark, line)),
    ])
    .join('\n');
}
