import type { Language } from '../messages/language';
import { ENGLISH } from '../messages/language';
import type { Words } from '../messages/phrase';
import { countPhrase, inEnglish, inLanguage, phrase } from '../messages/phrase';
import type { Unsaid } from './export/unsaid';
import type { ImportedFile } from './import-file';
import type { Updated } from './update-manifest';

/** What an import did, a line each: first the figures, then every row and cell that was not taken over. */
export function summaryOf(
  imported: ImportedFile,
  output: string,
  updated?: Updated,
  language: Language = ENGLISH,
): string[] {
  const { what, rows, merged, leftOut, draft, readings = [] } = imported;
  const steps =
    draft.steps.length > 0
      ? countPhrase(draft.steps.length, '{count} step', '{count} steps')
      : countPhrase(draft.suppliers.length, '{count} supplier', '{count} suppliers');
  const say = (words: Words): string => inLanguage(words, language);
  const own = (words: Words): string => `  ${say(words)}`;
  const under = (title: Words, lines: readonly Words[]): string[] =>
    lines.length === 0 ? [] : [say(title), ...lines.map(own)];
  return [
    say(
      phrase('{what}: {rows} read, {duplicates} merged.', {
        what,
        rows: countPhrase(rows, '{count} row', '{count} rows'),
        duplicates: countPhrase(merged, '{count} duplicate', '{count} duplicates'),
      }),
    ),
    ...[...(imported.mapping ?? [])].map(([heading, meaning]) =>
      own(phrase('column {heading}: {meaning}', { heading, meaning })),
    ),
    say(
      updated
        ? phrase('{output}: {updated} updated, {added} added; {steps} in the file.', {
            output,
            updated: countPhrase(updated.updated.length, '{count} step', '{count} steps'),
            added: updated.added.length,
            steps,
          })
        : phrase('{output}: {steps} written.', { output, steps }),
    ),
    ...(updated?.vanished ?? []).map((id) =>
      own(phrase('{id} is no longer in the file; it was not removed.', { id })),
    ),
    ...(updated?.left ?? []).map(own),
    ...under(phrase('To be checked ({count}):', { count: readings.length }), readings),
    ...under(
      phrase('Not taken over ({count}):', { count: leftOut.length }),
      leftOut.map(({ place, why }) => phrase('{place}: {why}', { place, why })),
    ),
  ];
}

/** What an export could not say, a line each, in English. */
export function unsaidLines(unsaid: readonly Unsaid[], format: string): string[] {
  const lines = (title: string, comesBack: boolean): string[] => {
    const own = unsaid.filter((each) => each.comesBack === comesBack);
    if (own.length === 0) return [];
    return [`${title} (${String(own.length)}):`, ...own.map(({ what }) => `  ${inEnglish(what)}`)];
  };
  return [
    ...lines(`Not said in ${format}`, false),
    ...lines(`Not said in ${format} but for this program, which brings it back by import`, true),
  ];
}
