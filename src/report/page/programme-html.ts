import type { Language } from '../../messages/language';
import { counted } from '../../messages/words';
import type { CommonCauseRow, ManifestRow, Programme } from '../data/programme';
import { barsFigure } from './bars';
import type { PageFor, Shown } from './main-html';
import {
  causeList,
  alternativeWords,
  key,
  stateWords,
  stepWords,
  verdict,
  VERDICT_MARKS,
  wide,
  workWords,
} from './main-html';
import { reportTables } from './report-tables';
import { table } from './table';
import { escaped } from './text';
import { timelineFigure } from './timeline';
import { mapFigure } from './world-map';

/** What is inside the page on several manifests: the answer, each of them, common causes, pictures, tables. */
export function programmeHtml(programme: Programme, where: PageFor, language: Language): string {
  const { title, days, dataDay, sources, endings } = programme;
  const { t, day } = language;
  const about = [
    t('as of {day}', { day: days.map(day).join(', ') }),
    t('data as of {day}', { day: day(dataDay) }),
  ];
  const parts = [
    `<h1>${escaped(title)}</h1>`,
    `<p class="sub">${escaped(about.join(' · '))}</p>`,
    verdict(programme, language),
    wide(t('Manifests'), manifestTable(programme.manifests, language)),
    programme.requirements.length === 0
      ? ''
      : wide(t('Requirements'), requirementTable(programme, language)),
    causes(programme, { where, language }),
    sources.length === 0
      ? ''
      : wide(
          t('Pictures'),
          [
            key(programme, language),
            mapFigure(sources, language),
            barsFigure(sources, language),
            timelineFigure(endings, days.at(-1) ?? dataDay, language),
          ].join('\n'),
        ),
    ...reportTables(programme, language, true).map(({ title: name, ...content }) =>
      wide(name, table(content, language)),
    ),
    `<p class="sub wide">${t('Engineering guidance, not legal advice.')}</p>`,
  ];
  // Its tables name files: all of it is printed across the paper.
  return `<div class="wide">${parts.filter((part) => part !== '').join('\n')}</div>`;
}

const manifestTable = (rows: readonly ManifestRow[], language: Language): string => {
  const { t } = language;
  return table(
    {
      id: 't-manifests',
      caption: t('Manifests'),
      heads: [
        t('Manifest'),
        t('Product'),
        t('State'),
        t('Errors'),
        t('Warnings'),
        t('Notes'),
        t('Waived'),
        t('Sources'),
      ],
      rows: rows.map(({ file, product, verdict: { state, sentence }, counts, sources }) => ({
        cells: [
          file,
          product,
          `${VERDICT_MARKS[state]} ${sentence}`,
          counts.error,
          counts.warning,
          counts.information + counts.hint,
          counts.waived,
          sources,
        ],
        line: 1,
        file,
      })),
    },
    language,
  );
};

const requirementTable = ({ requirements }: Programme, language: Language): string => {
  const { t } = language;
  return table(
    {
      id: 't-requirements',
      caption: t('Requirements'),
      heads: [t('Manifest'), t('Regime'), t('Requirement'), t('State'), t('Result')],
      rows: requirements.map(({ file, regimeName, name, state, result }) => ({
        cells: [file, regimeName, name, stateWords(state, language), result],
      })),
    },
    language,
  );
};

function causes({ causes: rows, causesLeftOut }: Programme, shown: Shown): string {
  const { language } = shown;
  const { t } = language;
  if (rows.length === 0) return `<p>${t('No step causes a finding.')}</p>`;
  const items = rows.map((row) => causeItem(row, shown));
  return causeList(
    items,
    t('Those on which most findings rest come first.'),
    causesLeftOut,
    language,
  );
}

function causeItem(cause: CommonCauseRow, shown: Shown): string {
  const { language } = shown;
  const { findings, manifests, alternative } = cause;
  const count = counted(findings, '{count} finding', '{count} findings', language);
  const of = counted(manifests, 'in {count} manifest', 'in {count} manifests', language);
  const kind = alternative === undefined ? ' class="none"' : '';
  return `<li><p>${stepWords(cause, shown)}: ${workWords(cause, language)}; ${count} ${of}.</p><p${kind}>${escaped(alternativeWords(alternative, language))}</p></li>`;
}
