import { phrase } from '../../messages/phrase';
import { YamlReader } from '../../text/yaml-reader';
import { ConvertError } from '../convert-error';
import { valueOfNode } from '../node-value';
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
  // With the bounds of a manifest: `yaml` itself has none, and prints what it warns of.
  const unit = new YamlReader().parse(text);
  const root = unit.root();
  if (unit.mistakes.length > 0) throw new ConvertError(phrase('The mapping file is no YAML.'));
  const data = root && valueOfNode(root);
  const columns = (data as { columns?: unknown } | null | undefined)?.columns;
  if (typeof columns !== 'object' || columns === null) {
    throw new ConvertError(phrase('The mapping file has no `columns`.'));
  }
  return new Map(
    Object.entries(columns).map(([heading, meaning]) => {
      const known = COLUMN_MEANINGS.find((each) => each === meaning);
      if (!known) {
        throw new ConvertError(
          phrase('“{meaning}” is not a valid meaning of a column: {all}.', {
            meaning: String(meaning),
            all: COLUMN_MEANINGS,
          }),
        );
      }
      return [heading, known] satisfies [string, Meaning];
    }),
  );
}
