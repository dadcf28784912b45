import { stepAt } from '../analysis/at';
import type { Step } from '../chain/graph';
import { endOf, startOf } from '../manifest/model';
import type { Language } from '../messages/language';
import { clean, shortened } from '../text/clean';
import type { CursorPath } from '../text/cursor-path';
import type { Path } from '../text/path';
import { cursorPath } from '../text/cursor-path';
import { written } from '../text/written';
import type { Completion, Cursor, Offer } from './cursor';
import { MANIFEST_SHAPE, POLICY_SHAPE } from './generated/shapes';
import type { Style } from './keys';
import { freeKeys, valueSnippet } from './keys';
import { newSources } from './new-source';
import { fitOfId } from './rank';
import type { Shape } from './shape';
import { described, shapeAt } from './shape';
import type { Candidate, CompletionInput, Wanted } from './candidate';
import { languageOf } from './candidate';
import { valuesFor } from './values';
import { textAround } from './window';

/** More than this are not sent to the editor; typing narrows them down. */
const MAX_OFFERS = 500;
/** Longest label of an offer, in UTF-16 units. */
const MAX_LABEL = 100;
/** What is longer is no step that a person wrote, in UTF-16 units. */
const MAX_STEP_LENGTH = 50_000;

const JSON_KEYS: Style = { format: 'json', isFlow: true, extra: 0 };

const NOTHING: Completion = { offers: [], replaces: { before: 0, after: 0 } };

/** What a text is, and how it is written. */
export interface Kind {
  readonly format: 'yaml' | 'json';
  readonly shape: Shape;
}

/** Where a cursor stands in a manifest or policy. */
export interface Site extends Kind {
  readonly path: CursorPath;
  readonly cursor: Cursor;
}

/** Where a cursor stands; undefined where nothing can be written. Looks at the text alone, near the cursor. */
export function siteAt(
  cursor: Cursor,
  { analysis }: CompletionInput,
  kind?: Kind,
): Site | undefined {
  const format = kind?.format ?? analysis?.manifest.format ?? 'yaml';
  const shape = kind?.shape ?? (analysis ? MANIFEST_SHAPE : POLICY_SHAPE);
  const text = textAround(cursor, format, analysis);
  const path = text && cursorPath(text);
  if (!path) return undefined;
  // The text of a long line may begin within it.
  const cut = cursor.before.length - text.before.length;
  const { token } = path;
  const own = { ...token, start: token.start + cut, end: token.end + cut };
  return { format, shape, cursor, path: cut === 0 ? path : { ...path, token: own } };
}

/** Whether a value of a key is wanted. */
const wants = ({ path: { value } }: Site, key: string): boolean =>
  value?.path.findLast((part) => typeof part === 'string') === key;

/** The key whose value is a path, where one is wanted: then it has to be looked for files. */
export const pathKeyAt = (site: Site): PathKey | undefined =>
  PATH_KEYS.find((key) => wants(site, key));

const PATH_KEYS = ['imports', 'extends', 'file'] as const;

/** A key whose value is the path of a manifest, a policy or a document. */
export type PathKey = (typeof PATH_KEYS)[number];

/** What can be written at the cursor. */
export function complete(
  cursor: Cursor,
  input: CompletionInput,
  site = siteAt(cursor, input),
): Completion {
  if (!site) return NOTHING;
  const { path, format } = site;
  const { token } = path;
  const raw = cursor.before.slice(token.start);
  const isWritable = token.start <= cursor.before.length && !/[\r\n]/.test(raw);
  if (!isWritable) return NOTHING;
  const step =
    (path.key ?? path.value)
      ? stepAround(cursor, input, path.key?.path ?? path.value?.path)
      : undefined;
  const offers = [...keyOffers(site, input, step), ...valueOffers(site, input, step)];
  const comma =
    format === 'json' && path.key?.needsComma === true ? commaAt(cursor, token.start) : undefined;
  return {
    offers: offers.slice(0, MAX_OFFERS).map((offer) => ({
      ...shown(offer),
      // In front of it all that is typed: it then weighs the same for all, and our order stays.
      filter: `${raw} ${offer.filter} .`,
    })),
    replaces: {
      before: raw.length,
      after: Math.max(0, token.end - cursor.before.length),
    },
    ...(comma !== undefined && { comma }),
  };
}

/** Whether what stands at the cursor is one of the offers as it is: there is nothing left to complete. */
export function isComplete({ cursor, path: { token } }: Site, { offers }: Completion): boolean {
  const text = (cursor.before + cursor.after).slice(token.start, token.end);
  // Before its end somebody asks what else could stand there.
  return (
    text !== '' &&
    cursor.before.length >= token.end &&
    offers.some(({ insert, isSnippet }) => isSnippet !== true && insert.trimEnd() === text)
  );
}

/** A place as if nothing were typed there yet: what else could stand there. */
export const untyped = (site: Site): Site => ({
  ...site,
  path: { ...site.path, token: { ...site.path.token, text: '' } },
});

function* keyOffers(
  { path, shape: root, format, cursor }: Site,
  input: CompletionInput,
  step?: Step,
): Iterable<Offer> {
  const { key, token, isFlow } = path;
  if (!key) return;
  let shape = shapeAt(root, key.path);
  // The first line below the key of a list, without a dash.
  const needsDash =
    shape?.kind === 'list' && shape.item?.kind === 'map' && path.value?.after === 'line';
  if (needsDash) shape = shape?.item;
  if (shape?.kind !== 'map') return;
  const indentation = /^[ \t]*/.exec(cursor.before)?.[0].length ?? 0;
  const extra = isFlow ? 0 : path.column - indentation + (needsDash ? 2 : 0);
  const style: Style = { format, isFlow: isFlow || format === 'json', extra };
  const dash = needsDash ? '- ' : '';
  const { others } = key;
  const itemPath = needsDash ? [...key.path, 0] : key.path;
  const free = freeKeys(shape, others)
    .flatMap(([name, value]) => {
      const fit = fitOfId(token.text, name);
      return fit === undefined ? [] : [{ name, value, fit }];
    })
    .sort((a, b) => a.fit - b.fit);
  for (const { name, value } of free) {
    const { text, next } = valueSnippet(name, value, style);
    const behind = key.isBeforeKey && isFlow && !/^\s*,/.test(restOf(cursor, token.end)) ? ',' : '';
    const label = format === 'json' ? JSON.stringify(name) : name;
    const isBare = key.hasColon || text === ': $1';
    yield {
      kind: 'key',
      label: name,
      ...(value.description !== undefined && {
        documentation: described(value.description, languageOf(input)),
      }),
      insert: key.hasColon
        ? label
        : isBare
          ? `${dash}${label}: ${behind}`
          : `${dash}${label}${text}${behind}`,
      ...(!isBare && { isSnippet: true }),
      filter: name,
      ...(!key.hasColon && {
        opensNext: hasValues([...itemPath, ...next], root, key.others, input, step),
      }),
    };
  }
  if (
    key.path[0] === 'sources' &&
    itemPath.length === 2 &&
    others.size === 0 &&
    !(isFlow && path.key)
  ) {
    yield* wholeSources(style, token.text, needsDash, languageOf(input));
  }
}

function* wholeSources(
  style: Style,
  typed: string,
  needsDash: boolean,
  language: Language,
): Iterable<Offer> {
  for (const { label, snippet } of newSources(style, !needsDash, language)) {
    if (fitOfId(typed, label) === undefined) continue;
    yield {
      kind: 'source',
      label,
      detail: language.t('A whole step of a procurement chain'),
      insert: snippet,
      isSnippet: true,
      filter: label,
    };
  }
}

/** In an empty JSON text: the braces with the key that each text has. */
function* wholeText({ required = [], keys = {} }: Shape, typed: string): Iterable<Offer> {
  for (const name of required) {
    if (fitOfId(typed, name) === undefined) continue;
    const { text } = valueSnippet(name, keys[name] ?? { kind: 'scalar' }, JSON_KEYS);
    yield {
      kind: 'key',
      label: JSON.stringify(name),
      insert: `{\n  ${JSON.stringify(name)}${text}\n}`,
      isSnippet: true,
      filter: name,
      opensNext: true,
    };
  }
}

function* valueOffers(site: Site, input: CompletionInput, step?: Step): Iterable<Offer> {
  const { path, shape: root, format, cursor } = site;
  const { value, token, isFlow } = path;
  if (!value) return;
  const found = shapeAt(root, value.path);
  const shape = found?.kind === 'list' ? found.item : found;
  if (value.path.length === 0 && format === 'json' && shape) yield* wholeText(shape, token.text);
  if (
    shape?.kind === 'map' &&
    format === 'json' &&
    value.path[0] === 'sources' &&
    value.path.length === 2
  ) {
    yield* wholeSources({ format, isFlow: true, extra: 0 }, token.text, false, languageOf(input));
  }
  if (
    isFlow &&
    format === 'yaml' &&
    shape?.kind === 'map' &&
    value.path[0] === 'sources' &&
    value.path.length === 2
  ) {
    yield* wholeSources({ format, isFlow, extra: 0 }, token.text, false, languageOf(input));
  }
  if (shape?.kind !== 'scalar') return;
  const isList = found?.kind === 'list';
  const wanted: Wanted = {
    path: value.path,
    shape,
    typed: token.text,
    others: value.others,
    items: value.items,
    ...(step && { step }),
  };
  const rest = restOf(cursor, token.end);
  const blank = cursor.before[token.start - 1] === ':' ? ' ' : '';
  let count = 0;
  for (const candidate of valuesFor(wanted, input)) {
    if (value.items.includes(candidate.value)) continue;
    if (++count > MAX_OFFERS) return;
    const text = textOf(candidate, shape, format, token.quote);
    const item = !isList ? text : value.after === 'line' && !isFlow ? `- ${text}` : `[${text}]`;
    const beside = besideOf(candidate, site);
    yield {
      ...offerOf(candidate, beside !== ''),
      ...(shape.description !== undefined && {
        documentation: described(shape.description, languageOf(input)),
      }),
      insert: `${blank}${item}${beside}${rest.startsWith('#') ? ' ' : ''}`,
    };
  }
}

/** The key that is written with a value, in front of it what parts the two; empty where it has no place. */
function besideOf({ beside }: Candidate, { path, shape: root, format, cursor }: Site): string {
  const { value, token, isFlow, column } = path;
  if (!beside || !value || value.others.has(beside.key)) return '';
  if (shapeAt(root, value.path.slice(0, -1))?.keys?.[beside.key] === undefined) return '';
  if (format === 'json') return `, ${JSON.stringify(beside.key)}: ${JSON.stringify(beside.value)}`;
  if (isFlow) return `, ${beside.key}: ${beside.value}`;
  // A comment behind the value would be one on the other key.
  if (value.after !== 'colon' || restOf(cursor, token.end).trim() !== '') return '';
  const indentation = /^[ \t]*/.exec(cursor.before)?.[0].length ?? 0;
  return `\n${' '.repeat(column - indentation)}${beside.key}: ${beside.value}`;
}

function offerOf(
  { kind, label, description = '', detail, names, beside }: Candidate,
  withBeside: boolean,
): Omit<Offer, 'insert'> {
  const more = beside && withBeside ? `${beside.key}: ${beside.value}` : '';
  const all = [description, more].filter((each) => each !== '').join(' · ');
  return {
    kind,
    label,
    ...(all !== '' && { description: all }),
    ...(detail !== undefined && detail !== '' && { detail }),
    filter: names,
  };
}

function textOf(
  { value }: Candidate,
  { isText }: Shape,
  format: 'yaml' | 'json',
  quote: string,
): string {
  const isPlain =
    isText === false || (format === 'yaml' && quote === '' && /^\d+(?:\.\d+)?%$/.test(value));
  return isPlain ? value : written({ format }, value, quote);
}

/** Whether anything is offered at a path as long as nothing is typed. */
function hasValues(
  path: Path,
  root: Shape,
  others: ReadonlyMap<string, string>,
  input: CompletionInput,
  step: Step | undefined,
): boolean {
  const found = shapeAt(root, path);
  if (found?.kind === 'map') return found.keys !== undefined && Object.keys(found.keys).length > 0;
  const shape = found?.kind === 'list' ? found.item : found;
  if (shape?.kind !== 'scalar') return false;
  // The adapter looks for files once they are asked for.
  if (path.at(-2) === 'imports' || path.at(-1) === 'extends') return true;
  const wanted = { path, shape, typed: '', others, items: [], ...(step && { step }) };
  for (const candidate of valuesFor(wanted, input)) return candidate.value !== '';
  return false;
}

/** The source that the cursor is in, as far as it was read. */
function stepAround(
  cursor: Cursor,
  { analysis }: CompletionInput,
  path: Path = [],
): Step | undefined {
  if (path[0] !== 'sources' || !analysis) return undefined;
  const { offset } = cursor;
  const step = stepAt(analysis.graph.own, offset);
  if (!step) return undefined;
  const start = startOf(step.source.place);
  if (start > offset || offset - start > MAX_STEP_LENGTH) return undefined;
  const text = cursor.slice(start, offset);
  if (text.startsWith('{')) return offset <= endOf(step.source.place) ? step : undefined;
  const above = cursor.slice(Math.max(0, start - 1000), start);
  const column = above.length - (above.lastIndexOf('\n') + 1);
  // A line further to the left, or the dash of the next item, ends it.
  const isOver = text
    .split('\n')
    .slice(1)
    .some((line) => {
      const content = line.trimStart();
      return content !== '' && !content.startsWith('#') && line.length - content.length < column;
    });
  return isOver ? undefined : step;
}

const restOf = ({ before, after }: Cursor, end: number): string =>
  after.slice(Math.max(0, end - before.length));

/** Behind the last character before what is written. */
function commaAt(cursor: Cursor, start: number): number | undefined {
  const at = cursor.offset - cursor.before.length + start;
  const text = cursor.slice(Math.max(0, at - 1000), at);
  const end = text.trimEnd();
  return end === '' ? undefined : at - (text.length - end.length);
}

/** Ids and names are as the files have them; in a list they stand on one line, with nothing hidden. */
const shown = (offer: Offer): Offer => ({
  ...offer,
  label: shortened(offer.label, MAX_LABEL),
  ...(offer.description !== undefined && { description: clean(offer.description) }),
  ...(offer.detail !== undefined && { detail: clean(offer.detail) }),
});
