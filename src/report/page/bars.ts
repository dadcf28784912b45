import type { SourceRow, Status } from '../data/report';
import { STATUS_ORDER, STATUSES } from '../data/status';
import { figure, svgOf } from './table';
import { counted, escaped, label, percent, px } from './text';

/** Bars that a picture can show and be read. */
const MAX_BARS = 30;
const WIDTH = 1100;
const LEFT = 250;
const BAR = 20;
const STEP = 30;

interface Bar {
  readonly subject: string;
  readonly stage: string;
  readonly by: 'value' | 'steps';
  readonly total: number;
  readonly parts: readonly Part[];
}

interface Part {
  readonly country: string;
  readonly code: string;
  readonly status: Status;
  /** Part of one. */
  readonly part: number;
}

/** A bar for each material or component and stage: how much comes from which country. */
export function barsFigure(sources: readonly SourceRow[]): string {
  const bars = barsOf(sources);
  if (bars.length === 0) return '';
  const title = 'What comes from where';
  const left = bars.length - MAX_BARS;
  const notes = [
    'By value where every step of a bar has one, else by number of steps.',
    ...(left > 0
      ? [`The ${String(MAX_BARS)} with most steps; ${String(left)} more are in the table.`]
      : []),
  ];
  return figure(title, picture(title, bars.slice(0, MAX_BARS)), notes.join(' '), {
    caption: 'Parts by country',
    heads: ['Material or component', 'Stage', 'Country', 'Part (%)', 'By', 'Status'],
    rows: bars.flatMap(({ subject, stage, by, parts }) =>
      parts.map(({ country, status, part }) => ({
        cells: [subject, stage, country, Math.round(part * 1000) / 10, by, { status }],
      })),
    ),
  });
}

function barsOf(sources: readonly SourceRow[]): Bar[] {
  const groups = new Map<string, SourceRow[]>();
  for (const source of sources) {
    const key = `${source.subject}\0${source.stage}`;
    const group = groups.get(key);
    if (group) group.push(source);
    else groups.set(key, [source]);
  }
  return [...groups.values()]
    .sort((a, b) => b.length - a.length)
    .map((group): Bar => {
      const [{ subject, stage } = { subject: '', stage: '' }] = group;
      const sum = group.reduce((all, { value = 0 }) => all + value, 0);
      const isByValue =
        group.every(({ value }) => value !== undefined) && sum > 0 && Number.isFinite(sum);
      const total = isByValue ? sum : group.length;
      const parts = new Map<string, Part>();
      for (const { country, code, status, value = 0 } of group) {
        const key = `${country}\0${status}`;
        const part = (isByValue ? value : 1) / total + (parts.get(key)?.part ?? 0);
        parts.set(key, {
          country: country === '' ? 'no country' : country,
          code: code ?? '?',
          status,
          part,
        });
      }
      const inOrder = [...parts.values()].sort(
        (a, b) =>
          STATUS_ORDER.indexOf(a.status) - STATUS_ORDER.indexOf(b.status) || b.part - a.part,
      );
      return {
        subject,
        stage,
        by: isByValue ? 'value' : 'steps',
        total: group.length,
        parts: inOrder,
      };
    });
}

function picture(title: string, bars: readonly Bar[]): string {
  const rows = bars.map(({ subject, stage, total, parts }, index) => {
    const y = index * STEP + 4;
    let x = LEFT;
    const pieces = parts.map(({ country, code, status, part }) => {
      const width = part * (WIDTH - LEFT - 4);
      const words = `${country}: ${percent(part)} of ${subject}, ${stage}; ${STATUSES[status].name}`;
      const long = `${STATUSES[status].mark} ${country} ${percent(part)}`;
      const short = `${STATUSES[status].mark} ${code}`;
      const name = long.length * 6.8 < width ? long : short.length * 7.5 < width ? short : '';
      const piece = `<g class="s-${status}"><rect class="part" x="${px(x)}" y="${String(y)}" width="${px(Math.max(0.5, width - 1))}" height="${String(BAR)}"><title>${escaped(words)}</title></rect>${name === '' ? '' : `<text class="on" x="${px(x + 5)}" y="${String(y + 14)}">${escaped(name)}</text>`}</g>`;
      x += width;
      return piece;
    });
    return `<text class="end" x="${String(LEFT - 8)}" y="${String(y + 14)}">${label(`${subject}, ${stage} (${String(total)})`, 38)}</text>${pieces.join('')}`;
  });
  return svgOf(
    `${title}: ${counted(bars.length, 'bar')}`,
    WIDTH,
    bars.length * STEP + 4,
    rows.join(''),
  );
}
