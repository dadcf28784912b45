import type { SyntaxFix, SyntaxMistake } from './node';
import type { Slices } from './slices';
import type { ReadDocument } from './yaml-document';
import type { Keys, Slip } from './slip';
import { slipsAt } from './yaml-slips';

/** A text as it is surely meant, what was read of it, and its slips where they stand in the text itself. */
export interface RepairedDocument extends ReadDocument {
  readonly text: string;
  /** Where an offset in it stands in the text itself. */
  readonly back: (offset: number) => number;
}

/** Slips that are set right in one piece of text, and how long it may be: each reads it a few times. */
const MAX_SLIPS = 10;
const MAX_FIXES = 10;
const MAX_LENGTH = 20_000;

/** Reads a text with `yaml`; undefined where enough was read. */
export type ReadAgain = (text: string) => Slices<ReadDocument | undefined>;

/** A text on the way, with where each of its offsets stands in the text itself. */
interface State {
  readonly text: string;
  readonly origins: readonly number[];
  readonly result: ReadDocument;
}

/**
 * Sets slips right one after the other, so that each costs one mistake and what follows it is read.
 *
 * @param first what `yaml` made of the text, with `known` set right
 * @param keys of the format
 * @param known a slip that is known already
 * @returns undefined where nothing can be set right
 */
export function* repair(
  text: string,
  first: ReadDocument,
  keys: Keys,
  read: ReadAgain,
  known?: Slip,
): Slices<RepairedDocument | undefined> {
  if (text.length > MAX_LENGTH && !known) return undefined;
  const slips: SyntaxMistake[] = [];
  const origins = Array.from({ length: text.length + 1 }, (_, at) => at);
  let state: State = { text, origins, result: first };
  const [fix] = known?.fixes ?? [];
  if (known && fix) {
    slips.push(mistakeOf(known, fix, origins));
    state = { text: withFix(text, fix), origins: originsAfter(text, origins, fix), result: first };
  }
  while (slips.length < MAX_SLIPS && text.length <= MAX_LENGTH) {
    const stop = isRepairable(state.result) ? stopOf(state.result) : undefined;
    const better = stop === undefined ? undefined : yield* furthest(state, stop, keys, read);
    if (!better) break;
    slips.push(mistakeOf(better.slip, better.fix, state.origins));
    state = better;
  }
  if (slips.length === 0) return undefined;
  const { result } = state;
  const back = (offset: number): number => originOf(state.origins, offset);
  return {
    text: state.text,
    back,
    mistakes: [...slips, ...result.mistakes.map((each) => movedBack(each, back))],
    ...(result.document && { document: result.document }),
  };
}

/** Whether it is the grammar that a text fails, and no bound. */
export const isRepairable = ({ mistakes }: ReadDocument): boolean => {
  const first = mistakes.find(({ kind }) => kind === 'syntax');
  return first?.kind === 'syntax' && first.code === 'other';
};

/** Where `yaml` first stops. */
const stopOf = ({ mistakes }: ReadDocument): number | undefined =>
  mistakes.find(({ kind }) => kind === 'syntax')?.start;

interface Better extends State {
  readonly slip: Slip;
  readonly fix: SyntaxFix;
}

/** The fix after which `yaml` reads on furthest; undefined where none leads on. */
function* furthest(
  { text, origins }: State,
  stop: number,
  keys: Keys,
  read: ReadAgain,
): Slices<Better | undefined> {
  let best: Better | undefined;
  let most = stop;
  const choices = slipsAt(text, stop, keys).flatMap((slip) =>
    slip.fixes.map((fix) => ({ slip, fix })),
  );
  for (const { slip, fix } of choices.slice(0, MAX_FIXES)) {
    const fixed = withFix(text, fix);
    const result = yield* read(fixed);
    if (!result) break;
    const reached = stopOf(result);
    const by = fix.text.length - (fix.end - fix.start);
    const reach = reached === undefined ? Infinity : reached - by;
    // Whoever stops in the same line as before has not understood it.
    if (reach <= Math.max(most, slip.end)) continue;
    best = { text: fixed, origins: originsAfter(text, origins, fix), result, slip, fix };
    most = reach;
    if (reach === Infinity) break;
  }
  return best;
}

/** A text with a fix made. */
export const withFix = (text: string, fix: SyntaxFix): string =>
  text.slice(0, fix.start) + fix.text + text.slice(fix.end);

/** @param before the text that the fix is made in */
function originsAfter(
  before: string,
  origins: readonly number[],
  { start, end, text }: SyntaxFix,
): number[] {
  const inserted = placesOf(text, before.slice(start, end));
  return [
    ...origins.slice(0, start),
    ...inserted.map((at) => originOf(origins, start + at)),
    ...origins.slice(end),
  ];
}

/** Where each character of a text stands in what it replaces: lines that lose their indentation end as before. */
function placesOf(text: string, replaced: string): number[] {
  const lines = text.split('\n');
  const others = replaced.split('\n');
  const isLineByLine = lines.length === others.length;
  let next = 0;
  return (isLineByLine ? lines : [text]).flatMap((line, index) => {
    const start = next;
    const { length } = isLineByLine ? (others[index] ?? '') : replaced;
    next += length + 1;
    const lost = Math.max(0, length - line.length);
    const isLast = next > replaced.length;
    return Array.from(
      { length: line.length + (isLast ? 0 : 1) },
      (_, column) => start + Math.min(column + lost, length),
    );
  });
}

const originOf = (origins: readonly number[], offset: number): number =>
  origins[Math.max(0, Math.min(offset, origins.length - 1))] ?? 0;

function mistakeOf(
  { code, detail, start, end, isOffered }: Slip,
  fix: SyntaxFix,
  origins: readonly number[],
): SyntaxMistake {
  const back = (offset: number): number => originOf(origins, offset);
  return {
    kind: 'syntax',
    code,
    detail,
    start: back(start),
    end: back(end),
    ...(isOffered && { fix: { start: back(fix.start), end: back(fix.end), text: fix.text } }),
  };
}

/** A mistake of a text that was set right, where it stands in the text itself. */
export function movedBack(mistake: SyntaxMistake, back: (offset: number) => number): SyntaxMistake {
  const start = back(mistake.start);
  const moved = { ...mistake, start, end: Math.max(start, back(mistake.end)) };
  if (moved.kind !== 'syntax' || !moved.fix) return moved;
  const { start: from, end, text } = moved.fix;
  return { ...moved, fix: { start: back(from), end: back(end), text } };
}
