import { phrase } from '../messages/phrase';
import { jsonText } from '../report/printable';
import { readJson } from '../text/json-node';
import { ConvertError } from './convert-error';
import type { Value } from './value';
import { Digits, isList } from './value';

/** @throws ConvertError where it is no JSON */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    const [mistake] = readJson(text).mistakes;
    if (!mistake) throw new ConvertError(phrase('The file is no JSON.'));
    const line = text.slice(0, mistake.start).split('\n').length;
    throw new ConvertError(phrase('The file is no JSON: line {line} has a mistake.', { line }));
  }
}

const JSON_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** A number as JSON has it: some of YAML are written otherwise, and those without an end are text there. */
function numberText(text: string): string {
  if (text === 'null' || JSON_NUMBER.test(text)) return text;
  const number = Number(text);
  return Number.isFinite(number) ? String(number) : JSON.stringify(text);
}

/**
 * A value as JSON on one line, its numbers to the last digit.
 *
 * @param blank what stands behind colons and commas and within braces
 */
export function jsonLine(value: Value, blank: '' | ' ' = ''): string {
  if (value instanceof Digits) return numberText(value.text);
  if (typeof value === 'string') return jsonText(value);
  if (typeof value !== 'object') return JSON.stringify(value);
  const comma = `,${blank}`;
  if (isList(value)) return `[${value.map((each) => jsonLine(each, blank)).join(comma)}]`;
  const entries = Object.entries(value).map(
    ([key, each]) => `${jsonText(key)}:${blank}${jsonLine(each, blank)}`,
  );
  return entries.length === 0 ? '{}' : `{${blank}${entries.join(comma)}${blank}}`;
}

/** As `jsonLine`, over lines, as a document is written: a key or an item a line. */
export function jsonDocument(value: Value, indent = ''): string {
  if (value instanceof Digits || typeof value !== 'object') return jsonLine(value);
  const deeper = `${indent}  `;
  const lines = isList(value)
    ? value.map((each) => deeper + jsonDocument(each, deeper))
    : Object.entries(value).map(
        ([key, each]) => `${deeper}${jsonText(key)}: ${jsonDocument(each, deeper)}`,
      );
  const [open, close] = isList(value) ? '[]' : '{}';
  return lines.length === 0
    ? `${open ?? ''}${close ?? ''}`
    : `${open ?? ''}\n${lines.join(',\n')}\n${indent}${close ?? ''}`;
}
