/** What can be imported, as it is named on the command line. */
export const IMPORT_FORMATS = ['cmrt'] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];
