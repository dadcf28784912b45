import { toCsv } from './export/csv';
import { toMarkdown } from './export/markdown';
import type { ExportFormat } from './formats';
import { manifestData } from './own-cells';

/**
 * A manifest in another format.
 *
 * @throws ConvertError where it has mistakes of syntax
 */
export function exportManifest(text: string, format: 'yaml' | 'json', to: ExportFormat): string {
  const data = manifestData(text, format);
  return to === 'csv' ? toCsv(data) : toMarkdown(data);
}
