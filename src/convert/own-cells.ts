import { parse, YAMLError } from 'yaml';
import { readManifest } from '../manifest/read';
import { ConvertError } from './convert-error';
import type { Value } from './value';
import { Digits, isList } from './value';
import { itemLines, keyLines } from './write-manifest';

/** A mapping of a manifest. */
export type Fields = Readonly<Record<string, Value>>;

/** A manifest as plain data, whatever is in it. */
export interface ManifestData {
  /** The keys beside `suppliers` and `sources`. */
  readonly head: Fields;
  readonly suppliers: readonly (readonly [id: string, fields: Fields])[];
  readonly sources: readonly Fields[];
}

/**
 * All that a manifest says, comments left out.
 *
 * @throws ConvertError where it has mistakes of syntax
 */
export function manifestData(text: string, format: 'yaml' | 'json'): ManifestData {
  const broken = readManifest(text, format).problems.some(({ of }) => of === 'syntax');
  if (broken)
    throw new ConvertError('The manifest has mistakes of syntax. Fix them first: see `check`.');
  let data: unknown;
  try {
    data = parse(text, { merge: true });
  } catch (error) {
    const detail = error instanceof YAMLError ? error.code : String(error);
    throw new ConvertError(`The manifest cannot be read (${detail}).`);
  }
  const { suppliers, sources, ...head } = fieldsIn(data) ?? {};
  return {
    head,
    suppliers: Object.entries(mappingOf(suppliers) ?? {}).map(([id, each]) => [
      id,
      mappingOf(each) ?? {},
    ]),
    sources: (sources !== undefined && isList(sources) ? sources : [])
      .map(mappingOf)
      .filter((each) => each !== undefined),
  };
}

const mappingOf = (value: Value | undefined): Fields | undefined =>
  typeof value === 'object' && !isList(value) && !(value instanceof Digits) ? value : undefined;

const fieldsIn = (data: unknown): Fields | undefined => mappingOf(valueOf(data));

/** Plain data as values of a manifest; what is null is left out. */
export function valueOf(data: unknown): Value | undefined {
  if (typeof data === 'string' || typeof data === 'boolean') return data;
  if (typeof data === 'number') return new Digits(String(data));
  if (Array.isArray(data)) return data.flatMap((each) => valueOf(each) ?? []);
  if (typeof data !== 'object' || data === null) return undefined;
  const entries = Object.entries(data).map(([key, each]) => [key, valueOf(each)] as const);
  return Object.fromEntries(entries.filter(([, each]) => each !== undefined)) as Fields;
}

/** Values of a manifest as plain data. */
export function dataOf(value: Value): unknown {
  if (value instanceof Digits) return Number(value.text);
  if (typeof value !== 'object') return value;
  if (isList(value)) return value.map(dataOf);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, dataOf(each)]));
}

/** Writes plain data as a manifest. */
export function writeData({ head, suppliers, sources }: ManifestData): string {
  const { waivers, ...first } = head;
  const lines = Object.entries(first).flatMap(([key, value]) => keyLines(key, value, ''));
  if (suppliers.length > 0) {
    lines.push('', 'suppliers:');
    for (const [id, fields] of suppliers) {
      const own = Object.entries(fields).flatMap(([key, value]) => keyLines(key, value, '    '));
      const [name = ''] = keyLines(id, '', '  ');
      lines.push(name.replace(/ ""$/, own.length > 0 ? '' : ' {}'), ...own);
    }
  }
  if (sources.length > 0) {
    lines.push('', 'sources:', ...sources.flatMap((fields) => itemLines(fields, [])));
  } else if ('product' in head) lines.push('', 'sources: []');
  if (waivers !== undefined) lines.push('', ...keyLines('waivers', waivers, ''));
  return `${lines.join('\n')}\n`;
}

/** How each key of a source or supplier stands in a cell. */
const CELLS = {
  id: 'text',
  material: 'text',
  component: 'text',
  stage: 'text',
  form: 'text',
  supplier: 'text',
  name: 'text',
  country: 'text',
  region: 'text',
  origins: 'data',
  spec: 'text',
  cots: 'flag',
  electronicDevice: 'flag',
  value: 'number',
  share: 'share',
  inputs: 'ids',
  evidence: 'data',
  waivers: 'data',
} as const satisfies Record<string, 'text' | 'data' | 'flag' | 'number' | 'share' | 'ids'>;

type CellKey = keyof typeof CELLS;

/** The columns of what is exported. */
export const OWN_COLUMNS = ['record', ...(Object.keys(CELLS) as CellKey[]), 'more'] as const;

/** The cells of a mapping by column; what no column holds stands as JSON under `more`. */
export function cellsOf(fields: Fields): Record<string, string> {
  const cells: Record<string, string> = {};
  const more: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(fields)) {
    const cell = key in CELLS ? cellOf(key as CellKey, value) : undefined;
    if (cell === undefined) more[key] = dataOf(value);
    else cells[key] = cell;
  }
  if (Object.keys(more).length > 0) cells['more'] = JSON.stringify(more);
  return cells;
}

function cellOf(key: CellKey, value: Value): string | undefined {
  const kind = CELLS[key];
  if (kind === 'data') return JSON.stringify(dataOf(value));
  if (kind === 'flag') return typeof value === 'boolean' ? String(value) : undefined;
  if (kind === 'ids') {
    const ids = isList(value) ? value.filter((id) => typeof id === 'string') : [];
    const isPlain =
      ids.length > 0 &&
      isList(value) &&
      ids.length === value.length &&
      ids.every((id) => /^[\w./#-]+$/.test(id));
    return isPlain ? ids.join('; ') : undefined;
  }
  if (value instanceof Digits) return kind === 'text' ? undefined : value.text;
  if (typeof value !== 'string' || kind === 'number') return undefined;
  if (kind === 'share') return value.endsWith('%') && value === value.trim() ? value : undefined;
  return value !== '' && value === value.trim() ? value : undefined;
}

/** The mapping of cells by column. */
export function fieldsOfCells(cells: Readonly<Record<string, string>>): Fields {
  const fields: Record<string, Value> = {};
  for (const [key, cell] of Object.entries(cells)) {
    if (cell === '' || !(key in CELLS)) continue;
    const kind = CELLS[key as CellKey];
    if (kind === 'data') fields[key] = parsed(key, cell);
    else if (kind === 'flag') fields[key] = cell.toLowerCase() === 'true';
    else if (kind === 'ids') fields[key] = cell.split(/\s*;\s*/);
    else if (kind === 'text' || !/^[\d.eE+-]+$/.test(cell)) fields[key] = cell;
    else fields[key] = new Digits(cell);
  }
  const { more } = cells;
  return more === undefined || more === ''
    ? fields
    : { ...fields, ...mappingOf(parsed('more', more)) };
}

function parsed(key: string, cell: string): Value {
  try {
    return valueOf(JSON.parse(cell)) ?? '';
  } catch {
    throw new ConvertError(`A cell of ${key} is no JSON: ${cell.slice(0, 60)}`);
  }
}
