/** Why a file is not converted, in one line that says what and where. */
export class ConvertError extends Error {}
