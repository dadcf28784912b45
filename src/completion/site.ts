import { getLocation } from 'jsonc-parser';
import type { Analysis } from '../analysis/analysis';
import type { Step } from '../chain/graph';
import { stepAt } from '../analysis/at';
import type { KeyPart } from './keys';
import type { Place } from '../manifest/model';
import { startOf } from '../manifest/model';
import { endsInComment } from './comment';
import type { Cursor } from './cursor';

/** What is being typed, and in which part of the manifest. */
export interface Site {
  /** The source that the cursor is in. */
  readonly step?: Step;
  readonly typed: Typed;
  readonly wanted:
    | { readonly kind: 'value'; readonly key: string }
    | { readonly kind: 'key'; readonly of: KeyPart }
    /** An item of `sources`; `dash`: what is to stand before it. */
    | { readonly kind: 'source'; readonly dash: string };
}

/** The value or key that the cursor is in. */
export interface Typed {
  readonly text: string;
  /** The quote that it opens with. */
  readonly quote: '"' | "'" | '';
  /** How many characters before and behind the cursor belong to it, quotes included. */
  readonly before: number;
  readonly after: number;
}

/** Further than this nothing is looked at, so that no text makes completion slow. */
const FARTHEST = 100_000;

export function siteAt(cursor: Cursor, analysis: Analysis): Site | undefined {
  return analysis.manifest.format === 'json'
    ? siteInJson(cursor, analysis)
    : siteInYaml(cursor, analysis);
}

function siteInJson(cursor: Cursor, { manifest, graph }: Analysis): Site | undefined {
  const { offset } = cursor;
  const top = lastKey(manifest.keys, offset);
  const step = top?.key === 'sources' ? stepBefore(graph.own, offset) : undefined;
  const start = step ? startOf(step.source.place) : top ? startOf(top.place) : offset;
  if (offset - start > FARTHEST) return undefined;
  // The path that this leads to is as long and as deep as in the whole text.
  const text = `${step ? '{"sources":[' : '{'}${cursor.slice(start, offset)}`;
  const { path, isAtPropertyKey } = getLocation(text, text.length);
  const typed = typedInJson(cursor);
  const [section, index, ...rest] = path;
  const inStep = step && section === 'sources' && index === 0 ? { step } : {};
  if (section === 'sources' && index !== undefined && path.length === 2 && !isAtPropertyKey) {
    return { typed, wanted: { kind: 'source', dash: '' } };
  }
  if (isAtPropertyKey) {
    const part = partOf(path.slice(0, -1));
    return part && { ...inStep, typed, wanted: { kind: 'key', of: part } };
  }
  const key = [...path].reverse().find((each) => typeof each === 'string');
  const isOwn = section === 'regimes' || rest.length > 0;
  return typeof key === 'string' && isOwn
    ? { ...inStep, typed, wanted: { kind: 'value', key } }
    : undefined;
}

/** The mapping that a path of keys and indexes leads to. */
function partOf(path: readonly (string | number)[]): KeyPart | undefined {
  const [section, , list, index] = path;
  if (path.length === 0) return 'manifest';
  if (section === 'sources' && path.length === 2) return 'source';
  if (section === 'suppliers' && path.length === 2) return 'supplier';
  if (section === 'waivers' && path.length === 2) return 'waiver';
  if (path.length !== 4 || index === undefined) return undefined;
  if (list === 'evidence' && section === 'sources') return 'evidence';
  if (list === 'ownership' && section === 'suppliers') return 'ownership';
  return list === 'waivers' ? 'waiver' : undefined;
}

function typedInJson({ before, after }: Cursor): Typed {
  const open = openQuote(before);
  if (open !== undefined) {
    const text = before.slice(open + 1);
    const rest = /^[^"]*"/.exec(after)?.[0].length ?? 0;
    return { text, quote: '"', before: text.length + 1, after: rest };
  }
  return plain(/(?<![\w.-])[\w.-]*$/.exec(before)?.[0] ?? '', /^[\w.-]*/.exec(after)?.[0] ?? '');
}

/** Where the text in quotes opens that a line of JSON ends in. A line may be all of a large file. */
function openQuote(line: string): number | undefined {
  let open: number | undefined;
  for (let at = line.indexOf('"'); at !== -1; at = line.indexOf('"', at + 1)) {
    if (open === undefined) open = at;
    else if (!isEscaped(line, at)) open = undefined;
  }
  return open;
}

function isEscaped(line: string, at: number): boolean {
  let start = at;
  while (line[start - 1] === '\\') start--;
  return (at - start) % 2 === 1;
}

/** `key: typed`, also as an item of a list and in braces; the list in brackets is part of it. */
const VALUE =
  /(?:^|[\s{,])["']?([A-Za-z]+)["']?\s*:\s+(?:\[(?:[^\]]*,)?\s*)?((["']?)([^"',[\]{}#]*))$/;
/** `- typed` on a line of its own. */
const ITEM = /^\s*- +((["']?)([^"',:[\]{}#]*))$/;
/** Of a longer line only so much is looked at: the pattern of a value takes its square. */
const MAX_LENGTH = 2000;
const KEY = /^( *)(- *)?([\w-]*)$/;
/** Quoted text, closed or not; an apostrophe within a word opens none. */
const QUOTED = /(?<=^|[\s{[,])(?:"(?:[^"\\]|\\.)*(?:"|$)|'[^']*(?:'|$))/g;
/** A key in braces, behind the brace or a comma. */
const FLOW_KEY = /[{,]\s*([\w-]*)$/;

function siteInYaml(cursor: Cursor, analysis: Analysis): Site | undefined {
  const { manifest, graph } = analysis;
  const { before, after, offset } = cursor;
  if (endsInComment(before)) return undefined;
  const top = lastKey(manifest.keys, offset)?.key;
  const step = top === 'sources' ? stepAround(cursor, graph.own) : undefined;
  const inStep = step ? { step: step.step } : {};
  const value = VALUE.exec(endOfLine(before));
  if (value) {
    const [, key = '', , quote = '', text = ''] = value;
    return { ...inStep, typed: typedInYaml(text, quote, after), wanted: { kind: 'value', key } };
  }
  const list = step ? lastKey(step.step.source.keys, offset)?.key : top;
  const item = ITEM.exec(before);
  if (item && (list === 'inputs' || list === 'regimes')) {
    const [, , quote = '', text = ''] = item;
    return {
      ...inStep,
      typed: typedInYaml(text, quote, after),
      wanted: { kind: 'value', key: list },
    };
  }
  const flow = FLOW_KEY.exec(before);
  if (flow && step && isInOwnBraces(cursor, step.step)) {
    const [, word = ''] = flow;
    const typed = plain(word, /^[\w-]*/.exec(after)?.[0] ?? '');
    return { ...inStep, typed, wanted: { kind: 'key', of: 'source' } };
  }
  const [, indent = '', dash = '', word = ''] = KEY.exec(before) ?? [];
  if (!KEY.test(before) || !/^[\w-]*\s*(?::|$)/.test(after)) return undefined;
  const typed = plain(word, /^[\w-]*/.exec(after)?.[0] ?? '');
  const column = indent.length + dash.length;
  if (step) {
    if (column === step.column) return { ...inStep, typed, wanted: { kind: 'key', of: 'source' } };
    if (column > step.column) {
      const of = list === 'evidence' ? 'evidence' : list === 'waivers' ? 'waiver' : undefined;
      return of && { ...inStep, typed, wanted: { kind: 'key', of } };
    }
  }
  if (column === 0) return { typed, wanted: { kind: 'key', of: 'manifest' } };
  if (top === 'waivers') return { typed, wanted: { kind: 'key', of: 'waiver' } };
  if (top === 'sources')
    return { typed, wanted: { kind: 'source', dash: dash === '' ? '- ' : '' } };
  if (top === 'suppliers' && column >= 4 && dash === '') {
    return { typed, wanted: { kind: 'key', of: 'supplier' } };
  }
  return undefined;
}

/** Whether the cursor is in the braces of a source itself, not of a list or mapping in them. */
function isInOwnBraces(cursor: Cursor, { source }: Step): boolean {
  const text = cursor.slice(startOf(source.place), cursor.offset).replace(QUOTED, '');
  if (!text.startsWith('{')) return false;
  const depth = [...text].reduce(
    (open, each) => open + (/[{[]/.test(each) ? 1 : /[}\]]/.test(each) ? -1 : 0),
    0,
  );
  return depth === 1;
}

/** What a value is looked for in: the end of a line that no person wrote, from the next word on. */
const endOfLine = (before: string): string =>
  before.length <= MAX_LENGTH ? before : before.slice(-MAX_LENGTH).replace(/^[^\s{,]*/, '');

function typedInYaml(text: string, quote: string, after: string): Typed {
  if (quote !== '"' && quote !== "'") {
    return plain(text, /^[\w./()-]*(?: [\w./()-]+)*/.exec(after)?.[0] ?? '');
  }
  const end = after.indexOf(quote);
  return { text, quote, before: text.length + 1, after: end + 1 };
}

const plain = (text: string, after: string): Typed => ({
  text,
  quote: '',
  before: text.length,
  after: after.length,
});

/** The step that a line belongs to, and the column of its keys. */
function stepAround(
  cursor: Cursor,
  steps: readonly Step[],
): { readonly step: Step; readonly column: number } | undefined {
  const step = stepBefore(steps, cursor.offset);
  if (!step) return undefined;
  const start = startOf(step.source.place);
  if (cursor.offset - start > FARTHEST) return undefined;
  const column = columnOf(cursor, start);
  const text = cursor.slice(start, cursor.offset);
  if (text.startsWith('{'))
    return text.includes('\n') && text.includes('}') ? undefined : { step, column };
  // A line further to the left, or the dash of the next item, ends the step.
  const [, ...lines] = text.split('\n');
  const last = lines.length - 1;
  const ends = lines.some((line, index) => {
    const indent = /^ */.exec(line)?.[0].length ?? 0;
    const rest = line.slice(indent);
    return (index === last || (rest.trim() !== '' && !rest.startsWith('#'))) && indent < column;
  });
  return ends ? undefined : { step, column };
}

function columnOf(cursor: Cursor, offset: number): number {
  const before = cursor.slice(Math.max(0, offset - 1000), offset);
  return before.length - (before.lastIndexOf('\n') + 1);
}

function stepBefore(steps: readonly Step[], offset: number): Step | undefined {
  const step = stepAt(steps, offset);
  return step && startOf(step.source.place) < offset ? step : undefined;
}

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
