import type { TextEdit } from '../fixes/fix';
import type { Page } from '../fixes/write';
import { afterLine, lineEnd } from '../fixes/write';
import { normalised } from '../knowledge/normalised';
import type { Manifest } from '../manifest/model';
import { endOf, startOf } from '../manifest/model';
import type { Phrase } from '../messages/phrase';
import { phrase } from '../messages/phrase';
import type { DraftSupplier } from './draft';
import { addEntries, addMapping } from './json-edits';
import { entryFields, entryLines } from './write-manifest';

/** Companies of an import that the directory does not have; those that it has stay as they are. */
export function directoryEdits(
  page: Page,
  manifest: Manifest,
  suppliers: readonly DraftSupplier[],
  left: Phrase[],
): TextEdit[] {
  const fresh: DraftSupplier[] = [];
  for (const supplier of suppliers) {
    const { id, name, country } = supplier;
    const known = manifest.suppliers.get(id);
    if (!known) {
      fresh.push(supplier);
      continue;
    }
    if (known.name && normalised(known.name.value) !== normalised(name)) {
      left.push(
        phrase('Supplier {id} is called {name} in the file: its name stays.', { id, name }),
      );
    }
    if (country !== undefined && known.country?.value !== country) {
      left.push(
        phrase('Supplier {id} is seated in {country} in the file: what is here stays.', {
          id,
          country,
        }),
      );
    }
  }
  if (fresh.length === 0) return [];
  const isJson = page.format === 'json';
  const edit = isJson ? jsonInsertion(page, manifest, fresh) : insertion(page, manifest, fresh);
  if (isJson) {
    left.push(
      ...fresh.flatMap(({ id, note }) =>
        note === undefined ? [] : phrase('{place}: {why}', { place: id, why: note }),
      ),
    );
  }
  if (!edit) {
    left.push(phrase('Add to the suppliers: {names}.', { names: fresh.map(({ name }) => name) }));
  }
  return edit ? [edit] : [];
}

function jsonInsertion(
  page: Page,
  manifest: Manifest,
  fresh: readonly DraftSupplier[],
): TextEdit | undefined {
  const entries = fresh.map((each) => [each.id, entryFields(each)] as const);
  const last = [...manifest.suppliers.values()].at(-1);
  if (last) {
    return page.text[startOf(last.place)] === '{'
      ? addEntries(page, { key: last.id, value: last.place }, entries)
      : undefined;
  }
  const sources = manifest.keys.get('sources');
  return sources && !manifest.keys.has('suppliers')
    ? addMapping(page, sources, 'suppliers', entries)
    : undefined;
}

function insertion(
  page: Page,
  manifest: Manifest,
  fresh: readonly DraftSupplier[],
): TextEdit | undefined {
  const end = lineEnd(page);
  const { text } = page;
  const lineStart = (at: number): number => text.lastIndexOf('\n', at - 1) + 1;
  const last = [...manifest.suppliers.values()].at(-1);
  if (last) {
    const indent = text.slice(lineStart(startOf(last.id)), startOf(last.id));
    if (!/^ +$/.test(indent)) return undefined;
    const lines = fresh.flatMap((each) => entryLines(each, indent));
    return afterLine(page, endOf(last.place), lines.map((line) => line + end).join(''));
  }
  const sources = manifest.keys.get('sources');
  if (!sources || manifest.keys.has('suppliers')) return undefined;
  const start = lineStart(startOf(sources));
  if (start !== startOf(sources)) return undefined;
  const lines = ['suppliers:', ...fresh.flatMap((each) => entryLines(each, '  ')), ''];
  return { start, end: start, newText: lines.map((line) => line + end).join('') };
}
