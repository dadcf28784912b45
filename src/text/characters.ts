/** Codes of the characters that mean something in YAML or JSON. */
export const TAB = 0x09;
export const LF = 0x0a;
export const CR = 0x0d;
export const SPACE = 0x20;
export const QUOTE = 0x22;
export const HASH = 0x23;
export const APOSTROPHE = 0x27;
export const COMMA = 0x2c;
export const DASH = 0x2d;
export const SLASH = 0x2f;
export const COLON = 0x3a;
export const QUESTION = 0x3f;
export const OPEN_BRACKET = 0x5b;
export const BACKSLASH = 0x5c;
export const CLOSE_BRACKET = 0x5d;
export const OPEN_BRACE = 0x7b;
export const CLOSE_BRACE = 0x7d;

const isLetterOrDigit = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) ||
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0x30 && code <= 0x39);

/** Letters, digits and what is no sign of YAML. */
export const startsWord = (code: number): boolean =>
  isLetterOrDigit(code) || (code > 0xa0 && code !== 0xfeff);

/** Letters, digits, `-`, `_` and `.`: what ids are made of. */
export const isOfId = (code: number): boolean =>
  isLetterOrDigit(code) || code === DASH || code === 0x2e || code === 0x5f;
