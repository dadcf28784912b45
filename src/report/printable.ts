/**
 * What makes text harmless where it is printed: the one place for all lines that go to a terminal, a log
 * or a file. A name in a manifest or of a file may hold anything.
 */

import { HIDDEN } from '../text/clean';

/** Sequences by which a terminal is driven: colours, the cursor, the title, links. */
const TERMINAL =
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|(?:\u001b[\]P^_X]|[\u009d\u0090\u0098\u009e\u009f])[^\u0007\u001b\u009c\n]*(?:\u0007|\u001b\\|\u009c)|\u001b[ -/]*[0-~]/g;

/** Controls and line ends of every kind. */
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]/gu;

/** Text of one line as it may be printed. */
export const printable = (text: string): string =>
  text
    .replace(TERMINAL, '')
    .replace(HIDDEN, '')
    .replace(CONTROL, ' ')
    .replace(/\p{Cs}/gu, '\ufffd');

/**
 * A line of a log that no CI service takes for a command of its own (`::error`, `##[group]`,
 * `##vso[…]`).
 */
export const logLine = (text: string): string =>
  printable(text)
    .replace(/^(\s*):(?=:)/, '$1: ')
    .replace(/##(?=\[|vso)/g, '# #');

/** JSON without anything that nobody sees or that a terminal or a CI service acts on; it says the same. */
export const jsonText = (value: unknown, indent?: number): string =>
  JSON.stringify(value, undefined, indent).replace(
    /[\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|#(?=#\[|#vso)/gu,
    (character) =>
      character
        .split('')
        .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
        .join(''),
  );

/** Text in XML, where some characters cannot stand at all. */
export const xmlText = (text: string): string =>
  printable(text)
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/##(?=\[|vso)/g, '#&#35;');

/** Text in Markdown, where nothing in it is markup, a mention or a link. */
export const markdownText = (text: string): string =>
  printable(text)
    .replace(/[\\`*_{}[\]()#+!|~<>&$:-]/g, (mark) => `&#${String(mark.charCodeAt(0))};`)
    .replaceAll('@', '@\u2060')
    .replace(/\b(https?|www|ftp)(?=&#58;|\.)/gi, '$1\u2060');
