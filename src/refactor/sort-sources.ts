import { orderAlongChain } from '../chain/along-chain';
import type { Step } from '../chain/graph';
import { isBrokenSomewhere } from '../fixes/broken';
import type { TextEdit } from '../fixes/fix';
import { contentEndBefore, lineEnd } from '../fixes/write';
import { endOf, startOf } from '../manifest/model';
import { checked } from './meaning';
import type { Here, Refactoring } from './refactoring';
import { pageOf } from './refactoring';

/** Puts the sources in the order of the chain, each with the comments above it. */
export function sortSources(here: Here): Refactoring | undefined {
  const { manifest, graph } = here.analysis;
  // Of two sources of one id the first counts: their order means something.
  if (graph.own.length < 2 || graph.idsRepeat || isBrokenSomewhere(manifest)) return undefined;
  return {
    kind: 'sort-sources',
    name: '',
    edits: () => {
      const { own } = graph;
      const order = sorted(own);
      if (order.every((step, index) => step === own[index])) return [];
      // A circle has no order, and where it is reported depends on it.
      if (hasCircle(graph.all)) return undefined;
      const isBlock =
        manifest.format === 'yaml' && own.every((step) => dashOf(here.text, step) !== undefined);
      const edits = isBlock ? moveLines(here, order) : exchange(here, order);
      return checked(here, edits, (before) => ({
        ...before,
        sources: order.map(({ index }) => before.sources[index] ?? {}),
      }));
    },
  };
}

const sorted = (own: readonly Step[]): Step[] =>
  orderAlongChain(
    own,
    ({ inputs }) => inputs.map(({ step }) => (step?.file === undefined ? step : undefined)),
    ({ material, component, source }) =>
      material ?? component ?? (source.material ?? source.component)?.value ?? '',
    ({ source }) => source.material === undefined && source.component !== undefined,
  );

/** Also one that goes over other files. */
function hasCircle(all: readonly Step[]): boolean {
  const order = orderAlongChain(
    all,
    ({ inputs }) => inputs.map(({ step }) => step),
    () => '',
    () => false,
  );
  const positions = new Map(order.map((step, at) => [step, at]));
  return order.some((step, at) =>
    step.inputs.some(
      ({ step: input }) => input !== undefined && (positions.get(input) ?? -1) >= at,
    ),
  );
}

/** Where the line begins on which an item has its dash; undefined: it has none, or no line of its own. */
function dashOf(text: string, { source }: Step): number | undefined {
  const start = startOf(source.place);
  const line = text.lastIndexOf('\n', start - 1) + 1;
  return /^ *- +$/.test(text.slice(line, start)) ? line : undefined;
}

/** An item with the comments above it: whole lines. */
interface Chunk {
  readonly start: number;
  readonly end: number;
}

/** Moves as few of the items as possible; all others stay byte for byte. */
function moveLines(here: Here, order: readonly Step[]): TextEdit[] | undefined {
  const { text, analysis } = here;
  const { own } = analysis.graph;
  const chunks = chunksOf(text, own);
  if (!chunks || hasAnchors(text, chunks)) return undefined;
  const eol = lineEnd(pageOf(here));
  const positions = order.map(({ index }) => index);
  const kept = longestRising(positions);
  const moves: TextEdit[] = [];
  const linesOf = ({ start, end }: Chunk): string => {
    const lines = text.slice(start, end);
    return lines.endsWith('\n') ? lines : lines + eol;
  };
  let at = chunks[0]?.start ?? 0;
  let lines = '';
  const flush = (): void => {
    if (lines === '') return;
    // The last line of the text may have no end.
    const newText = at > 0 && text[at - 1] !== '\n' ? eol + lines.slice(0, -eol.length) : lines;
    moves.push({ start: at, end: at, newText });
    lines = '';
  };
  for (const position of positions) {
    const chunk = chunks[position];
    if (!chunk) return undefined;
    if (kept.has(position)) {
      flush();
      at = chunk.end;
    } else {
      lines += linesOf(chunk);
      moves.push({ ...chunk, newText: '' });
    }
  }
  flush();
  return moves.sort((a, b) => a.start - b.start || a.end - b.end);
}

function chunksOf(text: string, own: readonly Step[]): Chunk[] | undefined {
  const chunks: Chunk[] = [];
  let column: number | undefined;
  for (const step of own) {
    const dash = dashOf(text, step);
    if (dash === undefined) return undefined;
    const start = startOf(step.source.place);
    const indent = text.slice(dash, start).indexOf('-');
    column ??= indent;
    if (indent !== column) return undefined;
    const last = Math.max(start, contentEndBefore(text, endOf(step.source.place)));
    const newline = text.indexOf('\n', last);
    const end = newline === -1 ? text.length : newline + 1;
    const before = chunks.at(-1)?.end;
    const from = before ?? commentsAbove(text, dash, column);
    // What stands between two items has to be comments and blank lines.
    if (from > dash || !/^(?:[ \t]*(?:#[^\n]*)?\r?\n)*$/.test(text.slice(from, dash)))
      return undefined;
    // Another item that is no source would be torn off.
    const isOther = new RegExp(`\\n {${String(column)}}-(?:\\s|$)`);
    if (isOther.test(text.slice(start, end))) return undefined;
    chunks.push({ start: from, end });
  }
  return chunks;
}

/** Comments above the first item that stand as far in as it does. */
function commentsAbove(text: string, dash: number, column: number): number {
  let at = dash;
  while (at > 0) {
    const before = text.lastIndexOf('\n', at - 2) + 1;
    const comment = /^( *)#/.exec(text.slice(before, at));
    if (before === at || comment?.[1]?.length !== column || column === 0) return at;
    at = before;
  }
  return at;
}

/** An alias has to stand behind its anchor. */
function hasAnchors(text: string, chunks: readonly Chunk[]): boolean {
  const all = text.slice(chunks[0]?.start ?? 0, chunks.at(-1)?.end ?? 0);
  return /(?:^|[\s[{,:])(?:[&*][\w-]|<<)/.test(all);
}

/** The largest set of numbers of a list that rise in it. */
function longestRising(list: readonly number[]): Set<number> {
  /** For each length the place in the list of the smallest last number. */
  const tails: number[] = [];
  const before: number[] = [];
  list.forEach((value, at) => {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((list[tails[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    before[at] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = at;
  });
  const rising = new Set<number>();
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) rising.add(list[at] ?? -1);
  return rising;
}

/** Items in braces change places; the commas between them stay. */
function exchange({ text, analysis }: Here, order: readonly Step[]): TextEdit[] | undefined {
  const { own } = analysis.graph;
  const edits: TextEdit[] = [];
  for (const [index, step] of own.entries()) {
    const [start, end] = [startOf(step.source.place), endOf(step.source.place)];
    const other = order[index];
    if (text[start] !== '{' || text[end - 1] !== '}' || !other) return undefined;
    const newText = text.slice(startOf(other.source.place), endOf(other.source.place));
    // A comment in a list in braces may belong to either side.
    if (
      analysis.manifest.format === 'yaml' &&
      /#|(?:^|[\s[{,:])(?:[&*][\w-]|<<)/.test(text.slice(start, end))
    )
      return undefined;
    if (other !== step) edits.push({ start, end, newText });
  }
  return edits;
}
