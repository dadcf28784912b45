import type { BomVersion } from './bom/write-bom';
import { toBom } from './bom/write-bom';
import { toCsv } from './export/csv';
import { toMarkdown } from './export/markdown';
import type { ExportFormat } from './formats';
import { manifestData } from './own-cells';

/**
 * A manifest in another format.
 *
 * @param spec version of CycloneDX
 * @throws ConvertError where it has mistakes of syntax
 */
export function exportManifest(
  text: string,
  format: 'yaml' | 'json',
  to: ExportFormat,
  spec: BomVersion = '1.6',
): string {
  const data = manifestData(text, format);
  switch (to) {
    case 'csv':
      return toCsv(data);
    case 'cyclonedx':
      return toBom(data, spec);
    default:
      return toMarkdown(data);
  }
}
