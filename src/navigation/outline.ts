import type { Analysis } from '../analysis/analysis';
import type { Step } from '../chain/graph';
import { standingMark, standingWords } from '../explain/words';
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

/** Suppliers, then the sources by material or component, in the order in which each comes first. */
export function outlineOf(analysis: Analysis): OutlineEntry[] {
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

function sourceEntry(step: Step, { asOf, knowledge }: Analysis): OutlineEntry {
  const { source, country } = step;
  const status =
    country && asOf !== undefined ? knowledge.standing(country.code, asOf, step.kind) : undefined;
  const where = country?.name ?? source.country?.value ?? 'no country';
  const marked = status ? `${where} ${standingMark(status)} ${standingWords(status)}` : where;
  const detail = [source.stage?.value ?? 'no stage', marked].join(', ');
  const range = rangeOf(source.place);
  const selection = source.id
    ? within(rangeOf(source.id), range)
    : { start: range.start, end: range.start };
  return { kind: 'source', ...texts(nameOf(source), detail), range, selection, children: [] };
}

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
