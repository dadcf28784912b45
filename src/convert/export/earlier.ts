import { parseBom } from '../bom/bom';
import { ownManifest } from '../bom/own-properties';
import { ConvertError } from '../convert-error';
import type { ExportFormat } from '../formats';
import { tableOf } from '../table/table';
import { isOwn } from './csv';
import { MARKDOWN_HEADINGS } from './markdown';

/** Whether a text is what an export to this format wrote, so that another one may take its place. */
export function isEarlierExport(text: string, to: ExportFormat): boolean {
  try {
    switch (to) {
      case 'csv':
        return isOwn(tableOf(text));
      case 'cyclonedx':
        return ownManifest(parseBom(text)) !== undefined;
      case 'catena-x':
        // Nothing in it says who wrote it: it may be what a supplier sent.
        return false;
      default:
        return text.startsWith('# ') && text.includes(`\n\n${MARKDOWN_HEADINGS}\n`);
    }
  } catch (error) {
    if (error instanceof ConvertError) return false;
    throw error;
  }
}
