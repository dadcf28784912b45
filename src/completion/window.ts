import type { Analysis } from '../analysis/analysis';
import { stepAt } from '../analysis/at';
import type { Place } from '../manifest/model';
import { startOf } from '../manifest/model';
import type { PathText } from '../text/cursor-path';
import type { Cursor } from './cursor';

/** In UTF-16 units: further up and down nothing is read, so that no text makes completion slow. */
const MAX_ABOVE = 50_000;
const MAX_BELOW = 10_000;

/**
 * The text around a cursor: all that stands above it, or in a long text what stands above it from the
 * step that it is in on. Undefined where no start near enough is known.
 */
export function textAround(
  cursor: Cursor,
  format: 'yaml' | 'json',
  analysis?: Analysis,
): PathText | undefined {
  const { offset, before, after } = cursor;
  const slice = (start: number, end: number): string => cursor.slice(start, end);
  const line = offset - before.length;
  const end = offset + after.length;
  const rest = slice(end, end + MAX_BELOW);
  const below = rest.replace(/^\r?\n/, '');
  const whole = { format, prefix: [], before, after, below };
  if (offset <= MAX_ABOVE) return { ...whole, above: slice(0, line).replace(/^\uFEFF/, '') };
  const top = analysis && lastKey(analysis.manifest.keys, offset);
  if (!analysis || !top) return undefined;
  const step = top.key === 'sources' ? stepAt(analysis.graph.own, offset) : undefined;
  const start = step && startOf(step.source.place);
  if (start !== undefined && start < offset && offset - start <= MAX_ABOVE) {
    if (format === 'json') {
      // A text without line breaks is one line: it is read from where the step starts.
      const [above, own] = start < line ? [slice(start, line), before] : ['', slice(start, offset)];
      return { ...whole, prefix: ['sources', 0], above, before: own };
    }
    const lineStart = start - columnOf(slice(Math.max(0, start - 1000), start));
    return { ...whole, prefix: ['sources'], above: slice(Math.min(lineStart, line), line) };
  }
  if (format === 'json') return undefined;
  if (before.length > MAX_ABOVE) return undefined;
  const above = slice(Math.max(0, line - MAX_ABOVE), line).replace(/^[^\n]*\n/, '');
  return { ...whole, prefix: [top.key], above };
}

const columnOf = (before: string): number => before.length - (before.lastIndexOf('\n') + 1);

/** The last of the keys that stand before an offset. */
function lastKey(
  keys: ReadonlyMap<string, Place>,
  offset: number,
): { readonly key: string; readonly place: Place } | undefined {
  let last: { readonly key: string; readonly place: Place } | undefined;
  for (const [key, place] of keys) {
    if (startOf(place) < offset && (!last || startOf(place) > startOf(last.place))) {
      last = { key, place };
    }
  }
  return last;
}
