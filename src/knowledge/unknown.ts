/** The value of `country` where nobody knows it. */
export const UNKNOWN = 'unknown';
