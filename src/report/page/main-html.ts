import type { CauseRow, PlanRow, Report, RequirementRow, StepRef } from '../data/report';
import { STATUSES, STATUS_ORDER } from '../data/status';
import { barsFigure } from './bars';
import { sankeyFigure } from './sankey';
import { statusBadge, table } from './table';
import { counted, escaped } from './text';
import { thresholdFigures } from './thresholds';
import { timelineFigure } from './timeline';
import { mapFigure } from './world-map';

/** Where the page is shown. */
export type PageFor = 'file' | 'editor';

/** Changes of a plan that are listed. */
const MAX_CHANGES_LISTED = 20;

const VERDICT_MARKS = { passes: '✔', fails: '✖', undetermined: '?', 'no-regime': '△' } as const;

/** What is inside the page: the answer, causes, pictures, tables, documents. */
export function mainHtml(report: Report, where: PageFor): string {
  const { file, product, asOf, dataDay, sources, endings, flow, currency } = report;
  return [
    `<h1>${escaped(product ?? file)}</h1>`,
    `<p class="sub">${escaped(file)} · as of ${escaped(asOf ?? 'no valid day')} · data as of ${escaped(dataDay)}</p>`,
    verdict(report),
    requirements(report.requirements),
    causes(report, where),
    plans(report.plans, where),
    sources.length === 0 ? '' : `<h2>Pictures</h2>${key(report)}`,
    sankeyFigure(flow, currency),
    mapFigure(sources),
    barsFigure(sources),
    thresholdFigures(report.requirements),
    timelineFigure(endings, asOf ?? dataDay),
    wide('Sources', sourceTable(report)),
    wide('Findings', findingTable(report)),
    wide('Evidence', evidenceTable(report)),
    wide('Documents used', documentTable(report)),
    '<p class="sub">Engineering guidance, not legal advice.</p>',
  ]
    .filter((part) => part !== '')
    .join('\n');
}

/** A section that is printed across the paper, for its table has many columns. */
const wide = (title: string, content: string): string =>
  `<section class="wide"><h2>${title}</h2>${content}</section>`;

function verdict({ verdict: { state, sentence }, counts, dataAge }: Report): string {
  const { error, warning, information, hint, waived } = counts;
  const found = [
    counted(error, 'error'),
    counted(warning, 'warning'),
    counted(information, 'note'),
    counted(hint, 'hint'),
    ...(waived > 0 ? [`${String(waived)} waived`] : []),
  ].join(', ');
  return `<div class="verdict v-${state}"><p class="big">${VERDICT_MARKS[state]} ${escaped(sentence)}</p><p>${found}.</p>${dataAge === undefined ? '' : `<p>${escaped(dataAge)}</p>`}</div>`;
}

const STATES: Readonly<Record<RequirementRow['state'], string>> = {
  passes: '✔ passes',
  fails: '✖ does not pass',
  undetermined: '? not decided',
  nothing: '– nothing counts',
  'not-in-force': '– not in force',
  compared: 'ⓘ comparison',
};

const requirements = (rows: readonly RequirementRow[]): string =>
  rows.length === 0
    ? ''
    : table({
        caption: 'Requirements',
        heads: ['Regime', 'Requirement', 'State', 'Result'],
        rows: rows.map(({ regimeName, name, state, result }) => ({
          cells: [regimeName, name, STATES[state], result],
        })),
      });

/** A step by its id and where it stands; in the editor it leads there. */
function step({ id, line, file }: StepRef, where: PageFor): string {
  const name = `<b>${escaped(id)}</b>`;
  if (line === undefined) return `${name} (${escaped(file ?? '')})`;
  const at = `line ${String(line)}`;
  return where === 'editor'
    ? `${name} (<button type="button" class="line" data-line="${String(line)}">${at}</button>)`
    : `${name} (${at})`;
}

function causes({ causes: rows, causesLeftOut, sources }: Report, where: PageFor): string {
  if (rows.length === 0) {
    return sources.length === 0
      ? '<p>There are no sources yet.</p>'
      : '<p>No step causes a finding.</p>';
  }
  const rest =
    causesLeftOut > 0
      ? `<p class="none">The rest is not listed (${counted(causesLeftOut, 'step')}).</p>`
      : '';
  return `<h2>Causes</h2><p class="sub">In the order in which changing them helps most.</p><ol class="causes">${rows.map((row) => causeItem(row, where)).join('\n')}</ol>${rest}`;
}

function causeItem(cause: CauseRow, where: PageFor): string {
  const { work, country, status, own, resting, alternative, shares, findings } = cause;
  const rests = [
    own > 0 ? `${counted(own, 'finding')} here` : '',
    resting > 0 ? `${counted(resting, 'finding')} at other steps rest on it` : '',
  ].filter((each) => each !== '');
  const effect = [
    ...shares,
    ...(findings
      ? [`${counted(findings.resolved, 'finding')} resolved, ${String(findings.fresh)} new`]
      : []),
  ];
  const change =
    alternative === undefined
      ? '<p class="none">No alternative with a production figure is known.</p>'
      : `<p>Best alternative: ${escaped(alternative)}.${effect.length > 0 ? ` ${escaped(effect.join('; '))}.` : ''}</p>`;
  return `<li><p>${step(cause, where)}: ${escaped(work)} in ${escaped(country)} ${statusBadge(status)}${rests.length > 0 ? `; ${rests.join(', ')}` : ''}.</p>${change}</li>`;
}

const plans = (rows: readonly PlanRow[], where: PageFor): string =>
  rows.length === 0
    ? ''
    : `<h2>The smallest change that passes</h2>${rows.map((row) => plan(row, where)).join('\n')}`;

function plan(row: PlanRow, where: PageFor): string {
  const { regimeName, requirement, before, threshold, after, changes, isProven } = row;
  const name = `<b>${escaped(requirement)}</b> (${escaped(regimeName)})`;
  if (after === undefined) {
    return `<p>${name}: ${before} of ${threshold}. No set of at most 20 changes passes with alternatives that have a production figure.</p>`;
  }
  const proof = isProven
    ? 'No smaller set passes with alternatives that have a production figure.'
    : 'A smaller set may exist: many steps are shared by several chains, and not all sets were tried.';
  const listed = changes
    .slice(0, MAX_CHANGES_LISTED)
    .map(
      (change) =>
        `<li>${step(change, where)}, ${escaped(change.work)}: ${escaped(change.alternative)}</li>`,
    );
  return `<p>${name}: ${before} → ${after} (threshold ${threshold}) with ${counted(changes.length, 'change')}. ${proof}</p><ol>${listed.join('')}</ol>`;
}

function key({ sources }: Report): string {
  const used = new Set(sources.map(({ status }) => status));
  const items = STATUS_ORDER.filter((status) => used.has(status) && status in STATUSES);
  return `<ul class="key" aria-label="Key">${items.map((status) => `<li>${statusBadge(status)}</li>`).join('')}</ul>`;
}

const sourceTable = ({ sources, currency }: Report): string =>
  table({
    caption: 'All sources',
    heads: [
      'Id',
      'Line',
      'Material or component',
      'Stage',
      'Supplier',
      'Country',
      'Status',
      'Standing',
      currency === undefined ? 'Value' : `Value (${currency})`,
      'Share (%)',
      'Findings',
    ],
    rows: sources.map((row) => ({
      cells: [
        row.id,
        row.line ?? row.file ?? '',
        row.subject,
        row.stage,
        row.supplier,
        row.country,
        { status: row.status },
        row.standing,
        row.value,
        row.share === undefined ? undefined : Math.round(row.share * 1000) / 10,
        row.rules.join(', '),
      ],
      line: row.line,
    })),
  });

const findingTable = ({ findings }: Report): string =>
  table({
    caption: 'All findings',
    heads: ['Severity', 'Finding', 'Source', 'Line', 'Rule', 'Waived'],
    rows: findings.map(({ severity, message, source, line, rule, waived, reason }) => ({
      cells: [severity, message, source, line, rule, waived ? `waived: ${reason ?? ''}` : ''],
      line,
    })),
  });

const evidenceTable = ({ evidence }: Report): string =>
  table({
    caption: 'Evidence in the manifest',
    heads: ['Source', 'Title', 'File', 'Date', 'Expires', 'SHA-256'],
    rows: evidence.map(({ id, title, path, date, expires, sha256, line }) => ({
      cells: [id, title, path, date, expires, sha256],
      line,
    })),
  });

const documentTable = ({ documents }: Report): string =>
  table({
    caption: 'Documents behind what is said here',
    heads: ['Document', 'Publisher', 'Date', 'Used for'],
    rows: documents.map(({ title, publisher, date, url, usedFor }) => ({
      cells: [{ text: title, url }, publisher, date, usedFor.join('; ')],
    })),
  });
