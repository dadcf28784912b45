import { stepAt } from '../analysis/at';
import { freeId } from '../chain/free-id';
import { ConvertError } from '../convert/convert-error';
import type { Draft, DraftStep, LeftOut } from '../convert/draft';
import { idsOf } from '../convert/ids';
import { alongChain } from '../convert/order';
import { readTable } from '../convert/table/read-table';
import type { Table } from '../convert/table/table';
import { tableOf } from '../convert/table/table';
import { fieldsOf, itemLines, writeManifest } from '../convert/write-manifest';
import { isBrokenSomewhere } from '../fixes/broken';
import type { TextEdit } from '../fixes/fix';
import { applyEdits } from '../fixes/fix';
import { itemOf } from '../fixes/whole-item';
import type { Page } from '../fixes/write';
import { lineEnd } from '../fixes/write';
import { endOf, startOf } from '../manifest/model';
import { readManifest } from '../manifest/read';
import { inEnglish } from '../messages/phrase';
import { convertFormat, jsonItems } from './convert-format';
import { htmlTable } from './html-table';
import type { Here } from './refactoring';
import { pageOf } from './refactoring';

/** A table as sources of a manifest. */
export interface PastedTable {
  readonly sources: number;
  /** What was not taken over, with its row and why. */
  readonly leftOut: readonly LeftOut[];
  /** In order, without overlaps; undefined: there is no sure place for them. */
  readonly edits: () => TextEdit[] | undefined;
}

/** What a sheet or a page puts on the clipboard. */
export interface Clip {
  readonly text: string;
  readonly html?: string;
}

/** A longer clip is no table that one pastes: it is imported. */
const MAX_CLIP_CHARACTERS = 2_000_000;

/**
 * The rows of a clip as sources behind the one at an offset; undefined where it is no table with headings that
 * say who does what where. Cheap for anything else.
 */
export function pasteTable(here: Here, offset: number, clip: Clip): PastedTable | undefined {
  const table = tableIn(clip);
  const draft = table && read(here, table);
  if (!draft) return undefined;
  const { steps } = draft.draft;
  return {
    sources: steps.length,
    leftOut: draft.leftOut,
    edits: () => editsFor(here, offset, draft.draft),
  };
}

function tableIn({ text, html }: Clip): Table | undefined {
  if (text.length > MAX_CLIP_CHARACTERS) return undefined;
  if (looksLikeTable(text)) {
    try {
      return tableOf(text);
    } catch (error) {
      if (!(error instanceof ConvertError)) throw error;
    }
  }
  return html === undefined || html.length > MAX_CLIP_CHARACTERS ? undefined : htmlTable(html);
}

/** Whether some lines have the same number of cells, three at least. */
function looksLikeTable(text: string): boolean {
  const lines = text.slice(0, 20_000).trim().split(/\r?\n/).slice(0, 20);
  if (lines.length < 2) return false;
  return ['\t', ';', ',', '|'].some((delimiter) => {
    const cells = lines.map((line) => line.split(delimiter).length);
    const most = Math.max(...cells);
    return most >= 3 && cells.filter((count) => count >= 3).length > lines.length / 2;
  });
}

function read(
  { analysis: { knowledge } }: Here,
  table: Table,
): { readonly draft: Draft; readonly leftOut: readonly LeftOut[] } | undefined {
  try {
    const { draft: all, leftOut } = readTable(table, knowledge);
    // What has no stage would be a mistake in the manifest: it is among what is left out.
    const steps = all.steps.filter(({ stage }) => stage !== undefined);
    return steps.length > 0 ? { draft: { ...all, steps }, leftOut } : undefined;
  } catch (error) {
    if (error instanceof ConvertError) return undefined;
    throw error;
  }
}

function editsFor(here: Here, offset: number, draft: Draft): TextEdit[] | undefined {
  const { analysis, text } = here;
  const { manifest } = analysis;
  const page = pageOf(here);
  if (text.trim() === '') return [{ start: 0, end: text.length, newText: wholeText(draft, page) }];
  if (isBrokenSomewhere(manifest)) return undefined;
  const edit = placed(here, page, offset, draft);
  if (!edit) return undefined;
  const after = readManifest(applyEdits(text, [edit]), manifest.format);
  const isRight =
    after.sources.length === manifest.sources.length + draft.steps.length &&
    after.problems.length <= manifest.problems.length;
  return isRight ? [edit] : undefined;
}

/** A manifest of nothing but the table. */
function wholeText(draft: Draft, { format }: Page): string {
  const text = writeManifest({ ...draft, about: [] });
  return format === 'json' ? (convertFormat(text, 'yaml')?.text ?? text) : text;
}

function placed(here: Here, page: Page, offset: number, draft: Draft): TextEdit | undefined {
  const { text } = here;
  const { manifest, graph } = here.analysis;
  const at = stepAt(graph.own, offset);
  const isInside =
    at && offset >= startOf(at.source.place) && offset <= (manifest.sourcesEnd ?? Infinity) + 1;
  const before = (isInside ? at : graph.own.at(-1))?.source;
  if (before) {
    const item = itemOf(page, before);
    const line = text.slice(text.lastIndexOf('\n', startOf(before.place) - 1) + 1);
    const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
    if (!item) return undefined;
    const items = itemsOf(here, page, draft, indent);
    const newText =
      page.format === 'json'
        ? items.map((each) => item.before + each).join('')
        : item.before + items.join(lineEnd(page)) + item.after;
    return { start: item.end, end: item.end, newText };
  }
  const key = manifest.keys.get('sources');
  return key
    ? inEmptyList(here, page, endOf(key), draft)
    : page.format === 'yaml'
      ? atTheEnd(here, page, draft)
      : undefined;
}

function inEmptyList(here: Here, page: Page, key: number, draft: Draft): TextEdit | undefined {
  const { text } = here;
  const list = /^["']?[ \t]*:[ \t]*(\[\s*\])?/.exec(text.slice(key, key + 2000));
  if (!list) return undefined;
  const end = key + list[0].length;
  const eol = lineEnd(page);
  if (page.format === 'json') {
    if (list[1] === undefined) return undefined;
    const items = itemsOf(here, page, draft, '    ').map((each) => `    ${each}`);
    return {
      start: end - list[1].length,
      end,
      newText: `[${eol}${items.join(`,${eol}`)}${eol}  ]`,
    };
  }
  const start = end - (list[1]?.length ?? 0);
  const newline = text.indexOf('\n', end);
  const rest = text.slice(end, newline === -1 ? text.length : newline);
  if (!/^[ \t]*(?:#.*)?\r?$/.test(rest)) return undefined;
  const items = eol + itemsOf(here, page, draft, '  ').join(eol);
  return {
    start,
    end: end + rest.replace(/\r$/, '').length,
    newText: rest.replace(/\r$/, '') + items,
  };
}

function atTheEnd(here: Here, page: Page, draft: Draft): TextEdit {
  const { length } = here.text;
  const eol = lineEnd(page);
  const own = here.text.endsWith('\n') ? '' : eol;
  const items = itemsOf(here, page, draft, '  ').join(eol);
  return { start: length, end: length, newText: `${own}sources:${eol}${items}${eol}` };
}

/** The sources as text, each with the indentation of the items of the list. */
function itemsOf(here: Here, page: Page, draft: Draft, indent: string): string[] {
  const { graph } = here.analysis;
  const steps = alongChain(draft.steps);
  const ids = idsIn(steps, new Set(graph.byId.keys()));
  const items = steps.map((step) => {
    const inputs = step.inputs.flatMap((origin) => ids.get(origin) ?? []);
    const all = Object.entries(fieldsOf(step, ids.get(step.origin) ?? '', inputs));
    // Nothing is imported again from a clipboard.
    const fields = Object.fromEntries(all.filter(([key]) => key !== 'x-origin'));
    return { fields, notes: step.notes.map(inEnglish) };
  });
  if (page.format === 'json') {
    const lines = items.flatMap(({ fields }) => itemLines(fields, []));
    return jsonItems(`sources:\n${lines.join('\n')}\n`, indent, lineEnd(page));
  }
  return items.map(({ fields, notes }) => itemLines(fields, notes, indent).join(lineEnd(page)));
}

/** Ids as the table has them where they can be ids, else ones that speak. */
function idsIn(steps: readonly DraftStep[], used: Set<string>): Map<string, string> {
  const own = new Map<string, string>();
  for (const { origin } of steps) {
    const given = /^\w+:([\w.-]+)$/.exec(origin)?.[1];
    if (given === undefined) continue;
    const id = freeId(given, used);
    used.add(id);
    own.set(origin, id);
  }
  const made = idsOf(
    steps.filter(({ origin }) => !own.has(origin)),
    used,
  );
  return new Map([...own, ...made]);
}
