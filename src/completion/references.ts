import { resolveImport } from '../manifest/imports';
import type { Graph } from '../chain/graph';
import { IdIndex } from './id-index';
import type { Source } from '../manifest/model';
import { companyName } from '../knowledge/company-names';
import { fitOfId, FIT } from './rank';
import type { Candidate, CompletionInput, Wanted } from './candidate';
import { languageOf, named } from './candidate';

/** Ids of the directory, imported ones included, then the plain names that stand in the manifest. */
export function* suppliers({ typed, step }: Wanted, input: CompletionInput): Iterable<Candidate> {
  const { analysis } = input;
  const { t } = languageOf(input);
  if (!analysis) return;
  const { graph, directory } = analysis;
  const later: Candidate[] = [];
  for (const [id, { supplier, file: from }] of directory) {
    const name = supplier.name?.value ?? '';
    const fit = Math.min(fitOfId(typed, id) ?? Infinity, fitOfId(typed, name) ?? Infinity);
    if (fit === Infinity) continue;
    const seat = supplier.country?.value ?? '';
    const place =
      from === undefined ? '' : t('from {file}', { file: from.slice(from.lastIndexOf('/') + 1) });
    const detail = [name, seat, place].filter((part) => part !== '').join(', ');
    const candidate = { ...reference(id, detail), names: `${id} ${name}` };
    if (fit <= FIT.start) yield candidate;
    else later.push(candidate);
  }
  const { index: names, by } = namesIn(graph);
  let isLater = false;
  for (const { index, fit } of names.matches(typed)) {
    const name = names.ids[index] ?? '';
    // What is being typed is no name to offer.
    if (directory.has(name) || by[index] === step?.source) continue;
    if (fit > FIT.start && !isLater) {
      isLater = true;
      yield* later;
    }
    yield reference(name, '');
  }
  if (!isLater) yield* later;
}

/** Made once for what the steps of a manifest are called: a keystroke looks through very many. */
const IDS = new WeakMap<Graph, { readonly index: IdIndex; readonly sources: readonly Source[] }>();
const NAMES = new WeakMap<Graph, NamesIn>();

interface NamesIn {
  readonly index: IdIndex;
  /** The source that names it, where only one does. */
  readonly by: readonly (Source | undefined)[];
}

function idsIn(graph: Graph): { readonly index: IdIndex; readonly sources: readonly Source[] } {
  let known = IDS.get(graph);
  if (!known) {
    const sources = [...graph.byId.values()].flatMap(({ source }) => (source.id ? [source] : []));
    known = { index: new IdIndex(sources.map(({ id }) => id?.value ?? '')), sources };
    IDS.set(graph, known);
  }
  return known;
}

function namesIn(graph: Graph): NamesIn {
  let known = NAMES.get(graph);
  if (!known) {
    const by = new Map<string, Source | undefined>();
    for (const { source } of graph.own) {
      const name = source.supplier?.value;
      if (name !== undefined) by.set(name, by.has(name) ? undefined : source);
    }
    known = { index: new IdIndex([...by.keys()]), by: [...by.values()] };
    NAMES.set(graph, known);
  }
  return known;
}

/** Ids of the manifest's other steps, then those of its imports. */
export function* inputs(
  { typed, items, step }: Wanted,
  input: CompletionInput,
): Iterable<Candidate> {
  const { analysis, files } = input;
  if (!analysis) return;
  const { manifest, file, graph } = analysis;
  const taken = new Set(items);
  const { index: ids, sources } = idsIn(graph);
  for (const { index } of ids.matches(typed)) {
    const source = sources[index];
    const id = source?.id?.value ?? '';
    if (!source || id === '' || source === step?.source || taken.has(id)) continue;
    yield reference(id, described(source));
  }
  for (const { value } of manifest.imports) {
    for (const source of files?.get(resolveImport(file, value))?.sources ?? []) {
      if (!source.id) continue;
      const id = `${value}#${source.id.value}`;
      if (fitOfId(typed, id) !== undefined && !taken.has(id)) {
        yield reference(id, described(source));
      }
    }
  }
}

/** Files that may be named and are not yet. */
export function paths(
  { typed, items }: Wanted,
  { paths: files = [] }: CompletionInput,
): Candidate[] {
  return files
    .filter((path) => !items.includes(path) && fitOfId(typed, path) !== undefined)
    .map((path) => named('file', path));
}

/** Where the supplier of a source is seated, as far as the directory or the knowledge says. */
export function seatOf(
  { others, step }: Wanted,
  { analysis, knowledge }: CompletionInput,
): { readonly code: string; readonly of: string } | undefined {
  const text = others.get('supplier') ?? step?.source.supplier?.value ?? '';
  if (text === '') return undefined;
  const entry = analysis?.directory.get(text)?.supplier;
  const country = entry?.country?.value;
  const seat = country === undefined ? undefined : knowledge.resolveCountry(country);
  const company = companyName(text) === '' ? undefined : knowledge.company(text);
  const code = seat && 'country' in seat ? seat.country.code : company?.country;
  return code === undefined ? undefined : { code, of: entry?.name?.value ?? company?.name ?? text };
}

const described = ({ material, component, stage, country }: Source): string =>
  [stage?.value, (material ?? component)?.value, country?.value]
    .filter((part) => part !== undefined)
    .join(', ');

const reference = (id: string, detail: string): Candidate => ({
  kind: 'reference',
  label: id,
  detail,
  value: id,
  names: id,
});
