/** What can be imported, as it is named on the command line. */
export const IMPORT_FORMATS = ['cmrt', 'csv', 'xlsx', 'cyclonedx'] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

/** What a manifest can be exported to. */
export const EXPORT_FORMATS = ['csv', 'cyclonedx', 'markdown'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
