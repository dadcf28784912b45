import type { Screening } from '../knowledge/knowledge';
import { ListedIndex } from '../knowledge/listed';
import type { CompanyList, ListedCompany } from '../knowledge/types';
import { csvRows } from '../text/csv';
import type { Slices } from '../text/slices';

/** What is wrong with a file that cannot be read as the list. */
export const NO_SCREENING =
  'It is no Consolidated Screening List: the columns name and source are missing.';

/** Rows that are read between two points where others may run. */
const SLICE = 40;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Entries of persons, ships and aircraft name no supplier. */
const NO_COMPANIES = new Set(['individual', 'vessel', 'aircraft']);

/**
 * Reads a file of the Consolidated Screening List: CSV as published, with its columns found by their headings.
 *
 * @param file where it stands, for messages
 * @returns undefined where the headings `name` and `source` are missing
 */
export function* readScreening(text: string, file: string): Slices<Screening | undefined> {
  const rows = csvRows(text);
  const first = rows.next();
  const headings = first.done === true ? [] : first.value.map((each) => each.trim().toLowerCase());
  if (!headings.includes('name') || !headings.includes('source')) return undefined;
  const column = new Map(headings.map((heading, at) => [heading, at]));
  const lists = new Map<string, CompanyList>();
  const companies: ListedCompany[] = [];
  let read = 0;
  for (const row of rows) {
    if (++read % SLICE === 0) yield;
    const cell = (heading: string): string => row[column.get(heading) ?? -1]?.trim() ?? '';
    const name = cell('name');
    if (name === '' || NO_COMPANIES.has(cell('type').toLowerCase())) continue;
    const list = listOf(cell('source'), cell('source_list_url'), file);
    if (!lists.has(list.id)) lists.set(list.id, list);
    const country = /(?:^|, )([A-Z]{2})(?=;|$)/.exec(cell('addresses'))?.[1];
    const notice = cell('federal_register_notice');
    const [from, to] = [cell('start_date'), cell('end_date')];
    companies.push({
      list: list.id,
      name,
      aliases: namesIn(cell('alt_names')),
      ...(country !== undefined && { country }),
      from: DAY.test(from) ? from : '',
      ...(DAY.test(to) && { to }),
      documents: [],
      said: notice === '' ? file : `${notice}; ${file}`,
      confidence: 'verified',
    });
  }
  const index = yield* ListedIndex.of(companies);
  return { lists: [...lists.values()], index };
}

/** A list by its source: `Entity List (EL) - Bureau of Industry and Security`. */
function listOf(source: string, url: string, file: string): CompanyList {
  const title = source === '' ? file : source;
  const name = title.split(' - ')[0]?.trim() ?? title;
  const note = url === '' ? file : `${file}; ${url}`;
  const [documents, confidence] = [[], 'verified'] as const;
  return {
    id: `policy: ${title}`,
    name,
    title,
    from: '',
    ofPolicy: true,
    documents,
    confidence,
    note,
  };
}

const namesIn = (text: string): string[] =>
  text.split(';').flatMap((each) => {
    const name = each.trim().replace(/^and /, '').replace(/\.$/, '');
    return name === '' ? [] : name;
  });
