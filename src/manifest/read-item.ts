import { validateSource } from './generated/validators.js';
import type { Place, Problem, Source, StructureProblem, Unit } from './model';
import { endOf, startOf } from './model';
import { readJsonInSlices } from '../text/json-in-slices';
import type { Node, SyntaxMistake } from '../text/node';
import { OrdinarySources } from './ordinary-source';
import { columnOf } from './source-locations';
import { KNOWN_KEYS } from './known-keys';
import { readPlainItemInSlices } from '../text/plain-in-slices';
import { readPlainYaml } from '../text/plain-yaml';
import { spelledOut } from './country-keys';
import { readSource, readSourceInSlices } from './read-source';
import { originMistakes, unreadNumbers } from './number-mistakes';
import type { StructureMistake } from './structure';
import { manifestShape, structureMistakesInSlices } from './structure';
import type { YamlReader } from '../text/yaml-reader';
import type { Slip } from '../text/slip';
import { dashlessItem } from '../text/list-slips';
import { dashSlip } from '../text/yaml-slips';
import type { Links, Spent } from '../text/yaml-spent';
import { NOTHING, without } from '../text/yaml-spent';
import type { Slices } from '../text/slices';
import { atOnce, inOneGo } from '../text/slices';
import type { Stretch } from '../text/stretch';

const SOURCE = manifestShape('source');

/** Characters in which a wrong dash and the key behind it stand. */
const MAX_DASH = 100;

/** What is read of one stretch of the list of sources; usually one source. */
export interface Item {
  readonly unit: Unit;
  readonly sources: readonly Source[];
  readonly problems: readonly Problem[];
  /** What `yaml` read for it: nothing where it is of the plain form. */
  readonly spent: Spent;
  /** What it has to do with anchors, if anything. */
  readonly links: Links | undefined;
}

const NONE: readonly never[] = [];

/** A longer item, in UTF-16 units, takes longer than a slice, whatever it is. */
const MAX_AT_ONCE = 200_000;

/** Reads the items of a text: ordinary sources and the plain block form by itself, others with `yaml`. */
export class ItemReader {
  readonly #text: string;
  readonly #yaml: YamlReader;
  readonly #ordinary: OrdinarySources;

  constructor(text: string, yaml: YamlReader) {
    this.#text = text;
    this.#yaml = yaml;
    this.#ordinary = new OrdinarySources(text);
  }

  /**
   * Reads an item of the plain form; undefined where it is none, or so long that it takes longer than a slice.
   *
   * @param column of the list's dashes: an item by itself cannot tell whether it stands in line
   * @param isChecked whether anybody still asks what is wrong with the structure
   */
  readPlain({ start, end }: Stretch, column: number, isChecked = true): Item | undefined {
    if (end - start > MAX_AT_ONCE) return undefined;
    const text = this.#text;
    const unit: Unit = { offset: start };
    if (columnOf(text, start) === column) {
      const ordinary = this.#ordinary.read({ start, end }, unit);
      if (ordinary) return new OrdinaryItem(unit, ordinary);
    }
    if (this.#dashSlip(start)) return undefined;
    const plain = readPlainYaml(text, start, end, KNOWN_KEYS);
    if (!plain) return undefined;
    const problems = isChecked ? this.#outOfLine(unit, column) : [];
    const sources = sourcesIn(plain, unit, isChecked ? problems : undefined, text, false);
    return plainItem(unit, sources, problems.length > 0 ? problems : NONE);
  }

  /** Reads a long item, or with `yaml` one that is not of the plain form; parameters as for `readPlain`. */
  *readOther({ start, end }: Stretch, column: number, isChecked = true): Slices<Item> {
    const text = this.#text;
    const unit: Unit = { offset: start };
    const problems = this.#outOfLine(unit, column);
    const item = text.slice(start, end);
    if (end - start > MAX_AT_ONCE && !this.#dashSlip(start)) {
      const plain = yield* readPlainItemInSlices(item, KNOWN_KEYS);
      yield;
      if (plain) {
        const found = isChecked ? problems : undefined;
        const sources = yield* sourcesInSlices(plain, unit, found, text, false);
        return plainItem(unit, sources, found ?? NONE);
      }
    }
    const before = this.#yaml.spent;
    this.#yaml.takeLinks();
    const slip = this.#dashSlip(start) ?? dashlessItem(item);
    const read = yield* this.#yaml.parseInSlices(item, slip);
    const root = read.root();
    for (const each of syntaxProblems(read.mistakes, unit, text)) problems.push(each);
    const broken = read.mistakes.length > 0;
    const said = saidOf(problems, [unit]);
    const sources = root
      ? yield* sourcesInSlices(root, unit, isChecked ? problems : undefined, text, broken, said)
      : NONE;
    const spent = without(this.#yaml.spent, before);
    return { unit, sources, problems, spent, links: this.#yaml.takeLinks() };
  }

  /** Reads an item of any form; undefined where it takes longer than a slice. */
  readAtOnce(item: Stretch, column: number): Item | undefined {
    if (item.end - item.start > MAX_AT_ONCE) return undefined;
    return this.readPlain(item, column) ?? atOnce(this.readOther(item, column));
  }

  /** What stands in place of the dash of an item, in offsets of the item. */
  #dashSlip(start: number): Slip | undefined {
    const column = columnOf(this.#text, start);
    if (this.#text.startsWith('- ', start + column)) return undefined;
    return dashSlip(this.#text.slice(start, start + column + MAX_DASH), column, KNOWN_KEYS);
  }

  #outOfLine(unit: Unit, column: number): Problem[] {
    const start = columnOf(this.#text, unit.offset);
    if (start === column) return [];
    const end = start + 1;
    const mistake = { kind: 'syntax', code: 'out-of-line', detail: '', start, end } as const;
    return syntaxProblems([mistake], unit, this.#text);
  }
}

/** One ordinary source, and nothing else: there may be very many of them. */
class OrdinaryItem implements Item {
  readonly unit: Unit;
  readonly source: Source;

  constructor(unit: Unit, source: Source) {
    this.unit = unit;
    this.source = source;
  }

  get sources(): readonly Source[] {
    return [this.source];
  }

  get problems(): readonly Problem[] {
    return NONE;
  }

  get spent(): Spent {
    return NOTHING;
  }

  get links(): undefined {
    return undefined;
  }
}

const plainItem = (unit: Unit, sources: readonly Source[], problems: readonly Problem[]): Item => ({
  unit,
  sources,
  problems,
  spent: NOTHING,
  links: undefined,
});

/** An item whose tree was read already; `isChecked` as for `ItemReader.readPlain`. */
export function itemOf(
  node: Node,
  unit: Unit,
  text: string,
  broken: boolean,
  isChecked = true,
  said: readonly Problem[] = NONE,
): Item {
  const problems: Problem[] = [];
  const source = sourceOf(node, unit, isChecked ? problems : undefined, text, broken, said);
  return plainItem(unit, source ? [source] : NONE, problems);
}

/** Of an item in its text: it stands in a list in an object. */
export const JSON_DEPTH = 2;

/**
 * An item of JSON, whole or broken; `isChecked` as for `ItemReader.readPlain`.
 *
 * @param isLast whether the ends of the list and of the manifest may stand behind it
 */
export function* jsonItemInSlices(
  text: string,
  { start, end }: Stretch,
  isChecked = true,
  isLast = false,
): Slices<Item> {
  const unit: Unit = { offset: start };
  const read = yield* readJsonInSlices(text.slice(start, end), JSON_DEPTH);
  const { root } = read;
  const mistakes = isLast
    ? read.mistakes.filter((each) => !isEndOfList(each, text.slice(start + each.start, end)))
    : read.mistakes;
  const syntax = syntaxProblems(mistakes, unit, text);
  const list = { kind: 'seq', items: root ? [root] : NONE, start: 0, end: 0 } as const;
  const problems: Problem[] = [];
  const found = isChecked ? problems : undefined;
  const said = saidOf(syntax, [unit]);
  const sources = yield* sourcesInSlices(list, unit, found, text, mistakes.length > 0, said);
  return plainItem(unit, sources, [...syntax, ...problems]);
}

/** As `jsonItemInSlices`, in one go. */
export const jsonItem = (text: string, item: Stretch): Item =>
  inOneGo(jsonItemInSlices(text, item));

const isEndOfList = (mistake: SyntaxMistake, rest: string): boolean =>
  mistake.kind === 'syntax' && mistake.code === 'json-end' && /^\]\s*\}?\s*$/.test(rest);

/** As `sourcesIn`, with others having their turn where one of them is long. */
function* sourcesInSlices(...[root, unit, ...rest]: SourceParameters): Slices<readonly Source[]> {
  const sources: Source[] = [];
  for (const node of root.kind === 'seq' ? root.items : NONE) {
    const isLong = node.kind === 'map' && node.end - node.start > MAX_AT_ONCE;
    const meant = isLong ? spelledOut(node) : undefined;
    const source = meant
      ? yield* checkedSource(yield* readSourceInSlices(meant.node, unit), meant, unit, ...rest)
      : sourceOf(node, unit, ...rest);
    if (source) sources.push(source);
  }
  return sources;
}

function sourcesIn(
  ...[root, unit, problems, text, broken, said]: SourceParameters
): readonly Source[] {
  if (root.kind !== 'seq') return NONE;
  const sources = root.items.map((node) => sourceOf(node, unit, problems, text, broken, said));
  return sources.every((source) => source !== undefined)
    ? sources
    : sources.filter((source) => source !== undefined);
}

type SourceParameters = [node: Node, ...rest: Rest];

type Rest = [
  unit: Unit,
  problems: Problem[] | undefined,
  text: string,
  broken: boolean,
  said?: readonly Problem[],
];

/**
 * Reads one source; undefined where it is none.
 *
 * @param problems what is wrong with its structure is added here; undefined: it is not looked for
 * @param said mistakes of syntax: of what stands at the place of one nothing more is said
 */
export function sourceOf(
  ...[node, unit, problems, text, broken, said]: SourceParameters
): Source | undefined {
  const most = text.length - unit.offset;
  // `yaml` may end a node behind the last character.
  const map = node.kind === 'map' && node.end > most ? { ...node, end: most } : node;
  const meant = map.kind === 'map' ? spelledOut(map) : { node: map };
  const source = meant.node.kind === 'map' ? readSource(meant.node, unit) : undefined;
  return inOneGo(checkedSource(source, meant, unit, problems, text, broken, said));
}

/**
 * The source that a node is read as, with what is wrong with it added to the problems; parameters as for `sourceOf`.
 *
 * @param meant the node as it is read, and what is wrong with how it is written
 */
function* checkedSource(
  source: Source | undefined,
  { node, mistake }: { readonly node: Node; readonly mistake?: StructureMistake },
  ...[unit, problems, text, broken, said = NONE]: Rest
): Slices<Source | undefined> {
  if (!problems) {
    // Behind more mistakes than are listed it would only fill the memory.
    return node.kind === 'map' && node.entries.some(({ key }) => KNOWN_KEYS.has(key))
      ? source
      : undefined;
  }
  const mistakes = yield* structureMistakesInSlices(validateSource, node, SOURCE);
  if (mistake) mistakes.push(mistake);
  mistakes.push(...others(mistakes, unreadNumbers(node)));
  if (source?.origins) mistakes.push(...originMistakes(node));
  for (const { problem, start, end } of mistakes) {
    const place = { unit, ...inside(text, unit, start, end) };
    if (broken && (isAboutWhatIsMissing(problem) || spansLines(text, place))) continue;
    if (isSaid(said, place)) continue;
    const about = source && { source };
    problems.push({ of: 'structure', place, problem, ...about });
  }
  return source;
}

/** Those that stand elsewhere than the ones that are known. */
export function others(
  known: readonly StructureMistake[],
  more: readonly StructureMistake[],
): readonly StructureMistake[] {
  if (more.length === 0) return more;
  const starts = new Set(known.map(({ start }) => start));
  return more.filter(({ start }) => !starts.has(start));
}

export function syntaxProblems(
  mistakes: readonly SyntaxMistake[],
  unit: Unit,
  text: string,
): Problem[] {
  return mistakes.map((mistake) => {
    const place = { unit, ...inside(text, unit, mistake.start, mistake.end) };
    const key = text.slice(unit.offset + place.start, unit.offset + place.end);
    return { of: 'syntax', place, problem: syntaxProblem(mistake, key) };
  });
}

/** A mistake of syntax as a problem; `key` is what stands at its place. */
export function syntaxProblem(mistake: SyntaxMistake, key: string): StructureProblem {
  switch (mistake.kind) {
    case 'duplicate-key':
      return { kind: 'duplicate-key', key };
    case 'second-document':
      return { kind: 'second-document' };
    case 'too-large':
      return { kind: 'too-large', limit: mistake.detail };
    case 'syntax': {
      const { code, detail, fix } = mistake;
      return { kind: 'syntax', code, detail, ...(fix && { fix }) };
    }
  }
}

/** Mistakes of syntax that are looked at for another one at the same place. */
const MAX_SAID = 50;

/** The mistakes of syntax among the problems of some units. */
export const saidOf = (problems: readonly Problem[], units: readonly Unit[]): readonly Problem[] =>
  problems
    .filter(({ problem, place }) => problem.kind === 'syntax' && units.includes(place.unit))
    .slice(0, MAX_SAID);

/** Whether one of them begins at a place: what is wrong there is said already. */
export const isSaid = (said: readonly Problem[], place: Place): boolean =>
  said.some((other) => startOf(other.place) === startOf(place));

/** In broken text a missing key is seldom a mistake of its own. */
export function isAboutWhatIsMissing({ kind }: StructureProblem): boolean {
  return kind === 'missing-key' || kind === 'missing-subject' || kind === 'empty-value';
}

/** In broken text a value over several lines is what its broken quote swallowed. */
function spansLines(text: string, place: Place): boolean {
  return text.slice(startOf(place), endOf(place)).includes('\n');
}

/** A parser may point behind the last character; a finding stands inside the text. */
export function inside(
  text: string,
  unit: Unit,
  start: number,
  end: number,
): { start: number; end: number } {
  const most = Math.max(0, text.length - unit.offset);
  const from = Math.min(start, most);
  return { start: from, end: Math.max(from, Math.min(end, most)) };
}
