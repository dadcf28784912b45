import type { Language, Text } from '../../messages/language';
import type { EndingRow } from '../data/report';
import { figure, svgOf } from './table';
import { escaped, label, px } from './text';

/** Ends that a picture can show and be read. */
const MAX_SHOWN = 30;
const WIDTH = 1100;
const LEFT = 380;
const ROW = 22;

const KINDS = {
  waiver: 'waiver',
  evidence: 'evidence',
  suspension: 'suspension',
  regime: 'regime',
  agreement: 'agreement',
} as const satisfies Readonly<Record<EndingRow['kind'], Text>>;

/** What has ended and what will, around the day that is judged. */
export function timelineFigure(
  endings: readonly EndingRow[],
  asOf: string,
  language: Language,
): string {
  const { t, day: dayOf } = language;
  if (endings.length === 0) return '';
  const title = t('What ends when');
  const next = endings.filter(({ isPast }) => !isPast);
  const past = endings.filter(({ isPast }) => isPast);
  const shown = [...past, ...next.slice(0, MAX_SHOWN)].slice(-MAX_SHOWN);
  const left = endings.length - shown.length;
  const notes = [
    t('Line: {day}.', { day: dayOf(asOf) }),
    ...(left > 0 ? [t('{count} more are in the table.', { count: left })] : []),
  ];
  const behind = {
    id: 't-ends',
    caption: t('Ends'),
    heads: [t('Day'), t('What'), t('Kind'), t('State')],
    rows: endings.map(({ day, kind, what, isPast, line, file }) => ({
      cells: [day, what, t(KINDS[kind]), isPast ? t('ended') : t('ends')],
      line,
      file,
    })),
  };
  const svg = picture(title, shown, asOf, language);
  return figure({ title, svg, note: notes.join(' ') }, behind, language);
}

/** Days since the year 0, near enough for a picture. */
const dayNumber = (day: string): number => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return year * 365.25 + (month - 1) * 30.44 + date;
};

function picture(
  title: string,
  endings: readonly EndingRow[],
  asOf: string,
  { day: dayOf }: Language,
): string {
  const days = [...endings.map(({ day }) => dayNumber(day)), dayNumber(asOf)];
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const x = (day: string): number =>
    LEFT + ((dayNumber(day) - first) / Math.max(1, last - first)) * (WIDTH - LEFT - 90);
  const height = endings.length * ROW + 10;
  const now = x(asOf);
  const rows = endings.map(({ day, what, isPast }, index) => {
    const y = index * ROW + 16;
    const [from, to] = [Math.min(now, x(day)), Math.max(now, x(day))];
    return `<g class="s-${isPast ? 'china' : 'qualifies'}"><text class="end" x="${String(LEFT - 12)}" y="${String(y + 4)}">${label(what, 58)}</text><line class="until" x1="${px(from)}" x2="${px(to)}" y1="${String(y)}" y2="${String(y)}"/><circle cx="${px(x(day))}" cy="${String(y)}" r="5"/><text x="${px(x(day) + 9)}" y="${String(y + 4)}">${isPast ? '✖ ' : ''}${escaped(dayOf(day))}</text></g>`;
  });
  return svgOf(
    title,
    WIDTH,
    height,
    `<line class="share" x1="${px(now)}" x2="${px(now)}" y1="0" y2="${String(height)}"/>${rows.join('')}`,
  );
}
