import type { Random } from './random';
import { INJECTIONS, JUNK, KEYS, VALUES } from './words';

type Mutation = (text: string, random: Random) => string;

const at = (text: string, random: Random): number => random.below(text.length + 1);

function onLines(change: (lines: string[], random: Random) => void): Mutation {
  return (text, random) => {
    const lines = text.split('\n');
    change(lines, random);
    return lines.join('\n');
  };
}

/** Puts another text where a value or a key of some line stands. */
function onMatch(pattern: RegExp, change: (old: string, random: Random) => string): Mutation {
  return (text, random) => {
    const found = [...text.matchAll(pattern)];
    if (found.length === 0) return text;
    const match = random.pick(found);
    const old = match[1] ?? '';
    const start = match.index + match[0].lastIndexOf(old);
    return text.slice(0, start) + change(old, random) + text.slice(start + old.length);
  };
}

const VALUE = /:[ \t]+([^\n\r]+)/g;
const KEY = /(?:^|[\s{,])([\w-]+)(?=:)/g;
const WORD = /([\w.%-]+)/g;

const MUTATIONS: readonly Mutation[] = [
  // As a hand types: a stretch removed, something put in, the text ending in the middle.
  (text, random) => {
    const from = at(text, random);
    return text.slice(0, from) + text.slice(from + random.below(30));
  },
  (text, random) => {
    const from = at(text, random);
    return text.slice(0, from) + random.pick(JUNK) + text.slice(from);
  },
  (text, random) => text.slice(0, at(text, random)),
  (text, random) => text.slice(at(text, random)),
  // By the byte.
  (text, random) => {
    const bytes = Buffer.from(text, 'utf8');
    for (let count = 1 + random.below(6); count > 0 && bytes.length > 0; count--) {
      bytes[random.below(bytes.length)] = random.below(256);
    }
    return bytes.toString('utf8');
  },
  (text, random) => {
    const from = at(text, random);
    return text.slice(0, from) + String.fromCharCode(random.below(65536)) + text.slice(from + 1);
  },
  // By the line.
  onLines((lines, random) => lines.splice(random.below(lines.length), 1 + random.below(3))),
  onLines((lines, random) => {
    const from = random.below(lines.length);
    const some = lines.slice(from, from + 1 + random.below(8));
    lines.splice(random.below(lines.length + 1), 0, ...some);
  }),
  onLines((lines, random) => {
    const [a, b] = [random.below(lines.length), random.below(lines.length)];
    [lines[a], lines[b]] = [lines[b] ?? '', lines[a] ?? ''];
  }),
  onLines((lines, random) => {
    const index = random.below(lines.length);
    const line = lines[index] ?? '';
    lines[index] =
      random.pick([' ', '  ', '\t', '']) + (random.chance(0.5) ? line.trimStart() : line);
  }),
  onLines((lines, random) => {
    const index = random.below(lines.length + 1);
    lines.splice(
      index,
      0,
      random.pick(['', '  ', '# c', '    # c', '\t', '---', '...', '  - ', '%']),
    );
  }),
  onLines((lines, random) => {
    const index = random.below(lines.length);
    lines[index] =
      `${lines[index] ?? ''}${random.pick([' # c', '#c', ' ', '\t', ':', ',', ' &a', '\r'])}`;
  }),
  // By the value.
  onMatch(VALUE, (_, random) => random.pick(VALUES)),
  onMatch(VALUE, (_, random) => JSON.stringify(random.pick(INJECTIONS))),
  onMatch(VALUE, (old, random) =>
    random.pick([`"${old}"`, `'${old}'`, `[${old}]`, `&a ${old}`, '*a']),
  ),
  onMatch(VALUE, (old, random) => `${old}\n${' '.repeat(random.below(9))}more`),
  onMatch(VALUE, (old) => old.slice(0, -1)),
  onMatch(KEY, (_, random) => random.pick(KEYS)),
  onMatch(WORD, (_, random) => random.pick(VALUES)),
  // By the whole.
  (text) => text.replaceAll(/\r?\n/g, '\r\n'),
  (text) => `\ufeff${text}`,
  (text, random) => text.replaceAll('  ', random.pick(['\t', '   ', '    ', ' '])),
  (text, random) =>
    text + random.pick(['\n---\nmanifest: 1\n', '\n...\n', '\n# c', '   ', '\nx-a: [']),
];

/** The text with one to four things wrong. */
export function mutated(text: string, random: Random): string {
  let result = text;
  for (let count = 1 + random.below(4); count > 0; count--) {
    result = random.pick(MUTATIONS)(result, random);
    // Copies of copies would only make it slow.
    if (result.length > 200_000) break;
  }
  return result;
}
