import { readManifest } from '../manifest/read';
import { phrase } from '../messages/phrase';
import { readJson } from '../text/json-node';
import { YamlReader } from '../text/yaml-reader';
import { ConvertError } from './convert-error';
import { jsonLine } from './json-text';
import { valueOfNode } from './node-value';
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
    throw new ConvertError(
      phrase('The manifest has mistakes of syntax. Fix them first: see `check`.'),
    );
  const root = format === 'json' ? readJson(text).root : new YamlReader().parse(text).root();
  const { suppliers, sources, ...head } = (root && mappingOf(valueOfNode(root))) ?? {};
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

/** A value that is a mapping; undefined for any other. */
export const mappingOf = (value: Value | undefined): Fields | undefined =>
  typeof value === 'object' && !isList(value) && !(value instanceof Digits) ? value : undefined;

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

const NUMBER_CELL = /^[\d.eE+-]+$/;

/** The columns of what is exported. */
export const OWN_COLUMNS = ['record', ...(Object.keys(CELLS) as CellKey[]), 'more'] as const;

/** The cells of a mapping by column; what no column holds stands as JSON under `more`. */
export function cellsOf(fields: Fields): Record<string, string> {
  const cells: Record<string, string> = {};
  const more: Record<string, Value> = {};
  for (const [key, value] of Object.entries(fields)) {
    const cell = key in CELLS ? cellOf(key as CellKey, value) : undefined;
    if (cell === undefined) more[key] = value;
    else cells[key] = cell;
  }
  if (Object.keys(more).length > 0) cells['more'] = jsonLine(more);
  return cells;
}

function cellOf(key: CellKey, value: Value): string | undefined {
  const kind = CELLS[key];
  if (kind === 'data') return jsonLine(value);
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
  if (value instanceof Digits) {
    return kind !== 'text' && NUMBER_CELL.test(value.text) ? value.text : undefined;
  }
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
    else if (kind === 'text' || !NUMBER_CELL.test(cell)) fields[key] = cell;
    else fields[key] = new Digits(cell);
  }
  const { more } = cells;
  return more === undefined || more === ''
    ? fields
    : { ...fields, ...mappingOf(parsed('more', more)) };
}

/** The value of a cell or property that has JSON. */
export function parsed(key: string, json: string): Value {
  const { root, mistakes } = readJson(json);
  if (root && mistakes.length === 0) return valueOfNode(root);
  throw new ConvertError(
    phrase('A cell of {key} is no JSON: {json}', { key, json: json.slice(0, 60) }),
  );
}
