import type { Language } from '../../messages/language';
import type { RequirementRow, SharePart } from '../data/report';
import { figure, svgOf } from './table';
import { escaped, inPercent, percent, px } from './text';

const WIDTH = 720;
const HEIGHT = 220;
const LEFT = 48;
const BOTTOM = 26;
const TOP = 16;

/** The share as it is, against the thresholds of this and the coming years; a picture a requirement. */
export const thresholdFigures = (rows: readonly RequirementRow[], language: Language): string =>
  rows
    .flatMap(({ regimeName, name, share }) =>
      share ? [thresholdFigure(`${name} (${regimeName})`, share, language)] : [],
    )
    .join('\n');

function thresholdFigure(name: string, share: SharePart, language: Language): string {
  const { t } = language;
  const title = t('{requirement}: {share} against the thresholds by year', {
    requirement: name,
    share: percent(share.share, language),
  });
  const { ends } = share;
  const note =
    ends === undefined
      ? t('The share as it is now; the last threshold goes on.')
      : t('The share as it is now; the regime ends on {day}.', { day: language.day(ends) });
  return figure(
    { title, svg: picture(title, share, language), note },
    {
      id: `t-thresholds-${idOf(name)}`,
      caption: t('Thresholds: {requirement}', { requirement: name }),
      heads: [t('Year'), t('Threshold (%)'), t('Share (%)'), t('Passes')],
      rows: share.years.map(({ year, threshold }) => ({
        cells: [
          year,
          inPercent(threshold),
          inPercent(share.share),
          share.share >= threshold ? t('yes') : t('no'),
        ],
      })),
    },
    language,
  );
}

const idOf = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]+/g, '-');

function picture(title: string, { share, best, years }: SharePart, language: Language): string {
  const y = (part: number): number => TOP + (1 - Math.min(1, part)) * (HEIGHT - TOP - BOTTOM);
  const column = (WIDTH - LEFT - 60) / years.length;
  const grid = [0, 0.25, 0.5, 0.75, 1].map(
    (part) =>
      `<line class="grid" x1="${String(LEFT)}" x2="${String(WIDTH)}" y1="${px(y(part))}" y2="${px(y(part))}"/><text class="end small" x="${String(LEFT - 6)}" y="${px(y(part) + 4)}">${percent(part, language)}</text>`,
  );
  const bars = years.map(({ year, threshold }, index) => {
    const passes = share >= threshold;
    const x = LEFT + index * column + column * 0.15;
    // Above the bar where there is no room in it, or where the line of the share goes through it.
    const isAbove = threshold < 0.2 || (share < threshold && threshold - share < 0.12);
    return `<g class="s-${passes ? 'qualifies' : 'china'}"><rect class="wanted" x="${px(x)}" y="${px(y(threshold))}" width="${px(column * 0.7)}" height="${px(y(0) - y(threshold))}"/><text class="middle halo" x="${px(x + column * 0.35)}" y="${px(y(threshold) + (isAbove ? -5 : 16))}">${passes ? '✔' : '✖'} ${percent(threshold, language)}</text><text class="middle small" x="${px(x + column * 0.35)}" y="${String(HEIGHT - 8)}">${escaped(year)}</text></g>`;
  });
  const line = (part: number, words: string, kind: string): string =>
    `<line class="${kind}" x1="${String(LEFT)}" x2="${String(WIDTH)}" y1="${px(y(part))}" y2="${px(y(part))}"/><text class="end strong halo" x="${String(WIDTH)}" y="${px(y(part) - 4)}">${words}</text>`;
  return svgOf(
    title,
    WIDTH,
    HEIGHT,
    grid.join('') +
      bars.join('') +
      (best === undefined
        ? ''
        : line(
            best,
            language.t('best case {share}', { share: percent(best, language) }),
            'share dashed',
          )) +
      line(share, percent(share, language), 'share'),
  );
}
