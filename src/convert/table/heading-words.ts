import { COLUMN_HEADINGS } from '../../knowledge/generated/column-headings.js';
import { normalised } from '../../knowledge/normalised';

/** Scripts that are written without blanks. */
const WITHOUT_BLANKS = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}]/u;
/** A heading with more letters than these is a sentence. */
const MAX_LETTERS = 40;

const { headings, steps, attributes, joined } = COLUMN_HEADINGS;

let parts:
  { readonly known: ReadonlySet<string>; readonly behind: ReadonlySet<string> } | undefined;

function knownParts(): NonNullable<typeof parts> {
  const behind = new Set((joined['behind'] ?? []).map(normalised));
  const all = [headings, steps, attributes].flatMap((words) => Object.values(words).flat());
  const known = all.map(normalised).filter((word) => !word.includes(' '));
  return { known: new Set([...known, ...behind]), behind };
}

/** A heading as it is compared, with blanks between words that are written as one: `schmelze land`, `冶炼厂 国家`. */
export const headingWords = (heading: string): string =>
  normalised(heading)
    .split(' ')
    .map((word) => apart(word))
    .join(' ');

function apart(word: string): string {
  if (word.length < 2 || word.length > MAX_LETTERS) return word;
  parts ??= knownParts();
  if (parts.known.has(word)) return word;
  const found = WITHOUT_BLANKS.test(word) ? inSigns(word, parts.known) : compound(word, parts);
  return found ?? word;
}

/** From the left, the longest known words first; undefined where something is left. */
function inSigns(word: string, known: ReadonlySet<string>): string | undefined {
  if (word === '') return '';
  for (let length = word.length; length > 0; length--) {
    const first = word.slice(0, length);
    const isBetween = joined['between']?.includes(first) ?? false;
    if (!isBetween && !known.has(first)) continue;
    const rest = inSigns(word.slice(length), known);
    if (rest !== undefined) return isBetween ? rest : `${first} ${rest}`.trim();
  }
  return undefined;
}

/** A word of a mine, a smelter or a supplier in front of what is said of it. */
function compound(word: string, { known, behind }: NonNullable<typeof parts>): string | undefined {
  for (const last of behind) {
    if (!word.endsWith(last)) continue;
    const first = word.slice(0, -last.length);
    for (const link of ['', ...(joined['between'] ?? [])]) {
      const own = link === '' ? first : first.slice(0, -link.length);
      if (own.length > 3 && first.endsWith(link) && known.has(own)) return `${own} ${last}`;
    }
  }
  return undefined;
}
