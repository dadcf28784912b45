/** What the messages of `yaml` 2 mean, in our words; the first that fits. Each has its example in the tests. */
export const YAML_ERRORS: readonly (readonly [RegExp, string])[] = [
  [/^Missing closing/, 'A closing quote is missing. Write it where the text ends.'],
  [/and end with a [\]}]/, 'A closing bracket is missing. Write it where the list or group ends.'],
  [/^Missing , /, 'A comma is missing between two entries. Write one.'],
  [/^Unexpected , in/, 'A comma stands where no entry is. Remove it.'],
  [/^Unexpected flow-\w+-end/, 'A closing bracket stands here that nothing opens. Remove it.'],
  [/at node end/, 'Text stands behind the end of this value. Put the whole value in quotes.'],
  [/^Plain value cannot/, 'This value begins with a sign of YAML. Put the value in quotes.'],
  [/^Nested mappings/, 'A second colon stands in this line. Put the value in quotes.'],
  [/on same line with key/, 'A list begins in the line of its key. Begin it on the next line.'],
  [
    /^Implicit map keys need/,
    'A colon and a value are missing here. Write them, or remove this line.',
  ],
  [/^Implicit keys/, 'A key and its colon stand on two lines. Look at the indentation here.'],
  [
    /^All .* must start at/,
    'This line is not in line with those beside it. Indent it as they are.',
  ],
  [
    /without - indicator/,
    'A dash is missing in this list. Write one, or indent this line further.',
  ],
  [/^Tabs are not/, 'A tab stands in the indentation. Indent this line with spaces.'],
  [/^Invalid escape/, 'This escape is not one of YAML. Use single quotes, or “\\\\” for “\\”.'],
  [/^Comments must be/, 'A space is missing before this comment. Write one before “#”.'],
  [/^Block scalar header/, 'Text stands behind “|” or “>”. Begin the text on the next line.'],
  [/1024 chars/, 'This key is too long. A key has at most 1,024 characters.'],
  [/tags? /i, 'A manifest has no use for tags. Remove what begins with “!”.'],
  [/directives-end/, 'A manifest has no directives and no “---”. Remove this line.'],
  [/anchor|alias/i, 'An anchor or alias is not right here. Write “&name” before a value.'],
];

const ANY = 'This is not YAML. Look at the signs and the indentation of this line.';

/** The sentences for a message of `yaml`. */
export const yamlError = (message: string): string =>
  YAML_ERRORS.find(([form]) => form.test(message))?.[1] ?? ANY;
