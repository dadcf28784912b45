import type { Knowledge } from '../knowledge/knowledge';
import { ConvertError } from './convert-error';
import type { Imported } from './draft';
import type { ImportFormat } from './formats';
import { open } from './guess';
import { readTemplate } from './template/read-template';

export interface ImportOptions {
  /** What the file is; default: guessed from its content. */
  readonly from?: ImportFormat;
}

/**
 * Reads what a supplier sent, into a draft of a manifest.
 *
 * @throws ConvertError where it cannot be read
 */
export function readImport(
  bytes: Uint8Array,
  knowledge: Knowledge,
  options: ImportOptions,
): Imported {
  const opened = open(bytes, options.from);
  const imported = readTemplate(opened.workbook, knowledge);
  if (imported.draft.steps.length === 0) {
    const why = imported.leftOut[0];
    const detail = why ? ` ${why.place}: ${why.why}` : '';
    throw new ConvertError(`There is no step to import in this ${imported.what}.${detail}`);
  }
  return imported;
}

/** What the origins of an import begin with: `CMRT`. */
export function kindOf({ draft }: Imported): string {
  const [first] = draft.steps;
  return first?.origin.split(':')[0] ?? '';
}
