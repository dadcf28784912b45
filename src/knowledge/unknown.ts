/** The value of `country` where it is not known. */
export const UNKNOWN = 'unknown';
