import type { Language } from '../../messages/language';
import { counted } from '../../messages/words';
import type { SourceRow, Status } from '../data/report';
import { STATUS_ORDER, statusName, STATUSES } from '../data/status';
import { figure, svgOf } from './table';
import { escaped, inPercent, label, percent, px } from './text';
import { grouped } from '../../text/groups';

/** Bars that a picture can show and be read. */
const MAX_BARS = 30;
const WIDTH = 1100;
const LEFT = 300;
/** Characters of a name before a bar. */
const MAX_NAME = 44;
/** Of a bold character, at most, in units of the picture. */
const CHARACTER_WIDTH = 8.2;
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
export function barsFigure(sources: readonly SourceRow[], language: Language): string {
  const { t } = language;
  const bars = barsOf(sources, language);
  if (bars.length === 0) return '';
  const title = t('What comes from where');
  const left = bars.length - MAX_BARS;
  const notes = [
    t('By value where every step of a bar has one, else by number of steps.'),
    ...(left > 0
      ? [
          t('The {shown} with most steps; {count} more are in the table.', {
            shown: MAX_BARS,
            count: left,
          }),
        ]
      : []),
  ];
  const svg = picture(title, bars.slice(0, MAX_BARS), language);
  return figure(
    { title, svg, note: notes.join(' ') },
    {
      id: 't-parts-by-country',
      caption: t('Parts by country'),
      heads: [
        t('Material or component'),
        t('Stage'),
        t('Country'),
        t('Part (%)'),
        t('By'),
        t('Status'),
      ],
      rows: bars.flatMap(({ subject, stage, by, parts }) =>
        parts.map(({ country, status, part }) => ({
          cells: [subject, stage, country, inPercent(part), t(by), { status }],
        })),
      ),
    },
    language,
  );
}

function barsOf(sources: readonly SourceRow[], { t }: Language): Bar[] {
  const groups = grouped(sources, ({ subject, stage }) => `${subject}\0${stage}`);
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
          country: country === '' ? t('no country') : country,
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

function picture(title: string, bars: readonly Bar[], language: Language): string {
  const rows = bars.map(({ subject, stage, total, parts }, index) => {
    const y = index * STEP + 4;
    let x = LEFT;
    const pieces = parts.map(({ country, code, status, part }) => {
      const width = part * (WIDTH - LEFT - 4);
      const words = `${country}: ${percent(part, language)}, ${subject}, ${stage}; ${statusName(status, language)}`;
      const long = `${STATUSES[status].mark} ${country} ${percent(part, language)}`;
      const coded = `${STATUSES[status].mark} ${code} ${percent(part, language)}`;
      const short = `${STATUSES[status].mark} ${code}`;
      const room = (width - 10) / CHARACTER_WIDTH;
      const name = [long, coded, short].find((each) => each.length < room) ?? '';
      const piece = `<g class="s-${status}"><rect class="part" x="${px(x)}" y="${String(y)}" width="${px(Math.max(0.5, width - 1))}" height="${String(BAR)}"><title>${escaped(words)}</title></rect>${name === '' ? '' : `<text class="on" x="${px(x + 5)}" y="${String(y + 14)}">${escaped(name)}</text>`}</g>`;
      x += width;
      return piece;
    });
    return `<text class="end" x="${String(LEFT - 8)}" y="${String(y + 14)}">${label(`${subject}, ${stage} (${String(total)})`, MAX_NAME)}</text>${pieces.join('')}`;
  });
  return svgOf(
    `${title}: ${counted(bars.length, '{count} bar', '{count} bars', language)}`,
    WIDTH,
    bars.length * STEP + 4,
    rows.join(''),
  );
}
