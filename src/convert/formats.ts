/** What can be imported, as it is named on the command line. */
export const IMPORT_FORMATS = ['cmrt', 'csv', 'xlsx', 'cyclonedx', 'catena-x'] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

/** What a manifest can be exported to. */
export const EXPORT_FORMATS = ['csv', 'cyclonedx', 'catena-x', 'markdown'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What a format is called in a sentence. */
export function nameOfFormat(format: ExportFormat, spec = '1.6'): string {
  switch (format) {
    case 'csv':
      return 'CSV';
    case 'cyclonedx':
      return `CycloneDX ${spec}`;
    case 'catena-x':
      return 'Catena-X UsTariffInformation';
    default:
      return 'Markdown';
  }
}
