import { parse } from 'yaml';
import { ConvertError } from '../convert-error';
import { keyLines } from '../write-manifest';
import type { Mapping, Meaning } from './columns';
import { COLUMN_MEANINGS } from './columns';

/** A mapping as a file for the next time. */
export const writeMapping = (mapping: Mapping): string =>
  [
    `# What each column says: ${COLUMN_MEANINGS.join(', ')}.`,
    'columns:',
    ...[...mapping].flatMap(([heading, meaning]) => keyLines(heading, meaning, '  ')),
    '',
  ].join('\n');

/** @throws ConvertError where it is no such file */
export function readMapping(text: string): Mapping {
  let data: unknown;
  try {
    data = parse(text);
  } catch {
    throw new ConvertError('The mapping file is no YAML.');
  }
  const columns = (data as { columns?: unknown } | null)?.columns;
  if (typeof columns !== 'object' || columns === null) {
    throw new ConvertError('The mapping file has no `columns`.');
  }
  return new Map(
    Object.entries(columns).map(([heading, meaning]) => {
      const known = COLUMN_MEANINGS.find((each) => each === meaning);
      if (!known) {
        const all = COLUMN_MEANINGS.join(', ');
        throw new ConvertError(`“${String(meaning)}” is not a valid meaning of a column: ${all}.`);
      }
      return [heading, known] satisfies [string, Meaning];
    }),
  );
}
