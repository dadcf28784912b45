import Fraction from 'fraction.js';
import { applyEdits } from '../fixes/fix';
import type { TextEdit } from '../fixes/fix';
import { freeId } from '../chain/free-id';
import { isBroken } from '../fixes/broken';
import type { Page } from '../fixes/write';
import { isIndirect, lineEnd, replaceValue, together } from '../fixes/write';
import type { Knowledge } from '../knowledge/knowledge';
import type { Located, Manifest, Source } from '../manifest/model';
import { endOf, startOf } from '../manifest/model';
import { readManifest } from '../manifest/read';
import type { Phrase, Words } from '../messages/phrase';
import { inEnglish, phrase } from '../messages/phrase';
import { ConvertError } from './convert-error';
import type { Draft, DraftStep } from './draft';
import { idsOf } from './ids';
import { subjectMeant, subjectNamed } from './export/resolved';
import { addItems } from './json-edits';
import { jsonLine } from './json-text';
import { alongChain } from './order';
import type { Fields } from './own-cells';
import { directoryEdits } from './update-directory';
import { keysAfter } from './update-keys';
import { matched } from './update-match';
import { compared, placeEdits, withoutWhole } from './update-places';
import { Digits } from './value';
import { fieldsOf, itemLines } from './write-manifest';

/** A manifest after an import into it. */
export interface Updated {
  readonly text: string;
  /** What makes the old text the new one, in order of place. */
  readonly edits: readonly TextEdit[];
  /** Ids of steps that say something else now. */
  readonly updated: readonly Words[];
  readonly added: readonly string[];
  /** Ids of steps that are not in the file that was imported any more. */
  readonly vanished: readonly Words[];
  /** What was left to a person, each a sentence. */
  readonly left: readonly Phrase[];
}

/** Whether a text is a manifest with steps of an import of this kind. */
export function isImported(text: string, format: Manifest['format'], kind: string): boolean {
  return readManifest(text, format).sources.some((source) =>
    originIn(text, source)?.startsWith(kind),
  );
}

/** A manifest that something is imported into. */
export interface Into {
  readonly text: string;
  readonly format: Manifest['format'];
  /** What its words mean. */
  readonly knowledge: Knowledge;
}

/**
 * Brings the steps of an earlier import up to date, found by `x-origin`. Waivers, evidence, comments and
 * inputs stay as people wrote them, and so does every step that has another origin.
 *
 * @param kind what the origins of this import begin with
 * @throws ConvertError where the manifest has mistakes of syntax
 */
export function updateManifest(into: Into, draft: Draft, kind: string): Updated {
  const { text, format } = into;
  const manifest = readManifest(text, format);
  if (manifest.problems.some(({ of }) => of === 'syntax')) {
    throw new ConvertError(
      phrase('The manifest has mistakes of syntax. Fix them first: see `check`.'),
    );
  }
  const page: Page = { text, format, problems: manifest.problems };
  const known = new Map<string, Source>();
  for (const source of manifest.sources) {
    const origin = originIn(text, source);
    if (kind === '' || origin?.startsWith(kind) !== true || known.has(origin)) continue;
    known.set(origin, source);
  }
  const edits: TextEdit[] = [];
  const [updated, left]: [Words[], Phrase[]] = [[], []];
  edits.push(...directoryEdits(page, manifest, draft.suppliers, left));
  const isOtherCurrency =
    draft.currency !== undefined &&
    manifest.currency !== undefined &&
    draft.currency !== manifest.currency.value;
  if (isOtherCurrency) {
    left.push(phrase('The file has another currency: values stay as they are.'));
  }
  const found = matched(manifest, known, draft.steps, into.knowledge);
  const fresh: DraftStep[] = [];
  for (const step of alongChain(draft.steps)) {
    const source = found.get(step);
    if (!source) {
      fresh.push(step);
      continue;
    }
    const own = editsOf(into, page, manifest, source, step, isOtherCurrency, left);
    if (own.length === 0) continue;
    const all = isBroken(source, manifest) ? undefined : together(own);
    if (all) {
      edits.push(...all);
      updated.push(nameOf(source));
    } else {
      left.push(
        phrase('{step} has changed, but it is not written plainly, a key a line.', {
          step: nameOf(source),
        }),
      );
    }
  }
  const ids = idsOf(fresh, new Set(manifest.sources.flatMap(({ id }) => id?.value ?? [])));
  for (const [{ origin }, { id }] of found) if (id) ids.set(origin, id.value);
  if (fresh.length > 0) {
    edits.push(insertion(page, manifest, fresh, ids, new Set(known.keys())));
    if (format === 'json') left.push(...notesOf(fresh, ids));
  }
  const isFresh = new Set(fresh.map(({ origin }) => origin));
  for (const step of draft.steps) {
    const source = found.get(step);
    if (!source) continue;
    const inputs = new Set(source.inputs.map(({ value }) => value));
    for (const origin of step.inputs) {
      const id = ids.get(origin);
      if (id !== undefined && isFresh.has(origin) && !inputs.has(id)) {
        left.push(
          phrase('{id} is new and feeds {step}: add it to its inputs.', {
            id,
            step: nameOf(source),
          }),
        );
      }
    }
  }
  const still = new Set(found.values());
  edits.sort((a, b) => a.start - b.start || a.end - b.end);
  return {
    text: applyEdits(text, edits),
    edits,
    updated,
    added: fresh.flatMap(({ origin }) => ids.get(origin) ?? []),
    vanished: [...known.values()].filter((source) => !still.has(source)).map(nameOf),
    left,
  };
}

const nameOf = ({ id, supplier }: Source): Words =>
  id?.value ?? supplier?.value ?? phrase('A step');

/** The origin of a step, as an import wrote it. */
function originIn(text: string, source: Source): string | undefined {
  const key = source.keys.get('x-origin');
  if (!key) return undefined;
  const rest = text.slice(endOf(key), endOf(key) + 400);
  const match = /^["']?\s*:\s*(?:"((?:[^"\\\n]|\\.)*)"|'([^'\n]*)'|([^\s#,}][^\s,}]*))/.exec(rest);
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
  into: Into,
  page: Page,
  manifest: Manifest,
  source: Source,
  step: DraftStep,
  isOtherCurrency: boolean,
  left: Phrase[],
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
  const changeSubject = (kind: 'material' | 'component'): void => {
    const old = source[kind];
    if (old && subjectMeant(kind, old.value, into.knowledge) !== step[kind]) {
      change(old, step[kind]);
    }
  };
  changeSubject('material');
  changeSubject('component');
  if ((source.material && step.component) ?? (source.component && step.material)) {
    left.push(
      phrase('{step} is of {subject} in the file now.', {
        step: nameOf(source),
        subject: subjectNamed(step.material ?? step.component ?? '', into.knowledge),
      }),
    );
  }
  if (step.stage !== undefined) change(source.stage, step.stage);
  change(source.form, step.form);
  edits.push(
    ...numberEdits(page, source, 'value', isOtherCurrency ? undefined : step.value),
    ...numberEdits(page, source, 'share', step.share),
  );
  const places = withoutWhole(step.places);
  switch (compared(source, places, into.knowledge)) {
    case 'same':
      return edits;
    case 'refined':
      // What a person found out is not taken back.
      left.push(
        phrase('{step} has a place that the file does not say: it stays.', {
          step: nameOf(source),
        }),
      );
      return edits;
    case 'other':
      return [...edits, ...placeEdits(page, source, places, into.knowledge)];
  }
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
  const value = isPercent ? wanted : new Digits(wanted);
  const newText = page.format === 'json' ? jsonLine(value) : wanted;
  return [isIndirect(page.text.slice(start, end)) ? undefined : { start, end, newText }];
}

/** What would be comments, which JSON has none of. */
const notesOf = (steps: readonly DraftStep[], ids: ReadonlyMap<string, string>): Phrase[] =>
  steps.flatMap(({ origin, notes }) =>
    notes.map((why) => phrase('{place}: {why}', { place: ids.get(origin) ?? origin, why })),
  );

/**
 * New steps behind the last one.
 *
 * @param taken origins that are there; those of the new steps are added
 */
function insertion(
  page: Page,
  manifest: Manifest,
  steps: readonly DraftStep[],
  ids: ReadonlyMap<string, string>,
  taken: Set<string>,
): TextEdit {
  const last = manifest.sources.at(-1);
  const fieldsFor = (step: DraftStep): Fields => {
    // Another row may have been written with the same key.
    const origin = freeId(step.origin, taken);
    taken.add(origin);
    const inputs = step.inputs.flatMap((each) => ids.get(each) ?? []);
    return fieldsOf({ ...step, origin }, ids.get(step.origin) ?? '', inputs);
  };
  if (page.format === 'json' && last) return addItems(page, last.place, steps.map(fieldsFor));
  const start = last && startOf(last.place);
  const before = start === undefined ? '' : page.text.slice(0, start);
  const indent = /(?:^|\n)( *)- $/.exec(before)?.[1];
  const at = manifest.sourcesEnd;
  if (indent === undefined || at === undefined) {
    throw new ConvertError(
      phrase('New steps cannot be added: the sources are not written as a list of lines.'),
    );
  }
  const lines = steps.flatMap((step) =>
    itemLines(fieldsFor(step), step.notes.map(inEnglish), indent),
  );
  const end = lineEnd(page);
  const isOpen = page.text.charAt(at - 1) !== '\n' && at === page.text.length;
  const text = lines.map((line) => line + end).join('');
  // The end of the list is behind its last character or behind its last line.
  const newline = page.text.charAt(at - 1) === '\n' ? at : page.text.indexOf('\n', at) + 1;
  const place = isOpen || newline === 0 ? page.text.length : newline;
  return { start: place, end: place, newText: (isOpen || newline === 0 ? end : '') + text };
}
