import type { Analysis } from '../../analysis/analysis';
import type { Step } from '../../chain/graph';
import type { Evidence } from '../../manifest/model';
import { clean } from '../../text/clean';
import type { Report } from '../data/report';
import { pageAround, reportPage } from '../page/page';
import type { Cell, Row, Table } from '../page/table';
import { table } from '../page/table';
import { escaped } from '../page/text';
import { csvCell } from '../report-csv';
import type { DocumentState } from './documents';
import { documentsTable } from './documents';
import { flowChart, stepsTable } from './flow-chart';
import { materialsTable } from './materials';
import { regimeTables } from './regimes';
import { screeningTables } from './screening';

/** A file of an audit pack; its path has `/` between its parts. */
export interface PackFile {
  readonly path: string;
  readonly text: string;
}

/** A file that a pack was made from. */
export interface PackInput {
  /** What it is: `manifest`, `import`, `policy`. */
  readonly kind: string;
  readonly name: string;
  readonly sha256: string;
}

/** One thing that is asked for: a page, and its tables as CSV. */
interface Item {
  /** Name of its files, without an ending. */
  readonly name: string;
  readonly title: string;
  readonly about: string;
  readonly picture?: string;
  readonly tables: readonly { readonly name?: string; readonly table: Table }[];
}

/**
 * The audit pack of a manifest, item by item as a customs or contracting officer asks for them; the same input gives
 * the same bytes. Documents themselves and checksums are added by who writes it.
 *
 * @param stateOf what is known of a document's file
 */
export async function packOf(
  report: Report,
  analysis: Analysis,
  inputs: readonly PackInput[],
  stateOf: (step: Step, evidence: Evidence) => DocumentState,
): Promise<PackFile[]> {
  const items = itemsOf(analysis, stateOf);
  const files: PackFile[] = [{ path: 'report.html', text: await reportPage(report) }];
  for (const item of items) {
    const title = `${item.title}: ${report.product ?? report.file}`;
    files.push({
      path: `${item.name}.html`,
      text: await pageAround(title, itemHtml(item, report)),
    });
    for (const { name = item.name, table: of } of item.tables) {
      files.push({ path: `${name}.csv`, text: csvOf(of) });
    }
    if (item.picture !== undefined) {
      files.push({ path: `${item.name}.svg`, text: standalone(item.picture) });
    }
  }
  const index = await pageAround(
    `Audit pack: ${report.product ?? report.file}`,
    indexHtml(report, items, inputs),
  );
  return [{ path: 'index.html', text: index }, ...files];
}

function itemsOf(
  analysis: Analysis,
  stateOf: (step: Step, evidence: Evidence) => DocumentState,
): Item[] {
  const { sums, requirements, findings } = regimeTables(analysis);
  const { companies, lists } = screeningTables(analysis);
  return [
    {
      name: '1-raw-materials',
      title: 'Raw materials',
      about: 'Every step of a raw material, with its maker and the country where it is done.',
      tables: [{ table: materialsTable(analysis) }],
    },
    {
      name: '2-production-flow',
      title: 'Flow of production',
      about: 'Every step from mine to product: who does it where, and what it goes into.',
      picture: flowChart(analysis),
      tables: [{ table: stepsTable(analysis) }],
    },
    {
      name: '3-documents',
      title: 'Documents by stage',
      about:
        'The documents of each step, with the checksum (SHA-256) that was recorded and that of the file.',
      tables: [{ table: documentsTable(analysis, stateOf) }],
    },
    {
      name: '4-regimes',
      title: 'Regimes and their sums',
      about:
        'Each requirement with its result, and each line of a sum with the reason why it qualifies or not.',
      tables: [
        { table: requirements },
        { name: '4-regimes-sums', table: sums },
        { name: '4-regimes-findings', table: findings },
      ],
    },
    {
      name: '5-list-screening',
      title: 'List screening',
      about:
        'Suppliers and owners as they were compared, by name, with official lists of companies. No entry is no clearance.',
      tables: [{ table: companies }, { name: '5-list-screening-lists', table: lists }],
    },
  ];
}

const headOf = ({ file, asOf, dataDay }: Report): string =>
  `<p class="sub">${escaped(file)} · as of ${escaped(asOf ?? 'no valid day')} · data as of ${escaped(dataDay)}</p>`;

const itemHtml = ({ title, about, picture = '', tables }: Item, report: Report): string =>
  [
    `<p class="sub"><a href="index.html">Audit pack</a></p><h1>${escaped(title)}: ${escaped(report.product ?? report.file)}</h1>`,
    headOf(report),
    `<p>${escaped(about)}</p>`,
    picture === '' ? '' : `<div class="picture">${picture}</div>`,
    ...tables.map((each) => `<section class="wide">${table(each.table)}</section>`),
    '<p class="sub">Engineering guidance, not legal advice.</p>',
  ].join('\n');

function indexHtml(report: Report, items: readonly Item[], inputs: readonly PackInput[]): string {
  const { verdict, dataAge, product, file } = report;
  const list = items.map(
    ({ name, title, about, tables, picture }) =>
      `<li><a href="${name}.html"><b>${escaped(title)}</b></a>: ${escaped(about)} ${[
        ...tables.map((each) => `${each.name ?? name}.csv`),
        ...(picture === undefined ? [] : [`${name}.svg`]),
      ]
        .map((path) => `<a href="${path}">${path}</a>`)
        .join(', ')}</li>`,
  );
  return [
    `<h1>Audit pack: ${escaped(product ?? file)}</h1>`,
    headOf(report),
    `<div class="verdict v-${verdict.state}"><p class="big">${escaped(verdict.sentence)}</p>${dataAge === undefined ? '' : `<p>${escaped(dataAge)}</p>`}</div>`,
    `<ol class="causes">${list.join('\n')}\n<li><a href="report.html"><b>Report</b></a>: causes, pictures, findings, the public documents used.</li></ol>`,
    '<p>Every file of this pack stands in <a href="checksums.txt">checksums.txt</a>; <code>sha256sum -c checksums.txt</code> compares them.</p>',
    table({
      caption: 'Made from',
      heads: ['What', 'File', 'SHA-256'],
      rows: inputs.map(({ kind, name, sha256 }) => ({ cells: [kind, name, sha256] })),
    }),
    '<p class="sub">Engineering guidance, not legal advice.</p>',
  ].join('\n');
}

/** As CSV (RFC 4180) with a byte order mark; no cell is run by a spreadsheet. */
export function csvOf({ heads, rows }: Table): string {
  const lines = [heads, ...rows.map(({ cells }: Row) => cells.map(plain))];
  return `\ufeff${lines.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;
}

function plain(cell: Cell): string | number | undefined {
  if (typeof cell !== 'object') return typeof cell === 'string' ? clean(cell) : cell;
  if ('status' in cell) return cell.status;
  return 'path' in cell ? cell.path : clean(cell.text);
}

/** A picture as a file: its colours are those of the page, which it does not have. */
const standalone = (svg: string): string => {
  const colours =
    'svg{--fg:#1c2127;--dim:#57606a;--bg:#fff;--card:#f5f7f9;--line:#8a949e;font:12px sans-serif;background:#fff}text{fill:#1c2127}.small{fill:#57606a;font-size:11px}.strong{font-weight:600}.box{fill:#f5f7f9;stroke:#8a949e}.way{fill:none;stroke:#8a949e}';
  return `${svg.replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" ').replace('>', `><style>${colours}</style>`)}\n`;
};
