import { normalised } from '../../knowledge/normalised';
import type { Words } from '../../messages/phrase';
import { phrase } from '../../messages/phrase';
import type { DraftStep, LeftOut } from '../draft';

/** A row that says what it feeds. */
export interface Feeding {
  readonly origin: string;
  /** As the cell has it. */
  readonly parent: string;
  readonly place: Words;
}

/** Names in a cell, divided by what no name has. */
export const namesIn = (cell: string): string[] => cell.split(/\s*[;|\n]\s*/).filter(Boolean);

/**
 * Steps with the origins of what feeds them in the place of the names that the rows have for it.
 *
 * @param named origins by the ids and companies of the rows, normalised
 */
export function linked(
  steps: readonly DraftStep[],
  parents: readonly Feeding[],
  named: ReadonlyMap<string, string>,
  leftOut: LeftOut[],
): DraftStep[] {
  const feeding = new Map<string, string[]>();
  for (const { origin, parent, place } of parents) {
    for (const name of namesIn(parent)) {
      const found = originsOf(name, named)?.filter((each) => each !== origin) ?? [];
      if (found.length === 0) leftOut.push({ place, why: phrase('No row is “{name}”.', { name }) });
      for (const whom of found) feeding.set(whom, [...(feeding.get(whom) ?? []), origin]);
    }
  }
  return steps.map((step) => {
    const inputs = step.inputs.flatMap((name) => {
      const found = originsOf(name, named);
      if (!found) {
        const why = phrase('Its input “{name}” is no row.', { name });
        leftOut.push({ place: step.origin, why });
      }
      return found ?? [];
    });
    return { ...step, inputs: [...new Set([...inputs, ...(feeding.get(step.origin) ?? [])])] };
  });
}

/** The rows of a name, or of several with commas between them: a company may have one in its own. */
function originsOf(
  name: string,
  named: ReadonlyMap<string, string>,
): readonly string[] | undefined {
  const whole = named.get(normalised(name));
  if (whole !== undefined) return [whole];
  const parts = name.split(/\s*,\s*/).filter(Boolean);
  const found = parts.flatMap((part) => named.get(normalised(part)) ?? []);
  return found.length > 0 && found.length === parts.length ? found : undefined;
}
