export const COMPARE = 'sourcingCompliance.compareAlternatives';
export const LIST_PAPERWORK = 'sourcingCompliance.listPaperwork';

/** The commands of the palette. */
export const COMMANDS = [COMPARE, LIST_PAPERWORK] as const;
