import type { Analysis } from '../analysis/analysis';
import type { Step } from '../chain/graph';
import { placesOf } from '../explain/places';
import { statusMark, countryStatusWords } from '../explain/words';
import type { Knowledge, CountryStatus } from '../knowledge/knowledge';
import type { Country, Stage } from '../knowledge/types';
import type { Language } from '../messages/language';
import { ENGLISH } from '../messages/language';
import { counted } from '../messages/words';
import type { Manifest, Source, Supplier } from '../manifest/model';
import { endOf, startOf, stretchOf } from '../manifest/model';
import { clean, shortened } from '../text/clean';
import type { Slices } from '../text/slices';
import { inOneGo, mapped } from '../text/slices';
import type { Stretch } from '../text/stretch';

/** One entry of the outline, as offsets of the text. */
export interface OutlineEntry {
  readonly kind: 'suppliers' | 'supplier' | 'material' | 'source';
  readonly name: string;
  /** What stands beside the name. */
  readonly detail: string;
  /** The whole entry, and its name in it. */
  readonly range: Stretch;
  readonly selection: Stretch;
  readonly children: readonly OutlineEntry[];
}

/** More sources than this are not listed: an editor shows no longer outline. */
const MAX_SOURCES = 10_000;
const MAX_NAME = 100;
/** Sources that are looked at before it yields to the event loop. */
const SLICE = 100;

interface Outline {
  readonly entries: readonly OutlineEntry[];
  readonly language: Language;
}

const outlines = new WeakMap<Analysis, Outline>();

/** Suppliers, then the sources by material or component, in the order in which each comes first. */
export function outlineOf(
  analysis: Analysis,
  language: Language = ENGLISH,
): readonly OutlineEntry[] {
  return inOneGo(outlineInSlices(analysis, language));
}

/** As `outlineOf`; the first of a process takes long where there are very many sources. */
export function* outlineInSlices(
  analysis: Analysis,
  language: Language = ENGLISH,
): Slices<readonly OutlineEntry[]> {
  const known = outlines.get(analysis);
  if (known?.language === language) return known.entries;
  const entries = yield* makeOutline(analysis, language);
  outlines.set(analysis, { entries, language });
  return entries;
}

function* makeOutline(analysis: Analysis, language: Language): Slices<OutlineEntry[]> {
  const words = new Words(analysis, language);
  const groups = new Map<string, OutlineEntry[]>();
  let made = 0;
  for (const step of analysis.graph.own.slice(0, MAX_SOURCES)) {
    if (++made % SLICE === 0) yield;
    const { material, component } = step.source;
    const name =
      step.material ??
      step.component ??
      (material ?? component)?.value ??
      language.t('no material');
    const group = groups.get(name);
    const entry = sourceEntry(step, words);
    if (group) group.push(entry);
    else groups.set(name, [entry]);
  }
  return [
    ...(yield* suppliersEntry(analysis.manifest, language)),
    ...[...groups].map(([name, children]) => group(name, children, language)),
  ];
}

function* suppliersEntry(
  { suppliers, keys }: Manifest,
  language: Language,
): Slices<OutlineEntry[]> {
  const key = keys.get('suppliers');
  if (suppliers.size === 0 || !key) return [];
  const children = yield* mapped([...suppliers.values()], (supplier) =>
    supplierEntry(supplier, language),
  );
  const end = Math.max(endOf(key), ...children.slice(-1).map(({ range }) => range.end));
  const range = { start: startOf(key), end };
  return [
    {
      kind: 'suppliers',
      name: 'suppliers',
      detail: '',
      range,
      selection: stretchOf(key),
      children,
    },
  ];
}

function supplierEntry({ id, name, country, place }: Supplier, language: Language): OutlineEntry {
  const detail = [name?.value, country?.value].filter((part) => part !== undefined).join(', ');
  const selection = stretchOf(id);
  const range = around(selection, stretchOf(place));
  return { kind: 'supplier', ...texts(id.value, detail, language), range, selection, children: [] };
}

/** An entry holds what it names, as editors demand: the range of a group reaches from its first to its last. */
function group(name: string, children: readonly OutlineEntry[], language: Language): OutlineEntry {
  const [first, last] = [children[0], children.at(-1)];
  const selection = first?.selection ?? { start: 0, end: 0 };
  const range = { start: first?.range.start ?? 0, end: last?.range.end ?? 0 };
  const count = counted(children.length, '{count} source', '{count} sources', language);
  return { kind: 'material', ...texts(name, count, language), range, selection, children };
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
  readonly #words: Words;

  constructor(step: Step, words: Words) {
    this.#source = step.source;
    this.#words = words;
    this.name = shownName(nameOf(step.source, words.language), words.language);
    this.detail = words.detailOf(step);
  }

  /** Whether it would read the same in other words. */
  isIn({ asOf, knowledge, language }: Words): boolean {
    const own = this.#words;
    return own.asOf === asOf && own.knowledge === knowledge && own.language === language;
  }

  get range(): Stretch {
    return stretchOf(this.#source.place);
  }

  get selection(): Stretch {
    const { id } = this.#source;
    const { range } = this;
    return id ? within(stretchOf(id), range) : { start: range.start, end: range.start };
  }
}

const NO_ENTRIES: readonly OutlineEntry[] = [];
const sourceEntries = new WeakMap<Source, SourceEntry>();

function sourceEntry(step: Step, words: Words): OutlineEntry {
  const known = sourceEntries.get(step.source);
  if (known?.isIn(words)) return known;
  const made = new SourceEntry(step, words);
  sourceEntries.set(step.source, made);
  return made;
}

/** What stands beside the names of sources: many are of the same stage and country. */
class Words {
  readonly asOf: Analysis['asOf'] | undefined;
  readonly knowledge: Knowledge;
  readonly language: Language;
  readonly #details = {
    mineral: new Map<Country, StageTexts>(),
    component: new Map<Country, StageTexts>(),
  };

  constructor({ asOf, knowledge }: Analysis, language: Language) {
    this.asOf = asOf;
    this.knowledge = knowledge;
    this.language = language;
  }

  detailOf(step: Step): string {
    const { country, stage, kind } = step;
    if (!country || step.source.stage?.value !== stage) return this.#make(step);
    const ofKind = this.#details[kind];
    let texts = ofKind.get(country);
    if (!texts) ofKind.set(country, (texts = new Map<Stage | undefined, string>()));
    let text = texts.get(stage);
    if (text === undefined) texts.set(stage, (text = this.#make(step)));
    return text;
  }

  #make(step: Step): string {
    const { stage } = step.source;
    const words = stage ? this.language.name(stage.value) : this.language.t('no stage');
    return clean(`${words}, ${placeWithStatus(step, this)}`);
  }
}

type StageTexts = Map<Stage | undefined, string>;

/** The country with its status; of several places, the most urgent status. */
export function placeWithStatus(
  step: Step,
  { asOf, knowledge, language }: Pick<Words, 'asOf' | 'knowledge' | 'language'>,
): string {
  const { country, source, origins = [] } = step;
  const where =
    placesOf(step, knowledge, language) || (source.country?.value ?? language.t('no country'));
  if (asOf === undefined) return where;
  const all = country ? [country] : origins.map((origin) => origin.country);
  const countryStatuses = all.map(({ code }) => knowledge.countryStatus(code, asOf, step.kind));
  const worst = countryStatuses.reduce<CountryStatus | undefined>(
    (one, other) => (one && URGENCY[one.kind] <= URGENCY[other.kind] ? one : other),
    undefined,
  );
  return worst ? `${where} ${statusMark(worst)} ${countryStatusWords(worst, language)}` : where;
}

const URGENCY: Readonly<Record<CountryStatus['kind'], number>> = {
  covered: 0,
  none: 1,
  pending: 2,
  unknown: 3,
  'free-trade-agreement': 4,
  'critical-minerals-agreement': 4,
  domestic: 4,
};

/** What a source goes by in a list. */
export function nameOf(
  { id, material, component, stage }: Source,
  { t }: Language = ENGLISH,
): string {
  if (id) return id.value;
  const subject = (material ?? component)?.value;
  return stage && subject !== undefined
    ? t('{stage} of {subject}', { stage: stage.value, subject })
    : (stage?.value ?? subject ?? t('a source'));
}

const texts = (
  name: string,
  detail: string,
  language: Language,
): { name: string; detail: string } => ({ name: shownName(name, language), detail: clean(detail) });

const shownName = (name: string, { t }: Language): string =>
  shortened(name, MAX_NAME).trim() || t('(no name)');

const around = (one: Stretch, other: Stretch): Stretch => ({
  start: Math.min(one.start, other.start),
  end: Math.max(one.end, other.end),
});

/** A value may come from an alias or a merge elsewhere. */
const within = (inner: Stretch, outer: Stretch): Stretch =>
  inner.start >= outer.start && inner.end <= outer.end
    ? inner
    : { start: outer.start, end: outer.start };
