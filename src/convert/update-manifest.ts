import Fraction from 'fraction.js';
import { applyEdits } from '../fixes/fix';
import type { TextEdit } from '../fixes/fix';
import { isBroken } from '../fixes/broken';
import type { Page } from '../fixes/write';
import {
  afterLine,
  isBlock,
  isIndirect,
  lineEnd,
  removeKey,
  replaceValue,
  together,
} from '../fixes/write';
import type { Located, Manifest, Source } from '../manifest/model';
import { endOf, startOf } from '../manifest/model';
import { readManifest } from '../manifest/read';
import { ConvertError } from './convert-error';
import type { Draft, DraftPlace, DraftStep } from './draft';
import { idsOf } from './ids';
import { alongChain } from './order';
import { directoryEdits } from './update-directory';
import type { Value } from './value';
import { Digits } from './value';
import { fieldsOf, itemLines, keyLines, placeFields } from './write-manifest';

/** A manifest after an import into it. */
export interface Updated {
  readonly text: string;
  /** What makes the old text the new one, in order of place. */
  readonly edits: readonly TextEdit[];
  /** Ids of steps that say something else now. */
  readonly updated: readonly string[];
  readonly added: readonly string[];
  /** Ids of steps that are not in the file that was imported any more. */
  readonly vanished: readonly string[];
  /** What was left to a person, each a sentence. */
  readonly left: readonly string[];
}

/** Whether a text is a manifest with steps of an import of this kind. */
export function isImported(text: string, kind: string): boolean {
  return readManifest(text, 'yaml').sources.some((source) =>
    originIn(text, source)?.startsWith(kind),
  );
}

/**
 * Brings the steps of an earlier import up to date, found by `x-origin`. Waivers, evidence, comments and
 * inputs stay as people wrote them, and so does every step that has another origin.
 *
 * @param kind what the origins of this import begin with
 * @throws ConvertError where the manifest has mistakes of syntax
 */
export function updateManifest(text: string, draft: Draft, kind: string): Updated {
  const manifest = readManifest(text, 'yaml');
  if (manifest.problems.some(({ of }) => of === 'syntax')) {
    throw new ConvertError('The manifest has mistakes of syntax. Fix them first: see `check`.');
  }
  const page: Page = { text, format: 'yaml', problems: manifest.problems };
  const known = new Map<string, Source>();
  for (const source of manifest.sources) {
    const origin = originIn(text, source);
    if (kind === '' || origin?.startsWith(kind) !== true || known.has(origin)) continue;
    known.set(origin, source);
  }
  const edits: TextEdit[] = [];
  const [updated, left]: [string[], string[]] = [[], []];
  edits.push(...directoryEdits(page, manifest, draft.suppliers, left));
  const isOtherCurrency =
    draft.currency !== undefined &&
    manifest.currency !== undefined &&
    draft.currency !== manifest.currency.value;
  if (isOtherCurrency) left.push('The file has another currency: values stay as they are.');
  const fresh: DraftStep[] = [];
  for (const step of alongChain(draft.steps)) {
    const source = known.get(step.origin);
    if (!source) {
      fresh.push(step);
      continue;
    }
    const own = editsOf(page, manifest, source, step, isOtherCurrency, left);
    if (own.length === 0) continue;
    const all = isBroken(source, manifest) ? undefined : together(own);
    if (all) {
      edits.push(...all);
      updated.push(nameOf(source));
    } else left.push(`${nameOf(source)} has changed, but it is not written a key a line.`);
  }
  const ids = idsOf(fresh, new Set(manifest.sources.flatMap(({ id }) => id?.value ?? [])));
  for (const [origin, { id }] of known) if (id) ids.set(origin, id.value);
  if (fresh.length > 0) edits.push(insertion(page, manifest, fresh, ids));
  const origins = new Set(draft.steps.map(({ origin }) => origin));
  for (const step of draft.steps) {
    const source = known.get(step.origin);
    if (!source) continue;
    const inputs = new Set(source.inputs.map(({ value }) => value));
    for (const origin of step.inputs) {
      const id = ids.get(origin);
      if (id !== undefined && !known.has(origin) && !inputs.has(id)) {
        left.push(`${id} is new and feeds ${nameOf(source)}: add it to its inputs.`);
      }
    }
  }
  edits.sort((a, b) => a.start - b.start || a.end - b.end);
  return {
    text: applyEdits(text, edits),
    edits,
    updated,
    added: fresh.flatMap(({ origin }) => ids.get(origin) ?? []),
    vanished: [...known].flatMap(([origin, source]) => (origins.has(origin) ? [] : nameOf(source))),
    left,
  };
}

const nameOf = ({ id, supplier }: Source): string => id?.value ?? supplier?.value ?? 'A step';

/** The origin of a step, as an import wrote it. */
function originIn(text: string, source: Source): string | undefined {
  const key = source.keys.get('x-origin');
  if (!key) return undefined;
  const rest = text.slice(endOf(key), endOf(key) + 400);
  const match = /^["']?\s*:\s+(?:"((?:[^"\\\n]|\\.)*)"|'([^'\n]*)'|([^\s#,}][^\s,}]*))/.exec(rest);
  const [, double, single, plain] = match ?? [];
  if (double === undefined) return single ?? plain;
  try {
    return JSON.parse(`"${double}"`) as string;
  } catch {
    return undefined;
  }
}

/** What has to be written for a step to say what the import says; undefined in it: that is not sure. */
function editsOf(
  page: Page,
  manifest: Manifest,
  source: Source,
  step: DraftStep,
  isOtherCurrency: boolean,
  left: string[],
): (TextEdit | undefined)[] {
  const edits: (TextEdit | undefined)[] = [];
  const change = (old: Located<string> | undefined, value: string | undefined): void => {
    if (old && value !== undefined && old.value !== value)
      edits.push(replaceValue(page, old, value));
  };
  const directory = source.supplier && manifest.suppliers.get(source.supplier.value);
  // A person may have put the company into the directory.
  if (directory?.name?.value !== step.supplier && step.supplier !== 'unknown') {
    change(source.supplier, step.supplier);
  }
  change(source.material, step.material);
  change(source.component, step.component);
  if ((source.material && step.component) ?? (source.component && step.material)) {
    left.push(`${nameOf(source)} is of ${step.material ?? step.component ?? ''} in the file now.`);
  }
  change(source.stage, step.stage);
  change(source.form, step.form);
  edits.push(
    ...numberEdits(page, source, 'value', isOtherCurrency ? undefined : step.value),
    ...numberEdits(page, source, 'share', step.share),
  );
  if (step.places.length === 0) {
    // What a person found out is not taken back.
    if (source.origins || (source.country && source.country.value !== 'unknown')) {
      left.push(`${nameOf(source)} has a place that the file does not say: it stays.`);
    }
    return edits;
  }
  return [...edits, ...placeEdits(page, source, withoutWhole(step.places))];
}

/** An amount as the file has it; one that the file does not say stays. */
function numberEdits(
  page: Page,
  source: Source,
  key: 'value' | 'share',
  wanted: string | undefined,
): (TextEdit | undefined)[] {
  if (wanted === undefined) return [];
  const old = source[key];
  if (!old) {
    const after = source.country ?? source.supplier ?? source.stage;
    const value = wanted.endsWith('%') ? wanted : new Digits(wanted);
    return [after && keysAfter(page, source, after, { [key]: value })];
  }
  const isPercent = wanted.endsWith('%');
  const number = new Fraction(isPercent ? wanted.slice(0, -1) : wanted).div(isPercent ? 100 : 1);
  if (old.value.equals(number)) return [];
  const [start, end] = [startOf(old), endOf(old)];
  return [isIndirect(page.text.slice(start, end)) ? undefined : { start, end, newText: wanted }];
}

/** All of it in one place is written as its country. */
function withoutWhole(places: readonly DraftPlace[]): readonly DraftPlace[] {
  const [only] = places;
  if (places.length !== 1 || only?.share !== '100%') return places;
  const { country, region } = only;
  return [{ country, ...(region !== undefined && { region }) }];
}

function placeEdits(
  page: Page,
  source: Source,
  places: readonly DraftPlace[],
): (TextEdit | undefined)[] {
  if (sameAs(source, places)) return [];
  const [only] = places;
  const isPlain = only && places.length === 1 && only.share === undefined;
  if (isPlain && source.country && !source.origins) {
    const edits = [];
    if (source.country.value !== only.country) {
      edits.push(replaceValue(page, source.country, only.country));
    }
    if (source.region && only.region === undefined) {
      if (source.country.value !== only.country) edits.push(removeKey(page, source, 'region'));
    } else if (source.region && only.region !== undefined) {
      if (source.region.value !== only.region) {
        edits.push(replaceValue(page, source.region, only.region));
      }
    } else if (only.region !== undefined) {
      edits.push(keysAfter(page, source, source.country, { region: only.region }));
    }
    return edits;
  }
  const after = source.supplier ?? source.stage;
  return [
    ...['country', 'region', 'origins']
      .filter((key) => source.keys.has(key))
      .map((key) => removeKey(page, source, key)),
    after && keysAfter(page, source, after, placeFields(places)),
  ];
}

function sameAs(source: Source, places: readonly DraftPlace[]): boolean {
  const own = source.origins ?? [
    { country: source.country, region: source.region, share: undefined },
  ];
  return (
    own.length === places.length &&
    places.every(({ country, region, share }, at) => {
      const there = own[at];
      return (
        there?.country?.value === country &&
        // A region that a person added to the country is no contradiction.
        (region === undefined || there.region?.value === region) &&
        (share === undefined ||
          there.share?.value.equals(Number(share.replace('%', '')) / 100) === true)
      );
    })
  );
}

/** Keys on lines of their own, behind the line of a value. */
function keysAfter(
  page: Page,
  source: Source,
  value: Located<string>,
  fields: Readonly<Record<string, Value>>,
): TextEdit | undefined {
  const [first] = [...source.keys.values()];
  if (!first || !isBlock(page, source)) return undefined;
  const line = page.text.lastIndexOf('\n', startOf(first) - 1) + 1;
  const indent = ' '.repeat(startOf(first) - line);
  const lines = Object.entries(fields).flatMap(([key, each]) => keyLines(key, each, indent));
  const end = lineEnd(page);
  return afterLine(page, endOf(value), lines.map((each) => each + end).join(''));
}

/** New steps behind the last one. */
function insertion(
  page: Page,
  manifest: Manifest,
  steps: readonly DraftStep[],
  ids: ReadonlyMap<string, string>,
): TextEdit {
  const last = manifest.sources.at(-1);
  const start = last && startOf(last.place);
  const before = start === undefined ? '' : page.text.slice(0, start);
  const indent = /(?:^|\n)( *)- $/.exec(before)?.[1];
  const at = manifest.sourcesEnd;
  if (indent === undefined || at === undefined) {
    throw new ConvertError(
      'New steps cannot be added: the sources are not written as a list of lines.',
    );
  }
  const lines = steps.flatMap((step) => {
    const inputs = step.inputs.flatMap((origin) => ids.get(origin) ?? []);
    return itemLines(fieldsOf(step, ids.get(step.origin) ?? '', inputs), step.notes, indent);
  });
  const end = lineEnd(page);
  const isOpen = page.text.charAt(at - 1) !== '\n' && at === page.text.length;
  const text = lines.map((line) => line + end).join('');
  // The end of the list is behind its last character or behind its last line.
  const newline = page.text.charAt(at - 1) === '\n' ? at : page.text.indexOf('\n', at) + 1;
  const place = isOpen || newline === 0 ? page.text.length : newline;
  return { start: place, end: place, newText: (isOpen || newline === 0 ? end : '') + text };
}
