import type { Language } from '../../messages/language';
import { ENGLISH } from '../../messages/language';
import type { Status } from '../data/report';
import { statusName, STATUSES } from '../data/status';
import { escaped, number } from './text';

/** A cell: text, a number that sorts as one, a status with its mark, a link to a public document. */
export type Cell =
  | string
  | number
  | undefined
  | { readonly status: Status }
  | { readonly text: string; readonly url: string | undefined }
  /** A file beside the page, by its path from there. */
  | { readonly text: string; readonly path: string };

export interface Table {
  /** The same in every language; without it made of the caption. */
  readonly id?: string;
  /** What it is of; unique on the page. */
  readonly caption: string;
  readonly heads: readonly string[];
  readonly rows: readonly Row[];
}

export interface Row {
  readonly cells: readonly Cell[];
  /** Of the manifest: where the row leads in the editor. */
  readonly line?: number | undefined;
  /** The manifest, in a report on several. */
  readonly file?: string | undefined;
}

/** Rows that a table lists. */
export const MAX_ROWS = 5000;
/** From so many rows on a table can be filtered. */
const MIN_FILTERED = 8;

/** A table that the page's script sorts and filters; without the script it is a table still. */
export function table(
  { caption, heads, rows, ...of }: Table,
  language: Language = ENGLISH,
): string {
  const { t } = language;
  if (rows.length === 0)
    return `<p class="none">${escaped(t('{caption}: none.', { caption }))}</p>`;
  const shown = rows.slice(0, MAX_ROWS);
  const left = rows.length - shown.length;
  const rest =
    left > 0
      ? `<p class="none">${t('The rest is not listed ({count}); the CSV has all.', { count: number(left, language) })}</p>`
      : '';
  const id = of.id ?? `t-${caption.toLowerCase().replace(/[^a-z]+/g, '-')}`;
  const words = `data-one="${escaped(t('1 row'))}" data-many="${escaped(t('{count} rows', { count: '{count}' }))}"`;
  const filter =
    rows.length < MIN_FILTERED
      ? ''
      : `<p class="filter"><label for="${id}-f">${t('Filter')}</label> <input id="${id}-f" type="search" data-filter="${id}"> <output for="${id}-f" aria-live="polite" ${words}>${escaped(t('{count} rows', { count: number(shown.length, language) }))}</output></p>`;
  const head = heads
    .map((each) => `<th scope="col"><button type="button">${escaped(each)}</button></th>`)
    .join('');
  return `${filter}<div class="scroll" tabindex="0" role="region" aria-label="${escaped(caption)}"><table id="${id}"><caption>${escaped(caption)}</caption>
<thead><tr>${head}</tr></thead><tbody>
${shown.map((row) => tableRow(row, language)).join('\n')}
</tbody></table></div>${rest}`;
}

function tableRow({ cells, line, file }: Row, language: Language): string {
  const at = line === undefined ? '' : ` data-line="${String(line)}"`;
  const of = file === undefined ? '' : ` data-file="${escaped(file)}"`;
  return `<tr${at}${of}>${cells.map((each) => cell(each, language)).join('')}</tr>`;
}

function cell(content: Cell, language: Language): string {
  if (content === undefined) return '<td></td>';
  if (typeof content === 'number') {
    return `<td class="n" data-sort="${String(content)}">${number(content, language)}</td>`;
  }
  if (typeof content === 'string') return `<td>${escaped(content)}</td>`;
  if ('status' in content) return `<td>${statusBadge(content.status, language)}</td>`;
  if ('path' in content) {
    const path = content.path.split('/').map(encodeURIComponent).join('/');
    return `<td><a href="${path}">${escaped(content.text)}</a></td>`;
  }
  const { text, url } = content;
  const link =
    url !== undefined && /^https?:\/\//i.test(url)
      ? `<a href="${escaped(url)}" rel="noreferrer noopener">${escaped(text)}</a>`
      : escaped(text);
  return `<td>${link}</td>`;
}

/** A status as colour, mark and words. */
export const statusBadge = (status: Status, language: Language = ENGLISH): string =>
  `<span class="s s-${status}"><i aria-hidden="true">${STATUSES[status].mark}</i> ${escaped(statusName(status, language))}</span>`;

/** A picture with what it shows, and the same as a table behind it. */
export function figure(
  { title, svg, note }: { readonly title: string; readonly svg: string; readonly note: string },
  behind: Table,
  language: Language = ENGLISH,
): string {
  return `<figure><figcaption>${escaped(title)}</figcaption>
<div class="picture">${svg}</div>
${note === '' ? '' : `<p class="none">${escaped(note)}</p>`}
<details><summary>${language.t('The same as a table')}</summary>
${table(behind, language)}</details></figure>`;
}

/** An SVG that tells what it is to those who cannot see it. */
export const svgOf = (title: string, width: number, height: number, content: string): string =>
  `<svg role="img" aria-label="${escaped(title)}" viewBox="0 0 ${String(Math.ceil(width))} ${String(Math.ceil(height))}" width="${String(Math.ceil(width))}" height="${String(Math.ceil(height))}">${content}</svg>`;
