import type { Analysis } from '../analysis/analysis';
import { cursorPath } from '../text/cursor-path';
import type { Language } from '../messages/language';
import { ENGLISH } from '../messages/language';
import type { Cursor } from './cursor';
import { MANIFEST_SHAPE } from './generated/shapes.js';
import { described, shapeAt } from './shape';
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
  'Takes over the keys of another mapping that are not written here. Copies of a mapping change together.' as const;

/** What the schema says of the key at a place; undefined where there is none, or it says nothing. */
export function keyWordsAt(
  cursor: Cursor,
  analysis: Analysis,
  language: Language = ENGLISH,
): KeyWords | undefined {
  const { t } = language;
  const text = textAround(cursor, analysis.manifest.format, analysis);
  const found = text && cursorPath(text);
  if (!text || !found?.key?.hasColon) return undefined;
  const { token, key: at } = found;
  const line = text.before + text.after;
  const key = line.slice(token.start, token.end).replace(/^(["'])(.*)\1$/, '$2');
  const shape = key === '<<' ? { description: '' } : shapeAt(MANIFEST_SHAPE, [...at.path, key]);
  const owner = shapeAt(MANIFEST_SHAPE, at.path);
  const isKnown = key === '<<' || (owner?.keys !== undefined && Object.hasOwn(owner.keys, key));
  if (!shape || !isKnown) return undefined;
  const values =
    'values' in shape && shape.values && shape.values.length > 1 ? shape.values.join(', ') : '';
  const words = [
    key === '<<' ? t(MERGE) : described(shape.description ?? '', language),
    values === '' ? '' : t('One of: {values}.', { values }),
    owner?.required?.includes(key) === true ? t('Required.') : '',
  ].filter((part) => part !== '');
  const start = cursor.offset - text.before.length;
  return words.length === 0
    ? undefined
    : { start: start + token.start, end: start + token.end, key, words: words.join(' ') };
}
