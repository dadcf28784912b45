import type { FuzzCase, TypedEdit } from './fuzz-case';
import type { Random } from './random';
import { JUNK, KEYS, VALUES } from './words';

/** More than this would be slow to judge after every edit. */
const MAX_CHARACTERS = 20_000;

/** What a hand does, as edits that follow each other. */
type Gesture = (text: string, random: Random) => Omit<TypedEdit, 'rests'>[];

const somewhere = (text: string, random: Random): number => random.below(text.length + 1);

const insert = (start: number, text: string) => ({ start, end: start, text });

/** Character by character, as it is typed. */
const typed = (start: number, text: string) =>
  [...text].map((character, index) => insert(start + index, character));

const lineAt = (text: string, at: number) => {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const end = text.indexOf('\n', at);
  return { start, end: end === -1 ? text.length : end + 1 };
};

const GESTURES: readonly Gesture[] = [
  (text, random) => [insert(somewhere(text, random), random.pick(JUNK))],
  (text, random) => {
    const start = somewhere(text, random);
    return [{ start, end: start + 1 + random.below(20), text: '' }];
  },
  (text, random) => typed(somewhere(text, random), `${random.pick(KEYS)}: ${random.pick(VALUES)}`),
  (text, random) => {
    const { end } = lineAt(text, somewhere(text, random));
    const line = `    ${random.pick(KEYS)}: ${random.pick(VALUES)}\n`;
    return random.chance(0.5) ? typed(end, line) : [insert(end, line)];
  },
  // A value is taken away and another one written.
  (text, random) => {
    const found = [...text.matchAll(/: +([^\n\r]+)/g)];
    if (found.length === 0) return [];
    const match = random.pick(found);
    const start = match.index + match[0].length - (match[1] ?? '').length;
    const end = match.index + match[0].length;
    return [{ start, end, text: '' }, ...typed(start, random.pick(VALUES).slice(0, 12))];
  },
  // A line, or some, removed and put back, there or elsewhere; the head's last line among them.
  (text, random) => {
    const { start, end } = lineAt(text, somewhere(text, random));
    const to = random.chance(0.5) ? end : lineAt(text, Math.min(text.length, end + 80)).end;
    const back = random.chance(0.5) ? start : random.below(text.length - (to - start) + 1);
    return [{ start, end: to, text: '' }, insert(back, text.slice(start, to))];
  },
  // An item copied behind another.
  (text, random) => {
    const items = [...text.matchAll(/^ *- /gm)].map(({ index }) => index);
    if (items.length === 0) return [];
    const start = random.pick(items);
    const end = items.find((each) => each > start) ?? text.length;
    return [insert(random.pick(items), text.slice(start, end))];
  },
  // Something is commented out, or moved in.
  (text, random) => [
    insert(lineAt(text, somewhere(text, random)).start, random.pick(['# ', '#', '  ', ' ', '\t'])),
  ],
  // All of it replaced, or gone.
  (text, random) => [{ start: 0, end: text.length, text: random.chance(0.5) ? '' : text }],
];

/** The case with edits that somebody makes in it, one gesture after another. */
export function withEdits(fuzzCase: FuzzCase, random: Random, most = MAX_CHARACTERS): FuzzCase {
  if (fuzzCase.text.length > most) return fuzzCase;
  const edits: TypedEdit[] = [];
  let { text } = fuzzCase;
  for (let count = 1 + random.below(8); count > 0; count--) {
    const gesture = random.pick(GESTURES)(text, random);
    gesture.forEach((edit, index) => {
      edits.push({ ...edit, rests: index === gesture.length - 1 && random.chance(0.7) });
      text = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
    });
    if (text.length > most) break;
    // Undone again, step by step, as an editor does it.
    if (random.chance(0.2)) {
      const { undo, before } = undone(fuzzCase.text, edits, gesture.length);
      edits.push(...undo);
      text = before;
    }
  }
  return { ...fuzzCase, origin: `${fuzzCase.origin}, edited`, edits };
}

function undone(
  start: string,
  edits: readonly TypedEdit[],
  last: number,
): { undo: TypedEdit[]; before: string } {
  const texts = [start];
  for (const { start: from, end, text } of edits) {
    const now = texts.at(-1) ?? '';
    texts.push(now.slice(0, from) + text + now.slice(end));
  }
  const undo = edits
    .slice(edits.length - last)
    .map((edit, index): TypedEdit => {
      const before = texts[edits.length - last + index] ?? '';
      const end = Math.min(edit.end, before.length);
      return {
        start: edit.start,
        end: edit.start + edit.text.length,
        text: before.slice(edit.start, end),
        rests: index === 0,
      };
    })
    .reverse();
  return { undo, before: texts[edits.length - last] ?? '' };
}
