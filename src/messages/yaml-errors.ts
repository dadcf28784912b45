/** What the messages of `yaml` 2 mean, in our words; the first that fits. Each has its example in the tests. */
export const YAML_ERRORS = {
  'closing-quote': [
    /^Missing closing/,
    'A closing quote is missing. Write it where the text ends.',
  ],
  'closing-bracket': [
    /end with a [\]}]/,
    'A closing bracket is missing. Write it where the list or group ends.',
  ],
  comma: [/^Missing , /, 'A comma is missing between two entries. Write one.'],
  'stray-comma': [
    /^Unexpected (?:,|empty item) in/,
    'A comma stands where no entry is. Remove it.',
  ],
  'stray-bracket': [
    /^Unexpected flow-\w+-end/,
    'A closing bracket stands here that nothing opens. Remove it.',
  ],
  'after-value': [
    /at node end|^Unexpected \S+ token$/,
    'Text stands behind the end of this value. Put the whole value in quotes.',
  ],
  'first-sign': [
    /^Plain value cannot/,
    'This value begins with a sign of YAML. Put the value in quotes.',
  ],
  'second-colon': [
    /^Nested mappings/,
    'A second colon stands in this line. Put the value in quotes.',
  ],
  'list-on-key-line': [
    /on same line with key/,
    'A list begins in the line of its key. Begin it on the next line.',
  ],
  'no-colon': [
    /^Implicit map keys need/,
    'A colon and a value are missing here. Write them, or remove this line.',
  ],
  'key-on-two-lines': [
    /^Implicit keys/,
    'A key and its colon stand on two lines. Look at the indentation here.',
  ],
  'out-of-line': [
    /^All .* must start at/,
    'This line is not in line with those beside it. Indent it as they are.',
  ],
  'no-dash': [
    /without - indicator/,
    'A dash is missing in this list. Write one, or indent this line further.',
  ],
  tab: [/^Tabs are not/, 'A tab stands in the indentation. Indent this line with spaces.'],
  escape: [
    /^Invalid escape/,
    'This escape is not one of YAML. Use single quotes, or “\\\\” for “\\”.',
  ],
  comment: [/^Comments must be/, 'A space is missing before this comment. Write one before “#”.'],
  'block-scalar': [
    /^Block scalar header/,
    'Text stands behind “|” or “>”. Begin the text on the next line.',
  ],
  'long-key': [/1024 chars/, 'This key is too long. A key has at most 1,024 characters.'],
  tag: [/\btags?\b/i, 'A manifest has no use for tags. Remove what begins with “!”.'],
  directive: [
    /directives?(?:-end)?\b|YAML version|doc-end/i,
    'A manifest has no directives and no “---”. Remove this line.',
  ],
  'less-indented': [
    /^Block scalar (?:values|lines)/,
    'Text behind “|” or “>” is not indented. Indent it further than its key.',
  ],
  'blank-line': [
    /leading empty lines/,
    'A blank line before this text has too many spaces. Remove them.',
  ],
  'block-in-flow': [
    /^Block collections|^Unexpected \S+ in flow/,
    'A dash or a second colon stands within brackets. Put the value in quotes, or write a comma.',
  ],
  'list-as-key': [
    /sequence may not be/,
    'A list stands where a key is expected. Look at the indentation here.',
  ],
  'list-on-anchor-line': [
    /^Missing newline/,
    'A list begins in the line of its anchor. Begin it on the next line.',
  ],
  anchor: [/anchor|alias/i, 'An anchor or alias is not right here. Write “&name” before a value.'],
} as const satisfies Readonly<Record<string, readonly [RegExp, string]>>;

export type YamlError = keyof typeof YAML_ERRORS;

/** Which mistake a message of `yaml` is about; undefined where it is none of those. */
export const yamlErrorOf = (message: string): YamlError | undefined =>
  (Object.keys(YAML_ERRORS) as YamlError[]).find((error) => YAML_ERRORS[error][0].test(message));

const ANY = 'This is not YAML. Look at the signs and the indentation of this line.';

/** The sentences for a message of `yaml`. */
export function yamlError(message: string): string {
  const error = yamlErrorOf(message);
  return error === undefined ? ANY : YAML_ERRORS[error][1];
}
