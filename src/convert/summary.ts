import type { Imported } from './draft';
import type { Mapping } from './table/columns';
import type { Updated } from './update-manifest';

/** What an import did, a line each: first the figures, then every row and cell that was not taken over. */
export function summaryOf(
  imported: Imported & { readonly mapping?: Mapping },
  output: string,
  updated?: Updated,
): string[] {
  const { what, rows, merged, leftOut, draft } = imported;
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
    ...(leftOut.length === 0 ? [] : [`Not taken over (${String(leftOut.length)}):`]),
    ...leftOut.map(({ place, why }) => `  ${place}: ${why}`),
  ];
}

const count = (number: number, word: string): string =>
  `${String(number)} ${word}${number === 1 ? '' : 's'}`;
