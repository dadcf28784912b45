import type { SyntaxCode } from '../text/node';
import { jsonWord } from '../text/json-mistakes';
import { quoted } from './words';
import { yamlError } from './yaml-errors';

/** A sentence for each kind of mistake of syntax, and what fixes it. */
export const SYNTAX: Readonly<Record<SyntaxCode, (detail: string) => string>> = {
  'too-deep': () => 'Values are nested too deeply. A manifest needs no more than a few levels.',
  'unknown-alias': (name) =>
    `${quoted(`*${name}`)} has no anchor before it. Write ${quoted(`&${name}`)} at the value that it repeats.`,
  expands: () => 'The aliases stand for more values than a manifest can hold. Use fewer of them.',
  'merge-without-star': (word) => `A star is missing in this merge. Write ${quoted(`*${word}`)}.`,
  'merge-of-no-mapping': (word) =>
    word === ''
      ? '“<<” can only merge groups of keys. Write an alias of one, such as *defaults.'
      : `“<<” takes in groups of keys, and ${quoted(word)} is none. Write an alias of one, such as *defaults.`,
  'out-of-line': () =>
    'This item is not aligned with the others. Indent its dash like those above.',
  'json-stray': (sign) => `${quoted(sign)} opens the file. Remove it: JSON begins with “{”.`,
  'json-needs-quotes': (word) => `${quoted(word)} needs double quotes. In JSON all text has them.`,
  'json-number': (word) =>
    `${quoted(word)} is not a number in JSON. Write digits, such as 0.5: no hexadecimal, no leading zero.`,
  'json-word': (word) => `${quoted(word)} is not a word of JSON. Write ${quoted(jsonWord(word))}.`,
  'json-key': () => 'A key in double quotes is missing here. Add one, such as "country".',
  'json-value': () =>
    'A value is missing here. Add one: text in double quotes, a number or a list.',
  'json-colon': () => 'A colon is missing between the key and its value. Add one.',
  'json-comma': () => 'A comma is missing before this. Add one.',
  'json-trailing-comma': () => 'There is a comma before the closing bracket. Remove it.',
  'json-extra-comma': () => 'There is an extra comma here. Remove it.',
  'json-extra-bracket': (sign) => `This ${quoted(sign)} closes nothing. Remove it.`,
  'json-wrong-bracket': (sign) =>
    `This bracket does not close what is open here. Write ${quoted(sign)}.`,
  'json-open-quote': (word) => `A double quote is missing before ${quoted(word)}. Add it.`,
  'json-brace': () => 'A closing “}” is missing. Add it where the group of keys ends.',
  'json-bracket': () => 'A closing “]” is missing. Add it where the list ends.',
  'json-end': () => 'There is text after the end of the JSON. Remove what follows the last “}”.',
  'json-comment': () => 'JSON has no comments. Remove it, or keep it as a key that begins with x-.',
  'json-quote': () => 'A closing double quote is missing on this line. Add it.',
  'json-escape': (word) => `${quoted(word)} has a wrong escape. Write “\\\\” for a backslash.`,
  'json-character': () => 'This text has a line break or control character. Write it as an escape.',
  tab: () => 'This line is indented with a tab. Use spaces.',
  'odd-blank': () => 'This line is indented with a no-break or other odd space. Use plain spaces.',
  'blank-behind': () =>
    'There is a no-break or other odd space here. Use a plain space behind a colon or a dash.',
  'colon-space': (line) => `${quoted(line)} needs a space after the colon. Add one.`,
  'colon-in-value': (value) => `${quoted(value)} has a colon in it. Put the value in quotes.`,
  'wrong-column': () => 'This key is not aligned with its neighbours. Indent it like them.',
  'no-colon': (key) => `A colon is missing after ${quoted(key)}. Add one, and a space.`,
  'colon-sign': (sign) => `${quoted(sign)} is not a colon of YAML. Write “:” and a space.`,
  'dash-space': () => 'A space is missing after this dash. Add one.',
  'dash-sign': (sign) => `${quoted(sign)} does not begin an item. Write a hyphen and a space.`,
  'no-dash': () => 'A dash is missing in front of this item. Add one, and a space.',
  comma: () => 'A comma is missing before this key. Add one.',
  'comma-sign': (sign) => `${quoted(sign)} is no comma. Write “,” between the entries of a group.`,
  'open-brace': () => 'An opening “{” is missing. Add it before the first key.',
  'list-on-key-line': () => 'This list begins on the line of its key. Begin it on the next line.',
  'key-on-line': (key) =>
    `${quoted(key)} begins on the line of another key. Begin it on the next line.`,
  'above-list': (value) => `${quoted(value)} stands above the items of its list. Remove it.`,
  conflict: () => 'Unfinished merge (conflict markers). Keep one side, and remove the markers.',
  other: (message) => yamlError(message),
};
