import type { BomVersion } from './bom/write-bom';
import { saidInBom, toBom } from './bom/write-bom';
import { toTariff } from './catena/write-tariff';
import { toCsv } from './export/csv';
import { SAID_IN_MARKDOWN, toMarkdown } from './export/markdown';
import type { Knowledge } from '../knowledge/knowledge';
import type { Exported } from './export/unsaid';
import { unsaidComments, unsaidKeys } from './export/unsaid';
import type { ExportFormat } from './formats';
import type { ManifestData } from './own-cells';
import { manifestData } from './own-cells';

/**
 * A manifest in another format, and what that format cannot say of it.
 *
 * @param spec version of CycloneDX
 * @throws ConvertError where it has mistakes of syntax
 */
export function exportManifest(
  text: string,
  format: 'yaml' | 'json',
  to: ExportFormat,
  knowledge: Knowledge,
  spec: BomVersion = '1.6',
): Exported {
  const exported = exportData(manifestData(text, format), to, knowledge, spec);
  return { ...exported, unsaid: [...exported.unsaid, ...unsaidComments(text, format)] };
}

function exportData(
  data: ManifestData,
  to: ExportFormat,
  knowledge: Knowledge,
  spec: BomVersion,
): Exported {
  switch (to) {
    case 'csv':
      return { text: toCsv(data), unsaid: [] };
    case 'cyclonedx':
      return {
        text: toBom(data, spec, knowledge),
        unsaid: unsaidKeys(data, saidInBom(spec), true),
      };
    case 'catena-x':
      return toTariff(data, knowledge);
    default:
      return { text: toMarkdown(data), unsaid: unsaidKeys(data, SAID_IN_MARKDOWN, false) };
  }
}
