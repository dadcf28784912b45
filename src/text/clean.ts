/**
 * What could drive a terminal, turn the direction of text, or hide in it: controls of Unicode's bidi
 * algorithm, zero-width blanks, soft hyphens, annotations and tags. The joiners that some scripts and
 * emoji need stay.
 */
export const HIDDEN =
  /[\p{Bidi_Control}\u00ad\u200b\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
/** Most text is nothing but this, and as it is. */
const PLAIN = /^[ -~]*$/;
const BLANKS = /[\s\p{Cc}]+/gu;
const HALF_CHARACTERS = /\p{Cs}/gu;

/**
 * Text that comes from outside (a file, its name, a policy) as it may be shown: on one line, and each
 * character visible. Labels, titles, messages and hovers are made through it; text that is written into
 * a file is not.
 */
export const clean = (text: string): string => (PLAIN.test(text) ? text : withoutHidden(text));

const withoutHidden = (text: string): string =>
  text
    .replace(HIDDEN, '')
    .replace(BLANKS, (run) => (/[^ ]/.test(run) ? ' ' : run))
    .replace(HALF_CHARACTERS, '\ufffd');

/** As `clean`, in at most `max` UTF-16 units, the last an ellipsis where something is left out. */
export function shortened(text: string, max: number): string {
  // What is hidden or becomes one blank is no reason to look at megabytes.
  const line = clean(text.slice(0, max * 8));
  if (line.length <= max && text.length <= max * 8) return line;
  return `${line.slice(0, max - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
