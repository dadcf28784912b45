import type { Analysis } from '../analysis/analysis';
import { resolveImport } from '../manifest/imports';
import type { Language } from '../messages/language';
import { counted } from '../messages/words';
import type { Block } from './blocks';
import { line, list, strong } from './blocks';
import { shortened } from './words';

/** What an imported file has for this one. */
export function explainImport(
  path: string,
  { file, input, graph }: Analysis,
  language: Language,
): Block[] {
  const { t } = language;
  const key = resolveImport(file, path);
  const imported = input.files.get(key);
  const name = strong(shortened(path));
  if (!imported) return [line(name, `: ${t('cannot be read')}`)];
  const feeding = graph.all.filter((step) => step.file === key).length;
  const sources = counted(imported.sources.length, '{count} source', '{count} sources', language);
  const suppliers = counted(
    imported.suppliers.size,
    '{count} supplier',
    '{count} suppliers',
    language,
  );
  const day = imported.asOf
    ? `, ${t('as of {day}', { day: language.day(shortened(imported.asOf.value)) })}`
    : '';
  return [
    line(name, `: ${t('{first} and {last}', { first: sources, last: suppliers })}${day}`),
    ...list(
      feeding > 0
        ? [
            [
              counted(
                feeding,
                '{count} source of it in the chain of this file',
                '{count} sources of it in the chain of this file',
                language,
              ),
            ],
          ]
        : [],
    ),
  ];
}
