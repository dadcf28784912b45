import Fraction from 'fraction.js';
import { freeId } from '../chain/free-id';
import { knownOrigins } from '../chain/places';
import type { Graph, Step } from '../chain/graph';
import { isBroken } from '../fixes/broken';
import type { TextEdit } from '../fixes/fix';
import { applyEdits } from '../fixes/fix';
import { besideEntry } from '../fixes/list-entry';
import { itemOf } from '../fixes/whole-item';
import type { Page } from '../fixes/write';
import {
  contentEndBefore,
  isBlock,
  isIndirect,
  lineEnd,
  replaceValue,
  together,
} from '../fixes/write';
import type { Located, Origin, Source } from '../manifest/model';
import { endOf, startOf } from '../manifest/model';
import type { Entity, Files } from '../navigation/entity';
import { sourceOf } from '../navigation/entity';
import { isSame, occurrencesIn } from '../navigation/occurrences';
import { nameOf } from '../navigation/outline';
import type { FileText } from '../navigation/rename';
import { written } from '../text/written';
import { entryRange } from './entry-range';
import type { Meaning, Plain, PlainMapping } from './meaning';
import { checked, checkedText, isList, without } from './meaning';
import type { Here, Refactoring } from './refactoring';
import { pageOf } from './refactoring';

/** Writes one step that is split among places as one step for each of them. */
export function splitByOrigin(here: Here, step: Step): Refactoring | undefined {
  const { source } = step;
  const { id, origins, waivers, value, share } = source;
  if (!id || !origins || origins.length < 2 || origins.some((each) => !each.share || !each.country))
    return undefined;
  const { manifest, graph, knowledge } = here.analysis;
  // What a waiver covers would have to be divided, and without a size the parts are of no known size.
  if (waivers.length > 0 || (!value && !share) || graph.idsRepeat) return undefined;
  if (isBroken(source, manifest) || knownOrigins(origins, knowledge)?.length !== origins.length)
    return undefined;
  const { file } = here.analysis;
  const entity = sourceOf(file, id.value);
  const ids = idsFor(id.value, origins, graph);
  const edits = (): TextEdit[] | undefined =>
    checked(here, splitEdits(here, step, id, origins, ids), (before) =>
      splitMeaning(before, step.index, ids),
    );
  return {
    kind: 'split-by-origin',
    name: nameOf(source),
    edits,
    everywhere: {
      entity,
      editsIn: (at, files) => (at.file === file ? edits() : namedElsewhere(at, entity, ids, files)),
    },
  };
}

function idsFor(id: string, origins: readonly Origin[], { byId }: Graph): string[] {
  const used = new Set(byId.keys());
  return origins.map(({ country }) => {
    const place = (country?.value ?? '').toLowerCase().replace(/[^\w.-]+/g, '-');
    const own = freeId(`${id}-${place}`, used);
    used.add(own);
    return own;
  });
}

function splitMeaning(before: Meaning, index: number, ids: readonly string[]): Meaning {
  const whole = before.sources[index] ?? {};
  const { origins = [], value, share, id: old } = whole;
  const scaled = (key: string, of: Plain | undefined, part: Plain | undefined): PlainMapping =>
    typeof of === 'string' && typeof part === 'string'
      ? { [key]: new Fraction(of).mul(new Fraction(part)).toFraction() }
      : {};
  const parts = (isList(origins) ? origins : []).map((origin, at): PlainMapping => {
    const { share: part, ...place } = origin as PlainMapping;
    const size = { ...scaled('value', value, part), ...scaled('share', share, part) };
    return { ...without(whole, 'origins'), ...place, id: ids[at] ?? '', ...size };
  });
  const split = { ...before, sources: before.sources.toSpliced(index, 1, ...parts) };
  return fedByAll(split, (each) => (each === old ? ids : undefined));
}

/** With other inputs in the place of those that lead to what is split. */
const fedByAll = (
  before: Meaning,
  instead: (input: Plain) => readonly string[] | undefined,
): Meaning => ({
  ...before,
  sources: before.sources.map(({ inputs = [], ...source }) => ({
    ...source,
    inputs: (isList(inputs) ? inputs : []).flatMap(
      (each): readonly Plain[] => instead(each) ?? [each],
    ),
  })),
});

/** What another file names as an input becomes all its parts. */
function namedElsewhere(
  { file, text }: FileText,
  entity: Entity & { readonly kind: 'source' },
  ids: readonly string[],
  files: Files,
): TextEdit[] | undefined {
  const manifest = files.get(file);
  if (!manifest) return [];
  const { format, problems } = manifest;
  const page = { text, format, problems };
  const edits = occurrencesIn(file, entity, files).flatMap(({ at }) => {
    const path = at.value.slice(0, -entity.id.length);
    return namedBeside(
      page,
      at,
      ids.map((id) => path + id),
    );
  });
  return checkedText(text, manifest, together(edits), (before) =>
    fedByAll(before, (input) =>
      typeof input === 'string' && isSame(sourceOf(file, input), entity)
        ? ids.map((id) => input.slice(0, -entity.id.length) + id)
        : undefined,
    ),
  );
}

function splitEdits(
  here: Here,
  step: Step,
  id: Located<string>,
  origins: readonly Origin[],
  ids: readonly string[],
): TextEdit[] | undefined {
  const { source } = step;
  const page = pageOf(here);
  const item = itemOf(page, source);
  const range = entryRange(page, source, 'origins');
  if (!item || !range) return undefined;
  if (page.format === 'yaml' && !isBlock(page, source) && page.text[item.start] !== '-')
    return undefined;
  const copies: string[] = [];
  for (const [at, origin] of origins.entries()) {
    const newId = ids[at] ?? '';
    const edits = together([
      replaceValue(page, id, newId),
      { ...range, newText: placeText(page, source, origin) },
      ...[source.value, source.share].flatMap((each) =>
        each && origin.share ? [partOf(page, each, origin.share.value)] : [],
      ),
    ]);
    const isInside = edits?.every(({ start, end }) => start >= item.start && end <= item.end);
    if (!edits || isInside !== true) return undefined;
    const within = edits.map(({ start, end, newText }) => ({
      start: start - item.start,
      end: end - item.start,
      newText,
    }));
    const copy = applyEdits(page.text.slice(item.start, item.end), within);
    copies.push(copy.slice(0, contentEndBefore(copy, copy.length)));
  }
  const [first = '', ...others] = copies;
  const newText =
    first + (item.after || '') + others.map((each) => item.before + each + item.after).join('');
  const whole = { start: item.start, end: item.end, newText };
  const entries = [...new Set(step.feeds)]
    .filter(({ file }) => file === undefined)
    .flatMap(({ inputs }) =>
      inputs.filter((input) => input.step === step).map(({ entry }) => entry),
    );
  // A step that feeds itself is a mistake.
  if (entries.some((entry) => entry.unit === source.unit && page.format === 'yaml'))
    return undefined;
  return together([whole, ...entries.flatMap((entry) => namedBeside(page, entry, ids))]);
}

function namedBeside(
  page: Page,
  entry: Located<string>,
  [first = '', ...others]: readonly string[],
): (TextEdit | undefined)[] {
  return [
    replaceValue(page, entry, first),
    ...others.map((other) => besideEntry(page, entry, other)),
  ];
}

/** `country` and `region` in the place of `origins`. */
function placeText(page: Page, source: Source, { country, region }: Origin): string {
  const pairs = [
    ['country', country?.value],
    ['region', region?.value],
  ].flatMap(([key = '', value]) =>
    value === undefined
      ? []
      : [
          page.format === 'json'
            ? `"${key}": ${JSON.stringify(value)}`
            : `${key}: ${written(page, value)}`,
        ],
  );
  return pairs.join(betweenKeys(page, source, 'origins'));
}

/** What stands between two keys of a source: a line, or a comma. */
function betweenKeys(page: Page, source: Source, key: string): string {
  const { text } = page;
  const place = source.keys.get(key);
  const at = place ? startOf(place) : startOf(source.place);
  const before = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  const isOwnLine = /^[ \t-]*$/.test(before);
  const line = lineEnd(page) + before.replace('-', ' ');
  if (isBlock(page, source)) return line;
  return isOwnLine && !before.includes('-') ? `,${line}` : ', ';
}

/** A part of a number or a percentage, exactly; undefined where it has no end or is written otherwise. */
function partOf(page: Page, located: Located<Fraction>, part: Fraction): TextEdit | undefined {
  const [start, end] = [startOf(located), endOf(located)];
  const old = page.text.slice(start, end);
  const parts = /^(["']?)[\d.]+( ?%)?\1$/.exec(old);
  if (isIndirect(old) || !parts) return undefined;
  const [, quote = '', percent] = parts;
  const scaled = located.value.mul(part);
  const number = (percent === undefined ? scaled : scaled.mul(100)).toString();
  if (number.includes('(')) return undefined;
  return { start, end, newText: quote + number + (percent ?? '') + quote };
}

/** Writes the country of a step as a list of places, for others to be added. */
export function countryToOrigins(here: Here, { source, index }: Step): Refactoring | undefined {
  const { country, region, origins } = source;
  const { manifest } = here.analysis;
  if (
    !country ||
    origins ||
    isBroken(source, manifest) ||
    here.analysis.knowledge.resolveCountry(country.value).kind !== 'code'
  )
    return undefined;
  return {
    kind: 'country-to-origins',
    name: nameOf(source),
    edits: () => {
      const page = pageOf(here);
      const at = entryRange(page, source, 'country');
      const beside = source.keys.has('region') ? besideRange(page, source) : [];
      if (!at || !beside) return undefined;
      const fields = [
        ['country', country.value],
        ...(region ? [['region', region.value]] : []),
        ['share', '100%'],
      ].map(([key = '', value = '']) =>
        page.format === 'json'
          ? `"${key}": ${JSON.stringify(value)}`
          : `${key}: ${written(page, value)}`,
      );
      const entry = `{ ${fields.join(', ')} }`;
      const newText = isBlock(page, source)
        ? `origins:${betweenKeys(page, source, 'country')}  - ${entry}`
        : page.format === 'json'
          ? `"origins": [${entry}]`
          : `origins: [${entry}]`;
      return checked(here, together([{ ...at, newText }, ...beside]), (before) =>
        withSource(before, index, ({ country: code = '', region: part, ...rest }) => ({
          ...rest,
          origins: [{ country: code, ...(part !== undefined && { region: part }), share: '1' }],
        })),
      );
    },
  };
}

/** Takes the region out, with what divides it from the key before it. */
function besideRange(page: Page, source: Source): TextEdit[] | undefined {
  const range = entryRange(page, source, 'region');
  if (!range) return undefined;
  const { text } = page;
  const first = [...source.keys.values()].every((place) => startOf(place) >= range.start);
  if (first) return undefined;
  const before = isBlock(page, source)
    ? /\r?\n[ \t]*$/.exec(text.slice(0, range.start))
    : /,\s*$/.exec(text.slice(0, range.start));
  if (!before) return undefined;
  return [{ start: before.index, end: range.end, newText: '' }];
}

/** Writes a list of one place as the country of the step. */
export function originToCountry(here: Here, { source, index }: Step): Refactoring | undefined {
  const { origins } = source;
  const [origin] = origins ?? [];
  if (!origin?.country || origins?.length !== 1 || isBroken(source, here.analysis.manifest))
    return undefined;
  if (origin.share && !origin.share.value.equals(1)) return undefined;
  return {
    kind: 'origin-to-country',
    name: nameOf(source),
    edits: () => {
      const page = pageOf(here);
      const range = entryRange(page, source, 'origins');
      const edits = range && [{ ...range, newText: placeText(page, source, origin) }];
      return checked(here, edits, (before) =>
        withSource(before, index, ({ origins: all = [], ...rest }) => ({
          ...rest,
          ...without((isList(all) ? all[0] : {}) as PlainMapping, 'share'),
        })),
      );
    },
  };
}

const withSource = (
  before: Meaning,
  index: number,
  change: (source: PlainMapping) => PlainMapping,
): Meaning => ({
  ...before,
  sources: before.sources.map((each, at) => (at === index ? change(each) : each)),
});
