import type { Analysis } from '../analysis/analysis';
import type { Step } from '../chain/graph';
import { placesOf } from '../explain/places';
import { standingMark, standingWords } from '../explain/words';
import type { Standing } from '../knowledge/knowledge';
import type { Manifest, Place, Source, Supplier } from '../manifest/model';
import { endOf, startOf } from '../manifest/model';
import { clean, shortened } from '../text/clean';

/** One entry of the outline, as offsets of the text. */
export interface OutlineEntry {
  readonly kind: 'suppliers' | 'supplier' | 'material' | 'source';
  readonly name: string;
  /** What stands beside the name. */
  readonly detail: string;
  /** The whole entry, and its name in it. */
  readonly range: Range;
  readonly selection: Range;
  readonly children: readonly OutlineEntry[];
}

export interface Range {
  readonly start: number;
  readonly end: number;
}

/** More sources than this are not listed: an editor shows no longer outline. */
const MAX_SOURCES = 10_000;
const MAX_NAME = 100;

const outlines = new WeakMap<Analysis, readonly OutlineEntry[]>();

/** Suppliers, then the sources by material or component, in the order in which each comes first. */
export function outlineOf(analysis: Analysis): readonly OutlineEntry[] {
  const known = outlines.get(analysis);
  if (known) return known;
  const made = makeOutline(analysis);
  outlines.set(analysis, made);
  return made;
}

function makeOutline(analysis: Analysis): OutlineEntry[] {
  const groups = new Map<string, OutlineEntry[]>();
  for (const step of analysis.graph.own.slice(0, MAX_SOURCES)) {
    const { material, component } = step.source;
    const name = step.material ?? step.component ?? (material ?? component)?.value ?? 'no material';
    const group = groups.get(name);
    if (group) group.push(sourceEntry(step, analysis));
    else groups.set(name, [sourceEntry(step, analysis)]);
  }
  return [
    ...suppliersEntry(analysis.manifest),
    ...[...groups].map(([name, children]) => group(name, children)),
  ];
}

function suppliersEntry({ suppliers, keys }: Manifest): OutlineEntry[] {
  const key = keys.get('suppliers');
  if (suppliers.size === 0 || !key) return [];
  const children = [...suppliers.values()].map(supplierEntry);
  const end = Math.max(endOf(key), ...children.slice(-1).map(({ range }) => range.end));
  const range = { start: startOf(key), end };
  return [
    { kind: 'suppliers', name: 'suppliers', detail: '', range, selection: rangeOf(key), children },
  ];
}

function supplierEntry({ id, name, country, place }: Supplier): OutlineEntry {
  const detail = [name?.value, country?.value].filter((part) => part !== undefined).join(', ');
  const selection = rangeOf(id);
  const range = around(selection, rangeOf(place));
  return { kind: 'supplier', ...texts(id.value, detail), range, selection, children: [] };
}

/** An entry holds what it names, as editors demand: the range of a group reaches from its first to its last. */
function group(name: string, children: readonly OutlineEntry[]): OutlineEntry {
  const [first, last] = [children[0], children.at(-1)];
  const selection = first?.selection ?? { start: 0, end: 0 };
  const range = { start: first?.range.start ?? 0, end: last?.range.end ?? 0 };
  const count = children.length === 1 ? '1 source' : `${String(children.length)} sources`;
  return { kind: 'material', ...texts(name, count), range, selection, children };
}

/**
 * A source in the outline: an edit leaves those that it does not touch as they are, and they know themselves
 * where they stand by then.
 */
class SourceEntry implements OutlineEntry {
  readonly kind = 'source';
  readonly name: string;
  readonly detail: string;
  readonly children: readonly OutlineEntry[] = NO_ENTRIES;
  readonly #source: Source;

  constructor(
    step: Step,
    analysis: Analysis,
    readonly asOf = analysis.asOf,
    readonly knowledge = analysis.knowledge,
  ) {
    const { source } = step;
    const detail = [source.stage?.value ?? 'no stage', placeText(step, analysis)].join(', ');
    this.#source = source;
    ({ name: this.name, detail: this.detail } = texts(nameOf(source), detail));
  }

  get range(): Range {
    return rangeOf(this.#source.place);
  }

  get selection(): Range {
    const { id } = this.#source;
    const { range } = this;
    return id ? within(rangeOf(id), range) : { start: range.start, end: range.start };
  }
}

const NO_ENTRIES: readonly OutlineEntry[] = [];
const sourceEntries = new WeakMap<Source, SourceEntry>();

function sourceEntry(step: Step, analysis: Analysis): OutlineEntry {
  const { asOf, knowledge } = analysis;
  const known = sourceEntries.get(step.source);
  if (known && known.asOf === asOf && known.knowledge === knowledge) return known;
  const made = new SourceEntry(step, analysis);
  sourceEntries.set(step.source, made);
  return made;
}

/** The country with its status; of several places, the most urgent status. */
function placeText(step: Step, analysis: Analysis): string {
  const { country, source, origins = [] } = step;
  const { asOf, knowledge } = analysis;
  const where = placesOf(step, knowledge) || (source.country?.value ?? 'no country');
  if (asOf === undefined) return where;
  const all = country ? [country] : origins.map((origin) => origin.country);
  const standings = all.map(({ code }) => knowledge.standing(code, asOf, step.kind));
  const worst = standings.reduce<Standing | undefined>(
    (one, other) => (one && URGENCY[one.kind] <= URGENCY[other.kind] ? one : other),
    undefined,
  );
  return worst ? `${where} ${standingMark(worst)} ${standingWords(worst)}` : where;
}

const URGENCY: Readonly<Record<Standing['kind'], number>> = {
  covered: 0,
  none: 1,
  pending: 2,
  unknown: 3,
  'free-trade-agreement': 4,
  'critical-minerals-agreement': 4,
  domestic: 4,
};

/** What a source goes by in a list. */
export const nameOf = ({ id, material, component, stage }: Source): string =>
  id?.value ??
  ([stage?.value, (material ?? component)?.value]
    .filter((part) => part !== undefined)
    .join(' of ') ||
    'a source');

const texts = (name: string, detail: string): { name: string; detail: string } => ({
  name: shortened(name, MAX_NAME).trim() || '(no name)',
  detail: clean(detail),
});

const rangeOf = (place: Place): Range => ({ start: startOf(place), end: endOf(place) });

const around = (one: Range, other: Range): Range => ({
  start: Math.min(one.start, other.start),
  end: Math.max(one.end, other.end),
});

/** A value may come from an alias or a merge elsewhere. */
const within = (inner: Range, outer: Range): Range =>
  inner.start >= outer.start && inner.end <= outer.end
    ? inner
    : { start: outer.start, end: outer.start };
