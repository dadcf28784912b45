/** What the messages of `yaml` 2 mean, in our words; the first that fits. Each has its example in the tests. */
export const YAML_ERRORS = {
  'closing-quote': [/^Missing closing/, 'A closing quote is missing. Add it where the text ends.'],
  'closing-bracket': [
    /end with a [\]}]/,
    'A closing bracket is missing. Add it where the list or group ends.',
  ],
  comma: [/^Missing , /, 'A comma is missing between two entries. Add one.'],
  'stray-comma': [/^Unexpected (?:,|empty item) in/, 'There is an extra comma here. Remove it.'],
  'stray-bracket': [
    /^Unexpected flow-\w+-end/,
    'This closing bracket has no opening one. Remove it.',
  ],
  'after-value': [
    /at node end|^Unexpected \S+ token$/,
    'There is text after the end of this value. Put the whole value in quotes.',
  ],
  'first-sign': [
    /^Plain value cannot/,
    'This value begins with a character that YAML reserves. Put the value in quotes.',
  ],
  'second-colon': [/^Nested mappings/, 'This line has a second colon. Put the value in quotes.'],
  'list-on-key-line': [
    /on same line with key/,
    'This list begins on the line of its key. Begin it on the next line.',
  ],
  'no-colon': [
    /^Implicit map keys need/,
    'A colon and a value are missing here. Add them, or remove this line.',
  ],
  'key-on-two-lines': [
    /^Implicit keys/,
    'This key and its colon are on different lines. Check the indentation here.',
  ],
  'out-of-line': [
    /^All .* must start at/,
    'This line is not aligned with its neighbours. Indent it like them.',
  ],
  'no-dash': [
    /without - indicator/,
    'A dash is missing in this list. Add one, or indent this line further.',
  ],
  tab: [/^Tabs are not/, 'This line is indented with a tab. Use spaces.'],
  escape: [/^Invalid escape/, 'YAML has no such escape. Use single quotes, or “\\\\” for “\\”.'],
  comment: [/^Comments must be/, 'A space is missing before this comment. Add one before “#”.'],
  'block-scalar': [
    /^Block scalar header/,
    'There is text after “|” or “>”. Begin it on the next line.',
  ],
  'long-key': [/1024 chars/, 'This key is too long. A key has at most 1,024 characters.'],
  tag: [/\btags?\b/i, 'A manifest has no YAML tags. Remove the word that begins with “!”.'],
  directive: [
    /directives?(?:-end)?\b|YAML version|doc-end/i,
    'A manifest has no directives and no “---”. Remove this line.',
  ],
  'less-indented': [
    /^Block scalar (?:values|lines)/,
    'The text after “|” or “>” is not indented. Indent it further than its key.',
  ],
  'blank-line': [
    /leading empty lines/,
    'A blank line before this text has too many spaces. Remove them.',
  ],
  'block-in-flow': [
    /^Block collections|^Unexpected \S+ in flow/,
    'There is a dash or a second colon within brackets. Put the value in quotes, or add a comma.',
  ],
  'list-as-key': [
    /sequence may not be/,
    'There is a list where a key is expected. Check the indentation here.',
  ],
  'list-on-anchor-line': [
    /^Missing newline/,
    'This list begins on the line of its anchor. Begin it on the next line.',
  ],
  anchor: [/anchor|alias/i, 'An anchor or alias does not belong here. Put “&name” before a value.'],
} as const satisfies Readonly<Record<string, readonly [RegExp, string]>>;

export type YamlError = keyof typeof YAML_ERRORS;

/** Which mistake a message of `yaml` is about; undefined where it is none of those. */
export const yamlErrorOf = (message: string): YamlError | undefined =>
  (Object.keys(YAML_ERRORS) as YamlError[]).find((error) => YAML_ERRORS[error][0].test(message));

const ANY = 'This is not valid YAML. Check the punctuation and the indentation of this line.';

/** The sentences for a message of `yaml`. */
export function yamlError(message: string): string {
  const error = yamlErrorOf(message);
  return error === undefined ? ANY : YAML_ERRORS[error][1];
}
