import type { Analysis } from '../analysis/analysis';
import { cursorPath } from '../text/cursor-path';
import type { Cursor } from './cursor';
import { MANIFEST_SHAPE } from './generated/shapes.js';
import { shapeAt } from './shape';
import { textAround } from './window';

/** A key of the text, and what the schema says of it. */
export interface KeyWords {
  /** Offsets of the key, its quotes included. */
  readonly start: number;
  readonly end: number;
  readonly key: string;
  readonly words: string;
}

/** What YAML itself says of a key that takes others over. */
const MERGE =
  'Takes over the keys of another mapping that are not written here. Copies of a mapping change together.';

/** What the schema says of the key at a place; undefined where there is none, or it says nothing. */
export function keyWordsAt(cursor: Cursor, analysis: Analysis): KeyWords | undefined {
  const text = textAround(cursor, analysis.manifest.format, analysis);
  const found = text && cursorPath(text);
  if (!text || !found?.key?.hasColon) return undefined;
  const { token, key: at } = found;
  const line = text.before + text.after;
  const key = line.slice(token.start, token.end).replace(/^(["'])(.*)\1$/, '$2');
  const shape = key === '<<' ? { description: MERGE } : shapeAt(MANIFEST_SHAPE, [...at.path, key]);
  const owner = shapeAt(MANIFEST_SHAPE, at.path);
  const isKnown = key === '<<' || (owner?.keys !== undefined && Object.hasOwn(owner.keys, key));
  if (!shape || !isKnown) return undefined;
  const values =
    'values' in shape && shape.values && shape.values.length > 1 ? shape.values.join(', ') : '';
  const words = [
    shape.description ?? '',
    values === '' ? '' : `One of: ${values}.`,
    owner?.required?.includes(key) === true ? 'Required.' : '',
  ].filter((part) => part !== '');
  const start = cursor.offset - text.before.length;
  return words.length === 0
    ? undefined
    : { start: start + token.start, end: start + token.end, key, words: words.join(' ') };
}
