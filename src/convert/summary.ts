import type { ImportedFile } from './import-file';
import type { Unsaid } from './export/unsaid';
import type { Updated } from './update-manifest';

/** What an import did, a line each: first the figures, then every row and cell that was not taken over. */
export function summaryOf(imported: ImportedFile, output: string, updated?: Updated): string[] {
  const { what, rows, merged, leftOut, draft, readings = [] } = imported;
  const steps =
    draft.steps.length > 0
      ? count(draft.steps.length, 'step')
      : count(draft.suppliers.length, 'supplier');
  return [
    `${what}: ${count(rows, 'row')} read, ${count(merged, 'duplicate')} merged.`,
    ...[...(imported.mapping ?? [])].map(([heading, meaning]) => `  column ${heading}: ${meaning}`),
    updated
      ? `${output}: ${count(updated.updated.length, 'step')} updated, ${String(updated.added.length)} added; ${steps} in the file.`
      : `${output}: ${steps} written.`,
    ...(updated?.vanished ?? []).map(
      (id) => `  ${id} is no longer in the file; it was not removed.`,
    ),
    ...(updated?.left ?? []).map((line) => `  ${line}`),
    ...(readings.length === 0 ? [] : [`To be checked (${String(readings.length)}):`]),
    ...readings.map((line) => `  ${line}`),
    ...(leftOut.length === 0 ? [] : [`Not taken over (${String(leftOut.length)}):`]),
    ...leftOut.map(({ place, why }) => `  ${place}: ${why}`),
  ];
}

/** What an export could not say, a line each. */
export function unsaidLines(unsaid: readonly Unsaid[], format: string): string[] {
  const lines = (title: string, comesBack: boolean): string[] => {
    const own = unsaid.filter((each) => each.comesBack === comesBack);
    if (own.length === 0) return [];
    return [`${title} (${String(own.length)}):`, ...own.map(({ what }) => `  ${what}`)];
  };
  return [
    ...lines(`Not said in ${format}`, false),
    ...lines(`Not said in ${format} but for this program, which brings it back by import`, true),
  ];
}

const count = (number: number, word: string): string =>
  `${String(number)} ${word}${number === 1 ? '' : 's'}`;
