import type { Knowledge } from '../../knowledge/knowledge';
import type { Phrase } from '../../messages/phrase';
import { cellText } from './cell-text';
import type { Meaning } from './columns';
import * as words from './row-words';
import { saidStage } from './said-stage';
import { subjectIn } from './subject';
import type { TableRow } from './table';

const BETWEEN = /\s*[;|\n、,，/&+]\s*|\s+(?:and|und|et|y|e)\s+/i;
const MAX_CHARACTERS = 200;
/** What is of all materials of a row together, or of one of them. */
const OF_THE_ROW: readonly Meaning[] = ['id', 'value', 'share', 'inputs'];

const partsOf = (text: string): readonly string[] =>
  text.length > MAX_CHARACTERS ? [] : text.split(BETWEEN).map((part) => part.trim());

/** Whether a cell names stages, each of which is known: `Mining/Refining`. */
export function areSeveralStages(said: string): boolean {
  const stages = partsOf(said).map(saidStage);
  return stages.every((stage) => stage !== undefined) && new Set(stages).size > 1;
}

/**
 * A row for each material that a row names (`Cobalt, Nickel`): all that it says but its amounts and ids is said of each. The
 * row as it is where not every part of the cell is surely a material.
 */
export function rowsOfEach(
  row: TableRow,
  columns: ReadonlyMap<Meaning, readonly number[]>,
  knowledge: Knowledge,
  leaveOut: (of: Meaning, why: Phrase) => void,
): readonly TableRow[] {
  const own = columns.get('subject') ?? [];
  const text = cellText(row.cells, own);
  const parts = partsOf(text);
  if (parts.length < 2 || subjectIn(text, knowledge)) return [row];
  const each = new Map<string, string>();
  for (const part of parts) {
    const subject = subjectIn(part, knowledge);
    if (!subject || !('material' in subject)) return [row];
    const key = `${subject.material}|${subject.form ?? ''}`;
    if (!each.has(key)) each.set(key, part);
  }
  const isOne = each.size === 1;
  const unsaid = new Set<number>();
  if (!isOne) leaveOut('subject', words.eachMaterial(text));
  for (const meaning of isOne ? [] : OF_THE_ROW) {
    const of = columns.get(meaning) ?? [];
    const said = cellText(row.cells, of);
    if (said !== '') leaveOut(meaning, words.ofSeveralMaterials(said));
    for (const column of of) unsaid.add(column);
  }
  return [...each.values()].map((part) => ({
    ...row,
    cells: row.cells.map((cell, column) =>
      own.includes(column) ? part : unsaid.has(column) ? '' : cell,
    ),
  }));
}
