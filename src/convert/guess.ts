import { ConvertError } from './convert-error';
import type { ImportFormat } from './formats';
import { isOldOffice, isPacked, OLD_OFFICE } from './sheet/archive';
import { Workbook } from './sheet/workbook';
import { isTemplate } from './template/layout';

/** A file that was looked into: what it is, and as far as it was read for that. */
export interface Opened {
  readonly format: 'cmrt';
  readonly workbook: Workbook;
}

/**
 * Guesses from the content what a file is.
 *
 * @throws ConvertError where it cannot be read
 */
export function open(bytes: Uint8Array, from?: ImportFormat): Opened {
  if (bytes.length === 0) throw new ConvertError('The file is empty.');
  if (isOldOffice(bytes)) throw new ConvertError(OLD_OFFICE);
  if (!isPacked(bytes)) throw new ConvertError('This is no workbook (.xlsx).');
  const workbook = new Workbook(bytes);
  if (!isTemplate(workbook)) {
    throw new ConvertError('This is no reporting template: it has no sheet “Smelter List”.');
  }
  return { format: from ?? 'cmrt', workbook };
}
