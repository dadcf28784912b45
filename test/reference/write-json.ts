import type { Random } from '../fuzz/random';
import type { Data } from './data';
import { Written } from './data';
import { shuffled } from './shuffled';

/** JSON of the data, with keys in any order, any indentation, and some characters escaped. */
export function writeJson(data: Data, random: Random): string {
  const [end, step] = random.pick([
    ['\n', '  '],
    ['\n', '    '],
    ['\n', '\t'],
    ['\r\n', '  '],
    ['', ''],
  ]);
  const write = (value: Data, pad: string): string => {
    if (value instanceof Written) return value.digits;
    if (typeof value === 'string') return quoted(value, random);
    if (typeof value === 'boolean') return String(value);
    const inner = pad + step;
    const list = (open: string, items: readonly string[], close: string): string =>
      items.length === 0
        ? open + close
        : `${open}${end}${inner}${items.join(`,${end}${inner}`)}${end}${pad}${close}`;
    if (Array.isArray(value)) {
      return list(
        '[',
        (value as readonly Data[]).map((each) => write(each, inner)),
        ']',
      );
    }
    const entries = shuffled(Object.entries(value), random);
    const rows = entries.map(([key, each]) => `${quoted(key, random)}: ${write(each, inner)}`);
    return list('{', rows, '}');
  };
  return write(data, '') + end;
}

/** In double quotes, as JSON and YAML read them. */
export function quoted(text: string, random: Random): string {
  const characters = [...text].map((character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code > 0xffff || !random.chance(0.03)) return JSON.stringify(character).slice(1, -1);
    return `\\u${code.toString(16).padStart(4, '0')}`;
  });
  return `"${characters.join('')}"`;
}
