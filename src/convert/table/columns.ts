import { COLUMN_HEADINGS } from '../../knowledge/generated/column-headings.js';
import { normalised } from '../../knowledge/normalised';
import { isUnitWord } from './currency';
import { headingWords } from './heading-words';
import { numbered, wordsWithoutNumber } from './numbered';

/** What a column can say. */
export const COLUMN_MEANINGS = [
  'id',
  'subject',
  'stage',
  'supplier',
  'smelter',
  'mine',
  'country',
  'seat',
  'region',
  'form',
  'value',
  'currency',
  'share',
  'inputs',
  'parent',
  'recycled',
  'product',
  'note',
] as const;
export type Meaning = (typeof COLUMN_MEANINGS)[number];

/** Columns by their heading. */
export type Mapping = ReadonlyMap<string, Meaning>;

/** A word more makes another thing of these: `VAT country`, `sales region`. */
const EXACT: ReadonlySet<Meaning> = new Set(['id', 'country', 'region', 'recycled']);

/** Who does a step: what is said of them is no name. */
const NAMES: ReadonlySet<Meaning> = new Set(['supplier', 'smelter', 'mine']);

/** What a step has one of: where these are numbered, each number is a step of its own. */
const OF_ONE_STEP: ReadonlySet<Meaning> = new Set(['subject', 'stage', ...NAMES]);

/** What belongs to one of several countries where it is numbered as these are. */
const OF_ONE_COUNTRY: ReadonlySet<Meaning> = new Set(['share', 'value']);

/**
 * Matches headings by whole words; each meaning is given once, to the heading that fits best. The country alone is that of
 * all which differ by their number only (`Country 1`, `Country 2`): a step is in one of them.
 */
export function matchColumns(headings: readonly string[]): Map<string, Meaning> {
  const groups = numbered(headings);
  const hasMeaning = (of: ReadonlySet<Meaning>, words: string): boolean =>
    [...of].some((each) => scoreOf(words, COLUMN_HEADINGS.headings[each] ?? [], each) > 0);
  const areSteps = [...groups.keys()].some((words) => hasMeaning(OF_ONE_STEP, words));
  const isCountry = (words: string): boolean => hasMeaning(new Set(['country']), words);
  const areCountries = !areSteps && [...groups.keys()].some(isCountry);
  const candidates: { heading: string; meaning: Meaning; score: number }[] = [];
  for (const heading of headings) {
    const words = headingWords(heading);
    if (words === '') continue;
    const plain = wordsWithoutNumber(heading);
    for (const meaning of COLUMN_MEANINGS) {
      const isNumbered = plain !== words || groups.has(plain);
      if (areCountries && isNumbered && OF_ONE_COUNTRY.has(meaning)) continue;
      const all = meaning === 'country' && !areSteps ? plain : words;
      const own = meaning === 'value' ? withoutUnits(words) : all;
      const score = scoreOf(own, COLUMN_HEADINGS.headings[meaning] ?? [], meaning);
      if (score > 0) candidates.push({ heading, meaning, score });
    }
  }
  const step = onlyStep(new Set(candidates.map(({ meaning }) => meaning)));
  const ranked = candidates.map((each) => {
    const isOfStep = each.meaning === 'country' && step && stepOf(each.heading) === step;
    return isOfStep ? { ...each, score: each.score + WHOLE } : each;
  });
  ranked.sort((a, b) => b.score - a.score);
  const mapping = new Map<string, Meaning>();
  const given = new Set<Meaning>();
  for (const { heading, meaning } of ranked) {
    if (mapping.has(heading) || given.has(meaning)) continue;
    mapping.set(heading, meaning);
    given.add(meaning);
    if (meaning !== 'country' || areSteps) continue;
    for (const each of groups.get(wordsWithoutNumber(heading)) ?? []) mapping.set(each, meaning);
  }
  return mapping;
}

/** What all rows of a table do that says no stage: its country is that of this step. */
const onlyStep = (said: ReadonlySet<Meaning>): 'extraction' | 'processing' | undefined =>
  said.has('stage')
    ? undefined
    : said.has('mine') && !said.has('smelter')
      ? 'extraction'
      : 'processing';

/** Of which step a heading speaks: `Mine country`, `Name of smelter`. */
export function stepOf(heading: string): 'extraction' | 'processing' | undefined {
  const words = headingWords(heading);
  if (hasAny(words, COLUMN_HEADINGS.steps['extraction'])) return 'extraction';
  return hasAny(words, COLUMN_HEADINGS.steps['processing']) ? 'processing' : undefined;
}

/** Whether a heading says where goods are from: `Origin`. */
export const isOfGoods = (heading: string): boolean =>
  hasAny(headingWords(heading), COLUMN_HEADINGS.goods);

/** Whether what stands in the place of a company says that the row is a sum: `Grand total`. */
export const isTotal = (name: string): boolean =>
  comparedOf(COLUMN_HEADINGS.totals).includes(` ${normalised(name)} `);

/** Lists of words as they are compared: each is made once. */
const compared = new Map<readonly string[], readonly string[]>();

/** Whether one of some names stands among the words of a heading. */
export function hasAny(words: string, names: readonly string[] = []): boolean {
  const line = ` ${words} `;
  return comparedOf(names).some((name) => line.includes(name));
}

function comparedOf(names: readonly string[]): readonly string[] {
  const all = compared.get(names) ?? names.map((name) => ` ${normalised(name)} `);
  compared.set(names, all);
  return all;
}

/** `Wert in Tsd. EUR` is a value, however much is said of what it is counted in. */
const withoutUnits = (words: string): string =>
  words
    .split(' ')
    .filter((word) => !isUnitWord(word))
    .join(' ');

/** What a heading says by itself, whatever stands beside it; undefined: nothing. */
export const meaningOf = (heading: string): Meaning | undefined =>
  matchColumns([heading]).get(heading);

/** The score of a heading that is known as a whole. */
const WHOLE = 1000;

/** Whole headings before those that have the words among others; earlier ones first. */
function scoreOf(words: string, known: readonly string[], meaning: Meaning): number {
  const exact = known.findIndex((each) => normalised(each) === words);
  if (exact >= 0) return WHOLE - exact;
  const { place, other } = COLUMN_HEADINGS.attributes;
  if (meaning === 'country' && hasAny(words, place) && !hasAny(words, other)) {
    const step = stepOf(words);
    // As the same of a smelter in English, or as the last.
    if (step === 'processing') return WHOLE - known.indexOf('smelter country');
    return step === 'extraction' ? WHOLE - known.length : 0;
  }
  if (EXACT.has(meaning)) return 0;
  if (NAMES.has(meaning) && (hasAny(words, place) || hasAny(words, other))) return 0;
  const all = new Set(words.split(' '));
  let best = 0;
  known.forEach((each, at) => {
    const own = normalised(each).split(' ');
    // A word alone says too little in a long heading.
    if (own.every((word) => all.has(word)) && all.size <= own.length + 2) {
      best = Math.max(best, own.length * 100 - (all.size - own.length) * 10 - at);
    }
  });
  return best;
}

/** A column with what it says, for a person to look at. */
export interface Column {
  readonly heading: string;
  /** Undefined: it is not taken over. */
  readonly meaning?: Meaning;
  /** The first different values. */
  readonly samples: readonly string[];
}

const MAX_SAMPLES = 4;

/** The columns of a table that have a heading and values, in their order. */
export function columnsOf(
  rows: readonly { readonly cells: readonly string[] }[],
  given?: Mapping,
): Column[] {
  const at = headingRow(rows.map(({ cells }) => cells));
  const headings = rows[at]?.cells ?? [];
  const mapping = given ?? matchColumns(headings);
  return headings.flatMap((heading, column): Column[] => {
    if (heading === '' || headings.indexOf(heading) < column) return [];
    const samples = new Set<string>();
    for (const { cells } of rows.slice(at + 1)) {
      if (samples.size === MAX_SAMPLES) break;
      const cell = cells[column] ?? '';
      if (cell !== '') samples.add(cell);
    }
    const meaning = mapping.get(heading);
    if (samples.size === 0 && meaning === undefined) return [];
    return [{ heading, ...(meaning && { meaning }), samples: [...samples] }];
  });
}

/** A mapping with another meaning of one column; a meaning is that of one column only. */
export function withMeaning(
  mapping: Mapping,
  heading: string,
  meaning: Meaning | undefined,
): Mapping {
  const others = [...mapping].filter(([name, each]) => name !== heading && each !== meaning);
  return new Map(meaning === undefined ? others : [...others, [heading, meaning]]);
}

/** The first row that at least two columns can be recognised by; rows before it say something else. */
export function headingRow(rows: readonly (readonly string[])[]): number {
  let [best, most] = [0, 0];
  rows.slice(0, 12).forEach((cells, at) => {
    const found = new Set(matchColumns(cells).values());
    const size =
      found.size + (found.has('country') || found.has('seat') || found.has('supplier') ? 1 : 0);
    if (size > most) [best, most] = [at, size];
  });
  return best;
}

/** Whether the headings of rows name a company and a country. */
export function saysWhoAndWhere(rows: readonly (readonly string[])[]): boolean {
  const said = new Set(matchColumns(rows[headingRow(rows)] ?? []).values());
  return hasWhoAndWhere(said);
}

/** What a table is read by at least. */
export const hasWhoAndWhere = (said: { has(meaning: Meaning): boolean }): boolean =>
  (said.has('country') || said.has('seat')) &&
  (said.has('supplier') || said.has('smelter') || said.has('mine'));

/** What a directory of suppliers takes over. */
export const OF_SUPPLIERS: ReadonlySet<Meaning> = new Set([
  'id',
  'supplier',
  'smelter',
  'mine',
  'country',
  'seat',
  'parent',
  'note',
]);
