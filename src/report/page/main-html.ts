import type { Language } from '../../messages/language';
import { counted } from '../../messages/words';
import type { CauseRow, PlanRow, Report, RequirementRow, StepRef } from '../data/report';
import { STATUSES, STATUS_ORDER } from '../data/status';
import { barsFigure } from './bars';
import { sankeyFigure } from './sankey';
import { reportTables } from './report-tables';
import { statusBadge, table } from './table';
import { escaped } from './text';
import { thresholdFigures } from './thresholds';
import { timelineFigure } from './timeline';
import { mapFigure } from './world-map';

/** Where the page is shown. */
export type PageFor = 'file' | 'editor';

/** For whom a part of the page is made. */
export interface Shown {
  readonly where: PageFor;
  readonly language: Language;
}

/** Changes of a plan that are listed. */
const MAX_CHANGES_LISTED = 20;

export const VERDICT_MARKS = {
  passes: '✔',
  fails: '✖',
  undetermined: '?',
  'no-regime': '△',
} as const;

/** What is inside the page: the answer, causes, pictures, tables, documents. */
export function mainHtml(report: Report, where: PageFor, language: Language): string {
  const { file, product, asOf, dataDay, sources, endings, flow, currency } = report;
  const { t, day } = language;
  const shown = { where, language };
  const about = [
    file,
    asOf === undefined ? t('no valid day') : t('as of {day}', { day: day(asOf) }),
    t('data as of {day}', { day: day(dataDay) }),
  ];
  return [
    `<h1>${escaped(product ?? file)}</h1>`,
    `<p class="sub">${escaped(about.join(' · '))}</p>`,
    verdict(report, language),
    requirements(report.requirements, language),
    causes(report, shown),
    plans(report.plans, shown),
    sources.length === 0
      ? ''
      : wide(
          t('Pictures'),
          [
            key(report, language),
            sankeyFigure(flow, currency, language),
            mapFigure(sources, language),
            barsFigure(sources, language),
            thresholdFigures(report.requirements, language),
            timelineFigure(endings, asOf ?? dataDay, language),
          ].join('\n'),
        ),
    ...reportTables(report, language).map(({ title, ...content }) =>
      wide(title, table(content, language)),
    ),
    `<p class="sub wide">${t('Engineering guidance, not legal advice.')}</p>`,
  ]
    .filter((part) => part !== '')
    .join('\n');
}

/** A section that is printed across the paper. */
export const wide = (title: string, content: string): string =>
  `<section class="wide"><h2>${escaped(title)}</h2>${content}</section>`;

export function verdict(
  { verdict: { state, sentence }, counts, dataAge }: Pick<Report, 'verdict' | 'counts' | 'dataAge'>,
  language: Language,
): string {
  const { error, warning, information, hint, waived } = counts;
  const found = [
    counted(error, '{count} error', '{count} errors', language),
    counted(warning, '{count} warning', '{count} warnings', language),
    counted(information, '{count} note', '{count} notes', language),
    counted(hint, '{count} hint', '{count} hints', language),
    ...(waived > 0 ? [language.t('{count} waived', { count: waived })] : []),
  ].join(', ');
  return `<div class="verdict v-${state}"><p class="big">${VERDICT_MARKS[state]} ${escaped(sentence)}</p><p>${found}.</p>${dataAge === undefined ? '' : `<p>${escaped(dataAge)}</p>`}</div>`;
}

/** What became of a requirement, with its mark. */
export function stateWords(state: RequirementRow['state'], { t }: Language): string {
  switch (state) {
    case 'passes':
      return `✔ ${t('passes')}`;
    case 'fails':
      return `✖ ${t('does not pass')}`;
    case 'undetermined':
      return `? ${t('not decided')}`;
    case 'nothing':
      return `– ${t('nothing counts')}`;
    case 'not-in-force':
      return `– ${t('not in force')}`;
    case 'compared':
      return `ⓘ ${t('comparison')}`;
  }
}

const requirements = (rows: readonly RequirementRow[], language: Language): string =>
  rows.length === 0
    ? ''
    : table(
        {
          id: 't-requirements',
          caption: language.t('Requirements'),
          heads: [
            language.t('Regime'),
            language.t('Requirement'),
            language.t('State'),
            language.t('Result'),
          ],
          rows: rows.map(({ regimeName, name, state, result }) => ({
            cells: [regimeName, name, stateWords(state, language), result],
          })),
        },
        language,
      );

/** A step by its id and where it stands; in the editor it leads there. */
export function stepWords({ id, line, file }: StepRef, { where, language }: Shown): string {
  const name = `<b>${escaped(id)}</b>`;
  if (line === undefined) return `${name} (${escaped(file ?? '')})`;
  const words = language.t('line {line}', { line });
  const at = escaped(file === undefined ? words : `${file}, ${words}`);
  const of = file === undefined ? '' : ` data-file="${escaped(file)}"`;
  return where === 'editor'
    ? `${name} (<button type="button" class="line" data-line="${String(line)}"${of}>${at}</button>)`
    : `${name} (${at})`;
}

function causes({ causes: rows, causesLeftOut, sources }: Report, shown: Shown): string {
  const { language } = shown;
  const { t } = language;
  if (rows.length === 0) {
    return `<p>${sources.length === 0 ? t('There are no sources yet.') : t('No step causes a finding.')}</p>`;
  }
  const items = rows.map((row) => causeItem(row, shown));
  return causeList(
    items,
    t('In the order in which changing them helps most.'),
    causesLeftOut,
    language,
  );
}

/** Causes as a list, with their order in words, and how many are not in it. */
export function causeList(
  items: readonly string[],
  order: string,
  leftOut: number,
  language: Language,
): string {
  const rest =
    leftOut > 0
      ? `<p class="none">${counted(
          leftOut,
          'The rest is not listed ({count} step).',
          'The rest is not listed ({count} steps).',
          language,
        )}</p>`
      : '';
  return `<h2>${language.t('Causes')}</h2><p class="sub">${order}</p><ol class="causes">${items.join('\n')}</ol>${rest}`;
}

/** What a step does, where, and how it stands; "in China" is not said twice. */
export function workWords(
  { work, country, status }: Pick<CauseRow, 'work' | 'country' | 'status'>,
  language: Language,
): string {
  const mark =
    status === 'china'
      ? `<span class="s s-china"><i aria-hidden="true">${STATUSES.china.mark}</i></span>`
      : statusBadge(status, language);
  return `${escaped(language.t('{work} in {country}', { work, country }))} ${mark}`;
}

/** The best other partner of a cause. */
export const alternativeWords = (alternative: string | undefined, { t }: Language): string =>
  alternative === undefined
    ? t('No alternative with a production figure is known.')
    : t('Best alternative: {partner}.', { partner: alternative });

function causeItem(cause: CauseRow, shown: Shown): string {
  const { language } = shown;
  const { own, resting, alternative, shares, findings } = cause;
  const { t } = language;
  const rests = [
    ...(own > 0 ? [counted(own, '{count} finding here', '{count} findings here', language)] : []),
    ...(resting > 0
      ? [
          counted(
            resting,
            '{count} finding at another step rests on it',
            '{count} findings at other steps rest on it',
            language,
          ),
        ]
      : []),
  ];
  const effect = [
    ...shares,
    ...(findings ? [t('Findings resolved: {resolved}, new: {fresh}', findings)] : []),
  ];
  const change =
    alternative === undefined
      ? `<p class="none">${escaped(alternativeWords(alternative, language))}</p>`
      : `<p>${escaped(alternativeWords(alternative, language))}${effect.length > 0 ? ` ${escaped(`${effect.join('. ')}.`)}` : ''}</p>`;
  return `<li><p>${stepWords(cause, shown)}: ${workWords(cause, language)}${rests.length > 0 ? `; ${rests.join(', ')}` : ''}.</p>${change}</li>`;
}

const plans = (rows: readonly PlanRow[], shown: Shown): string =>
  rows.length === 0
    ? ''
    : `<h2>${shown.language.t('The smallest change that passes')}</h2>${rows.map((row) => plan(row, shown)).join('\n')}`;

function plan(row: PlanRow, shown: Shown): string {
  const { regimeName, requirement, before, threshold, after, changes, isProven } = row;
  const { t } = shown.language;
  const name = `<b>${escaped(requirement)}</b> (${escaped(regimeName)})`;
  if (after === undefined) {
    return `<p>${name}: ${escaped(t('{before} of {threshold}. No set of at most 20 changes passes with alternatives that have a production figure.', { before, threshold }))}</p>`;
  }
  const proof = isProven
    ? t('No smaller set passes with alternatives that have a production figure.')
    : t(
        'A smaller set may exist: many steps are shared by several chains, and not all sets were tried.',
      );
  const listed = changes
    .slice(0, MAX_CHANGES_LISTED)
    .map(
      (change) =>
        `<li>${stepWords(change, shown)}, ${escaped(change.work)}: ${escaped(change.alternative)}</li>`,
    );
  const figures = t('{before} → {after} (threshold {threshold})', { before, after, threshold });
  const count = counted(
    changes.length,
    'with {count} change',
    'with {count} changes',
    shown.language,
  );
  return `<p>${name}: ${escaped(figures)} ${count}. ${proof}</p><ol>${listed.join('')}</ol>`;
}

export function key({ sources }: Pick<Report, 'sources'>, language: Language): string {
  const used = new Set(sources.map(({ status }) => status));
  const items = STATUS_ORDER.filter((status) => used.has(status));
  return `<ul class="key" aria-label="${escaped(language.t('Key'))}">${items.map((status) => `<li>${statusBadge(status, language)}</li>`).join('')}</ul>`;
}
