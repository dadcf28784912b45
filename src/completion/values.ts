import type { Analysis } from '../analysis/analysis';
import type { Step } from '../chain/graph';
import type { Knowledge } from '../knowledge/knowledge';
import type { Stage } from '../knowledge/types';
import { resolveImport } from '../manifest/imports';
import type { Manifest, Source } from '../manifest/model';
import { RULES } from '../rules/catalogue';
import { countries } from './countries';
import type { Offer } from './cursor';

/** What an offer can be made from. */
export interface Ground {
  readonly analysis: Analysis;
  readonly knowledge: Knowledge;
  /** The files that imports lead to, by key; null: unreadable. */
  readonly files: ReadonlyMap<string, Manifest | null>;
}

/** The values that a key can have, best first; of many those that go with what is typed. */
export function* valuesFor(key: string, step: Step | undefined, ground: Ground): Iterable<Offer> {
  const { data } = ground.knowledge;
  switch (key) {
    case 'country':
      return yield* countries(step, ground.analysis, ground.knowledge);
    case 'material':
      return yield* data.materials.map(({ id, name, symbol, aliases, uses }) => ({
        kind: 'material' as const,
        label: id,
        description: symbol === undefined ? name : `${symbol}, ${name}`,
        detail: uses.join(', '),
        insert: id,
        filter: [id, name, symbol ?? '', ...aliases].join(' '),
      }));
    case 'component':
      return yield* data.components.map(({ id, name, aliases, madeFrom }) => ({
        kind: 'component' as const,
        label: id,
        description: name,
        detail: madeFrom.length > 0 ? `Made from ${madeFrom.join(', ')}` : '',
        insert: id,
        filter: [id, name, ...aliases].join(' '),
      }));
    case 'stage':
      return yield* stagesFor(step?.source).map((label) => ({
        kind: 'stage' as const,
        label,
        insert: label,
        filter: label,
      }));
    case 'supplier':
      yield* suppliers(step, ground);
      return;
    case 'inputs':
      yield* inputs(step, ground);
      return;
    case 'regimes':
      return yield* data.regimes.map(({ id, name, from, to }) => ({
        kind: 'reference' as const,
        label: id,
        description: name,
        detail: `From ${from}${to === undefined ? '' : ` to ${to}`}`,
        insert: id,
        filter: `${id} ${name}`,
      }));
    case 'rule':
      return yield* RULES.map(({ id, title }) => ({
        kind: 'reference' as const,
        label: id,
        detail: title,
        insert: id,
        filter: id,
      }));
  }
}

function stagesFor(source: Source | undefined): Stage[] {
  if (source?.material) return ['extraction', 'processing', 'recycling'];
  if (source?.component) return ['manufacturing', 'assembly'];
  return ['extraction', 'processing', 'recycling', 'manufacturing', 'assembly'];
}

/** Ids of the directory, imported ones included, then the plain names that stand in the manifest. */
function* suppliers(step: Step | undefined, { analysis }: Ground): Iterable<Offer> {
  const { graph, directory } = analysis;
  for (const [id, { supplier, file: from }] of directory) {
    const name = supplier.name?.value ?? '';
    const seat = supplier.country?.value ?? '';
    const place = from === undefined ? '' : `from ${from.slice(from.lastIndexOf('/') + 1)}`;
    const detail = [name, seat, place].filter((part) => part !== '').join(', ');
    yield reference(id, detail, `${id} ${name}`);
  }
  const seen = new Set<string>();
  for (const { source } of graph.own) {
    const name = source.supplier?.value;
    // What is being typed is no name to offer.
    if (source === step?.source) continue;
    if (name === undefined || directory.has(name) || seen.has(name)) continue;
    seen.add(name);
    yield reference(name, '', name);
  }
}

/** Ids of the manifest's other steps, then those of its imports. */
function* inputs(step: Step | undefined, { analysis, files }: Ground): Iterable<Offer> {
  const { manifest, file, graph } = analysis;
  const taken = new Set(step?.source.inputs.map(({ value }) => value));
  for (const { source } of graph.byId.values()) {
    const id = source.id?.value;
    if (id !== undefined && source !== step?.source && !taken.has(id)) {
      yield reference(id, described(source), id);
    }
  }
  for (const { value } of manifest.imports) {
    for (const source of files.get(resolveImport(file, value))?.sources ?? []) {
      if (!source.id) continue;
      const id = `${value}#${source.id.value}`;
      if (!taken.has(id)) yield reference(id, described(source), id);
    }
  }
}

const described = ({ material, component, stage, country }: Source): string =>
  [stage?.value, (material ?? component)?.value, country?.value]
    .filter((part) => part !== undefined)
    .join(', ');

const reference = (id: string, detail: string, filter: string): Offer => ({
  kind: 'reference',
  label: id,
  detail,
  insert: id,
  filter,
});
