import type { EndingRow } from '../data/report';
import { figure, svgOf } from './table';
import { escaped, label, px } from './text';

/** Ends that a picture can show and be read. */
const MAX_SHOWN = 30;
const WIDTH = 1100;
const LEFT = 380;
const ROW = 22;

const KINDS: Readonly<Record<EndingRow['kind'], string>> = {
  waiver: 'waiver',
  evidence: 'evidence',
  suspension: 'suspension',
  regime: 'regime',
  agreement: 'agreement',
};

/** What has ended and what will, around the day that is judged. */
export function timelineFigure(endings: readonly EndingRow[], asOf: string): string {
  if (endings.length === 0) return '';
  const title = 'What ends when';
  const next = endings.filter(({ isPast }) => !isPast);
  const past = endings.filter(({ isPast }) => isPast);
  const shown = [...past, ...next.slice(0, MAX_SHOWN)].slice(-MAX_SHOWN);
  const left = endings.length - shown.length;
  const note = `Line: ${asOf}.${left > 0 ? ` ${String(left)} more are in the table.` : ''}`;
  return figure(title, picture(title, shown, asOf), note, {
    caption: 'Ends',
    heads: ['Day', 'What', 'Kind', 'State'],
    rows: endings.map(({ day, kind, what, isPast, line }) => ({
      cells: [day, what, KINDS[kind], isPast ? 'ended' : 'ends'],
      line,
    })),
  });
}

/** Days since the year 0, near enough for a picture. */
const dayNumber = (day: string): number => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return year * 365.25 + (month - 1) * 30.44 + date;
};

function picture(title: string, endings: readonly EndingRow[], asOf: string): string {
  const days = [...endings.map(({ day }) => dayNumber(day)), dayNumber(asOf)];
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const x = (day: string): number =>
    LEFT + ((dayNumber(day) - first) / Math.max(1, last - first)) * (WIDTH - LEFT - 90);
  const height = endings.length * ROW + 10;
  const now = x(asOf);
  const rows = endings.map(({ day, what, isPast }, index) => {
    const y = index * ROW + 16;
    const [from, to] = [Math.min(now, x(day)), Math.max(now, x(day))];
    return `<g class="s-${isPast ? 'china' : 'qualifies'}"><text class="end" x="${String(LEFT - 12)}" y="${String(y + 4)}">${label(what, 58)}</text><line class="until" x1="${px(from)}" x2="${px(to)}" y1="${String(y)}" y2="${String(y)}"/><circle cx="${px(x(day))}" cy="${String(y)}" r="5"/><text x="${px(x(day) + 9)}" y="${String(y + 4)}">${isPast ? '✖ ' : ''}${escaped(day)}</text></g>`;
  });
  return svgOf(
    title,
    WIDTH,
    height,
    `<line class="share" x1="${px(now)}" x2="${px(now)}" y1="0" y2="${String(height)}"/>${rows.join('')}`,
  );
}
